package templates

import "dondoc/models/deadline"

// BoardView is GET /board (query directive, kind, category, key, boundary, on, sort, dir).
type BoardView struct {
	Page
	On            deadline.Date // as of the end of this day, which is past; zero for now
	Counts        Counts
	OfAll         Rate // completed ÷ all (in use since 2025)
	OfFallenDue   Rate // completed ÷ (completed + overdue) (in use in 2017)
	AtRisk        int
	Silent        int
	DueSoon       int
	Since         deadline.Date // the day of the last report, from which changes are told
	Changes       []ChangeFigure
	Past, Coming  []WeekFigures
	Groups        []ShareRow // by kind of agency, by category, key tasks
	HeatMap       HeatMap
	Indicators    []IndicatorCard // with a value to show against a target
	Risks         []RiskRow
	NextDue       []TaskRow
	Waiting       int // submitted, awaiting acceptance
	Blocked       int
	Filter        BoardFilter
	Choices       []Option // directives, value is the id
	Agencies      []AgencyRow
	AgenciesTotal int
	AllAgencies   bool   // show them all
	Sort          string // name, total, on_time, late, in_term, overdue, of_all, of_due
	Desc          bool
	Ages          []AgeBand
	Overdue       []TaskRow // the oldest
	OverdueTotal  int
	ByDirective   []DirectiveRow
}

// BoardFilter echoes the query. Boundary "" reads agencies as they were,
// "successor" by today's successor.
type BoardFilter struct {
	Directive, Kind, Category, Boundary string
	On                                  string // a day that is past
	Key                                 bool
}

// ChangeFigure counts the tasks to which one thing happened since a day.
type ChangeFigure struct {
	Kind  string // completed, newly_overdue, returned, redated, reopened
	Tasks int
}

// ShareRow is a group of tasks with its figures: a kind of agency, a category, the key tasks.
type ShareRow struct {
	By, Code    string // "agencies", "category" or "key"; the code in that vocabulary
	Counts      Counts
	OfAll       Rate
	OfFallenDue Rate
}

// HeatMap counts open bottlenecks by who must act and category.
type HeatMap struct {
	Categories []string
	Rows       []HeatRow
	Totals     []int // by category
	All        int   // bottlenecks; one that several must act on stands in several rows
}

// HeatRow is an agency's open bottlenecks by category, in the order of HeatMap.Categories.
type HeatRow struct {
	AgencyName
	Counts []int
	All    int
}

// RiskRow is a task at risk and why: slow, blocked, forecast.
type RiskRow struct {
	TaskRow
	Why []string
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
