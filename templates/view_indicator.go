package templates

import "dondoc/models/deadline"

// IndicatorsView is GET /indicators: the targets as small multiples.
type IndicatorsView struct {
	Page
	Rows       []IndicatorCard
	MayDefine  bool // what is measured
	MayMeasure bool // enters values of some
}

// IndicatorCard is a target with its values. Numbers that are written out are in the reader's language; empty
// ones are not known.
type IndicatorCard struct {
	ID                             int64
	Name, Unit                     string
	Source                         DirectiveLink
	Agencies                       []string
	Baseline, Target, OutOf        string
	Last                           string
	LastOn                         deadline.Date
	Due                            deadline.Date
	Distance                       string // to the target
	Needed, Kept, Forecast         string // a month, a month, on the due day
	Reached                        bool
	Points                         []IndicatorPoint
	TargetValue, WholeValue, Value *float64
	BaselineValue                  *float64
	Done                           *float64 // the share of the way to the target that the last value has gone
}

// IndicatorPoint is a value on a day; On is zero where the source gives none.
type IndicatorPoint struct {
	On    deadline.Date
	Value float64
	Text  string
}

// IndicatorView is GET /indicators/{id}, and the same page after a refused POST.
type IndicatorView struct {
	Page
	IndicatorCard
	Values    []IndicatorValue
	Corrected []IndicatorValue
	ByAgency  []IndicatorCard // how agencies go towards their targets, by name
	Form      *MoveForm       // to enter a value; nil for who may not
	MayDefine bool
}

// IndicatorFormView is GET /indicators/new and /indicators/{id}/edit: what is measured.
type IndicatorFormView struct {
	Page
	ID         int64 // 0 for one that isn't there yet
	Directives []Option
	Choices    []string // of agencies: code and name
	Form       IndicatorForm
	Both       []BothRow
}

// IndicatorForm is the form as typed.
type IndicatorForm struct {
	Directive                      string
	TextVi, TextEn, UnitVi, UnitEn string
	Baseline, Target, OutOf, DueOn string
	Shares                         []ShareField
	Version                        int64
}

// ShareField is a line of the agencies: a code, which the name may follow, and the agency's own target.
type ShareField struct{ Agency, Target string }

// ValuesView is GET /indicators/spreadsheet, and the same page after an upload that can't be read.
type ValuesView struct {
	Page
	MaxRows int
}

// ValuesPreview is GET /indicators/spreadsheet/{id}: what an uploaded spreadsheet would enter, and the same page after
// it was applied or refused.
type ValuesPreview struct {
	Page
	ID              int64
	Applied         bool
	Rows            int // in the spreadsheet
	Filled, Refused int
	Lines           []ValueLine // those that were filled in
}

// ValueLine is a row that was filled in.
type ValueLine struct {
	Line                    int   // in the spreadsheet
	IndicatorID             int64 // 0 where there is no such indicator
	Indicator, Agency, Unit string
	Value, On, Note         string
	Refusals                []SheetRefusal // why it can't be entered; Field is value, taken_on or note
}

// IndicatorValue is a value in force, or one that was corrected.
type IndicatorValue struct {
	ID              int64
	Agency          string // empty: the whole country
	On              deadline.Date
	Value, Note, By string
	Correct         *MoveForm
}
