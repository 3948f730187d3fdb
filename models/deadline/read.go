package deadline

import "strings"

// grammar is how one language puts a deadline into words. Days given to it are
// known unless it says otherwise.
type grammar interface {
	date(d Date) string         // 30 June 2025
	shortDate(d Date) string    // 30 Jun 2025
	documentDate(d Date) string // as a printed document dates itself

	none() string
	urgent() string
	by(last Date) string
	in(kind Kind, last Date) string // a month, quarter, half-year or year
	before(day, last Date) string
	from(day Date) string
	within(n int, working bool, last Date) string // of signing; last may be unknown
	periodic() string                             // recurring, no period stated
	every(r rhythm) string
	relative(w wait) string
}

// rhythm is what a recurring deadline says of its due days.
type rhythm struct {
	period     Period
	dayOfMonth int // 0: not stated
	inclusive  bool
	first      Date // unknown where the directive names no start
}

// wait is what a relative deadline waits for.
type wait struct {
	event   string // "" where only the directive's own words are known
	written string
	n       int // days after the event, before it when negative
	working bool
	last    Date // unknown until the event is entered
}

// grammars are those of the languages that screens and mails have.
var grammars = map[string]grammar{"vi": vietnamese{}, "en": english{}, "ar": arabic{}, "fa": persian{}}

// grammarOf returns the grammar of a language tag, "vi" or "vi-VN"; English for a
// language it does not know.
func grammarOf(lang string) grammar {
	base, _, _ := strings.Cut(strings.ReplaceAll(lang, "_", "-"), "-")
	if g, ok := grammars[strings.ToLower(base)]; ok {
		return g
	}
	return english{}
}

// FormatDate writes a date for running text: "30 June 2025", "30/6/2025". No date
// gives "".
func FormatDate(lang string, d Date) string {
	if d.IsZero() {
		return ""
	}
	return grammarOf(lang).date(d)
}

// FormatShortDate writes a date for lists: "30 Jun 2025", "30/6/2025". No date
// gives "".
func FormatShortDate(lang string, d Date) string {
	if d.IsZero() {
		return ""
	}
	return grammarOf(lang).shortDate(d)
}

// FormatDocumentDate writes the date of a printed document. In Vietnamese it is
// that of Decree 30/2020/NĐ-CP, "ngày 05 tháng 02 năm 2025": days under 10 and the
// months 1 and 2 take a leading zero. No date gives "".
func FormatDocumentDate(lang string, d Date) string {
	if d.IsZero() {
		return ""
	}
	return grammarOf(lang).documentDate(d)
}

// Read says in words of the language how the deadline was understood, with the
// last day in time where it is known: "before 30 June 2025 (last day 29 June
// 2025)". Signed is the date of issue, no date where not known; an unknown
// language reads as English. A deadline that Validate refuses reads as written.
func (d Deadline) Read(lang string, signed Date, cal Calendar) string {
	if d.Validate(Date{}) != nil {
		return d.AsWritten
	}
	g := grammarOf(lang)
	last := d.LastDay(signed, cal)
	switch d.Kind {
	case KindDate:
		return g.by(last)
	case KindMonth, KindQuarter, KindHalfYear, KindYear:
		return g.in(d.Kind, last)
	case KindBeforeDate:
		if d.Inclusive {
			return g.by(last)
		}
		return g.before(d.Date, last)
	case KindFromDate:
		return g.from(d.Date)
	case KindWithinDays, KindWithinWorkingDays:
		return g.within(d.N, d.Kind == KindWithinWorkingDays, last)
	case KindRecurring:
		return d.readRecurring(g)
	case KindRelative:
		return g.relative(wait{d.Event, d.AsWritten, d.N, d.Working, last})
	case KindUrgent:
		return g.urgent()
	}
	return g.none()
}

func (d Deadline) readRecurring(g grammar) string {
	period, err := ParsePeriod(d.Every)
	if err != nil { // a valid deadline states none at all
		return g.periodic()
	}
	r := rhythm{period: period, dayOfMonth: d.DayOfMonth, inclusive: d.Inclusive}
	if !d.Starts.IsZero() {
		r.first = d.Occurrence(1, Date{})
	}
	return g.every(r)
}
