package models

import (
	"context"
	"strings"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// Extension is a request to move a task's deadline, and its answer.
type Extension struct {
	ID         int64
	TaskID     int64
	Agency     AgencyRef `gorm:"-"` // who asked
	AgencyID   int64
	FromOn     deadline.Date // the due day when it was asked
	ToOn       deadline.Date // the one asked for
	Reason     string
	LegalBasis string
	State      string // asked, granted, refused, withdrawn
	AskedAt    time.Time
	AskedBy    *int64
	GrantedOn  deadline.Date // the due day granted, which the office may choose
	DecidedAt  *time.Time
	DecidedBy  *int64
	Answer     string
}

// NewExtension is what a lead asks for. MoveInput's Words are the reason.
type NewExtension struct {
	MoveInput
	To         deadline.Date
	LegalBasis string
}

// AskExtension asks the office to move a task's due day. The day must lie after the current due day
// and not before today; one request at a time waits for its answer.
func (s *Store) AskExtension(ctx context.Context, actor Actor, taskID int64, n NewExtension) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveAskExtension, n.MoveInput, func(x *step) error {
		var bad faults
		x.checkDue(&bad, "to", n.To)
		checkWords(&bad, "legal_basis", n.LegalBasis)
		if err := bad.err(); err != nil {
			return err
		}
		x.event.DueFrom, x.event.DueTo = x.task.Deadline.DueOn, n.To
		return x.tx.Exec(`INSERT INTO extensions (task_id, agency_id, from_on, to_on, reason, legal_basis, state, asked_at, asked_by) VALUES (?, ?, ?, ?, ?, ?, 'asked', ?, ?)`,
			taskID, x.task.Lead.ID, x.task.Deadline.DueOn, n.To, x.event.Words, strings.TrimSpace(n.LegalBasis), x.m.at, orNull(x.actor.UserID)).Error
	})
}

// checkDue refuses a new due day that is none, not later than the current one, or past already.
func (x *step) checkDue(bad *faults, field string, to deadline.Date) {
	switch due := x.task.Deadline.DueOn; {
	case to.IsZero():
		bad.add(field, "required")
	case !to.After(due):
		bad.add(field, "not_after_due", "Value", to.String(), "Due", due.String())
	case to.Before(x.m.today):
		bad.add(field, "in_the_past", "Value", to.String(), "Today", x.m.today.String())
	}
}

// GrantExtension moves the due day as asked, or to the day given. The first due day is never lost.
func (s *Store) GrantExtension(ctx context.Context, actor Actor, taskID int64, to deadline.Date, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveGrantExtension, in, func(x *step) error { return x.grantExtension(to) })
}

// grantExtension moves the due day as the waiting request asks, or to the day given.
func (x *step) grantExtension(to deadline.Date) error {
	var e Extension
	if err := x.tx.Where("task_id = ? AND state = 'asked'", x.task.ID).Take(&e).Error; err != nil {
		return err
	}
	if to.IsZero() {
		to = e.ToOn
	}
	var bad faults
	if x.checkDue(&bad, "to", to); len(bad) > 0 {
		return bad.err()
	}
	x.event.DueFrom, x.event.DueTo = x.task.Deadline.DueOn, to
	x.task.Deadline.DueOn = to
	return x.decideExtension("granted", to)
}

// RefuseExtension leaves the due day where it is, with reasons.
func (s *Store) RefuseExtension(ctx context.Context, actor Actor, taskID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveRefuseExtension, in, func(x *step) error {
		return x.decideExtension("refused", deadline.Date{})
	})
}

// WithdrawExtension takes the lead's own request back.
func (s *Store) WithdrawExtension(ctx context.Context, actor Actor, taskID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveWithdrawExtension, in, func(x *step) error { return x.withdrawExtension() })
}

// withdrawExtension lets a waiting request fall away, where there is one.
func (x *step) withdrawExtension() error {
	if !x.before.ExtensionAsked {
		return nil
	}
	return x.decideExtension("withdrawn", deadline.Date{})
}

func (x *step) decideExtension(state string, to deadline.Date) error {
	return x.tx.Exec("UPDATE extensions SET state = ?, granted_on = ?, decided_at = ?, decided_by = ?, answer = ? WHERE task_id = ? AND state = 'asked'",
		state, to, x.m.at, orNull(x.actor.UserID), x.event.Words, x.task.ID).Error
}

// Extensions lists a task's requests, newest first. CodeNotFound when the actor may not see the task.
func (s *Store) Extensions(ctx context.Context, actor Actor, taskID int64) ([]Extension, error) {
	if _, err := s.Task(ctx, actor, taskID); err != nil {
		return nil, err
	}
	out, err := s.extensionsOf(s.read(ctx), taskID)
	return out, s.mapError(err)
}

// extensionsOf gives a task's requests, newest first.
func (s *Store) extensionsOf(db *gorm.DB, taskID int64) ([]Extension, error) {
	var out []Extension
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
