package templates

import "dondoc/models/deadline"

// StandingView is GET /standing: how the agencies do, and who is drafted and confirmed to be commended or criticised.
type StandingView struct {
	Page
	Filter     StandingFilter
	Directives []Option // value is the id
	Whole      Rate     // of all agencies
	Rows       []StandingRow
	Drafts     []StandingDraft // not confirmed yet
	Marks      []StandingMark
	MayJudge   bool
	Least      int // due tasks that a rank needs
	LumpDays   int
}

// StandingFilter echoes the query, as BoardFilter does.
type StandingFilter struct{ Directive, Kind, Boundary string }

// StandingRow is an agency's standing. Rank 0 is none.
type StandingRow struct {
	AgencyName
	Rank               int
	OnTime             Rate
	Low, High          Rate // the bounds of the interval, in thousandths
	Inherited, Updated Rate
	Excused, Charged   int
	Lump, NoEvidence   Rate
	Lumped             bool
	Redated, Reopened  int
	Unchanged          int
	Mark               string // commend or criticise, confirmed; empty for neither
}

// StandingDraft proposes an agency. Kind is commend or criticise.
type StandingDraft struct {
	StandingRow
	AgencyID int64
	Kind     string
}

// StandingMark is what a person confirmed.
type StandingMark struct {
	ID          int64
	Agency      AgencyName
	Kind, Words string
	OnTime      Rate
	Day         deadline.Date
	By          string
}
