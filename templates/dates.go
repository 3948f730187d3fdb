package templates

import (
	"html/template"
	"strconv"
	"strings"
	"time"

	"dondoc/models/deadline"
)

// datePatterns are the locale's ways to write a date, parsed once. A pattern
// is text with {d} day, {dd} day with leading zero, {m} month as a number,
// {m0} with a leading zero for January and February only (Decree 30/2020),
// {mmm} and {mmmm} its short and long name, {yyyy} year, {weekday}.
type datePatterns struct {
	short, long, full, document, brief []datePart
	months, monthsLong, days           []string
}

// datePart is a literal or, when token is set, a piece of the date.
type datePart struct {
	token   string
	literal string
}

func (s *speaker) parseDatePatterns() datePatterns {
	return datePatterns{
		short:      parseDatePattern(s.plain["date_short"]),
		long:       parseDatePattern(s.plain["date_long"]),
		full:       parseDatePattern(s.plain["date_full"]),
		document:   parseDatePattern(s.plain["date_document"]),
		brief:      parseDatePattern(s.plain["date_brief"]),
		months:     strings.Split(s.plain["date_months_short"], "|"),
		monthsLong: strings.Split(s.plain["date_months"], "|"),
		days:       strings.Split(s.plain["date_weekdays"], "|"),
	}
}

func parseDatePattern(pattern string) []datePart {
	var parts []datePart
	for pattern != "" {
		open := strings.IndexByte(pattern, '{')
		end := strings.IndexByte(pattern, '}')
		if open < 0 || end < open {
			return append(parts, datePart{literal: pattern})
		}
		if open > 0 {
			parts = append(parts, datePart{literal: pattern[:open]})
		}
		parts = append(parts, datePart{token: pattern[open+1 : end]})
		pattern = pattern[end+1:]
	}
	return parts
}

// date writes a date by a pattern; no date is an empty string.
func (s *speaker) date(parts []datePart, d deadline.Date) string {
	if d.IsZero() {
		return ""
	}
	b := make([]byte, 0, 32)
	for _, p := range parts {
		b = s.appendDatePart(b, p, d)
	}
	return string(b)
}

func (s *speaker) appendDatePart(b []byte, p datePart, d deadline.Date) []byte {
	switch p.token {
	case "":
		return append(b, p.literal...)
	case "d":
		return strconv.AppendInt(b, int64(d.Day), 10)
	case "dd":
		return appendTwo(b, d.Day)
	case "m":
		return strconv.AppendInt(b, int64(d.Month), 10)
	case "m0":
		if d.Month <= time.February {
			return appendTwo(b, int(d.Month))
		}
		return strconv.AppendInt(b, int64(d.Month), 10)
	case "mmm":
		return append(b, pick(s.dates.months, int(d.Month)-1)...)
	case "mmmm":
		return append(b, pick(s.dates.monthsLong, int(d.Month)-1)...)
	case "yyyy":
		return strconv.AppendInt(b, int64(d.Year), 10)
	case "weekday":
		return append(b, pick(s.dates.days, int(d.Weekday()))...)
	}
	return b
}

func appendTwo(b []byte, n int) []byte {
	return append(b, byte('0'+n/10%10), byte('0'+n%10))
}

func pick(names []string, i int) string {
	if i < 0 || i >= len(names) {
		return ""
	}
	return names[i]
}

// instant writes an instant in a zone, to the minute.
func (s *speaker) instant(t time.Time, zone *time.Location) string {
	return s.text("date_time", "Date", s.date(s.dates.short, deadline.DateOf(t, zone)), "Time", clock(t, zone))
}

// clock writes hours and minutes of an instant in a zone.
func clock(t time.Time, zone *time.Location) string { return t.In(zone).Format("15:04") }

// timeTag wraps a written date in a time element.
func timeTag(d deadline.Date, written string) template.HTML {
	if d.IsZero() {
		return ""
	}
	return template.HTML(`<time datetime="` + d.String() + `">` + template.HTMLEscapeString(written) + `</time>`)
}
