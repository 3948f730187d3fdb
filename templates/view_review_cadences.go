package templates

import "dondoc/models/deadline"

// ReviewCadencesView is GET /reviews/cadences, and the same page after a refused POST there.
type ReviewCadencesView struct {
	Page
	Forms     []ReviewCadenceForm
	MayChange bool
	Days      []ReviewRow // the next reviews; ID is 0 where none is entered yet
	Guests    []ReviewGuest
	Both      []BothRow
}

// ReviewCadenceForm is a cadence's form as typed; it posts to /reviews/cadences/{Kind}.
type ReviewCadenceForm struct {
	Kind                  string // five_day, month, half_year
	ByDays                bool   // else by the month, whose day CutOff is
	EveryDays, CutOff, At string
	Active                bool
	NextOn                deadline.Date // none for one that is off
	Version               int64
	Refused               bool // the one whose faults the page tells
}

// ReviewGuest is somebody who is invited to reviews.
type ReviewGuest struct {
	Name, Email string
	Account     bool // signs in; else gets mail alone
}

func (*ReviewCadencesView) template() string { return "review_cadences" }

// In lays out a control of one of the forms, which have fields of the same names.
func (v *ReviewCadencesView) In(form ReviewCadenceForm, kind, name, label, hint, value string) formField {
	x := v.Field(kind, name+"-"+form.Kind, label, hint, value)
	x.Name = name
	return x
}
