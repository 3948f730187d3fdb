package templates

import (
	"time"

	"dondoc/models/deadline"
)

// TaskView is GET /tasks/{id}, and the same page after a move that was refused
// or met a conflict.
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

	LinksPath   string // of the page about links in mails; empty for who may not open it
	Evidence    EvidenceView
	Forms       []MoveForm // of the moves the reader may make now
	Stored      []Fact     // how the task stands, for a Conflict
	Conflict    *Conflict
	Bottlenecks []BottleneckItem
	Extensions  []ExtensionItem // newest first
	Opinions    []OpinionItem   // newest first
	Divides     bool            // shows the agency's own sub-tasks
	Subtasks    []SubtaskItem
	AddSubtask  *MoveForm
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
	AsWritten  Written
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

// BottleneckItem is what holds a task up, or what a directive states as one.
type BottleneckItem struct {
	ID        int64  // 0 where there is no page of its own to lead to
	Category  string // institutions, infrastructure, online_services, data, security, resources, organisation
	Text      string
	State     string // open, escalated, resolved, rejected; empty for one only stated in the text
	MustAct   string // agency that must act
	Proposal  string
	Asked     string // the decision asked for
	DecideBy  deadline.Date
	Severity  string // low, normal, high; empty for one only stated in the text
	OpenDays  int
	TasksHeld int
}

// TimelineEntry is a line of the task's history, newest first. Kind says
// which of the other fields count:
//
//	assigned   At, Who
//	progress   At, Who, ActingFor, Status, Percent, Words, Forecast, Via
//	message    At, Who (recipient), Rule, Outcome, MessageID (0: no link)
//	letter     At, Who, LetterID, Number
//	inherited  At, Who (new lead), From, Words (the act)
//	due_moved  At, Who, OldDue, NewDue, Words (reason)
//	move       At, Who, ActingFor, Agency, Move, Other, OldDue, NewDue, Words, Via
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
	LetterID  int64
	Number    string
	From      string
	OldDue,
	NewDue deadline.Date
	Move      string // acknowledge, submit, ...: see vocabulary.go, "moved"
	ActingFor string // in whose place Who acted
	Agency    string // on whose behalf
	Other     string // the agency the move names
}

// Question is one finding of the entry check: a code of the list of checks
// with the words it is about.
type Question struct {
	Code  string // no_lead, two_leads, vague_deadline, near_identical, ...; see vocabulary.go
	Words string
}
