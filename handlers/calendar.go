package handlers

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// duesShown is how many tasks the preview of a change names.
const duesShown = 200

// plainDay is the choice that takes days off the list.
const plainDay = "plain"

// calendar is GET /admin/calendar (year, day): a year, and the form, filled with a day that is listed.
func (s *server) calendar(c echo.Context) error {
	v := &templates.CalendarView{Page: s.page(c), Form: templates.CalendarForm{Kind: string(deadline.DayHoliday)}}
	v.Year = yearOf(c.QueryParam("year"), s.store.Today())
	day, ok := parseDay(c.QueryParam("day"))
	if !ok {
		return invalid("day", "bad_date", "Value", shown(c.QueryParam("day")))
	}
	if !day.IsZero() {
		v.Year = day.Year
		v.Form.From, v.Form.To = isoDay(day), isoDay(day)
		days, err := s.store.CalendarDays(c.Request().Context(), actorOf(c), day.Year)
		if err != nil {
			return err
		}
		for _, d := range days {
			if d.Day == day {
				v.Form.Kind, v.Form.NameVi, v.Form.NameEn, v.Form.Source = string(d.Kind), d.NameVi, d.NameEn, d.Source
			}
		}
	}
	return s.calendarPage(c, http.StatusOK, v)
}

// yearOf reads a year; what is none is today's.
func yearOf(typed string, today deadline.Date) int {
	year, err := strconv.Atoi(typed)
	if err != nil || year < 1900 || year > 2200 {
		return today.Year
	}
	return year
}

func (s *server) calendarPage(c echo.Context, status int, v *templates.CalendarView) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	days, err := s.store.CalendarDays(ctx, actor, v.Year)
	if err != nil {
		return err
	}
	cal, err := s.store.Calendar(ctx, actor)
	if err != nil {
		return err
	}
	listed := map[deadline.Date]templates.CalendarDayRow{}
	for _, d := range days {
		row := dayRow(d, v.Lang)
		v.Days, listed[d.Day] = append(v.Days, row), row
	}
	for month := time.January; month <= time.December; month++ {
		v.Months = append(v.Months, calendarMonth(v.Year, month, s.store.Today(), cal, listed))
	}
	v.URI = "/admin/calendar?year=" + strconv.Itoa(v.Year)
	return s.render(c, status, v)
}

func dayRow(d models.CalendarDay, lang string) templates.CalendarDayRow {
	name := d.NameEn
	if lang == "vi" || name == "" {
		name = d.NameVi
	}
	return templates.CalendarDayRow{Date: d.Day, Kind: string(d.Kind), Name: name, Source: d.Source}
}

func calendarMonth(year int, month time.Month, today deadline.Date, cal deadline.Calendar, listed map[deadline.Date]templates.CalendarDayRow) templates.CalendarMonth {
	const daysOfWeek = 7
	out := templates.CalendarMonth{Month: int(month)}
	day := deadline.MustDate(year, month, 1)
	week := make([]templates.CalendarCell, (int(day.Weekday())+6)%daysOfWeek) // Monday first
	for ; day.Month == month; day = day.AddDays(1) {
		l := listed[day]
		week = append(week, templates.CalendarCell{Day: day.Day, Date: day, Kind: l.Kind, Name: l.Name, Working: cal.Working(day), Today: day == today})
		if len(week) == daysOfWeek {
			out.Weeks, week = append(out.Weeks, week), nil
		}
	}
	if len(week) > 0 {
		out.Weeks = append(out.Weeks, append(week, make([]templates.CalendarCell, daysOfWeek-len(week))...))
	}
	return out
}

func parseCalendar(c echo.Context) (templates.CalendarForm, models.CalendarChange, []models.FieldError) {
	f := templates.CalendarForm{From: c.FormValue("from"), To: c.FormValue("to"), Kind: c.FormValue("kind"), NameVi: oneLineField(c, "name_vi"), NameEn: oneLineField(c, "name_en"),
		Source: oneLineField(c, "source"), Version: c.FormValue("version")}
	ch := models.CalendarChange{Kind: deadline.DayKind(f.Kind), NameVi: f.NameVi, NameEn: f.NameEn, Source: f.Source, Version: f.Version}
	if f.Kind == plainDay {
		ch.Kind = ""
	} else if f.Kind == "" {
		ch.Kind = "none chosen" // which no day is
	}
	var bad []models.FieldError
	readDay(&bad, "from", &f.From, &ch.From)
	readDay(&bad, "to", &f.To, &ch.To)
	return f, ch, bad
}

// calendarChange is POST /admin/calendar: do=save saves, anything else shows what would move.
func (s *server) calendarChange(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	form, ch, bad := parseCalendar(c)
	v := &templates.CalendarView{Page: s.page(c), Form: form, Year: yearOf(strings.Split(form.From, "-")[0], s.store.Today())}
	err := badFields(bad)
	status := http.StatusOK
	if err == nil && c.FormValue("do") == "save" {
		if _, err = s.store.ChangeCalendar(ctx, actor, ch); err == nil {
			return s.goOn(c, "/admin/calendar?year="+strconv.Itoa(v.Year), templates.SayCalendarSaved, "")
		}
	}
	if refused(err) {
		status, v.Errors = s.faultsOf(c, err)
	}
	if err != nil && models.CodeOf(err) != models.CodeStale {
		if refused(err) {
			return s.calendarPage(c, status, v)
		}
		return err
	}
	stale := err != nil
	p, err := s.store.PreviewCalendar(ctx, actor, ch)
	if refused(err) {
		status, v.Errors = s.faultsOf(c, err)
		return s.calendarPage(c, status, v)
	}
	if err != nil {
		return err
	}
	v.Form.Version = p.Version
	v.Preview = calendarMoves(p, v.Lang)
	if stale { // what stands there now, beside what was to be saved
		var theirs []string
		for _, d := range v.Preview.Before {
			theirs = append(theirs, strings.Join([]string{d.Date.String(), s.words.T(v.Lang, "day_"+d.Kind), d.Name}, " "))
		}
		mine := strings.Join([]string{form.From + "…" + form.To, s.words.T(v.Lang, "day_"+form.Kind), form.NameVi}, " ")
		v.Both = []templates.BothRow{{Field: "days", Theirs: strings.Join(theirs, "; "), Mine: mine}}
	}
	return s.calendarPage(c, status, v)
}

func calendarMoves(p models.CalendarPreview, lang string) *templates.CalendarMoves {
	out := &templates.CalendarMoves{Total: len(p.Dues), Notices: p.Notices}
	for _, d := range p.Before {
		out.Before = append(out.Before, dayRow(d, lang))
	}
	for _, d := range p.Dues[:min(len(p.Dues), duesShown)] {
		out.Dues = append(out.Dues, templates.DueMoveRow{TaskID: d.TaskID, Ref: d.Ref, Label: d.Label(lang), Lead: d.Lead.Name(lang), From: d.From, To: d.To})
	}
	return out
}
