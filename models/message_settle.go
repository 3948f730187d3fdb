package models

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"gorm.io/gorm"
)

// Settlement is what became of one claimed message.
type Settlement struct {
	Message   Message       // as claimed, with its words filled in
	State     MessageState  // Sent, Failed, Empty, or Queued to try again
	Retry     time.Duration // from now, where State is Queued
	Uncounted bool          // the attempt was never made
}

// SettleMessages records what became of claimed messages. One that was rescued meanwhile is left to
// whoever has it now; what is recorded already stays as it is, so that it may be called again when its
// own answer was lost.
func (s *Store) SettleMessages(ctx context.Context, actor Actor, all []Settlement) error {
	if !actor.system {
		return forbidden("deliver")
	}
	if len(all) == 0 {
		return nil
	}
	m := s.now()
	rows := make([][]any, len(all))
	for i, x := range all {
		attempt := x.Message.Attempt
		if x.Uncounted {
			attempt--
		}
		settled := &m.at
		if x.State == Queued {
			settled = nil
		}
		refs, err := refsJSON(x.Message.Refs)
		if err != nil {
			return err
		}
		rows[i] = []any{x.Message.ID, x.Message.Claim, attempt, x.State, m.at.Add(min(x.Retry, longestWait)), settled, x.Message.TriedSince, x.Message.Subject, x.Message.Text, x.Message.HTML, refs, x.Message.Reply}
	}
	return s.mapError(s.settleRows(s.writer.WithContext(ctx), rows))
}

func refsJSON(refs []string) (string, error) {
	if refs == nil {
		refs = []string{}
	}
	text, err := json.Marshal(refs)
	return string(text), err
}

// settleRows is one statement for all rows: id, claim, attempt to keep, state, not before, settled at,
// tried since, subject, text, html, refs, reply.
func (s *Store) settleRows(tx *gorm.DB, rows [][]any) error {
	one := "(?,?,?,?,?,?,?,?,?,?,?,?)"
	if s.dialect == Postgres {
		one = "(CAST(? AS BIGINT),CAST(? AS BIGINT),CAST(? AS BIGINT),CAST(? AS TEXT),CAST(? AS TIMESTAMPTZ),CAST(? AS TIMESTAMPTZ),CAST(? AS TIMESTAMPTZ),CAST(? AS TEXT),CAST(? AS TEXT),CAST(? AS TEXT),CAST(? AS TEXT),CAST(? AS TEXT))"
	}
	var args []any
	for _, r := range rows {
		args = append(args, r...)
	}
	return tx.Exec(`UPDATE messages SET state = v.column4, attempt = v.column3, not_before = v.column5, settled_at = v.column6, tried_since = v.column7,
		subject = v.column8, text = v.column9, html = v.column10, refs = v.column11, reply = v.column12
		FROM (VALUES `+strings.TrimSuffix(strings.Repeat(one+",", len(rows)), ",")+`) AS v
		WHERE messages.id = v.column1 AND messages.state = 'sending' AND messages.claim = v.column2`, args...).Error
}
