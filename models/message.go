package models

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// MessageState is how a message stands.
type MessageState string

// The states of a message. An empty one had nothing left to say at the moment of sending and wasn't
// sent.
const (
	Queued  MessageState = "queued"
	Sending MessageState = "sending"
	Sent    MessageState = "sent"
	Failed  MessageState = "failed"
	Empty   MessageState = "empty"
)

// MessageKind is what a message is about.
type MessageKind string

// The kinds of message.
const (
	KindDigest  MessageKind = "digest"
	KindReport  MessageKind = "report"
	KindEvent   MessageKind = "event"   // single moves made with tasks of one's agency
	KindMention MessageKind = "mention" // somebody named a colleague in words about a task

	// Links to an account: their SubjectOf is the link's id.
	KindInvitation MessageKind = MessageKind(LinkInvitation)
	KindReset      MessageKind = MessageKind(LinkReset)
)

// Optional says whether whoever gets mails of the kind may decline them, since they don't answer for the
// tasks in them. A digest only such recipients may.
func (k MessageKind) Optional() bool { return k == KindReport || k == KindMention }

// Message is a mail to one recipient. Its words are made at the moment of sending and kept from then
// on; its Message-ID is made from its unique key, so that a mail sent again after a crash is known
// to be the same one.
type Message struct {
	ID        int64
	Key       string // unique: kind, day or report, recipient
	Kind      MessageKind
	Recipient string
	Name      string
	Lang      string
	Day       deadline.Date
	SubjectOf int64 // the report's id, or the link's
	State     MessageState
	Attempt   int
	NotBefore time.Time
	ClaimedAt *time.Time
	ClaimedBy string // the instance that has it in hand, or had it last
	SettledAt *time.Time
	MessageID string // without angle brackets
	Subject   string
	Text      string
	HTML      string
	Refs      []string `gorm:"serializer:json"` // of the tasks it lists
	Reply     string   // the server's words
	Nonce     string   // random: what the secrets of the mail's links are derived from
	CreatedAt time.Time
}

// TableName is gorm's.
func (Message) TableName() string { return "messages" }

var messageColumns = []string{"key", "kind", "recipient", "name", "lang", "day", "subject_of", "state", "not_before", "message_id", "created_at", "nonce"}

func (m Message) row(at time.Time, domain string) []any {
	sum := sha256.Sum256([]byte(m.Key))
	opens := at
	if m.NotBefore.After(at) {
		opens = m.NotBefore
	}
	return []any{m.Key, m.Kind, m.Recipient, m.Name, m.Lang, m.Day, m.SubjectOf, Queued, opens, hex.EncodeToString(sum[:16]) + "@" + domain, at, rand.Text()}
}

// ClaimMessages takes up to n messages whose time has come, for sending by owner alone.
func (s *Store) ClaimMessages(ctx context.Context, actor Actor, owner string, n int) ([]Message, error) {
	if !actor.system {
		return nil, forbidden("deliver")
	}
	m := s.now()
	lock := ""
	if s.dialect == Postgres {
		lock = " FOR UPDATE SKIP LOCKED"
	}
	var out []Message
	err := s.writer.WithContext(ctx).Raw(`UPDATE messages SET state = 'sending', attempt = attempt + 1, claimed_at = ?, claimed_by = ?
		WHERE id IN (SELECT id FROM messages WHERE state = 'queued' AND not_before <= ? ORDER BY not_before, id LIMIT ?`+lock+`) RETURNING *`, m.at, owner, m.at, n).Scan(&out).Error
	return out, s.mapError(err)
}

// MessagesWaiting says whether a message's time has come.
func (s *Store) MessagesWaiting(ctx context.Context, actor Actor) (bool, error) {
	next, err := s.NextDelivery(ctx, actor)
	return err == nil && !next.IsZero() && !next.After(s.now().at), err
}

// NextDelivery gives the instant (UTC) from which on the first queued message may be sent; the zero
// time when none is queued.
func (s *Store) NextDelivery(ctx context.Context, actor Actor) (time.Time, error) {
	if !actor.system && !actor.mayRunJobs() {
		return time.Time{}, forbidden("deliver")
	}
	var first []Message
	err := s.read(ctx).Select("not_before").Where("state = 'queued'").Order("not_before, id").Limit(1).Find(&first).Error
	if err != nil || len(first) == 0 {
		return time.Time{}, s.mapError(err)
	}
	return first[0].NotBefore.UTC(), nil
}

// Settlement is what became of one claimed message.
type Settlement struct {
	Message   Message       // as claimed, with its words filled in
	State     MessageState  // Sent, Failed, Empty, or Queued to try again
	Retry     time.Duration // from now, where State is Queued
	Uncounted bool          // the attempt was never made
}

// SettleMessages records what became of claimed messages. One that was rescued meanwhile is left to
// whoever has it now.
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
		attempt, next := x.Message.Attempt, x.Message.Attempt
		if x.Uncounted {
			next--
		}
		settled := &m.at
		if x.State == Queued {
			settled = nil
		}
		refs, err := refsJSON(x.Message.Refs)
		if err != nil {
			return err
		}
		rows[i] = []any{x.Message.ID, attempt, next, x.State, m.at.Add(x.Retry), settled, x.Message.Subject, x.Message.Text, x.Message.HTML, refs, x.Message.Reply}
	}
	return s.mapError(s.settleRows(s.writer.WithContext(ctx), rows))
}

// RescueMessages puts back what has been "sending" for longer than stuck: whoever had it is gone.
func (s *Store) RescueMessages(ctx context.Context, actor Actor, stuck time.Duration) (int, error) {
	if !actor.system {
		return 0, forbidden("deliver")
	}
	m := s.now()
	done := s.writer.WithContext(ctx).Exec("UPDATE messages SET state = 'queued' WHERE state = 'sending' AND claimed_at <= ?", m.at.Add(-stuck))
	return int(done.RowsAffected), s.mapError(done.Error)
}

// TakeBack frees at once what owner had in hand when it was last killed: its messages are queued
// again and its runs may be claimed. Only owner itself may know that it has nothing in hand: it calls
// this before its first claim.
func (s *Store) TakeBack(ctx context.Context, actor Actor, owner string) (messages int, err error) {
	if !actor.system {
		return 0, forbidden("deliver")
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		done := tx.Exec("UPDATE messages SET state = 'queued' WHERE state = 'sending' AND claimed_by = ?", owner)
		if done.Error != nil {
			return done.Error
		}
		messages = int(done.RowsAffected)
		return tx.Exec("UPDATE job_runs SET lease_until = ? WHERE state = 'running' AND owner = ? AND lease_until > ?", m.at, owner, m.at).Error
	})
	return messages, err
}

// MessageFilter narrows the outbox. Zero fields don't narrow.
type MessageFilter struct {
	Day       deadline.Date
	State     MessageState
	Kind      MessageKind
	Recipient string
	Query     string // part of a recipient's address or name, or of the subject
	Before    int64  // only ids below; the last id of the page before
	Limit     int
}

// Messages lists the outbox, newest first. Who may not read all of it sees what was sent to themselves.
func (s *Store) Messages(ctx context.Context, actor Actor, f MessageFilter) ([]Message, error) {
	q := f.narrow(s.outbox(ctx, actor)).Omit("text", "html").Order("id DESC").Limit(min(max(f.Limit, 1), MaxLimit))
	if f.Before > 0 {
		q = q.Where("id < ?", f.Before)
	}
	var out []Message
	return out, s.mapError(q.Find(&out).Error)
}

// CountMessages counts what Messages lists on all its pages together.
func (s *Store) CountMessages(ctx context.Context, actor Actor, f MessageFilter) (int, error) {
	var n int64
	err := f.narrow(s.outbox(ctx, actor)).Count(&n).Error
	return int(n), s.mapError(err)
}

func (f MessageFilter) narrow(q *gorm.DB) *gorm.DB {
	if !f.Day.IsZero() {
		q = q.Where("day = ?", f.Day)
	}
	if f.State != "" {
		q = q.Where("state = ?", f.State)
	}
	if f.Kind != "" {
		q = q.Where("kind = ?", f.Kind)
	}
	for _, word := range strings.Fields(f.Query) {
		like := "%" + escapeLike(word) + "%"
		q = q.Where(`(LOWER(recipient) LIKE LOWER(?) ESCAPE '\' OR LOWER(name) LIKE LOWER(?) ESCAPE '\' OR LOWER(subject) LIKE LOWER(?) ESCAPE '\')`, like, like, like)
	}
	if f.Recipient != "" {
		q = q.Where("recipient = ?", FoldEmail(f.Recipient))
	}
	return q
}

// Message gives one message with its words, or CodeNotFound.
func (s *Store) Message(ctx context.Context, actor Actor, id int64) (Message, error) {
	var m Message
	return m, s.mapError(s.outbox(ctx, actor).Where("id = ?", id).Take(&m).Error)
}

// MessageStates counts the messages by state.
func (s *Store) MessageStates(ctx context.Context, actor Actor) (map[MessageState]int, error) {
	var rows []struct {
		State MessageState
		N     int
	}
	err := s.outbox(ctx, actor).Select("state, COUNT(*) AS n").Group("state").Scan(&rows).Error
	out := map[MessageState]int{}
	for _, r := range rows {
		out[r.State] = r.N
	}
	return out, s.mapError(err)
}

func (s *Store) outbox(ctx context.Context, actor Actor) *gorm.DB {
	q := s.read(ctx).Model(&Message{})
	if !actor.mayReadOutbox() {
		q = q.Where("recipient = ? AND recipient <> ''", actor.Email)
	}
	return q
}
