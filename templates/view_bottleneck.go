package templates

import (
	"time"

	"dondoc/models/deadline"
)

// BottlenecksView is GET /bottlenecks: what is stuck, what holds most tasks up first.
type BottlenecksView struct {
	Page
	Open, Escalated, Unanswered, Past, Proposed, Settled int
	Filter                                               BottleneckFilter
	Agencies                                             []Option // that must act; value is the code
	Directives                                           []Option // value is the id
	Rows                                                 []BottleneckRow
	Pager                                                Pager
	Saved                                                SavedFilters
}

// BottleneckFilter echoes the query. State "" is what is not settled, "any" everything; Waiting is
// answer or confirmation.
type BottleneckFilter struct {
	State, Category, Severity, Agency, Directive, Waiting string
}

// BottleneckRow is a bottleneck in the list.
type BottleneckRow struct {
	ID        int64
	Category  string // as BottleneckItem.Category; may be empty
	Severity  string
	State     string
	Text      string
	Directive string // its number; may be empty
	MustAct   []string
	Tasks     int
	OpenDays  int
	DecideBy  deadline.Date
	Past      bool // the decision was asked for by a day that has passed
	Waits     bool // for an answer of who must act
	Proposed  bool // who must act holds it to be settled
}

// BottleneckView is GET /bottlenecks/{id}, and the same page after a refused POST.
type BottleneckView struct {
	Page
	BottleneckRow
	Source    DirectiveLink // ID 0 where there is none the reader may know
	Facts     []Fact
	Held      []HeldRow
	Total     int // tasks held up, those not shown among them
	Waited    int // days of all of them
	Late      int
	History   []BottleneckEntry
	Forms     []MoveForm // Place is todo, more or comment
	Into      *BottleneckRow
	Unsettled bool
}

// HeldRow is a task a bottleneck holds up; of one that is not Whole there is no page for the reader.
type HeldRow struct {
	TaskRow
	Whole        bool
	Waited, Late int
}

// BottleneckEntry is a line of a bottleneck's history. Other is the bottleneck a merger names.
type BottleneckEntry struct {
	At        time.Time
	Move      string // code of the vocabulary "bn_moved"
	Who, For  string
	ActingFor string
	Words     string
	DecideBy  deadline.Date
	Other     int64
}

// BottleneckMailView is the mail that tells one recipient of a move with a bottleneck.
type BottleneckMailView struct {
	Lang, Organisation, RecipientName string
	Today                             deadline.Date
	Move                              string
	Category, Text                    string
	Asked                             string
	DecideBy                          deadline.Date
	Words, By                         string
	Directive                         string
	Tasks                             int
	Confidential                      bool
	URL                               string
	Demo                              bool
}
