package templates

import "dondoc/models/deadline"

// IndicatorsView is GET /indicators: the targets as small multiples.
type IndicatorsView struct {
	Page
	Rows []IndicatorCard
}

// IndicatorCard is a target with its values. Numbers that are written out are in the reader's language; empty
// ones are not known.
type IndicatorCard struct {
	ID                             int64
	Name, Unit                     string
	Source                         DirectiveLink
	Agencies                       []string
	Target, OutOf                  string
	Last                           string
	LastOn                         deadline.Date
	Due                            deadline.Date
	Distance                       string // to the target
	Needed, Kept, Forecast         string // a month, a month, on the due day
	Reached                        bool
	Points                         []IndicatorPoint
	TargetValue, WholeValue, Value *float64
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
	ByAgency  []IndicatorShare
	Form      *MoveForm // to enter a value; nil for who may not
}

// IndicatorShare is how an agency's own values go towards the target.
type IndicatorShare struct {
	Agency                   string
	Last                     string
	LastOn                   deadline.Date
	Distance, Kept, Forecast string
}

// IndicatorValue is a value in force, or one that was corrected.
type IndicatorValue struct {
	ID              int64
	Agency          string // empty: the whole country
	On              deadline.Date
	Value, Note, By string
	Correct         *MoveForm
}
