package models

import (
	"time"

	"dondoc/models/deadline"
	"dondoc/models/standing"
)

// ReportKind names a periodic report.
type ReportKind string

// ReportFiveDay is the working group's report for each of its meetings.
const ReportFiveDay ReportKind = "five_day"

// ReportSchedule says when a report's periods close.
type ReportSchedule struct {
	Kind      ReportKind `gorm:"primaryKey"`
	EveryDays int
	AnchorOn  deadline.Date // a period closes on this day and every EveryDays before and after
	At        string        // hour of compiling, on the first working day from the closing on: "08:00"
}

// DefaultReportSchedule closes a period every five days, 30 June 2025 among them.
func DefaultReportSchedule() ReportSchedule {
	return ReportSchedule{Kind: ReportFiveDay, EveryDays: 5, AnchorOn: deadline.MustDate(2025, time.June, 30), At: "08:00"}
}

// Period is a report's span, both days included.
type Period struct{ From, To deadline.Date }

// Name is the period as it stands in job_runs and reports: "2025-06-26..2025-06-30".
func (p Period) Name() string { return p.From.String() + ".." + p.To.String() }

// LastClosed gives the newest period whose report is due on or before day: compiled on its last day,
// or on the first working day after.
func (r ReportSchedule) LastClosed(day deadline.Date, cal deadline.Calendar) Period {
	since := r.AnchorOn.DaysUntil(day)
	to := day.AddDays(-((since%r.EveryDays + r.EveryDays) % r.EveryDays))
	if r.CompiledOn(Period{To: to}, cal).After(day) {
		to = to.AddDays(-r.EveryDays)
	}
	return Period{From: to.AddDays(1 - r.EveryDays), To: to}
}

// CompiledOn gives the working day on which a period's report is compiled and sent.
func (r ReportSchedule) CompiledOn(p Period, cal deadline.Calendar) deadline.Date {
	return cal.NextWorking(p.To)
}

// Previous gives the period before.
func (r ReportSchedule) Previous(p Period) Period {
	return Period{p.From.AddDays(-r.EveryDays), p.To.AddDays(-r.EveryDays)}
}

// Next gives the period after.
func (r ReportSchedule) Next(p Period) Period {
	return Period{p.From.AddDays(r.EveryDays), p.To.AddDays(r.EveryDays)}
}

// ReportSnapshot is a compiled report: written once, never changed. Page and mail are rendered from
// Data alone. A correction is a new version.
type ReportSnapshot struct {
	ID         int64
	Kind       ReportKind
	Period     string
	Version    int
	FromOn     deadline.Date
	ToOn       deadline.Date
	CompiledAt time.Time
	Data       string // JSON of ReportData
	SHA256     string `gorm:"column:sha256"` // of Data, in hex
}

// ReportData is what a report says.
type ReportData struct {
	Kind            ReportKind          `json:"kind"`
	From            deadline.Date       `json:"from"`
	To              deadline.Date       `json:"to"`
	CompiledAt      time.Time           `json:"compiled_at"`
	Whole           Tally               `json:"whole"`
	OfAll           standing.Rate       `json:"of_all"`
	OfFallenDue     standing.Rate       `json:"of_fallen_due"`
	Agencies        []ReportAgency      `json:"agencies"`
	Directives      []ReportDirective   `json:"directives"` // those with the most overdue tasks, MaxReportTasks at most
	DirectivesTotal int                 `json:"directives_total"`
	Late            []ReportTask        `json:"late"`       // the oldest first, MaxReportTasks at most
	LateTotal       int                 `json:"late_total"` // how many there are
	Completed       []ReportTask        `json:"completed"`  // within the period
	DueNext         []ReportTask        `json:"due_next"`   // before the next report
	DueNextTotal    int                 `json:"due_next_total"`
	Bottlenecks     []ReportBottlenecks `json:"bottlenecks"`
	Changes         ReportChanges       `json:"changes"`
}

// MaxReportTasks bounds each list of tasks in a report; the total is always given beside it.
const MaxReportTasks = 200

// ReportAgency is an agency's line.
type ReportAgency struct {
	Code    string        `json:"code"`
	NameVi  string        `json:"name_vi"`
	NameEn  string        `json:"name_en"`
	Kind    string        `json:"kind"`
	ValidTo deadline.Date `json:"valid_to"` // its last day; none while it exists
	Tally
}

// ReportDirective is a directive's line.
type ReportDirective struct {
	ID      int64  `json:"id"`
	Number  string `json:"number"`
	TitleVi string `json:"title_vi"`
	TitleEn string `json:"title_en"` // both empty where the directive is confidential
	Tally
}

// ReportTask is a task as it stood.
type ReportTask struct {
	ID        int64         `json:"id"`
	Ref       string        `json:"ref"`
	Directive string        `json:"directive"`
	LabelVi   string        `json:"label_vi"`
	LabelEn   string        `json:"label_en"`
	LeadCode  string        `json:"lead_code"`
	LeadVi    string        `json:"lead_vi"`
	LeadEn    string        `json:"lead_en"`
	Status    Status        `json:"status"`
	Percent   int           `json:"percent"`
	DueOn     deadline.Date `json:"due_on"`
	DaysLate  int           `json:"days_late"`
	Words     string        `json:"words,omitempty"` // the lead's last ones: why it is late
	// Confidential says that the directive is: label and words are left out, also of the snapshot.
	Confidential bool `json:"confidential,omitempty"`
}

// ReportBottlenecks are a category's open bottlenecks.
type ReportBottlenecks struct {
	Category string             `json:"category"`
	Items    []ReportBottleneck `json:"items"`
}

// ReportBottleneck is one open bottleneck.
type ReportBottleneck struct {
	TextVi    string        `json:"text_vi"`
	TextEn    string        `json:"text_en"`
	Directive string        `json:"directive"`
	RaisedOn  deadline.Date `json:"raised_on"`
	AgeDays   int           `json:"age_days"`
	Tasks     int           `json:"tasks"` // held up
}

// ReportChanges are the differences from the report before, each task named.
type ReportChanges struct {
	Since          deadline.Date `json:"since"` // the last day of the report before; none for the first
	New            []ReportTask  `json:"new"`
	Completed      []ReportTask  `json:"completed"`
	Slipped        []ReportTask  `json:"slipped"` // became overdue
	NewTotal       int           `json:"new_total"`
	CompletedTotal int           `json:"completed_total"`
	SlippedTotal   int           `json:"slipped_total"`
}
