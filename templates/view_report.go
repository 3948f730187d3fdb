package templates

import (
	"time"

	"dondoc/models/deadline"
)

// ReportsView is GET /reports.
type ReportsView struct {
	Page
	Rows       []ReportRow
	Pager      Pager
	MayCompile bool
}

// ReportRow is one stored report.
type ReportRow struct {
	ID         int64
	Kind       string // five_day, month, half_year, year, on_demand
	From, To   deadline.Date
	CompiledAt time.Time
	Version    int
	Counts     Counts
	SHA256     string // of the stored snapshot
	Scope      string // what it is narrowed to, in words; empty for all
	Replaced   int    // the newest version, where it is another
	ReplacedBy int64  // its id
	Held       bool   // awaits approval
}

// ReportView is GET /reports/{id}.
type ReportView struct {
	Page
	Report     ReportSheet
	MayCompile bool      // may approve and correct it
	ApprovedAt time.Time // zero where it did not need to be
	Secret     *ReportSecretPart
	Reason     string // of a correction, as typed
}

// ReportSecretPart is what the report says of confidential directives, to who
// is cleared.
type ReportSecretPart struct {
	Counts Counts
	Late   []ReportTask
	Total  int // how many are late, of which Late may be a part
}

// ReportSheet is a report as it was compiled: the handler fills it from the
// stored snapshot alone, so that it opens the same in five years.
type ReportSheet struct {
	ReportRow
	Number       string // document number; empty prints a blank to fill in
	Organisation string // upper line of the letterhead
	Body         string // who reports: the working group
	Place        string // for the place and date line
	IssuedOn     deadline.Date
	Addressees   []string
	CopiesTo     []string
	SignedFor    string
	SignerTitle  string
	Signer       string

	Directives   int
	OfAll        Rate
	OfFallenDue  Rate
	Agencies     []AgencyRow
	ByDirective  []DirectiveRow
	Overdue      []ReportTask
	Completed    []ReportTask // newly, since the last report
	DueNext      []ReportTask
	DueNextUntil deadline.Date
	Bottlenecks  []BottleneckItem
	Previous     *ReportRow // nil for the first
	Notes        []string   // what it counts, and whether it is a correction
	Totals       ReportTotals
	Differences  []Difference

	// Of reports from schema 3 on (Ranks).
	Ranks      bool
	InTime     Rate
	Standing   []StandingRow
	Marks      []StandingMark // confirmed; nobody is named who did
	Indicators []IndicatorCard
}

// ReportTask is a task named in a report.
type ReportTask struct {
	ID      int64
	Ref     string
	Label   string
	Lead    string
	Status  string
	Blocked bool
	Percent int
	Due     deadline.Date
	Days    int    // days late, or left
	Reason  string // the lead's last words
	OldDue  deadline.Date
	Redated bool // its due day moved from OldDue
}

// ReportTotals are how many there are, where a list shows only a part.
type ReportTotals struct{ Overdue, Completed, DueNext int }

// Difference lists the tasks that changed in one way since the last report.
// Kind is new, completed, slipped, redated, reopened or dropped.
type Difference struct {
	Kind  string
	Tasks []ReportTask
	Total int
}

// ReportOrderView is GET /reports/new, and the same page after a refused
// POST to /reports.
type ReportOrderView struct {
	Page
	Form ReportOrderForm
}

// ReportOrderForm is the form as typed; days are ISO.
type ReportOrderForm struct{ From, To, Agency, Directive, Kind, Boundary string }

// ReportSchedulesView is GET /admin/reports.
type ReportSchedulesView struct {
	Page
	Under *AdminEntry
	Forms []ReportScheduleForm
	Both  []BothRow
}

// ReportScheduleForm is a schedule's form as typed; it posts to
// /admin/reports/{Kind}.
type ReportScheduleForm struct {
	Kind, Rhythm                          string
	EveryDays, CutOff, At, Recipients     string
	Active, Approval, ToGroup, ToContacts bool
	Version                               int64
	Refused                               bool // the one whose faults the page tells
}
