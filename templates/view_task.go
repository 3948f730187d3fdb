package templates

import (
	"time"

	"dondoc/models/deadline"
)

// TaskView is GET /tasks/{id}, and the same page after a refused or
// conflicting POST /tasks/{id}/progress.
type TaskView struct {
	Page
	TaskRow
	Text      string      // the duty in full
	TextLang  string      // its language
	Quote     []QuotePart // the sentence as the directive has it; nil shows Text
	Section   string      // as the directive numbers it
	Position  int         // in the whole directive, as Duty.Position
	Source    DirectiveLink
	Dates     TaskDates
	LeadBy    AgencyName
	With      []AgencyName // coordinating agencies
	UrgedBy   *AgencyName  // supervising agency
	SubmitTo  *AgencyName  // Name may be the code PM or Government
	Inherited *Inheritance

	Deliverable string // document, plan, report, ...; or free words
	Category    string // as BottleneckItem.Category

	LinksPath   string      // of the page about links in mails; empty for who may not open it
	Form        *UpdateForm // nil: the reader may not report progress
	Conflict    *ProgressNote
	Bottlenecks []BottleneckItem
	Timeline    []TimelineEntry
	Questions   []Question // entry-check questions, for the office only
}

// QuotePart is a run of the quoted sentence. Mark is "lead", "coordinating",
// "deadline" or empty.
type QuotePart struct {
	Text string
	Mark string
}

// DirectiveLink points to a directive.
type DirectiveLink struct {
	ID       int64
	Number   string
	Kind     string // directive, conclusion_notice, resolution, ...
	Title    string
	IssuedOn deadline.Date
}

// TaskDates is the four dates kept apart (DOMAIN.md, Deadline).
type TaskDates struct {
	AsWritten  string // the words of the directive
	Reading    string // how the words were read, in the reader's language
	FirstDue   deadline.Date
	CurrentDue deadline.Date
	Forecast   deadline.Date // the lead's own
	SubmittedOn,
	CompletedOn deadline.Date
}

// Inheritance says which act passed the task to its present lead.
type Inheritance struct {
	From AgencyName
	On   deadline.Date
	Act  string // what the act is called, for example "Merger of 1 March 2025"
}

// UpdateForm is what stands in the form that posts percent, words, forecast,
// version and csrf to /tasks/{id}/progress: as stored, or as typed when the
// form came back.
type UpdateForm struct {
	Percent  string
	Words    string
	Forecast string // ISO date or empty
	Version  int64  // always the stored one, so that a second press saves
}

// ProgressNote is one progress report: in a conflict, the one somebody else
// saved meanwhile, shown beside what was typed.
type ProgressNote struct {
	At       time.Time
	Who      string
	Status   string
	Percent  int
	Words    string
	Forecast deadline.Date
}

// BottleneckItem is what holds a task up, or what a directive states as one.
type BottleneckItem struct {
	Category  string // institutions, infrastructure, online_services, data, security, resources, organisation
	Text      string
	State     string // open, escalated, resolved, rejected; empty for one only stated in the text
	MustAct   string // agency that must act
	Proposal  string
	OpenDays  int
	TasksHeld int
}

// TimelineEntry is a line of the task's history, newest first. Kind says
// which of the other fields count:
//
//	assigned   At, Who
//	progress   At, Who, Status, Percent, Words, Forecast, Via
//	message    At, Who (recipient), Rule, Outcome, MessageID (0: no link)
//	inherited  At, Who (new lead), From, Words (the act)
//	due_moved  At, Who, OldDue, NewDue, Words (reason)
type TimelineEntry struct {
	Kind      string
	At        time.Time
	Who       string
	Status    string
	Percent   int
	Words     string
	Forecast  deadline.Date
	Via       string // page, api, seed
	Rule      string // as stored: before_7, on_day, overdue_8; the number is the days
	Outcome   string // queued, sending, sent, failed, empty
	MessageID int64
	From      string
	OldDue,
	NewDue deadline.Date
}

// Question is one finding of the entry check: a code of the list of checks
// with the words it is about.
type Question struct {
	Code  string // no_lead, two_leads, vague_deadline, near_identical, ...; see vocabulary.go
	Words string
}
