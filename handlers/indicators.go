package handlers

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// indicators is GET /indicators: the targets of all directives the reader may see.
func (s *server) indicators(c echo.Context) error {
	all, err := s.store.Indicators(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	rights := actorOf(c).Rights()
	v := &templates.IndicatorsView{Page: s.page(c), MayDefine: rights.Define, MayMeasure: rights.Measure}
	for _, i := range all {
		v.Rows = append(v.Rows, indicatorCard(i, v.Lang))
	}
	slices.SortStableFunc(v.Rows, func(a, b templates.IndicatorCard) int { return min(1, len(b.Points)) - min(1, len(a.Points)) }) // known values first
	return s.render(c, http.StatusOK, v)
}

func indicatorCard(i models.IndicatorFull, lang string) templates.IndicatorCard {
	unit, _ := textIn(lang, i.UnitVi, i.UnitEn)
	card := templates.IndicatorCard{ID: i.ID, Name: i.WordsOf(lang), Unit: unit, Source: templates.DirectiveLink{ID: i.DirectiveID, Number: i.Number}, Baseline: decimal(i.Baseline, lang), Target: decimal(i.Target, lang), OutOf: decimal(i.OutOf, lang),
		BaselineValue: i.Baseline, Due: i.DueOn, TargetValue: i.Target, WholeValue: i.OutOf}
	for _, a := range i.Agencies {
		card.Agencies = append(card.Agencies, a.Name(lang))
	}
	fillCourse(&card, i, 0, lang)
	return card
}

// fillCourse fills in how the values of the whole country (0) or of an agency go.
func fillCourse(card *templates.IndicatorCard, i models.IndicatorFull, agencyID int64, lang string) {
	for _, p := range i.Points(agencyID) {
		card.Points = append(card.Points, templates.IndicatorPoint{On: p.Day, Value: p.Value, Text: decimal(&p.Value, lang)})
	}
	if n := len(card.Points); n > 0 {
		last := card.Points[n-1]
		card.Last, card.LastOn, card.Value = last.Text, last.On, &last.Value
	}
	goal, _ := i.Goal(agencyID)
	if course, ok := i.Course(agencyID); ok {
		if card.Value != nil {
			if done, there := goal.Done(*card.Value); there {
				card.Done = &done
			}
		}
		card.Distance, card.Reached = decimal(&course.Distance, lang), course.Reached
		card.Needed, card.Kept, card.Forecast = decimal(course.Needed, lang), decimal(course.Kept, lang), decimal(course.Forecast, lang)
	}
}

// indicatorPage is GET /indicators/:id.
func (s *server) indicatorPage(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	v, err := s.indicatorView(c, id, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) indicatorView(c echo.Context, id int64, typed *moveForm) (*templates.IndicatorView, error) {
	i, err := s.store.Indicator(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return nil, err
	}
	d, err := s.store.Directive(c.Request().Context(), actorOf(c), i.DirectiveID)
	if err != nil {
		return nil, err
	}
	v := &templates.IndicatorView{Page: s.page(c)}
	v.IndicatorCard = indicatorCard(i, v.Lang)
	v.Source = directiveLink(d.Directive, v.Lang)
	v.URI = v.Href()
	b := indicatorForms{s: s, i: i, lang: v.Lang, typed: typed}
	v.Form, v.MayDefine = b.enter(), i.MayDefine
	for _, x := range i.Values {
		line := indicatorValue(x, v.Lang)
		line.Correct = b.correct(x)
		v.Values = append(v.Values, line)
	}
	v.ByAgency = indicatorShares(i, v.Lang)
	for _, x := range i.Corrected {
		v.Corrected = append(v.Corrected, indicatorValue(x, v.Lang))
	}
	return v, nil
}

// indicatorShares tells how each agency with a part, or with values, goes towards its target.
func indicatorShares(i models.IndicatorFull, lang string) []templates.IndicatorCard {
	var out []templates.IndicatorCard
	for _, a := range i.Concerned() {
		unit, _ := textIn(lang, i.UnitVi, i.UnitEn)
		card := templates.IndicatorCard{Name: a.Name(lang), Unit: unit, Due: i.DueOn}
		if goal, ok := i.Goal(a.ID); ok {
			card.TargetValue, card.Target, card.BaselineValue = &goal.Target, decimal(&goal.Target, lang), goal.Baseline
		}
		fillCourse(&card, i, a.ID, lang)
		out = append(out, card)
	}
	return out
}

func indicatorValue(x models.MeasurementFull, lang string) templates.IndicatorValue {
	return templates.IndicatorValue{ID: x.ID, Agency: x.Agency.Name(lang), On: x.TakenOn, Value: decimal(&x.Value, lang), Note: x.Note, By: x.By}
}

// indicatorForms puts together the forms of an indicator's page.
type indicatorForms struct {
	s     *server
	i     models.IndicatorFull
	lang  string
	typed *moveForm
}

// enter is the form of a new value; nil for who may enter none.
func (b indicatorForms) enter() *templates.MoveForm {
	if !b.i.MayWhole && len(b.i.MayFor) == 0 {
		return nil
	}
	agency := templates.FormField{Name: "agency", Kind: "text", Label: "for_agency"}
	if !b.i.MayWhole {
		agency.Kind, agency.Required = "select", true
		for _, a := range b.i.MayFor {
			agency.Options = append(agency.Options, templates.Option{Value: a.Code, Label: a.Name(b.lang)})
		}
	}
	f := templates.MoveForm{Key: "value", Act: "measure", Action: "/indicators/" + strconv.FormatInt(b.i.ID, 10) + "/values", Version: 1,
		Fields: []templates.FormField{needed("value", "text", "value", ""), needed("taken_on", "date", "taken_on", isoDay(b.s.store.Today())), agency, unneeded("note", "text", "note")}}
	b.typed.fill(&f)
	return &f
}

// correct is the form that corrects a value; nil for who may not.
func (b indicatorForms) correct(x models.MeasurementFull) *templates.MoveForm {
	mine := b.i.MayWhole
	for _, a := range b.i.MayFor {
		mine = mine || a.ID == x.AgencyID
	}
	if !mine {
		return nil
	}
	n := strconv.FormatInt(x.ID, 10)
	f := templates.MoveForm{Key: "correct-" + n, Act: "correct_value", Action: "/indicators/" + strconv.FormatInt(b.i.ID, 10) + "/values", Version: 1,
		Fields: []templates.FormField{{Name: "replaces", Kind: "hidden", Value: n}, needed("value", "text", "value", plainValue(x.Value, b.lang)),
			needed("taken_on", "date", "taken_on", isoDay(x.TakenOn)), needed("note", "text", "why_corrected", "")}}
	b.typed.fill(&f)
	return &f
}

// measure is POST /indicators/:id/values (value, taken_on, agency, note; replaces for a correction).
func (s *server) measure(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	f := &moveForm{s: s, c: c, key: "value", id: id}
	n := models.NewMeasurement{AgencyID: f.agency("agency", "for_agency"), TakenOn: f.day("taken_on", "taken_on"), Note: f.text("note", "note"), Via: models.ViaPage}
	var ok bool
	if n.Value, ok = parseValue(c.FormValue("value"), s.langOf(c)); !ok {
		f.fault("value", "not_a_value", "Value", shown(c.FormValue("value")))
	}
	if replaces := c.FormValue("replaces"); replaces != "" {
		f.key = "correct-" + replaces
		if n.Replaces, err = strconv.ParseInt(replaces, 10, 64); err != nil {
			return &models.Error{Code: models.CodeNotFound}
		}
	}
	if f.err != nil {
		return f.err
	}
	if err = badFields(f.bad); err == nil {
		_, err = s.store.Measure(c.Request().Context(), actorOf(c), id, n)
	}
	if err == nil {
		return s.goOn(c, "/indicators/"+strconv.FormatInt(id, 10), templates.SayMeasured, "")
	}
	if !refused(err) {
		return err
	}
	v, failed := s.indicatorView(c, id, f)
	if failed != nil {
		return failed
	}
	form := v.Form
	for _, x := range v.Values {
		if x.Correct != nil && x.Correct.Key == f.key {
			form = x.Correct
		}
	}
	if form == nil { // who may enter nothing is told of no faults
		return &models.Error{Code: models.CodeForbidden, Detail: "measure"}
	}
	fault := s.faultOf(c, err)
	v.Errors = []templates.FieldError{{Message: fault.Message}}
	if len(fault.Fields) > 0 {
		v.Errors = formFaults(form, fault.Fields)
	}
	return s.render(c, fault.Status, v)
}

// plainValue writes a number as parseValue reads it.
func plainValue(v float64, lang string) string {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if lang == "vi" {
		return strings.Replace(text, ".", ",", 1)
	}
	return text
}

// parseValue reads a number as people write it in the language: 12,5 and 14.800.000 in Vietnamese, 12.5 and
// 14,800,000 in English. A lone mark is the decimal one where it isn't followed by three figures.
func parseValue(typed, lang string) (float64, bool) {
	typed = strings.NewReplacer(" ", "", "\u00a0", "", "%", "").Replace(strings.TrimSpace(typed))
	if strings.ContainsFunc(typed, func(r rune) bool { return !strings.ContainsRune("-0123456789.,", r) }) {
		return 0, false
	}
	group, point := ".", ","
	if lang != "vi" {
		group, point = ",", "."
	}
	whole, part, _ := strings.Cut(typed, point)
	if groups := strings.Split(whole, group); len(groups) > 1 {
		inThrees := true
		for _, g := range groups[1:] {
			inThrees = inThrees && len(g) == 3
		}
		switch {
		case inThrees:
			whole = strings.Join(groups, "")
		case len(groups) == 2 && part == "":
			whole, part = groups[0], groups[1]
		default:
			return 0, false
		}
	}
	if part != "" {
		whole += "." + part
	}
	v, err := strconv.ParseFloat(whole, 64)
	return v, err == nil
}
