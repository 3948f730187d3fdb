package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// indicatorBody is what the office says of an indicator. What is absent stays as it was; null takes a number or day
// away.
type indicatorBody struct {
	NameVi   *string           `json:"name_vi"`
	NameEn   *string           `json:"name_en"`
	UnitVi   *string           `json:"unit_vi"`
	UnitEn   *string           `json:"unit_en"`
	Baseline optional[float64] `json:"baseline"`
	Target   optional[float64] `json:"target"`
	OutOf    optional[float64] `json:"out_of"`
	DueOn    optional[string]  `json:"due_on"`
	Shares   *[]shareBody      `json:"shares"`
	Version  *int64            `json:"version"`
}

type shareBody struct {
	Agency string   `json:"agency"` // its code
	Target *float64 `json:"target"`
}

// over gives the indicator as the body changes what it was.
func (b indicatorBody) over(was models.IndicatorInput, f *fields) models.IndicatorInput {
	in := was
	for _, x := range []struct {
		given *string
		into  *string
	}{{b.NameVi, &in.TextVi}, {b.NameEn, &in.TextEn}, {b.UnitVi, &in.UnitVi}, {b.UnitEn, &in.UnitEn}} {
		if x.given != nil {
			*x.into = *x.given
		}
	}
	for _, x := range []struct {
		given optional[float64]
		into  **float64
	}{{b.Baseline, &in.Baseline}, {b.Target, &in.Target}, {b.OutOf, &in.OutOf}} {
		if x.given.given {
			if *x.into = nil; !x.given.null {
				value := x.given.value
				*x.into = &value
			}
		}
	}
	in.DueOn, in.Version = f.dayOr("due_on", b.DueOn, was.DueOn), f.version(b.Version)
	if b.Shares != nil {
		in.Shares = nil
		for n, x := range *b.Shares {
			in.Shares = append(in.Shares, models.NewIndicatorShare{AgencyID: f.agency("shares."+strconv.Itoa(n)+".agency", x.Agency), Target: x.Target})
		}
	}
	return in
}

// apiDefineIndicator is POST /api/v1/indicators.
func (s *server) apiDefineIndicator(c echo.Context) error {
	var b struct {
		Directive string `json:"directive"` // its id, number or key
		indicatorBody
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	directive, err := s.directiveNamed(c, b.Directive)
	switch {
	case models.CodeOf(err) == models.CodeNotFound:
		f.fault("directive", "unknown_directive", "Value", shown(b.Directive))
	case err != nil:
		return err
	}
	in := b.over(models.IndicatorInput{}, f)
	if err := f.failure(); err != nil {
		return err
	}
	i, err := s.store.DefineIndicator(c.Request().Context(), actorOf(c), directive, in)
	if err != nil {
		return inAPINames(err, "text_vi", "name_vi", "text_en", "name_en")
	}
	return answerJSON(c, http.StatusCreated, indicatorToJSON(i, apiLangOf(c)))
}

// apiChangeIndicator is PATCH /api/v1/indicators/:id.
func (s *server) apiChangeIndicator(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	was, err := s.store.Indicator(ctx, actor, id)
	if err != nil {
		return err
	}
	var b indicatorBody
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	in := b.over(was.Input(), f)
	if err := f.failure(); err != nil {
		return err
	}
	i, err := s.store.ChangeIndicator(ctx, actor, id, in)
	if err != nil {
		return inAPINames(err, "text_vi", "name_vi", "text_en", "name_en")
	}
	return answerJSON(c, http.StatusOK, indicatorToJSON(i, apiLangOf(c)))
}

// indicatorShareJSON is an agency's part in an indicator.
type indicatorShareJSON struct {
	Agency  agencyRef     `json:"agency"`
	Target  *float64      `json:"target"` // its own
	Value   *float64      `json:"value"`  // the last one
	TakenOn deadline.Date `json:"taken_on"`
	Course  *courseJSON   `json:"course"`
}

func sharesToJSON(i models.IndicatorFull, lang string) []indicatorShareJSON {
	out := []indicatorShareJSON{}
	for _, a := range i.Concerned() {
		x := indicatorShareJSON{Agency: agencyToJSON(a, lang)}
		for _, share := range i.Shares {
			if share.Agency.ID == a.ID {
				x.Target = share.Target
			}
		}
		if points := i.Points(a.ID); len(points) > 0 {
			last := points[len(points)-1]
			x.Value, x.TakenOn = &last.Value, last.Day
		}
		if c, ok := i.Course(a.ID); ok {
			x.Course = courseToJSON(c)
		}
		out = append(out, x)
	}
	return out
}
