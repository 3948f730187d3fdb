package handlers

import (
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// linkForm is what POST /u/:token takes (percent, words, blocked, forecast, version): as typed, and as
// the Store wants it.
type linkForm struct {
	typed  templates.LinkForm
	report models.NewProgress
	bad    []models.FieldError
}

// parseLinkForm reads the form. What blocks the task stands below the words, under a heading of its own.
func (s *server) parseLinkForm(c echo.Context) linkForm {
	text := func(name string) string { return strings.ReplaceAll(c.FormValue(name), "\r\n", "\n") }
	f := linkForm{typed: templates.LinkForm{Percent: c.FormValue("percent"), Words: text("words"), Blocked: text("blocked"), Forecast: c.FormValue("forecast")}}
	percent, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(f.typed.Percent), "%"))
	if err != nil {
		f.bad = append(f.bad, fieldError("percent", "not_a_percentage"))
	}
	f.report.Percent = &percent
	f.report.Words = strings.TrimSpace(f.typed.Words)
	if blocked := strings.TrimSpace(f.typed.Blocked); blocked != "" {
		f.report.Words = strings.TrimSpace(f.report.Words + "\n\n" + s.words.T(s.langOf(c), templates.SayBlockedBy, "Words", blocked))
	}
	if f.report.Words == "" {
		f.bad = append(f.bad, fieldError("words", "words_missing"))
	}
	day, ok := parseDay(f.typed.Forecast)
	if ok {
		f.typed.Forecast = isoDay(day) // a date field shows nothing else
	} else {
		f.bad = append(f.bad, fieldError("forecast", "bad_date", "Value", shown(f.typed.Forecast)))
	}
	f.report.Forecast = &day
	if f.report.Version, err = strconv.ParseInt(c.FormValue("version"), 10, 64); err != nil || f.report.Version <= 0 {
		f.bad = append(f.bad, fieldError("version", "required"))
	}
	return f
}
