package models

import (
	"context"

	"dondoc/models/deadline"
)

// Receipt is whether a task's lead has confirmed that it has it.
type Receipt string

// The states of receipt.
const (
	ReceiptIsAwaited  Receipt = "awaited"
	ReceiptIsReceived Receipt = "received"
	ReceiptIsDeclined Receipt = "declined" // returned as wrongly addressed; the office decides
)

// Acknowledge confirms that the lead agency has received the task. For its errors see makeMove.
func (s *Store) Acknowledge(ctx context.Context, actor Actor, taskID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveAcknowledge, in, func(x *step) error {
		x.task.Receipt = ReceiptIsReceived
		return nil
	})
}

// Decline returns a task as wrongly addressed, with reasons and, where the lead knows it, the agency
// whose it is. The office decides. CodeInvalid when the agency proposed can't owe a task today.
func (s *Store) Decline(ctx context.Context, actor Actor, taskID, proposedID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveDecline, in, func(x *step) error {
		if proposedID != 0 {
			if _, err := x.addressee("proposed", proposedID); err != nil {
				return err
			}
		}
		x.event.OtherID = proposedID
		x.task.Receipt = ReceiptIsDeclined
		return x.waitsFromToday()
	})
}

// Redirect passes a declined task to the agency whose it is. It starts there anew, awaiting receipt;
// what was reported stays in its history. CodeInvalid when that agency can't owe a task today,
// CodeConflict when it owes one of the same provision already.
func (s *Store) Redirect(ctx context.Context, actor Actor, taskID, toID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveRedirect, in, func(x *step) error {
		to, err := x.addressee("to", toID)
		if err != nil {
			return err
		}
		var held int
		if err := x.tx.Raw("SELECT COUNT(*) FROM tasks o JOIN tasks mine ON mine.id = ? WHERE o.provision_id = mine.provision_id AND o.period = mine.period AND o.addressee_id = ? AND o.id <> mine.id",
			taskID, toID).Scan(&held).Error; err != nil {
			return err
		}
		if held > 0 {
			return &Error{Code: CodeConflict, Detail: "owes_it_already", Params: map[string]any{"Agency": to.Code}}
		}
		x.event.OtherID = x.task.Lead.ID
		x.task.Lead, x.task.Addressee = to.Ref(), to.Ref()
		x.task.Receipt, x.task.Percent, x.task.LastProgressAt = ReceiptIsAwaited, 0, nil
		if err := x.waitsFromToday(); err != nil {
			return err
		}
		return x.withdrawExtension()
	})
}

// waitsFromToday counts the wait for somebody's answer about the receipt from today on.
func (x *step) waitsFromToday() error {
	return x.tx.Exec("UPDATE tasks SET waits_since = ? WHERE id = ?", x.m.today, x.task.ID).Error
}

// Keep leaves a declined task where it is: it counts as received.
func (s *Store) Keep(ctx context.Context, actor Actor, taskID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveKeep, in, func(x *step) error {
		x.task.Receipt = ReceiptIsReceived
		return nil
	})
}

// addressee is an agency, other than the lead, that can owe a task today.
func (x *step) addressee(field string, id int64) (Agency, error) {
	return x.agency(field, id, func(a Agency, today deadline.Date) string {
		switch {
		case a.Kind == KindGroup:
			return "agency_is_group"
		case !a.ValidOn(today):
			return "agency_closed"
		case a.ID == x.task.Lead.ID:
			return "agency_is_lead"
		}
		return ""
	})
}

// agency reads an agency named in a form; refuse says what is wrong with it, "" for nothing.
func (x *step) agency(field string, id int64, refuse func(Agency, deadline.Date) string) (Agency, error) {
	var found []Agency
	if err := x.tx.Where("id = ?", id).Limit(1).Find(&found).Error; err != nil {
		return Agency{}, err
	}
	var bad faults
	if len(found) == 0 {
		bad.add(field, "agency_unknown")
		return Agency{}, bad.err()
	}
	if problem := refuse(found[0], x.m.today); problem != "" {
		bad.add(field, problem, "Agency", found[0].Code)
	}
	return found[0], bad.err()
}
