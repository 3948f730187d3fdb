package templates

import "dondoc/models/deadline"

// PoliciesView is GET /admin/policies.
type PoliciesView struct {
	Page
	Under *AdminEntry
	Rows  []PolicyRow
}

// PolicyRow is a policy in force.
type PolicyRow struct {
	Href    string
	Name    string
	Default bool
	For     PolicyScope
	Form    PolicyForm // its rules
}

// PolicyScope is what tasks a policy is for.
type PolicyScope struct {
	Kind   string // of directive; "" for any
	Agency string // lead agency; "" for any
	Key    bool   // key tasks only
}

// PolicyView is GET /admin/policies/{id} and /new, and what POST answers until it is saved.
type PolicyView struct {
	Page
	Under   *AdminEntry
	Action  string // where the form goes
	New     bool
	Default bool // for all tasks that no other is for
	Version int64
	Form    PolicyForm
	Both    []BothRow
	Choices []string // of agencies
	Preview *PolicyPreview
}

// PolicyForm is a policy as typed.
type PolicyForm struct {
	Name, ForKind, ForAgency                             string
	ForKey, OnDay                                        bool
	DaysBefore, OverdueFirst, OverdueEvery               string
	Escalations                                          []EscalationField
	NudgeAfter, NudgeWithin                              string
	ReceiptAfter, DeclineAfter, AcceptAfter, AnswerAfter string
	RepeatEvery, DigestAt                                string
	DigestDays                                           []DayPick // Monday first
}

// EscalationField is a rung of the ladder as typed. To is head, working_group or leadership.
type EscalationField struct{ After, To string }

// DayPick is a weekday to choose, from 1, Monday.
type DayPick struct {
	Day    int
	Picked bool
}

// PolicyPreview is who would get what under the policy.
type PolicyPreview struct {
	Past, Next PreviewSpan // the days up to today, and those after
}

// PreviewSpan is a stretch of days.
type PreviewSpan struct {
	From, To                 deadline.Date
	Mails, Recipients, Tasks int
	Days                     []PreviewDay
}

// PreviewDay is a day on which somebody would get a mail.
type PreviewDay struct {
	On           deadline.Date
	Mails, Tasks int
	Rows         []PreviewRow
	More         int // mails that are not listed
}

// PreviewRow is a mail somebody would get. Rules are codes of the vocabulary "rule" with how many tasks.
type PreviewRow struct {
	To, Name string
	Tasks    int
	Rules    []RuleCount
}

// RuleCount says of how many tasks a rule would tell.
type RuleCount struct {
	Rule  string
	Count int
}
