package models

import (
	"context"
	"strconv"

	"gorm.io/gorm"
)

// amending carries an amendment out.
type amending struct {
	s            *Store
	tx           *gorm.DB
	m            moment
	amendment    *Amendment
	person       Actor                // who decided it
	older, newer map[int64]*Provision // of both directives, with their tasks
	facts        []fact
}

// ApplyAmendments carries out what was decided for a day that has come, each amendment in one transaction,
// and gives how many tasks were moved or cancelled.
func (s *Store) ApplyAmendments(ctx context.Context, actor Actor) (int, error) {
	if !actor.system {
		return 0, forbidden("apply_amendment")
	}
	var due []struct{ DirectiveID, AmendedID int64 }
	if err := s.read(ctx).Raw("SELECT directive_id, amended_id FROM amendments WHERE applied_at IS NULL AND undone_at IS NULL AND effective_on <= ? ORDER BY effective_on, id", s.Today()).Scan(&due).Error; err != nil {
		return 0, s.mapError(err)
	}
	tasks := 0
	for _, d := range due {
		err := s.change(ctx, func(tx *gorm.DB, m moment) error {
			a, err := amendmentOf(tx, d.DirectiveID, d.AmendedID)
			if err != nil || a == nil {
				return err
			}
			person, err := decider(tx, a)
			if err != nil {
				return err
			}
			x := amending{s: s, tx: tx, m: m}
			if err := x.read(a.DirectiveID, a.AmendedID); err != nil {
				return err
			}
			if err := x.apply(person, a); err != nil {
				return err
			}
			for _, c := range a.Choices {
				tasks += c.Moved + c.Cancelled
			}
			return nil
		})
		if err != nil {
			return tasks, err
		}
	}
	s.words.forget()
	return tasks, nil
}

// decider is who decided an amendment: what comes of it is done in their name.
func decider(tx *gorm.DB, a *Amendment) (Actor, error) {
	var p Actor
	if a.DecidedBy == nil {
		return p, nil
	}
	p.UserID = *a.DecidedBy
	return p, tx.Raw("SELECT name, email FROM users WHERE id = ?", p.UserID).Row().Scan(&p.Name, &p.Email)
}

// apply moves and cancels tasks as decided, and tells their leads.
func (x *amending) apply(person Actor, a *Amendment) error {
	claimed := x.tx.Exec("UPDATE amendments SET applied_at = ? WHERE id = ? AND applied_at IS NULL AND undone_at IS NULL", x.m.at, a.ID)
	if claimed.Error != nil || claimed.RowsAffected == 0 { // another instance was quicker
		return claimed.Error
	}
	x.amendment, x.person, a.AppliedAt = a, person, &x.m.at
	x.person.system = true // the right was asked for when it was decided; mails go out below, all at once
	for i := range a.Choices {
		c := &a.Choices[i]
		if err := x.carryOut(c); err != nil {
			return err
		}
		if err := x.tx.Exec("UPDATE amendment_choices SET moved = ?, cancelled = ? WHERE amendment_id = ? AND provision_id = ?", c.Moved, c.Cancelled, a.ID, c.ProvisionID).Error; err != nil {
			return err
		}
	}
	if err := x.s.tell(x.tx, x.m, person, "amendment-"+strconv.FormatInt(a.ID, 10), 0, x.facts); err != nil {
		return err
	}
	moved, cancelled := 0, 0
	for _, c := range a.Choices {
		moved, cancelled = moved+c.Moved, cancelled+c.Cancelled
	}
	return audit(x.tx, x.m, person, "amendment.apply", "directive", a.DirectiveID, nil, map[string]any{"amended": a.AmendedID, "moved": moved, "cancelled": cancelled})
}

// carryOut does what was chosen for a provision. What was finished meanwhile stays as it is; a task whose
// successor is under way already is cancelled, since the work goes on there.
func (x *amending) carryOut(c *AmendmentChoice) error {
	old := x.older[c.ProvisionID]
	if c.Choice == AmendKeep || old == nil {
		return nil
	}
	var to map[int64]Task
	if c.Choice == AmendMove {
		to = counterparts(old, x.newer[*c.SuccessorID])
	}
	for _, t := range openTasks(old.Tasks) {
		if u, there := to[t.ID]; there && u.isUntouched() {
			if err := x.move(t, u); err != nil {
				return err
			}
			c.Moved++
			continue
		}
		if err := x.cancel(t, x.amendment.Words, true); err != nil {
			return err
		}
		c.Cancelled++
	}
	return nil
}

// isUntouched says whether nothing was done with a task but that it was received.
func (t Task) isUntouched() bool {
	return t.Status == NotStarted && t.LastProgressAt == nil && t.Receipt != ReceiptIsDeclined
}

// counterparts gives for each unfinished task of an older provision the new one's that takes its place: that
// of the same agency, or the only one where both are owed by one agency. Where a merger gave an agency
// several of the older ones, the first goes on.
func counterparts(older, newer *Provision) map[int64]Task {
	open, fresh := openTasks(older.Tasks), openTasks(newer.Tasks)
	out, taken := map[int64]Task{}, map[int64]bool{}
	for _, t := range open {
		for _, u := range fresh {
			if t.Lead.ID == u.Lead.ID && !taken[u.ID] {
				out[t.ID], taken[u.ID] = u, true
				break
			}
		}
	}
	if len(out) == 0 && len(open) == 1 && len(fresh) == 1 {
		out[open[0].ID] = fresh[0]
	}
	return out
}

func openTasks(all []Task) []Task {
	var out []Task
	for _, t := range all {
		if t.Status.Open() {
			out = append(out, t)
		}
	}
	return out
}

// read reads the provisions of both directives with their tasks.
func (x *amending) read(directiveID, amendedID int64) error {
	for _, side := range []struct {
		id   int64
		into *map[int64]*Provision
	}{{directiveID, &x.newer}, {amendedID, &x.older}} {
		var provisions []Provision
		if err := x.tx.Where("directive_id = ?", side.id).Order("position").Find(&provisions).Error; err != nil {
			return err
		}
		by := make(map[int64]*Provision, len(provisions))
		for i := range provisions {
			by[provisions[i].ID] = &provisions[i]
		}
		tasks, err := x.s.tasksIn(x.tx, len(provisions), "WHERE t.directive_id = ? ORDER BY t.id", side.id)
		if err != nil {
			return err
		}
		for _, t := range tasks {
			by[t.ProvisionID].Tasks = append(by[t.ProvisionID].Tasks, t)
		}
		*side.into = by
	}
	return nil
}
