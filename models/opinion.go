package models

import (
	"context"
	"slices"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// Opinion is a lead's request for a coordinating agency's opinion by a day. From that day on to the
// answer, slowness is on the coordinator's clock, not on the lead's.
type Opinion struct {
	ID         int64
	TaskID     int64
	Agency     AgencyRef `gorm:"-"` // who is asked
	AgencyID   int64
	Question   string
	DueOn      deadline.Date
	State      string // asked, given, withdrawn
	AskedAt    time.Time
	AskedBy    *int64
	Answer     string
	AnsweredAt *time.Time
	AnsweredOn deadline.Date
	AnsweredBy *int64
}

// DaysLate is by how many days the answer is or was late on day today: the days on the
// coordinator's clock.
func (o Opinion) DaysLate(today deadline.Date) int {
	switch o.State {
	case "asked":
		return max(0, o.DueOn.DaysUntil(today))
	case "given":
		return max(0, o.DueOn.DaysUntil(o.AnsweredOn))
	}
	return 0
}

// NewOpinion is what a lead asks. MoveInput's Words are the question.
type NewOpinion struct {
	MoveInput
	AgencyID int64
	DueOn    deadline.Date
}

// MayGiveOpinion are the agencies the lead may ask: those that coordinate, without the lead itself where a
// merger made it one of them.
func (t Task) MayGiveOpinion() []AgencyRef {
	var out []AgencyRef
	for _, a := range t.Coordinators {
		if a.ID != t.Lead.ID {
			out = append(out, a)
		}
	}
	return out
}

// AskOpinion asks a coordinating agency of the task for its opinion by a day, today at the earliest.
func (s *Store) AskOpinion(ctx context.Context, actor Actor, taskID int64, n NewOpinion) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveAskOpinion, n.MoveInput, func(x *step) error {
		var bad faults
		if !slices.ContainsFunc(x.task.MayGiveOpinion(), func(a AgencyRef) bool { return a.ID == n.AgencyID }) {
			bad.add("agency", "not_a_coordinator")
		}
		if slices.Contains(x.before.OpinionsAsked, n.AgencyID) {
			bad.add("agency", "asked_already")
		}
		if n.DueOn.IsZero() {
			bad.add("due_on", "required")
		} else if n.DueOn.Before(x.m.today) {
			bad.add("due_on", "in_the_past", "Value", n.DueOn.String(), "Today", x.m.today.String())
		}
		if err := bad.err(); err != nil {
			return err
		}
		x.event.OtherID, x.event.DueTo = n.AgencyID, n.DueOn
		return x.tx.Exec("INSERT INTO opinions (task_id, agency_id, question, due_on, state, asked_at, asked_by) VALUES (?, ?, ?, ?, 'asked', ?, ?)",
			taskID, n.AgencyID, x.event.Words, n.DueOn, x.m.at, orNull(x.actor.UserID)).Error
	})
}

// GiveOpinion answers the request that waits for an agency of the actor's. CodeNotFound when there is
// no such request, CodeForbidden when it is another agency's, CodeWrongState when it is answered.
func (s *Store) GiveOpinion(ctx context.Context, actor Actor, taskID, opinionID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveGiveOpinion, in, func(x *step) error {
		o, err := x.opinion(opinionID)
		if err != nil {
			return err
		}
		if !x.actor.worksFor(o.AgencyID) {
			return forbidden("give_opinion")
		}
		x.event.AgencyID = o.AgencyID
		return x.tx.Exec("UPDATE opinions SET state = 'given', answer = ?, answered_at = ?, answered_on = ?, answered_by = ? WHERE id = ?",
			x.event.Words, x.m.at, x.m.today, orNull(x.actor.UserID), o.ID).Error
	})
}

// WithdrawOpinion takes the lead's own request back.
func (s *Store) WithdrawOpinion(ctx context.Context, actor Actor, taskID, opinionID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveWithdrawOpinion, in, func(x *step) error {
		o, err := x.opinion(opinionID)
		if err != nil {
			return err
		}
		x.event.OtherID = o.AgencyID
		return x.tx.Exec("UPDATE opinions SET state = 'withdrawn', answered_at = ?, answered_on = ? WHERE id = ?", x.m.at, x.m.today, o.ID).Error
	})
}

// opinion is a request of the task that still waits for its answer.
func (x *step) opinion(id int64) (Opinion, error) {
	var found []Opinion
	if err := x.tx.Where("id = ? AND task_id = ?", id, x.task.ID).Limit(1).Find(&found).Error; err != nil {
		return Opinion{}, err
	}
	switch {
	case len(found) == 0:
		return Opinion{}, notFound("opinion")
	case found[0].State != "asked":
		return Opinion{}, &Error{Code: CodeWrongState, Detail: "opinion_" + found[0].State}
	}
	return found[0], nil
}

// Opinions lists a task's requests, newest first. CodeNotFound when the actor may not see the task.
func (s *Store) Opinions(ctx context.Context, actor Actor, taskID int64) ([]Opinion, error) {
	if _, err := s.Task(ctx, actor, taskID); err != nil {
		return nil, err
	}
	out, err := s.opinionsOf(s.read(ctx), taskID)
	return out, s.mapError(err)
}

// opinionsOf gives a task's requests, newest first.
func (s *Store) opinionsOf(db *gorm.DB, taskID int64) ([]Opinion, error) {
	var out []Opinion
	if err := db.Where("task_id = ?", taskID).Order("id DESC").Limit(maxEvents).Find(&out).Error; err != nil {
		return nil, err
	}
	names := &agencyNamer{store: s, db: db}
	for i := range out {
		out[i].Agency.ID = out[i].AgencyID
		names.fill(&out[i].Agency)
	}
	return out, names.err
}
