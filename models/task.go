package models

import (
	"time"

	"dondoc/models/deadline"
)

// Status is a task's stored state.
type Status string

// The states of a task; DOMAIN.md "Status of a task" has the moves between them.
const (
	NotStarted Status = "not_started"
	InProgress Status = "in_progress"
	Submitted  Status = "submitted"
	Completed  Status = "completed"
	Returned   Status = "returned"
	Cancelled  Status = "cancelled"
)

// Statuses lists all states in the order in which a task meets them.
var Statuses = []Status{NotStarted, InProgress, Submitted, Returned, Completed, Cancelled}

// Open says whether a task in this state is still to be finished.
func (s Status) Open() bool { return s != Completed && s != Cancelled }

// takesProgress says whether progress can be reported in this state: not once the result is in.
func (s Status) takesProgress() bool { return s == NotStarted || s == InProgress || s == Returned }

// Task is a provision owed by one lead agency.
type Task struct {
	ID, DirectiveID, ProvisionID int64
	Ref                          string // 315/TB-VPCP#12, with @code for one of a fan-out
	DirectiveNumber              string
	DirectiveKey                 string
	Confidential                 bool // the directive's: outside its agencies only number, deadline and link may be told
	ProvisionRef                 string
	LabelVi, LabelEn             string
	TextVi, TextEn               string
	SectionVi, SectionEn         string
	Lead                         AgencyRef
	Addressee                    AgencyRef // whom the directive named; differs from Lead after a merger
	Coordinators                 []AgencyRef
	Status                       Status
	Receipt                      Receipt
	SignOffAskedAt               *time.Time // UTC; the result lies before the agency's head since
	Percent                      int
	Deadline                     TaskDeadline
	KeyTask                      bool
	Blockers                     int // open bottlenecks that hold it up
	SubmittedOn, FinishedOn      deadline.Date
	LastProgressAt               *time.Time // UTC
	Version                      int64
	UpdatedAt                    time.Time // UTC, whole seconds
}

// TaskDeadline keeps a task's dates apart: as written, first due day, current due day, own forecast.
type TaskDeadline struct {
	AsWritten  string
	Kind       string
	Precision  string
	FirstDueOn deadline.Date
	DueOn      deadline.Date
	ForecastOn deadline.Date
}

// AgencyRef names an agency.
type AgencyRef struct {
	ID             int64
	Code           string
	NameVi, NameEn string
}

// Name is the agency's name in Vietnamese for "vi", else in English.
func (a AgencyRef) Name(lang string) string { return pick(lang, a.NameVi, a.NameEn) }

// Label is the short label in Vietnamese for "vi", else in English.
func (t Task) Label(lang string) string { return pick(lang, t.LabelVi, t.LabelEn) }

// Text is the whole duty in Vietnamese for "vi", else in English.
func (t Task) Text(lang string) string { return pick(lang, t.TextVi, t.TextEn) }

// Inherited says whether a merger passed the task to its lead.
func (t Task) Inherited() bool { return t.Lead.ID != t.Addressee.ID }

// Blocked says whether an open bottleneck holds the task up.
func (t Task) Blocked() bool { return t.Blockers > 0 && t.Status.Open() }

func pick(lang, vi, en string) string {
	if lang == "vi" || en == "" {
		return vi
	}
	return en
}
