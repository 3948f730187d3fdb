package templates

import (
	"time"

	"dondoc/models/deadline"
)

// ReportsView is GET /reports.
type ReportsView struct {
	Page
	Rows  []ReportRow
	Pager Pager
}

// ReportRow is one stored report.
type ReportRow struct {
	ID         int64
	Kind       string // five_day
	From, To   deadline.Date
	CompiledAt time.Time
	Version    int
	Counts     Counts
	SHA256     string // of the stored snapshot
}

// ReportView is GET /reports/{id}.
type ReportView struct {
	Page
	Report ReportSheet
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
	Differences  []Difference
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
}

// Difference lists the tasks that changed in one way since the last report.
// Kind is new, completed, slipped, redated or reopened.
type Difference struct {
	Kind  string
	Tasks []ReportTask
}
