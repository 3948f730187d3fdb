package models

import (
	"time"

	"dondoc/models/deadline"
)

// Directive is a document that lays down duties (văn bản chỉ đạo).
type Directive struct {
	ID             int64
	Key            string
	Number         string // "" where it has none
	Kind           string
	TitleVi        string
	TitleEn        string
	IssuerVi       string
	IssuerEn       string
	SignedBy       string
	IssuedOn       deadline.Date // zero where the text gives no day
	IssuedOnNoteVi string
	IssuedOnNoteEn string
	ReferenceOn    deadline.Date // the day by which agencies and groups are told
	EffectiveOn    deadline.Date
	SourceURL      string
	Lang           string
	Text           string
	Confidential   bool
	Details        DirectiveDetails `gorm:"serializer:json"`
	Version        int64
	CreatedAt      time.Time
}

// Title is in Vietnamese for "vi", else in English.
func (d Directive) Title(lang string) string { return pick(lang, d.TitleVi, d.TitleEn) }

// Issuer is in Vietnamese for "vi", else in English.
func (d Directive) Issuer(lang string) string { return pick(lang, d.IssuerVi, d.IssuerEn) }

// Name is the number, or the key where there is none.
func (d Directive) Name() string {
	if d.Number != "" {
		return d.Number
	}
	return d.Key
}

// DirectiveDetails is what a directive says beside its duties.
type DirectiveDetails struct {
	NumberSource Bilingual   `json:"number_source,omitzero"` // where the number was found, if not in the text
	Principles   []Bilingual `json:"principles,omitempty"`
	Notes        []Bilingual `json:"notes,omitempty"`
	Cadences     []Cadence   `json:"cadences,omitempty"`
}

// Bilingual is a text of ours in Vietnamese and English.
type Bilingual struct {
	Vi string `json:"vi"`
	En string `json:"en"`
}

// In gives the Vietnamese for "vi", else the English.
func (b Bilingual) In(lang string) string { return pick(lang, b.Vi, b.En) }

// Cadence is a rhythm of reviews the directive orders; Every is an ISO 8601 period or empty.
type Cadence struct {
	What  Bilingual `json:"what"`
	Every string    `json:"every,omitempty"`
}

// Provision is one duty as the directive states it.
type Provision struct {
	ID                int64
	DirectiveID       int64
	Position          int
	Ref               string
	SectionVi         string
	SectionEn         string
	TextVi            string
	TextEn            string
	LabelVi           string
	LabelEn           string
	Quote             string
	QuoteLang         string
	DeadlineAsWritten string
	DeadlineKind      string
	DeadlinePrecision string
	Deadline          deadline.Deadline `gorm:"serializer:json"`
	FirstDueOn        deadline.Date     // last day in time; zero where there is none (yet)
	Deliverable       string
	Category          string
	FanOut            bool
	Questions         []Question `gorm:"serializer:json"`

	Leads        []AgencyRef `gorm:"-"`
	Coordinators []AgencyRef `gorm:"-"`
	SubmitTo     []AgencyRef `gorm:"-"`
	Supervisors  []AgencyRef `gorm:"-"`
	Tasks        []Task      `gorm:"-"`
}

// DirectiveKinds are the kinds of directive there are names for.
var DirectiveKinds = []string{"directive", "conclusion_notice", "conference_conclusions", "official_letter", "notice", "resolution", "plan", "decision", "decree"}

// Label is in Vietnamese for "vi", else in English.
func (p Provision) Label(lang string) string { return pick(lang, p.LabelVi, p.LabelEn) }

// WordsOf is the duty's text in Vietnamese for "vi", else in English.
func (p Provision) WordsOf(lang string) string { return pick(lang, p.TextVi, p.TextEn) }

// Section is the heading it stands under, in Vietnamese for "vi", else in English.
func (p Provision) Section(lang string) string { return pick(lang, p.SectionVi, p.SectionEn) }

// Question is something the entry check asks the officer; it never stands in the way.
type Question struct {
	Check string    `json:"check"`
	Words Bilingual `json:"words"`
}

// Bottleneck (điểm nghẽn) is what holds tasks up.
type Bottleneck struct {
	ID          int64
	DirectiveID *int64
	Position    int
	Category    string
	TextVi      string
	TextEn      string
	Quote       string
	State       string // open, escalated, resolved, rejected
	RaisedOn    deadline.Date
	Version     int64

	RaisedBy       *int64
	RaisedAgencyID *int64
	DecisionAsked  string        // which decision would settle it
	DecideBy       deadline.Date // by when; zero where no day is asked
	Proposal       string
	Severity       string // low, normal, high
	Resolution     string
	SettledOn      deadline.Date
	Answer         string        // of who must act, to what was asked last
	AnsweredOn     deadline.Date // zero while it is waited for
	ProposedOn     deadline.Date // since when who must act holds it to be settled; zero: they don't
	MergedInto     *int64        // the one it was found to be the same as

	Agencies []AgencyRef `gorm:"-"` // that must act
}

// WordsOf is the bottleneck's text in Vietnamese for "vi", else in English.
func (b Bottleneck) WordsOf(lang string) string { return pick(lang, b.TextVi, b.TextEn) }

// Indicator is a target with dated values.
type Indicator struct {
	ID           int64
	DirectiveID  int64
	Key          string
	TextVi       string
	TextEn       string
	UnitVi       string
	UnitEn       string
	Baseline     *float64 // where it starts; nil where that is not known
	Target       *float64 // of the whole country
	OutOf        *float64
	DueOn        deadline.Date
	Quote        string
	Version      int64
	Agencies     []AgencyRef   `gorm:"-"`
	Measurements []Measurement `gorm:"-"`
}

// WordsOf is the indicator's text in Vietnamese for "vi", else in English.
func (i Indicator) WordsOf(lang string) string { return pick(lang, i.TextVi, i.TextEn) }

// Measurement is an indicator's value on a day.
type Measurement struct {
	IndicatorID int64
	TakenOn     deadline.Date // zero where the source gives no day
	Value       float64
}
