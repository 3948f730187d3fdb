package templates

import (
	"time"

	"dondoc/models/deadline"
	"dondoc/templates/paper"
)

// ReviewsView is GET /reviews, and the same page after a refused POST there.
type ReviewsView struct {
	Page
	Rows    []ReviewRow
	Next    string // address of the next page, empty on the last
	MayPlan bool
	Cadence string // of the form, as typed
	HeldOn  string
}

// ReviewRow is a review.
type ReviewRow struct {
	ID          int64
	Cadence     string // five_day, month, half_year
	HeldOn      deadline.Date
	State       string // planned, agenda, held, closed
	DirectiveID int64  // its conclusions, once registered
	Directive   string
}

// ReviewView is GET /reviews/{ID}.
type ReviewView struct {
	Page
	ReviewRow
	Version    int64
	DrawnAt    time.Time
	SHA256     string // of the agenda as stored
	NextOn     deadline.Date
	LastID     int64 // the review before
	LastOn     deadline.Date
	Items      []ReviewItem
	Takes      bool // notes and decisions
	MayDraw    bool
	MayAnswer  bool // requests for more time
	MayDraft   bool // begin the drafting of the conclusions
	Number     string
	DraftingID int64
	Choices    []string // agencies
	Typed      DecisionForm
	Paper      *paper.Paper // the conclusions, once closed
}

// ReviewItem is an item of the agenda: one of its lists, notes and decisions.
type ReviewItem struct {
	ID, Version int64
	Kind        string
	Total       int // of its list, which may be longer than shown
	Notes       string
	Tasks       []ReviewTask
	Points      []ReviewPoint
	Outcomes    []ReviewOutcome
	Decisions   []ReviewDecision
}

// ReviewTask is a task on the agenda. A request has ExtensionID or Reason.
type ReviewTask struct {
	ReportTask
	Secret      bool // of a confidential directive
	ExtensionID int64
	To          deadline.Date // the day asked for
	Words       string        // the reasons
	Proposed    string        // whose it is, as its lead says
	Answered    bool
}

// ReviewPoint is a bottleneck on the agenda.
type ReviewPoint struct {
	ID                            int64
	Text, Directive, State, Asked string
	Category, MustAct, Proposal   string
	DecideBy                      deadline.Date
	Days, Tasks                   int
	Secret, Settled               bool
}

// ReviewDecision is what was decided on an item.
type ReviewDecision struct {
	ID, Version int64
	MayWithdraw bool
	With        string // coordinating agencies
	ReviewOutcome
}

// ReviewOutcome is a decision and what became of it.
type ReviewOutcome struct {
	Kind        string // task, resolution, extension, sentence
	Text, Lead  string
	Of          string // the bottleneck resolved
	Due         deadline.Date
	TaskID      int64
	Ref, Status string
	DueNow      deadline.Date
	Late        bool
	State       string // of the bottleneck
	Granted     bool
	Secret      bool
}

// DecisionForm is a decision or notes as typed; Key tells the form.
type DecisionForm struct {
	Key                                          string
	Kind, Text, Lead, With, DueOn, Answer, Notes string
}

func (*ReviewsView) template() string { return "reviews" }
func (*ReviewView) template() string  { return "review" }
