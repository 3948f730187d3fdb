package templates

import "dondoc/models/deadline"

// InboxView is GET /tasks: what an agency owes, grouped by urgency. Someone
// with no agency of their own sees all agencies' tasks (Agency zero). A row's
// quick form posts percent, words, version, csrf and next (Page.URI) to
// /tasks/{id}/progress; it has no forecast, which therefore stays as it is.
type InboxView struct {
	Page
	Agency     AgencyName
	UrgeURL    string        // where a letter to the agency is drafted, for who may
	NextReview deadline.Date // the working group's next meeting; zero for none
	Tally      InboxTally
	Filter     InboxFilter
	Directives []Option   // value is the directive's id
	Agencies   []Option   // value is the agency's code; nil hides the choice
	Steps      []Step     // what to do first, beside the list
	Results    []BulkLine // what became of the tasks whose receipt was to be confirmed
	Groups     []InboxGroup
	Pager      Pager
	Saved      SavedFilters
}

// InboxTally is the headline figures, each a link to the list it counts.
type InboxTally struct {
	Overdue, DueSoon, Later, NoDeadline, Waiting, Stale int
}

// InboxGroup is a run of rows under one heading.
type InboxGroup struct {
	Kind  string // overdue, due_soon, later, no_deadline, waiting, finished
	Total int    // in the whole list, of which Rows may be a part
	Rows  []TaskRow
}

// InboxFilter echoes the query of the GET form; names are the query's:
// q, agency, directive, role, status, timeliness, blocked, stale, due_from,
// due_to. Dates are ISO (2025-06-30) as <input type=date> sends them.
type InboxFilter struct {
	Q, Agency, Directive, Role, Status, Timeliness string
	Category, Kind                                 string // of the provision; of the lead agency
	Blocked, Stale, AtRisk, Key                    bool
	DueFrom, DueTo                                 string
	Change, Since                                  string // what happened to the task after a day
}
