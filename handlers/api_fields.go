package handlers

import (
	"encoding/json"
	"errors"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// optional is a field of a body that tells null from absent.
type optional[T any] struct {
	given, null bool
	value       T
}

// UnmarshalJSON takes a value or null.
func (o *optional[T]) UnmarshalJSON(b []byte) error {
	o.given = true
	if o.null = string(b) == "null"; o.null {
		return nil
	}
	return json.Unmarshal(b, &o.value)
}

// moveBody is what every move takes.
type moveBody struct {
	Words   string `json:"words"`
	Version *int64 `json:"version"` // of the task the caller saw
}

// fields reads what a body says in words: days, agencies by code, people by address. It gathers what
// is wrong with them.
type fields struct {
	s   *server
	c   echo.Context
	bad []models.FieldError
	err error // the database's
}

func (s *server) fieldsOf(c echo.Context) *fields { return &fields{s: s, c: c} }

func (f *fields) fault(field, problem string, params ...any) {
	f.bad = append(f.bad, fieldError(field, problem, params...))
}

// failure is what keeps the call from being carried out; nil for nothing.
func (f *fields) failure() error {
	switch {
	case f.err != nil:
		return f.err
	case len(f.bad) > 0:
		return &models.Error{Code: models.CodeInvalid, Fields: f.bad}
	}
	return nil
}

// version reads that of the thing the caller saw; 0 where they don't say.
func (f *fields) version(v *int64) int64 {
	if v == nil {
		return 0
	}
	if *v < 1 {
		f.fault("version", "not_a_version")
	}
	return *v
}

// versionOr is version, for what stands at a version that counts where none is given.
func (f *fields) versionOr(v *int64, stands int64) int64 {
	if v == nil {
		return stands
	}
	return f.version(v)
}

// versionOf reads a body that says nothing but the version the caller saw; stands is asked where none is given.
func (s *server) versionOf(c echo.Context, stands func() (int64, error)) (int64, error) {
	var b versionBody
	if err := readJSON(c, &b); err != nil {
		return 0, err
	}
	if b.Version == nil {
		return stands()
	}
	f := s.fieldsOf(c)
	return f.version(b.Version), f.failure()
}

func (f *fields) move(b moveBody) models.MoveInput {
	return models.MoveInput{Version: f.version(b.Version), Words: b.Words, Via: models.ViaAPI}
}

// day reads a day written year-month-day; none for nil.
func (f *fields) day(name string, text *string) deadline.Date {
	if text == nil {
		return deadline.Date{}
	}
	d, err := deadline.ParseDate(*text)
	if err != nil {
		f.fault(name, "no_such_date", "Value", shown(*text))
	}
	return d
}

// dayOr reads a day that may be absent, which leaves it as it was, or null, which takes it away.
func (f *fields) dayOr(name string, o optional[string], was deadline.Date) deadline.Date {
	switch {
	case !o.given:
		return was
	case o.null:
		return deadline.Date{}
	}
	return f.day(name, &o.value)
}

// agency finds an agency by its code; 0 where none is named.
func (f *fields) agency(name, code string) int64 {
	if code == "" || f.err != nil {
		return 0
	}
	if !plainText(code) {
		f.fault(name, "control_characters")
		return 0
	}
	id, err := f.s.store.AgencyIDByCode(f.c.Request().Context(), actorOf(f.c), code)
	switch {
	case models.CodeOf(err) == models.CodeNotFound:
		f.fault(name, "unknown_agency", "Value", shown(code))
	case err != nil:
		f.err = err
	}
	return id
}

// address reads the address of an account.
func (f *fields) address(name, text string) string {
	if !plainText(text) {
		f.fault(name, "control_characters")
	}
	return text
}

// decision reads a choice.
func (f *fields) decision(name, value string, choices ...string) string {
	for _, c := range choices {
		if value == c {
			return value
		}
	}
	problem := "not_a_choice"
	if value == "" {
		problem = "required"
	}
	f.fault(name, problem)
	return value
}

// inAPINames renames the fields of a refusal to those of the body: pairs of ours and the body's.
func inAPINames(err error, pairs ...string) error {
	var e *models.Error
	if !errors.As(err, &e) {
		return err
	}
	renamed := *e
	renamed.Fields = make([]models.FieldError, len(e.Fields))
	for i, f := range e.Fields {
		for p := 0; p+1 < len(pairs); p += 2 {
			if f.Field == pairs[p] {
				f.Field = pairs[p+1]
				break
			}
		}
		renamed.Fields[i] = f
	}
	return &renamed
}
