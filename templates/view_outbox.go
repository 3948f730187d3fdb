package templates

import (
	"time"

	"dondoc/models/deadline"
)

// OutboxView is GET /outbox (query state, kind, q).
type OutboxView struct {
	Page
	State, Kind, Q string
	States         []StateCount
	Rows           []MessageRow
	Pager          Pager
}

// StateCount counts messages in a state: queued, sending, sent, failed, or
// empty (nothing was left to say at the moment of sending).
type StateCount struct {
	State string
	Count int
}

// MessageRow is one message.
type MessageRow struct {
	ID       int64 // address /outbox/{ID}
	Kind     string
	On       deadline.Date // the day it belongs to
	To       string        // address
	Name     string
	Subject  string
	State    string
	QueuedAt time.Time
	SentAt   time.Time // zero until accepted
	NextAt   time.Time // next attempt of a queued message that was put off
	Attempts int
	Reply    string // the server's last answer
}

// MessageView is GET /outbox/{id}. HTMLPath is the message's HTML served on
// a route of its own, shown in a sandboxed frame; empty shows the text only.
type MessageView struct {
	Page
	MessageRow
	From      string
	MessageID string
	Rule      string // as TimelineEntry.Rule; empty for many
	Text      string
	HTMLPath  string
	Tasks     []TaskRow // which tasks it is about
}
