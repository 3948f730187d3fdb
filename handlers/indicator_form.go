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

// shareLines are the empty lines for more agencies.
const shareLines = 3

// indicatorNew is GET /indicators/new (directive): the form of an indicator that isn't there yet.
func (s *server) indicatorNew(c echo.Context) error {
	v := &templates.IndicatorFormView{Page: s.page(c), Form: templates.IndicatorForm{Directive: c.QueryParam("directive")}}
	return s.indicatorFormPage(c, http.StatusOK, v)
}

// indicatorEdit is GET /indicators/:id/edit.
func (s *server) indicatorEdit(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	i, err := s.store.Indicator(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	v := &templates.IndicatorFormView{Page: s.page(c), ID: id}
	v.Form = indicatorForm(i, v.Lang)
	return s.indicatorFormPage(c, http.StatusOK, v)
}

func indicatorForm(i models.IndicatorFull, lang string) templates.IndicatorForm {
	number := func(v *float64) string {
		if v == nil {
			return ""
		}
		return plainValue(*v, lang)
	}
	f := templates.IndicatorForm{Directive: strconv.FormatInt(i.DirectiveID, 10), TextVi: i.TextVi, TextEn: i.TextEn, UnitVi: i.UnitVi, UnitEn: i.UnitEn, Baseline: number(i.Baseline), Target: number(i.Target), OutOf: number(i.OutOf), DueOn: isoDay(i.DueOn), Version: i.Version}
	for _, x := range i.Shares {
		f.Shares = append(f.Shares, templates.ShareField{Agency: x.Agency.Code + " " + x.Agency.Name(lang), Target: number(x.Target)})
	}
	return f
}

// indicatorFormPage adds what the form offers to choose from, and room for more agencies.
func (s *server) indicatorFormPage(c echo.Context, status int, v *templates.IndicatorFormView) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	directives, err := s.store.DirectiveChoices(ctx, actor, nil, choicesMost)
	if err != nil {
		return err
	}
	for _, d := range directives {
		v.Directives = append(v.Directives, templates.Option{Value: strconv.FormatInt(d.ID, 10), Label: d.Name})
	}
	agencies, err := s.store.Agencies(ctx, actor, models.AgencyFilter{On: s.store.Today(), Groups: true, Limit: choicesMost + 1})
	if err != nil {
		return err
	}
	if len(agencies) <= choicesMost {
		for _, a := range agencies {
			v.Choices = append(v.Choices, a.Code+" "+a.Ref().Name(v.Lang))
		}
	}
	if v.URI = "/indicators/new"; v.ID != 0 {
		v.URI = "/indicators/" + strconv.FormatInt(v.ID, 10) + "/edit"
	}
	v.Form.Shares = append(v.Form.Shares, make([]templates.ShareField, shareLines)...)
	return s.render(c, status, v)
}

// indicatorFields reads the form of an indicator: as typed, as the Store wants it, and what is wrong.
type indicatorFields struct {
	s     *server
	c     echo.Context
	known []models.AgencyRef // that it names already
	form  templates.IndicatorForm
	in    models.IndicatorInput
	bad   []models.FieldError
}

func (f *indicatorFields) read() error {
	c := f.c
	f.form = templates.IndicatorForm{Directive: c.FormValue("directive"), TextVi: oneLineField(c, "text_vi"), TextEn: oneLineField(c, "text_en"), UnitVi: oneLineField(c, "unit_vi"), UnitEn: oneLineField(c, "unit_en"),
		Baseline: oneLineField(c, "baseline"), Target: oneLineField(c, "target"), OutOf: oneLineField(c, "out_of"), DueOn: c.FormValue("due_on")}
	f.form.Version, _ = strconv.ParseInt(c.FormValue("version"), 10, 64) // what is no number is no version that is kept
	f.in = models.IndicatorInput{TextVi: f.form.TextVi, TextEn: f.form.TextEn, UnitVi: f.form.UnitVi, UnitEn: f.form.UnitEn, Baseline: f.number("baseline", f.form.Baseline), Target: f.number("target", f.form.Target),
		OutOf: f.number("out_of", f.form.OutOf), Version: orNever(f.form.Version)}
	readDay(&f.bad, "due_on", &f.form.DueOn, &f.in.DueOn)
	targets := c.Request().Form["share_target"]
	for i, typed := range c.Request().Form["share_agency"] {
		x := templates.ShareField{Agency: strings.TrimSpace(typed)}
		if i < len(targets) {
			x.Target = strings.TrimSpace(targets[i])
		}
		if x == (templates.ShareField{}) {
			continue
		}
		if err := f.share(x); err != nil {
			return err
		}
	}
	return nil
}

// number reads a number that may be left empty.
func (f *indicatorFields) number(field, typed string) *float64 {
	if typed == "" {
		return nil
	}
	v, ok := parseValue(typed, f.s.langOf(f.c))
	if !ok {
		f.bad = append(f.bad, fieldError(field, "not_a_value", "Value", shown(typed)))
	}
	return &v
}

// share reads a line of the agencies: a code, which the agency's name may follow.
func (f *indicatorFields) share(x templates.ShareField) error {
	field := "shares." + strconv.Itoa(len(f.form.Shares))
	f.form.Shares = append(f.form.Shares, x)
	code, _, _ := strings.Cut(x.Agency, " ")
	share := models.NewIndicatorShare{Target: f.number(field+".target", x.Target)}
	if i := slices.IndexFunc(f.known, func(a models.AgencyRef) bool { return a.Code == code }); i >= 0 {
		share.AgencyID = f.known[i].ID
	} else if code != "" {
		found, err := f.s.store.Agencies(f.c.Request().Context(), actorOf(f.c), models.AgencyFilter{Code: code, On: f.s.store.Today(), Groups: true, Limit: 1})
		if err != nil {
			return err
		}
		if len(found) == 0 {
			f.bad = append(f.bad, fieldError(field+".agency", "unknown_agency", "Value", shown(x.Agency)))
			share.AgencyID = -1 // told already
		} else {
			share.AgencyID = found[0].ID
		}
	}
	f.in.Shares = append(f.in.Shares, share)
	return nil
}

// indicatorDefine is POST /indicators (directive and the fields of an indicator).
func (s *server) indicatorDefine(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	f := &indicatorFields{s: s, c: c}
	if err := f.read(); err != nil {
		return err
	}
	directive, err := strconv.ParseInt(f.form.Directive, 10, 64)
	if err != nil {
		f.bad = append(f.bad, fieldError("directive", "required"))
	}
	if err = badFields(f.bad); err == nil {
		var i models.IndicatorFull
		if i, err = s.store.DefineIndicator(ctx, actor, directive, f.in); err == nil {
			return s.goOn(c, "/indicators/"+strconv.FormatInt(i.ID, 10), templates.SayIndicatorSaved, "")
		}
	}
	if !refused(err) {
		return err
	}
	v := &templates.IndicatorFormView{Page: s.page(c), Form: f.form}
	status, faults := s.faultsOf(c, err)
	v.Errors = faults
	return s.indicatorFormPage(c, status, v)
}

// indicatorChange is POST /indicators/:id (the fields of an indicator, version).
func (s *server) indicatorChange(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	stored, err := s.store.Indicator(ctx, actor, id)
	if err != nil {
		return err
	}
	f := &indicatorFields{s: s, c: c, known: stored.Agencies}
	if err := f.read(); err != nil {
		return err
	}
	if err = badFields(f.bad); err == nil {
		if _, err = s.store.ChangeIndicator(ctx, actor, id, f.in); err == nil {
			return s.goOn(c, "/indicators/"+strconv.FormatInt(id, 10), templates.SayIndicatorSaved, "")
		}
	}
	if !refused(err) {
		return err
	}
	v := &templates.IndicatorFormView{Page: s.page(c), ID: id, Form: f.form}
	status, faults := s.faultsOf(c, err)
	v.Errors = faults
	if models.CodeOf(err) == models.CodeStale {
		v.Form.Version, v.Both = stored.Version, indicatorDiffers(indicatorForm(stored, v.Lang), f.form)
	}
	return s.indicatorFormPage(c, status, v)
}

// indicatorDiffers lists what somebody else saved meanwhile.
func indicatorDiffers(theirs, mine templates.IndicatorForm) []templates.BothRow {
	shares := func(all []templates.ShareField) string {
		var out []string
		for _, x := range all {
			out = append(out, strings.TrimSpace(x.Agency+" "+x.Target))
		}
		return strings.Join(out, "; ")
	}
	return differing([]templates.BothRow{{Field: "text_vi", Theirs: theirs.TextVi, Mine: mine.TextVi}, {Field: "text_en", Theirs: theirs.TextEn, Mine: mine.TextEn}, {Field: "unit_vi", Theirs: theirs.UnitVi, Mine: mine.UnitVi},
		{Field: "unit_en", Theirs: theirs.UnitEn, Mine: mine.UnitEn}, {Field: "baseline", Theirs: theirs.Baseline, Mine: mine.Baseline}, {Field: "target", Theirs: theirs.Target, Mine: mine.Target},
		{Field: "out_of", Theirs: theirs.OutOf, Mine: mine.OutOf}, {Field: "due_on", Theirs: theirs.DueOn, Mine: mine.DueOn}, {Field: "shares", Theirs: shares(theirs.Shares), Mine: shares(mine.Shares)}})
}
