package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// cadenceJSON says how often reviews of a kind are held.
type cadenceJSON struct {
	Kind      models.ReviewCadenceKind `json:"kind"`
	Rhythm    models.Rhythm            `json:"rhythm"`
	EveryDays int                      `json:"every_days"` // of the rhythm in days
	CutOff    int                      `json:"cut_off"`    // of the others: day of the month, 0 for its last
	At        string                   `json:"at"`
	Active    bool                     `json:"active"`
	NextOn    deadline.Date            `json:"next_on"`
	Version   int64                    `json:"version"`
}

// cadencesJSON are the cadences, the next reviews and who is invited.
type cadencesJSON struct {
	Items  []cadenceJSON     `json:"items"`
	Days   []reviewDayJSON   `json:"days"`
	Guests []reviewGuestJSON `json:"guests"`
}

type reviewDayJSON struct {
	Cadence models.ReviewCadenceKind `json:"cadence"`
	On      deadline.Date            `json:"on"`
	Review  *int64                   `json:"review"` // null where none is entered yet
}

type reviewGuestJSON struct {
	Email   string `json:"email"`
	Name    string `json:"name"`
	Lang    string `json:"lang"`
	Account bool   `json:"account"`
}

// apiReviewCadences is GET /api/v1/review-cadences.
func (s *server) apiReviewCadences(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	cadences, err := s.store.ReviewCadences(ctx, actor)
	if err != nil {
		return err
	}
	days, err := s.store.ReviewDays(ctx, actor, reviewDaysShown)
	if err != nil {
		return err
	}
	guests, err := s.store.ReviewGuests(ctx, actor)
	if err != nil {
		return err
	}
	out := cadencesJSON{Items: make([]cadenceJSON, len(cadences)), Days: []reviewDayJSON{}, Guests: []reviewGuestJSON{}}
	for i, x := range cadences {
		out.Items[i] = cadenceToJSON(x, days)
	}
	for _, d := range days[:min(reviewDaysShown, len(days))] {
		out.Days = append(out.Days, reviewDayJSON{d.Cadence, d.On, numberOrNull(d.ReviewID)})
	}
	for _, g := range guests {
		out.Guests = append(out.Guests, reviewGuestJSON(g))
	}
	return answerJSON(c, http.StatusOK, out)
}

func cadenceToJSON(x models.ReviewCadence, days []models.ReviewDay) cadenceJSON {
	return cadenceJSON{x.Kind, x.Rhythm, x.EveryDays, x.CutOff, x.At, x.Active, nextReview(days, x.Kind), x.Version}
}

// apiChangeReviewCadence is PATCH /api/v1/review-cadences/:kind: what is absent stays.
func (s *server) apiChangeReviewCadence(c echo.Context) error {
	ctx, actor, kind := c.Request().Context(), actorOf(c), models.ReviewCadenceKind(c.Param("kind"))
	stored, err := s.cadence(c, kind)
	if err != nil {
		return err
	}
	b := struct {
		EveryDays *int    `json:"every_days"`
		CutOff    *int    `json:"cut_off"`
		At        *string `json:"at"`
		Active    *bool   `json:"active"`
		Version   *int64  `json:"version"`
	}{EveryDays: &stored.EveryDays, CutOff: &stored.CutOff, At: &stored.At, Active: &stored.Active}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	stored.Version = f.versionSeen(b.Version)
	for name, null := range map[string]bool{"every_days": b.EveryDays == nil, "cut_off": b.CutOff == nil, "at": b.At == nil, "active": b.Active == nil} {
		if null {
			f.fault(name, "required")
		}
	}
	if err := f.failure(); err != nil {
		return err
	}
	if err := s.store.SetReviewCadence(ctx, actor, stored); err != nil {
		return err
	}
	if stored, err = s.cadence(c, kind); err != nil {
		return err
	}
	days, err := s.store.ReviewDays(ctx, actor, 1)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, cadenceToJSON(stored, days))
}

// cadence finds a cadence by its kind.
func (s *server) cadence(c echo.Context, kind models.ReviewCadenceKind) (models.ReviewCadence, error) {
	all, err := s.store.ReviewCadences(c.Request().Context(), actorOf(c))
	if err != nil {
		return models.ReviewCadence{}, err
	}
	at := slices.IndexFunc(all, func(x models.ReviewCadence) bool { return x.Kind == kind })
	if at < 0 {
		return models.ReviewCadence{}, &models.Error{Code: models.CodeNotFound}
	}
	return all[at], nil
}
