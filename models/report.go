package models

import (
	"time"

	"dondoc/models/deadline"
	"dondoc/models/standing"
)

// ReportSnapshot is a compiled report: what it says is written once and never changed. Page, files and mail
// are rendered from it alone. A correction is a new version.
type ReportSnapshot struct {
	ID           int64
	Kind         ReportKind
	Period       string // its span; of a report on demand what it is narrowed to as well
	Version      int
	FromOn       deadline.Date
	ToOn         deadline.Date
	CompiledAt   time.Time
	Scope        string     // JSON of ReportScope, "" for everything
	Data         string     // JSON of ReportData
	SHA256       string     `gorm:"column:sha256"` // of Data, in hex
	Secret       string     // JSON of ReportSecret, for those cleared; "" where there is nothing
	SecretSHA256 string     `gorm:"column:secret_sha256"`
	Reason       string     // of a correction: what was wrong
	MadeBy       *int64     // none: compiled by schedule
	Held         bool       // not sent until approved
	ApprovedAt   *time.Time // sent since, where it was held
	ApprovedBy   *int64

	marks      string // how its unfinished tasks stood, for the next report's differences
	Replaced   int    `gorm:"-"` // the newest version, where it is not this one
	ReplacedBy int64  `gorm:"-"` // its id
}

// ReportScope narrows a report on demand. Its zero value is everything.
type ReportScope struct {
	AgencyCode  string     `json:"agency,omitempty"`
	AgencyVi    string     `json:"agency_vi,omitempty"`
	AgencyEn    string     `json:"agency_en,omitempty"`
	DirectiveID int64      `json:"directive_id,omitempty"`
	Directive   string     `json:"directive,omitempty"` // its number
	Kind        AgencyKind `json:"kind,omitempty"`      // of the agencies counted
	Boundary    Boundary   `json:"boundary,omitempty"`  // BySuccessor unless set
}

// reportSchema is the ReportData written now. Reports of schema 0 counted confidential directives among
// the others.
const reportSchema = 3

// ReportData is what a report says to everybody who may read reports: of confidential directives nothing.
// Each section is filled by a file of its own, report_SECTION.go.
type ReportData struct {
	Schema          int                 `json:"schema"`
	Kind            ReportKind          `json:"kind"`
	From            deadline.Date       `json:"from"`
	To              deadline.Date       `json:"to"`
	NextTo          deadline.Date       `json:"next_to"` // up to when DueNext looks
	CompiledAt      time.Time           `json:"compiled_at"`
	Version         int                 `json:"version"`
	Reason          string              `json:"reason,omitempty"` // of a correction
	Scope           ReportScope         `json:"scope"`
	Letterhead      Letterhead          `json:"letterhead"`
	Whole           Tally               `json:"whole"`
	OfAll           standing.Rate       `json:"of_all"`
	OfFallenDue     standing.Rate       `json:"of_fallen_due"`
	Agencies        []ReportAgency      `json:"agencies"`
	Directives      []ReportDirective   `json:"directives"` // those with the most overdue tasks, MaxReportTasks at most
	DirectivesTotal int                 `json:"directives_total"`
	Late            []ReportTask        `json:"late"`       // the oldest first, MaxReportTasks at most
	LateTotal       int                 `json:"late_total"` // how many there are
	Completed       []ReportTask        `json:"completed"`  // within the period
	CompletedTotal  int                 `json:"completed_total"`
	DueNext         []ReportTask        `json:"due_next"` // before the next report
	DueNextTotal    int                 `json:"due_next_total"`
	Bottlenecks     []ReportBottlenecks `json:"bottlenecks"`
	Changes         ReportChanges       `json:"changes"`

	// From schema 3 on.
	InTime     standing.Rate     `json:"in_time,omitzero"`     // of all agencies in Standing, as they have it
	Standing   []ReportStanding  `json:"standing,omitempty"`   // by rank, those without one last
	Marks      []ReportMark      `json:"marks,omitempty"`      // confirmed, those to commend first
	Indicators []ReportIndicator `json:"indicators,omitempty"` // by due day, each followed by its agencies
}

// SchemaStanding is the schema from which on a report has the standing of agencies and the indicators.
const SchemaStanding = 3

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
	TitleEn string `json:"title_en"`
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
	OldDueOn  deadline.Date `json:"old_due_on"` // of a re-dated one
	DaysLate  int           `json:"days_late"`
	Words     string        `json:"words,omitempty"`     // the lead's last ones: why it is late
	BlocksVi  []string      `json:"blocks_vi,omitempty"` // open bottlenecks that hold it up
	BlocksEn  []string      `json:"blocks_en,omitempty"`
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
	State     string        `json:"state,omitempty"`
	RaisedOn  deadline.Date `json:"raised_on"`
	AgeDays   int           `json:"age_days"`
	Tasks     int           `json:"tasks"` // held up
	Asked     string        `json:"asked,omitempty"`
	DecideBy  deadline.Date `json:"decide_by"`
	Proposal  string        `json:"proposal,omitempty"`
	MustAct   []Bilingual   `json:"must_act,omitempty"`
}

// ReportChanges are the differences from the report before, each task named; of each MaxReportTasks at most.
type ReportChanges struct {
	Since          deadline.Date `json:"since"` // the last day of the report before; none for the first
	New            []ReportTask  `json:"new"`
	Completed      []ReportTask  `json:"completed"`
	Slipped        []ReportTask  `json:"slipped"` // became overdue
	Redated        []ReportTask  `json:"redated"`
	Reopened       []ReportTask  `json:"reopened"`
	Dropped        []ReportTask  `json:"dropped"` // cancelled, or passed to an agency the report does not count
	NewTotal       int           `json:"new_total"`
	CompletedTotal int           `json:"completed_total"`
	SlippedTotal   int           `json:"slipped_total"`
	RedatedTotal   int           `json:"redated_total"`
	ReopenedTotal  int           `json:"reopened_total"`
	DroppedTotal   int           `json:"dropped_total"`
}

// ReportSecret is what a report says of confidential directives to those cleared for them: numbers, days
// and figures, never words.
type ReportSecret struct {
	Schema    int          `json:"schema"`
	Whole     Tally        `json:"whole"`
	Late      []ReportTask `json:"late"`
	LateTotal int          `json:"late_total"`
}
