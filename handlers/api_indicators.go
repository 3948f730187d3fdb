package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/standing"
)

// indicatorJSON is a target with its values and its course.
type indicatorJSON struct {
	ID        int64                `json:"id"`
	Key       string               `json:"key"`
	Name      string               `json:"name"`
	Unit      string               `json:"unit"`
	Directive string               `json:"directive"` // its number
	Agencies  []agencyRef          `json:"agencies"`
	Baseline  *float64             `json:"baseline"`
	Target    *float64             `json:"target"`
	OutOf     *float64             `json:"out_of"`
	DueOn     deadline.Date        `json:"due_on"`
	Course    *courseJSON          `json:"course"` // of the whole country; null without a target
	Values    []valueJSON          `json:"values"`
	Shares    []indicatorShareJSON `json:"shares"` // of agencies with a part, or with values
	Version   int64                `json:"version"`
}

type courseJSON struct {
	Distance float64  `json:"distance"`
	Reached  bool     `json:"reached"`
	Needed   *float64 `json:"needed_a_month"`
	Kept     *float64 `json:"kept_a_month"`
	Forecast *float64 `json:"forecast"`
}

func courseToJSON(c standing.Course) *courseJSON {
	return &courseJSON{c.Distance, c.Reached, c.Needed, c.Kept, c.Forecast}
}

type valueJSON struct {
	ID       int64         `json:"id"`
	Agency   *agencyRef    `json:"agency"` // null: the whole country
	TakenOn  deadline.Date `json:"taken_on"`
	Value    float64       `json:"value"`
	Note     string        `json:"note"`
	By       *string       `json:"by"`
	Replaces *int64        `json:"replaces"`
}

func valueToJSON(x models.MeasurementFull, lang string) valueJSON {
	out := valueJSON{ID: x.ID, Agency: agencyOrNull(x.Agency, lang), TakenOn: x.TakenOn, Value: x.Value, Note: x.Note, By: orNull(x.By)}
	if x.Replaces != 0 {
		out.Replaces = &x.Replaces
	}
	return out
}

func indicatorToJSON(i models.IndicatorFull, lang string) indicatorJSON {
	unit, _ := textIn(lang, i.UnitVi, i.UnitEn)
	out := indicatorJSON{ID: i.ID, Key: i.Key, Name: i.WordsOf(lang), Unit: unit, Directive: i.Number, Agencies: inLang(i.Agencies, lang, agencyToJSON), Baseline: i.Baseline, Target: i.Target, OutOf: i.OutOf, DueOn: i.DueOn,
		Values: inLang(i.Values, lang, valueToJSON), Shares: sharesToJSON(i, lang), Version: i.Version}
	if c, ok := i.Course(0); ok {
		out.Course = courseToJSON(c)
	}
	return out
}

// apiIndicators is GET /api/v1/indicators: by due day, those without one last.
func (s *server) apiIndicators(c echo.Context) error {
	all, err := s.store.Indicators(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, apiItems[indicatorJSON]{inLang(all, apiLangOf(c), indicatorToJSON)})
}

// apiIndicator is GET /api/v1/indicators/:id.
func (s *server) apiIndicator(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	i, err := s.store.Indicator(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, indicatorToJSON(i, apiLangOf(c)))
}

// apiMeasure is POST /api/v1/indicators/:id/values (value, taken_on, agency, note; replaces for a correction).
func (s *server) apiMeasure(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var b struct {
		Value    *float64 `json:"value"`
		TakenOn  *string  `json:"taken_on"`
		Agency   string   `json:"agency"`
		Note     string   `json:"note"`
		Replaces int64    `json:"replaces"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	if _, err := s.store.Indicator(ctx, actor, id); err != nil { // who may not know of it is told of no fault
		return err
	}
	f := s.fieldsOf(c)
	n := models.NewMeasurement{AgencyID: f.agency("agency", b.Agency), TakenOn: f.day("taken_on", b.TakenOn), Note: b.Note, Replaces: b.Replaces, Via: models.ViaAPI}
	if b.Value == nil {
		f.fault("value", "required")
	} else {
		n.Value = *b.Value
	}
	if err := f.failure(); err != nil {
		return err
	}
	v, err := s.store.Measure(ctx, actor, id, n)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusCreated, valueToJSON(v, apiLangOf(c)))
}
