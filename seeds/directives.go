package seeds

// Directive is one directive as its data file states it. Days are civil dates
// as ISO text ("2025-06-30"), "" where the source gives none.
type Directive struct {
	Key          string `yaml:"key"`           // stable name, also that of the file
	Number       string `yaml:"number"`        // "" where the directive has none
	NumberSource Text   `yaml:"number_source"` // where the number was found, if not in the text itself
	Kind         string `yaml:"kind"`
	TitleVi      string `yaml:"title_vi"`
	TitleEn      string `yaml:"title_en"`
	IssuerVi     string `yaml:"issuer_vi"`
	IssuerEn     string `yaml:"issuer_en"`
	IssuedOn     string `yaml:"issued_on"`
	IssuedOnNote Text   `yaml:"issued_on_note"` // what is uncertain about the day of issue
	// ReferenceOn is the day on which groups and names of agencies are
	// resolved: IssuedOn where that is known. It is never empty.
	ReferenceOn string       `yaml:"reference_on"`
	SourceURL   string       `yaml:"source_url"`
	Lang        string       `yaml:"lang"` // language of the text that is quoted (ISO 639-1)
	Relations   []Relation   `yaml:"relations"`
	Cadences    []Cadence    `yaml:"cadences"`
	Principles  []Text       `yaml:"principles"`
	Notes       []Text       `yaml:"notes"`
	Provisions  []Provision  `yaml:"provisions"`
	Indicators  []Indicator  `yaml:"indicators"`
	Bottlenecks []Bottleneck `yaml:"bottlenecks"`
}

// Text is one statement in the two languages of the data files.
type Text struct {
	Vi string `yaml:"vi"`
	En string `yaml:"en"`
}

// Relation points from a directive to another document.
type Relation struct {
	Kind   string `yaml:"kind"`    // cites, implements, amends, supersedes
	Number string `yaml:"number"`  // number as cited, or the English name of a document cited without one
	NameVi string `yaml:"name_vi"` // Vietnamese name of a document cited without a number
}

// Cadence is a rhythm of reviews or reports that a directive sets.
type Cadence struct {
	WhatVi string `yaml:"what_vi"`
	WhatEn string `yaml:"what_en"`
	Every  string `yaml:"every"` // ISO 8601 period, "" where the period is not stated
}

// Provision is one duty as the directive states it.
type Provision struct {
	Position  int    `yaml:"position"` // 1..n in the order of the text
	SectionVi string `yaml:"section_vi"`
	SectionEn string `yaml:"section_en"`
	LabelVi   string `yaml:"label_vi"` // at most MaxLabel runes
	LabelEn   string `yaml:"label_en"`
	TextVi    string `yaml:"text_vi"`
	TextEn    string `yaml:"text_en"`
	// Leads and Coordinators are short keys of agencies and groups: MPS, MBL.
	Leads        []string   `yaml:"leads"`
	Coordinators []string   `yaml:"coordinators"`
	SubmitTo     string     `yaml:"submit_to"`  // PM, Government or ""
	Supervisor   string     `yaml:"supervisor"` // the agency that urges the lead, or ""
	Deadline     Deadline   `yaml:"deadline"`
	Deliverable  string     `yaml:"deliverable"`
	Category     string     `yaml:"category"` // bottleneck category it works against, or ""
	FanOut       bool       `yaml:"fan_out"`  // one task for each member of the leading group
	Quote        string     `yaml:"quote"`
	QuoteLang    string     `yaml:"-"` // language of Quote: that of the directive
	Questions    []Question `yaml:"questions"`
}

// Deadline is a provision's deadline as written and as read.
type Deadline struct {
	AsWritten string `yaml:"as_written"` // words of the source, "" where it sets none
	Kind      string `yaml:"kind"`
	Date      string `yaml:"date"`
	Inclusive bool   `yaml:"inclusive"` // false: "before" Date, the last day in time is the day before
	Every     string `yaml:"every"`     // ISO 8601 period of a recurring deadline, "" where not stated
	Starts    string `yaml:"starts"`
}

// Question is one finding of the entry check, put to the officer. A provision
// carries at most one question a check.
type Question struct {
	Check string `yaml:"check"` // one of those listed in isCheck
	Vi    string `yaml:"vi"`
	En    string `yaml:"en"`
}

// Indicator is a figure the directive sets as a target or states as reached.
// An indicator with neither Target nor Measurements is a target whose figure
// the source leaves out.
type Indicator struct {
	Key          string        `yaml:"key"`
	TextVi       string        `yaml:"text_vi"`
	TextEn       string        `yaml:"text_en"`
	Unit         string        `yaml:"unit"`    // English: services, percent
	UnitVi       string        `yaml:"unit_vi"` // "%" for percent
	Target       *float64      `yaml:"target"`
	Of           *float64      `yaml:"of"`    // the whole that the figure is a part of
	AsOf         string        `yaml:"as_of"` // day on which a target was stated
	Due          string        `yaml:"due"`
	DueInclusive bool          `yaml:"due_inclusive"` // false: "before" Due, or no Due
	Agencies     []string      `yaml:"agencies"`
	Measurements []Measurement `yaml:"measurements"`
	Quote        string        `yaml:"quote"`
	QuoteLang    string        `yaml:"-"`
}

// Measurement is a value an indicator had on a day; the day is "" where the
// source gives no reference day.
type Measurement struct {
	AsOf  string  `yaml:"as_of"`
	Value float64 `yaml:"value"`
}

// Bottleneck is an obstacle the directive itself names.
type Bottleneck struct {
	TextVi    string   `yaml:"text_vi"`
	TextEn    string   `yaml:"text_en"`
	Category  string   `yaml:"category"`
	Agencies  []string `yaml:"agencies"`
	Quote     string   `yaml:"quote"`
	QuoteLang string   `yaml:"-"`
}

// MaxLabel is the longest a provision's label may be, in runes, so that it fits
// a line of a list and the subject of a mail.
const MaxLabel = 60
