package models

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// CalendarDays lists the days of a year that differ from the plain week.
func (s *Store) CalendarDays(ctx context.Context, actor Actor, year int) ([]CalendarDay, error) {
	if !actor.SignedIn() {
		return nil, &Error{Code: CodeSignIn}
	}
	var days []CalendarDay
	return days, s.mapError(s.read(ctx).Where("day >= ? AND day <= ?", deadline.Date{Year: year, Month: 1, Day: 1}, deadline.Date{Year: year, Month: 12, Day: 31}).Order("day").Find(&days).Error)
}

// CalendarChange sets what the days from From to To are. To is From where it is not given.
type CalendarChange struct {
	From, To       deadline.Date
	Kind           deadline.DayKind // "" makes them days of the plain week again
	NameVi, NameEn string
	Source         string
	Version        string // of the days as the preview showed them
}

// longestDaysOff bounds a change: a New Year's leave is nine days.
const longestDaysOff = 31

// DueMove is a task whose due day moves with the calendar.
type DueMove struct {
	TaskID           int64
	Ref              string
	LabelVi, LabelEn string
	LeadID           int64
	Lead             AgencyRef `gorm:"-"`
	From, To         deadline.Date

	provisionID int64
	first       bool // the first due day alone: the current one was set by an extension
}

// Label is the task's in Vietnamese for "vi", else in English.
func (d DueMove) Label(lang string) string { return pick(lang, d.LabelVi, d.LabelEn) }

// CalendarPreview is what a change of the calendar moves.
type CalendarPreview struct {
	Before  []CalendarDay // the days of the range that are listed now
	Dues    []DueMove
	Notices int    // reminders that go out on another day
	Version string // for the change itself
}

// PreviewCalendar says which due days and reminders a change would move, without making it.
func (s *Store) PreviewCalendar(ctx context.Context, actor Actor, ch CalendarChange) (CalendarPreview, error) {
	var out CalendarPreview
	if !actor.mayManageRegistry() {
		return out, forbidden("calendar")
	}
	r, err := s.recalendar(s.read(ctx), s.now(), &ch)
	if err != nil {
		return out, s.mapError(err)
	}
	names := &agencyNamer{store: s, db: s.read(ctx)}
	for i := range r.dues {
		r.dues[i].Lead.ID = r.dues[i].LeadID
		names.fill(&r.dues[i].Lead)
	}
	out = CalendarPreview{Before: r.listed, Dues: r.dues, Notices: r.notices, Version: r.version()}
	return out, s.mapError(names.err)
}

// ChangeCalendar makes a change: the days, the due days that are reckoned in working days, and the
// reminders, in one transaction. CodeStale when somebody changed one of the days since the preview.
func (s *Store) ChangeCalendar(ctx context.Context, actor Actor, ch CalendarChange) (CalendarPreview, error) {
	var out CalendarPreview
	if !actor.mayManageRegistry() {
		return out, forbidden("calendar")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		r, err := s.recalendar(tx, m, &ch)
		if err != nil {
			return err
		}
		if ch.Version != r.version() {
			return &Error{Code: CodeStale}
		}
		out = CalendarPreview{Before: r.listed, Dues: r.dues}
		return r.write(actor, ch)
	})
	return out, err
}

func (ch *CalendarChange) check() error {
	var bad faults
	ch.NameVi, ch.NameEn, ch.Source = strings.TrimSpace(ch.NameVi), strings.TrimSpace(ch.NameEn), strings.TrimSpace(ch.Source)
	if ch.To.IsZero() {
		ch.To = ch.From
	}
	switch {
	case ch.From.IsZero():
		bad.add("from", "required")
	case ch.To.Before(ch.From):
		bad.add("to", "before_from", "Value", ch.To.String(), "From", ch.From.String())
	case ch.From.DaysUntil(ch.To) >= longestDaysOff:
		bad.add("to", "days_off_too_many", "Max", longestDaysOff, "Value", ch.From.DaysUntil(ch.To)+1)
	}
	if ch.Kind != "" && !ch.Kind.Known() {
		bad.add("kind", "not_a_choice")
	}
	if ch.Kind != "" {
		checkLine(&bad, "name_vi", ch.NameVi, longestLine, true)
		checkLine(&bad, "name_en", ch.NameEn, longestLine, true)
	}
	checkLine(&bad, "source", ch.Source, longestLine, false)
	for d := ch.From; ch.Kind == deadline.DayMakeUp && !d.IsZero() && !d.After(ch.To); d = d.AddDays(1) {
		if w := d.Weekday(); w != 0 && w != 6 {
			bad.add("kind", "make_up_on_weekday", "On", d.String())
			break
		}
	}
	return bad.err()
}

// version tells the listed days apart from what anybody changes them to.
func (r *recalendaring) version() string {
	var b strings.Builder
	for _, d := range r.listed {
		fmt.Fprintf(&b, "%s.%s.%d,", d.Day, d.Kind, d.Version)
	}
	return b.String()
}
