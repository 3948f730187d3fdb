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

	KindFilter     MessageKind = "filter"     // the list of a saved filter; SubjectOf is the subscription's id
	KindReview     MessageKind = "review"     // the agenda of a review; SubjectOf is the review's id
	KindUrging     MessageKind = "urging"     // a letter that urges an agency, with its files
	KindBottleneck MessageKind = "bottleneck" // a move with a bottleneck that concerns one's agency; SubjectOf is the event's id

	// Links to an account: their SubjectOf is the link's id.
	KindInvitation MessageKind = MessageKind(LinkInvitation)
	KindReset      MessageKind = MessageKind(LinkReset)
)

// Optional says whether whoever gets mails of the kind may decline them, since they don't answer for the
// tasks in them. A digest only such recipients may.
func (k MessageKind) Optional() bool {
	return k == KindReport || k == KindMention || k == KindFilter || k == KindReview
}

// Message is a mail to one recipient. Its words are made at the moment of sending and kept from then
// on; its Message-ID is made from its unique key, so that a mail sent again after a crash is known
// to be the same one.
type Message struct {
	ID         int64
	Key        string // unique: kind, day or report, recipient
	Kind       MessageKind
	Recipient  string
	Name       string
	Lang       string
	Day        deadline.Date
	SubjectOf  int64 // the report's id, the letter's, the link's, the subscription's, the review's, or the event's
	Priority   int   // the lower, the sooner it is sent; see MessageKind.Priority
	State      MessageState
	Attempt    int        // tries the mail server has judged
	NotBefore  time.Time  // when it may be tried; never further ahead than longestWait
	TriedSince *time.Time // when it was first refused for now
	Claim      int64      // counts the claims: what one claim has to say is heard only until the next
	ClaimedAt  *time.Time
	ClaimedBy  string // the instance that has it in hand, or had it last
	SettledAt  *time.Time
	MessageID  string // without angle brackets
	Subject    string
	Text       string
	HTML       string
	Refs       []string `gorm:"serializer:json"` // of the tasks it lists; a list of bottlenecks has their own
	Reply      string   // the server's words, or those of the mail that came back
	Nonce      string   // random: what the secrets of the mail's links are derived from
	StandsFor  string   // the address whose digest it tells, where it is sent to another in its place
	ResentAs   int64    // the message that was sent in its place to another address; 0 for none
	Bounce     Bounced  // what came back after the server had taken it
	BouncedAt  *time.Time
	CreatedAt  time.Time
}

// TableName is gorm's.
func (Message) TableName() string { return "messages" }

// The priorities of messages: people wait for the urgent ones.
const (
	PriorityUrgent = iota
	PriorityDigest
	PriorityReport
)

// Priority is how soon a message of the kind is sent where many wait: what is neither digest nor
// report, list nor agenda (invitations, resets, escalations) goes first.
func (k MessageKind) Priority() int {
	switch k {
	case KindDigest:
		return PriorityDigest
	case KindReport, KindFilter, KindReview:
		return PriorityReport
	}
	return PriorityUrgent
}

var messageColumns = []string{"key", "kind", "recipient", "name", "lang", "day", "subject_of", "priority", "state", "not_before", "message_id", "created_at", "nonce"}

func (m Message) row(at time.Time, domain string) []any {
	sum := sha256.Sum256([]byte(m.Key))
	opens := at
	if m.NotBefore.After(at) {
		opens = m.NotBefore
	}
	return []any{m.Key, m.Kind, m.Recipient, m.Name, m.Lang, m.Day, m.SubjectOf, m.Kind.Priority(), Queued, opens, hex.EncodeToString(sum[:16]) + "@" + domain, at, rand.Text()}
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
