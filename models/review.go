package models

import (
	"time"

	"dondoc/models/deadline"
)

// Review (họp giao ban) is a meeting of the working group in a cadence: an agenda drawn up by the system
// and frozen, notes and decisions by item, and conclusions that are a directive in their turn.
type Review struct {
	ID           int64
	Cadence      ReviewCadenceKind
	HeldOn       deadline.Date
	State        ReviewState
	AgendaSHA256 string     `gorm:"column:agenda_sha256"` // of the agenda as stored, in hex
	DrawnAt      *time.Time // UTC
	ClosedAt     *time.Time // UTC
	DraftingID   *int64     // of the conclusions, once begun
	Version      int64

	DirectiveID *int64           `gorm:"-"` // the conclusions, once registered
	Directive   string           `gorm:"-"` // their number, or title
	Agenda      ReviewAgenda     `gorm:"-"` // as far as the reader may know; zero while planned
	Items       []ReviewItem     `gorm:"-"`
	Decisions   []ReviewDecision `gorm:"-"` // in the order of their making
}

// ReviewState says how far a review has come.
type ReviewState string

// The states of a review.
const (
	ReviewPlanned ReviewState = "planned" // its agenda is not drawn up yet
	ReviewFrozen  ReviewState = "agenda"  // drawn up and frozen
	ReviewHeld    ReviewState = "held"    // notes and decisions are being taken
	ReviewClosed  ReviewState = "closed"
)

// ReviewItemKind is what an item of the agenda is about.
type ReviewItemKind string

// The items of every agenda.
const (
	ItemLast       ReviewItemKind = "last"       // what the last review decided and what became of it
	ItemLate       ReviewItemKind = "late"       // late tasks
	ItemDue        ReviewItemKind = "due"        // due before the next review
	ItemUnanswered ReviewItemKind = "unanswered" // bottlenecks whose decision is asked and overdue
	ItemNew        ReviewItemKind = "new"        // bottlenecks raised since the last review
	ItemOld        ReviewItemKind = "old"        // the other open ones
	ItemExtensions ReviewItemKind = "extensions" // to decide
	ItemReturned   ReviewItemKind = "returned"   // tasks returned as wrongly addressed
	ItemOther      ReviewItemKind = "other"
)

// ReviewItemKinds lists the items in the order of the meeting.
var ReviewItemKinds = []ReviewItemKind{ItemLast, ItemLate, ItemDue, ItemUnanswered, ItemNew, ItemOld, ItemExtensions, ItemReturned, ItemOther}

// ReviewItem is an item of the agenda with what was noted.
type ReviewItem struct {
	ID       int64
	ReviewID int64
	Kind     ReviewItemKind
	Position int
	Notes    string
	Version  int64
}

// ReviewDecisionKind says what becomes of a decision.
type ReviewDecisionKind string

// The kinds of decision.
const (
	DecidedTask       ReviewDecisionKind = "task"       // stands in the conclusions, a task once they are registered
	DecidedResolution ReviewDecisionKind = "resolution" // of a bottleneck, at once
	DecidedExtension  ReviewDecisionKind = "extension"  // the answer to a request, at once
	DecidedSentence   ReviewDecisionKind = "sentence"   // kept as it is
)

// ReviewDecision is what a review decided on an item.
type ReviewDecision struct {
	ID           int64
	ReviewID     int64
	ItemID       int64
	Kind         ReviewDecisionKind
	Text         string
	Lead         string        // as lists offer it
	Coordinators []string      `gorm:"serializer:json"`
	DueOn        deadline.Date // of a task; the day granted of an extension
	BottleneckID *int64
	ExtensionID  *int64
	TaskID       *int64 // whose extension was answered
	Granted      bool
	DraftID      *int64 // of a task, once the conclusions are being drawn up
	Secret       bool   // speaks of a confidential directive: Text is left out for who is not cleared
	MadeAt       time.Time
	MadeBy       *int64
	Version      int64

	Became ReviewOutcome `gorm:"-"` // as it stands now
}

// ReviewOutcome is what became of a decision.
type ReviewOutcome struct {
	Kind    ReviewDecisionKind `json:"kind"`
	Text    string             `json:"text,omitempty"`
	Lead    string             `json:"lead,omitempty"`
	DueOn   deadline.Date      `json:"due_on"`
	TaskID  int64              `json:"task_id,omitempty"`
	Ref     string             `json:"ref,omitempty"`
	Status  Status             `json:"status,omitempty"` // of the task
	Late    bool               `json:"late,omitempty"`
	State   string             `json:"state,omitempty"` // of the bottleneck
	Granted bool               `json:"granted,omitempty"`
	DueNow  deadline.Date      `json:"due_now"` // the task's due day
	Secret  bool               `json:"secret,omitempty"`
	Of      Bilingual          `json:"of"`              // the bottleneck resolved, in its own words
	Tasks   int                `json:"tasks,omitempty"` // how many tasks, where it became more than one
}
