package models

import (
	"context"

	"dondoc/models/deadline"
)

// Accept completes a submitted task. Whether it was late is told by the day it was submitted, not by
// today: reviewing time is the reviewer's. A request to move its deadline falls away.
func (s *Store) Accept(ctx context.Context, actor Actor, taskID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveAccept, in, func(x *step) error {
		x.task.FinishedOn = x.m.today
		return x.withdrawExtension()
	})
}

// ReturnResult sends a submitted result back, with reasons. The submission no longer counts.
func (s *Store) ReturnResult(ctx context.Context, actor Actor, taskID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveReturn, in, func(x *step) error {
		x.task.SubmittedOn = deadline.Date{}
		return nil
	})
}

// Cancel lets go of an unfinished task, with reasons.
func (s *Store) Cancel(ctx context.Context, actor Actor, taskID int64, in MoveInput) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveCancel, in, func(x *step) error { return x.withdrawExtension() })
}

// SetKeyTask gives a task the star of a key task, or takes it.
func (s *Store) SetKeyTask(ctx context.Context, actor Actor, taskID int64, key bool, in MoveInput) (Task, error) {
	move := MoveUnstar
	if key {
		move = MoveStar
	}
	return s.makeMove(ctx, actor, taskID, move, in, func(x *step) error {
		x.task.KeyTask = key
		return nil
	})
}
