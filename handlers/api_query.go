package handlers

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

const queryKey = "query"

// longestValue bounds a query parameter, in characters.
const longestValue = 200

// query reads the parameters of a request and gathers what is wrong with them.
type query struct {
	values url.Values
	bad    []models.FieldError
}

// takesQuery lets a request through whose query parameters are all known, given once, and text. An
// unknown one is refused rather than passed over: a mistyped filter must not give everything.
func takesQuery(names []string, next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		raw := c.Request().URL.RawQuery
		if raw == "" {
			return next(c)
		}
		values, err := url.ParseQuery(raw)
		if err != nil {
			return invalid("query", "bad_query")
		}
		q := query{values: values}
		for _, name := range sortedNames(values) {
			switch given := values[name]; {
			case name != langKey && !slices.Contains(names, name):
				q.fault(name, "unknown_parameter", "Value", shown(name))
			case len(given) > 1:
				q.fault(name, "given_twice")
			case given[0] == "":
				q.fault(name, "empty_value")
			case !plainText(given[0]):
				q.fault(name, "control_characters")
			case utf8.RuneCountInString(given[0]) > longestValue:
				q.fault(name, "too_long", "Max", longestValue, "Value", utf8.RuneCountInString(given[0]))
			case name == langKey && given[0] != apiLangOf(c):
				q.fault(name, "unknown_value", "Value", given[0])
			}
		}
		if len(q.bad) > 0 {
			return q.err()
		}
		c.Set(queryKey, q)
		return next(c)
	}
}

// queryOf gives the parameters takesQuery let through.
func queryOf(c echo.Context) query {
	q, _ := c.Get(queryKey).(query)
	return q
}

func sortedNames(values url.Values) []string {
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// plainText says whether a database can take s as text: valid UTF-8 without control characters.
func plainText(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl)
}

// shown shortens what the caller sent to what a sentence can hold.
func shown(s string) string {
	const longest = 40
	if r := []rune(strings.ToValidUTF8(s, "�")); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}

func (q *query) fault(field, problem string, params ...any) {
	q.bad = append(q.bad, fieldError(field, problem, params...))
}

func (q *query) text(name string) string { return q.values.Get(name) }

// number reads a whole number from least to most; or is what an absent parameter means.
func (q *query) number(name string, least, most, or int64) int64 {
	text := q.values.Get(name)
	if text == "" {
		return or
	}
	n, err := strconv.ParseInt(text, 10, 64)
	switch {
	case err != nil:
		q.fault(name, "not_an_integer", "Value", shown(text))
	case n < least || n > most:
		q.fault(name, "out_of_range", "Min", least, "Max", most, "Value", n)
	}
	return n
}

// date reads a day written year-month-day.
func (q *query) date(name string) deadline.Date {
	text := q.values.Get(name)
	if text == "" {
		return deadline.Date{}
	}
	d, err := deadline.ParseDate(text)
	if err != nil {
		q.fault(name, "no_such_date", "Value", shown(text))
	}
	return d
}

// limit reads how many items a page is to hold.
func (q *query) limit() int { return int(q.number("limit", 1, models.MaxLimit, 50)) }

func (q *query) err() error {
	if len(q.bad) == 0 {
		return nil
	}
	return &models.Error{Code: models.CodeInvalid, Fields: q.bad}
}

func fieldError(field, problem string, params ...any) models.FieldError {
	f := models.FieldError{Field: field, Problem: problem, Params: map[string]any{}}
	for i := 0; i+1 < len(params); i += 2 {
		f.Params[params[i].(string)] = params[i+1]
	}
	return f
}

func invalid(field, problem string, params ...any) error {
	return &models.Error{Code: models.CodeInvalid, Fields: []models.FieldError{fieldError(field, problem, params...)}}
}
