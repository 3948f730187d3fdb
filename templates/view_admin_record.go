package templates

import (
	"time"

	"dondoc/models/deadline"
)

// MailHealthView is GET /admin/mail.
type MailHealthView struct {
	Page
	Under     *AdminEntry
	States    []StateCount // queued, sending, sent, failed
	Deferred  int
	Oldest    time.Time
	Refusing  []RefusingRow
	Unheard   []UnheardRow
	Failed    []MessageRow
	MayResend bool
}

// RefusingRow is an address whose last message was refused for good.
type RefusingRow struct {
	Address, Name, Reply string
	Failed               int
	LastID               int64
	LastAt               time.Time
}

// UnheardRow is an agency whose alerts reach nobody.
type UnheardRow struct {
	ID       int64
	Code     string
	Name     string
	Tasks    int
	Refusing []string // its addresses; none where it has no recipient
	MayMend  bool
}

// AbsencesView is GET /admin/absences.
type AbsencesView struct {
	Page
	Under *AdminEntry
	Rows  []SubstitutionRow
	Form  AbsenceForm
}

// SubstitutionRow is a substitution that runs or lies ahead.
type SubstitutionRow struct {
	ID                 int64
	Absent, Substitute string
	From, To           deadline.Date
	Reason             string
	Runs               bool
}

// AbsenceForm is a substitution as typed.
type AbsenceForm struct{ Absent, Substitute, From, To, Reason string }

// AuditView is GET /admin/audit.
type AuditView struct {
	Page
	Under    *AdminEntry
	Filter   AuditFilterForm
	Objects  []string
	Rows     []AuditRow
	Older    string // address of the page of older entries
	Newest   string // address of the first page, on the others
	CSV      string // addresses of the exports
	Lines    string
	Seq      int
	SealedAt time.Time
	Check    *AuditCheckView
}

// AuditFilterForm is the filter as typed.
type AuditFilterForm struct{ Who, Action, Object, ObjectID, From, To, Text string }

// AuditRow is an entry of the record.
type AuditRow struct {
	ID                int64
	At                time.Time
	Who, For, Address string
	Action, Object    string
	ObjectID          int64
	Href              string // of the object, where it has a page
	Changes           []AuditChange
	Withheld          bool  // the changes tell of a confidential directive, for which the reader is not cleared
	Seq               int64 // 0 until it is sealed
}

// AuditChange is one field before and after.
type AuditChange struct{ Field, Before, After string }

// AuditCheckView is what the last walk along the chain found.
type AuditCheckView struct {
	At      time.Time
	Held    int
	Damaged int
	Damages []AuditDamageRow
	Hash    string
}

// AuditDamageRow is a damage. Kind is changed, removed, put_in, moved or head.
type AuditDamageRow struct {
	Kind          string
	From, To, ID  int64
	Action, Actor string
}
