package templates

import "dondoc/models/deadline"

// DirectivesView is GET /directives (query q).
type DirectivesView struct {
	Page
	Q        string
	MayDraft bool // registers directives
	Rows     []DirectiveRow
	Pager    Pager
}

// DirectiveRow is one directive with its figures.
type DirectiveRow struct {
	DirectiveLink
	Issuer     string
	Provisions int
	Questions  int // open questions of the entry check; for the office only
	Counts     Counts
}

// DirectiveView is GET /directives/{id}.
type DirectiveView struct {
	Page
	Directive   DirectiveLink
	TitleLang   string // where the title is not in the page's language
	Issuer      string
	SignedBy    string
	EffectiveOn deadline.Date
	SourceURL   string
	Provisions  int
	Counts      Counts
	Principles  []string
	Relations   []Relation
	MayRelate   bool           // adds and takes back relations
	Amends      []AmendingLink // for the office: what it amends, with what was decided
	AmendedBy   []AmendingLink
	Review      *ReviewRow         // whose conclusions it is
	Sections    []DirectiveSection // in document order
	Bottlenecks []BottleneckItem
	Indicators  []IndicatorItem
}

// Relation links a directive to another text. Kind is implements, amends,
// supersedes, repeals, repeals_part or cites. ID is 0 when that text is not held
// here; From is zero where it holds from the directive's own day.
type Relation struct {
	Kind   string
	Number string
	Title  string
	ID     int64
	From   deadline.Date
}

// DirectiveSection is a part of the directive with its duties in order.
type DirectiveSection struct {
	Number string // as written: "II"; may be empty
	Title  string
	Counts Counts
	Duties []Duty
}

// Duty is one provision. A provision owed by one agency has one task; one
// that fans out has Members.
type Duty struct {
	Ref       string // 315/TB-VPCP#12
	Position  int    // in the whole directive, counted from 1: the anchor #d-12
	Label     string
	Text      string // the duty in full, folded away
	TextLang  string
	Lead      string // who owes it, or the group's name
	With      []string
	AsWritten Written
	Reading   string // how the deadline was read, in the reader's language; empty where its words say it
	Task      *TaskRow
	Members   []FanMember
	Counts    Counts // of a fan-out
	Due       deadline.Date
	Questions []Question
	Successor string // reference of the provision that took its place
}

// FanMember is one cell of the fan-out grid.
type FanMember struct {
	TaskID     int64
	Code       string // G01, H29
	Name       string // full name, for screen readers and on hover
	Short      string // what the cell shows; empty shows Code
	Status     string
	Timeliness string
	Blocked    bool
	Days       int // days late when overdue or completed_late
	Inherited  bool
}

// IndicatorItem is a target with its last measured value.
type IndicatorItem struct {
	Name     string
	Unit     string
	Baseline string // numbers in the reader's notation, empty for unknown
	Target   string
	Value    string
	Due      deadline.Date
	Agency   string // empty for national
}
