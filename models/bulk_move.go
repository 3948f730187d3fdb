package models

import (
	"context"
	"crypto/rand"
)

// MaxBulk bounds how many tasks are moved at once.
const MaxBulk = 100

// BulkItem is one task of a bulk action, at the version its maker saw.
type BulkItem struct {
	TaskID  int64
	Version int64
}

// BulkResult is what became of one of them.
type BulkResult struct {
	TaskID int64
	Task   Task  // as it stands now, where Err is nil
	Err    error // as the single move would give it
}

// BulkMoves lists the moves that can be made with many tasks at once, with the same words for all.
var BulkMoves = []Move{MoveAcknowledge, MoveAccept, MoveReturn, MoveCancel, MoveReopen, MoveStar, MoveUnstar}

// BulkMove makes one move with each of the tasks, each in a transaction of its own: what can't be
// done with one does not keep the others. It returns CodeInvalid when the move is none for many
// tasks, or when there are none or more than MaxBulk.
func (s *Store) BulkMove(ctx context.Context, actor Actor, move Move, items []BulkItem, words string, via Via) ([]BulkResult, error) {
	one := s.bulk(move)
	var bad faults
	if one == nil {
		bad.add("move", "not_a_choice")
	}
	if len(items) == 0 || len(items) > MaxBulk {
		bad.add("tasks", "bulk_count", "Max", MaxBulk, "Value", len(items))
	}
	if err := bad.err(); err != nil {
		return nil, err
	}
	out := make([]BulkResult, len(items))
	batch := "bulk-" + rand.Text()
	for i, item := range items {
		out[i].TaskID = item.TaskID
		out[i].Task, out[i].Err = one(ctx, actor, item.TaskID, MoveInput{Version: item.Version, Words: words, Via: via, batch: batch})
		if out[i].Err != nil && CodeOf(out[i].Err) == "" { // the database is gone, or the caller: no use in trying the rest
			return out[:i], out[i].Err
		}
	}
	return out, nil
}

func (s *Store) bulk(move Move) func(context.Context, Actor, int64, MoveInput) (Task, error) {
	switch move {
	case MoveAcknowledge:
		return s.Acknowledge
	case MoveAccept:
		return s.Accept
	case MoveReturn:
		return s.ReturnResult
	case MoveCancel:
		return s.Cancel
	case MoveReopen:
		return s.Reopen
	case MoveStar, MoveUnstar:
		return func(ctx context.Context, actor Actor, id int64, in MoveInput) (Task, error) {
			return s.SetKeyTask(ctx, actor, id, move == MoveStar, in)
		}
	}
	return nil
}
