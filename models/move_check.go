package models

import (
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"
)

// headSignsOff is why an officer may not submit where the agency's head signs results off.
const headSignsOff = "head_signs_off"

// Circumstances are what decides which moves a task allows: the task, and what stands around it.
type Circumstances struct {
	Task
	SignOff        bool    // the lead agency's head signs results off before they are submitted
	Supervisors    []int64 // the agencies that accept in the office's place; none where the office does
	ExtensionAsked bool    // a request to move the deadline waits for its answer
	OpinionsAsked  []int64 // the coordinating agencies whose opinion is waited for
}

// circumstances reads what stands around a task.
func circumstances(db *gorm.DB, t Task) (Circumstances, error) {
	c := Circumstances{Task: t}
	var row struct {
		SignOff    bool
		AcceptedBy string
		Asked      int
	}
	if err := db.Raw(`SELECT a.sign_off, d.accepted_by, (SELECT COUNT(*) FROM extensions x WHERE x.task_id = ? AND x.state = 'asked') AS asked
		FROM agencies a, directives d WHERE a.id = ? AND d.id = ?`, t.ID, t.Lead.ID, t.DirectiveID).Scan(&row).Error; err != nil {
		return c, err
	}
	c.SignOff, c.ExtensionAsked = row.SignOff, row.Asked > 0
	if row.AcceptedBy == "supervisor" {
		if err := db.Raw("SELECT holder_id FROM provision_parties WHERE provision_id = ? AND role = 'supervisor' ORDER BY position", t.ProvisionID).Scan(&c.Supervisors).Error; err != nil {
			return c, err
		}
	}
	return c, db.Raw("SELECT agency_id FROM opinions WHERE task_id = ? AND state = 'asked' ORDER BY id", t.ID).Scan(&c.OpinionsAsked).Error
}

// holds says whether the condition does.
func (c Circumstances) holds(cond Condition) bool {
	switch cond {
	case ReceiptAwaited:
		return c.Receipt == ReceiptIsAwaited
	case Declined:
		return c.Receipt == ReceiptIsDeclined
	case NotDeclined:
		return c.Receipt != ReceiptIsDeclined
	case SignOffOn:
		return c.SignOff
	case SignOffOff:
		return !c.SignOff
	case SignOffAsked:
		return c.SignOffAskedAt != nil
	case SignOffNotAsked:
		return c.SignOffAskedAt == nil
	case Dated:
		return !c.Deadline.DueOn.IsZero()
	case ExtensionAsked:
		return c.ExtensionAsked
	case NoExtensionAsked:
		return !c.ExtensionAsked
	case HasCoordinators:
		return len(c.MayGiveOpinion()) > 0
	case OpinionAsked:
		return len(c.OpinionsAsked) > 0
	case Starred:
		return c.KeyTask
	case NotStarred:
		return !c.KeyTask
	}
	return false
}

// check gives the rule under which the actor may make the move, and the actor with the name of whom
// they act for; or says why not: CodeForbidden for who is no party to it, CodeWrongState for the state
// or a condition, CodeInvalid where reasons are missing.
func (c Circumstances) check(actor Actor, move Move, words string) (MoveRule, Actor, error) {
	why := forbidden(string(move))
	for _, r := range MoveRules() {
		if r.Move != move {
			continue
		}
		acting, may := actor.as(r.By, c)
		if !may {
			// An officer whose head signs off learns that rather than of a right they lack.
			if _, lead := actor.as(PartyLead, c); lead && r.By == PartyHead && slices.Contains(r.If, SignOffOn) && c.SignOff {
				why = &Error{Code: CodeForbidden, Detail: headSignsOff}
			}
			continue
		}
		switch failed := c.unmet(r); {
		case !slices.Contains(r.From, c.Status):
			why = &Error{Code: CodeWrongState, Detail: "move_" + string(c.Status)}
		case failed != "":
			if CodeOf(why) == CodeForbidden {
				why = &Error{Code: CodeWrongState, Detail: string(failed)}
			}
		case r.Words && strings.TrimSpace(words) == "":
			return r, acting, &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "words", Problem: "reasons_missing"}}}
		default:
			return r, acting, nil
		}
	}
	return MoveRule{}, actor, why
}

// CheckMove says why the actor can't make the move with the task now, nil when they can: what a form
// with faults of its own is told, since who may not send it need not mend them. Its errors are makeMove's.
func (s *Store) CheckMove(ctx context.Context, actor Actor, taskID int64, move Move) error {
	t, err := s.Task(ctx, actor, taskID)
	if err != nil {
		return err
	}
	c, err := circumstances(s.read(ctx), t)
	if err != nil {
		return s.mapError(err)
	}
	_, _, err = c.check(actor, move, string(move))
	return err
}

// unmet is the first of the rule's conditions that doesn't hold.
func (c Circumstances) unmet(r MoveRule) Condition {
	for _, cond := range r.If {
		if !c.holds(cond) {
			return cond
		}
	}
	return ""
}

// Allows lists the moves the actor may make now, in the table's order: what a page offers.
func (c Circumstances) Allows(actor Actor) []Move {
	var out []Move
	for _, r := range MoveRules() {
		if slices.Contains(out, r.Move) || !slices.Contains(r.From, c.Status) || c.unmet(r) != "" {
			continue
		}
		if _, may := actor.as(r.By, c); may {
			out = append(out, r.Move)
		}
	}
	return out
}
