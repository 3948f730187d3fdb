package templates

// BoardView is GET /board (query directive, kind, boundary, sort, dir).
type BoardView struct {
	Page
	Counts       Counts
	OfAll        Rate // completed ÷ all (in use since 2025)
	OfFallenDue  Rate // completed ÷ (completed + overdue) (in use in 2017)
	Directives   int
	Waiting      int // submitted, awaiting acceptance
	Blocked      int
	Filter       BoardFilter
	Choices      []Option // directives, value is the id
	Agencies     []AgencyRow
	Sort         string // name, total, on_time, late, in_term, overdue, of_all, of_due
	Desc         bool
	Ages         []AgeBand
	Overdue      []TaskRow // the oldest
	OverdueTotal int
	ByDirective  []DirectiveRow
}

// BoardFilter echoes the query. Boundary "" reads agencies as they were,
// "successor" by today's successor.
type BoardFilter struct {
	Directive, Kind, Boundary string
}

// AgencyRow is an agency's figures; Closed marks one that no longer exists.
type AgencyRow struct {
	AgencyName
	Counts      Counts
	OfAll       Rate
	OfFallenDue Rate
	Inherited   int // of Counts.Total, how many came from a closed agency
	Closed      bool
}

// AgeBand counts overdue tasks by days late, From to To; To 0 is open-ended.
type AgeBand struct {
	From, To, Count int
}
