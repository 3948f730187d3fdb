package handlers

import (
	"encoding/json"
	"errors"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// progressBody is what a caller reports. What is absent stays as it is.
type progressBody struct {
	Percent    *int         `json:"percent"`
	Words      *string      `json:"words"`
	ForecastOn optionalDate `json:"forecast_on"` // null takes the forecast back
	Version    *int64       `json:"version"`     // of the task the caller saw
}

// optionalDate tells null from absent.
type optionalDate struct {
	given bool
	day   deadline.Date
}

// UnmarshalJSON takes a day or null.
func (d *optionalDate) UnmarshalJSON(b []byte) error {
	d.given = true
	if string(b) == "null" {
		return nil
	}
	var text string
	if json.Unmarshal(b, &text) != nil {
		return invalid("forecast_on", "wrong_type")
	}
	var err error
	if d.day, err = deadline.ParseDate(text); err != nil {
		return invalid("forecast_on", "no_such_date", "Value", shown(text))
	}
	return nil
}

// apiProgress is POST /api/v1/tasks/:id/progress: it answers with the task as it stands afterwards,
// and where the caller's version is stale with the task as it stands now.
func (s *server) apiProgress(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var body progressBody
	if err := readJSON(c, &body); err != nil {
		return err
	}
	n, err := body.progress()
	if err != nil {
		return err
	}
	ctx, actor, lang := c.Request().Context(), actorOf(c), apiLangOf(c)
	task, err := s.store.ReportProgress(ctx, actor, id, n)
	switch {
	case models.CodeOf(err) == models.CodeStale:
		if task, readErr := s.store.Task(ctx, actor, id); readErr == nil {
			return &staleError{cause: err, current: taskJSON{&task, lang, s.store.Today()}}
		}
		return err
	case err != nil:
		return inAPINames(err)
	}
	return answerBytes(c, taskJSON{&task, lang, s.store.Today()}.append)
}

func (b progressBody) progress() (models.NewProgress, error) {
	n := models.NewProgress{Percent: b.Percent, Via: models.ViaAPI}
	if b.Words != nil {
		n.Words = *b.Words
	}
	if b.ForecastOn.given {
		n.Forecast = &b.ForecastOn.day
	}
	if b.Version != nil {
		if *b.Version < 1 {
			return n, invalid("version", "not_a_version")
		}
		n.Version = *b.Version
	}
	return n, nil
}

// inAPINames renames the fields of a report to those of the body.
func inAPINames(err error) error {
	var e *models.Error
	if !errors.As(err, &e) {
		return err
	}
	renamed := *e
	renamed.Fields = make([]models.FieldError, len(e.Fields))
	for i, f := range e.Fields {
		if f.Field == "forecast" {
			f.Field = "forecast_on"
		}
		renamed.Fields[i] = f
	}
	return &renamed
}

// staleError is a change refused because of another one, with the thing as it stands now.
type staleError struct {
	cause   error
	current any
}

// Error is the cause's.
func (e *staleError) Error() string { return e.cause.Error() }

// Unwrap gives the Store's error.
func (e *staleError) Unwrap() error { return e.cause }
