package deadline

import "strconv"

// english puts deadlines into English.
type english struct{}

func (english) date(d Date) string {
	return strconv.Itoa(d.Day) + " " + d.Month.String() + " " + strconv.Itoa(d.Year)
}

func (english) shortDate(d Date) string {
	return strconv.Itoa(d.Day) + " " + d.Month.String()[:3] + " " + strconv.Itoa(d.Year)
}

func (e english) documentDate(d Date) string { return e.date(d) }

func (english) none() string     { return "no deadline" }
func (english) urgent() string   { return "urgent, no day given" }
func (english) periodic() string { return "recurring, no period given" }

func (e english) by(last Date) string  { return "by " + e.date(last) }
func (e english) from(day Date) string { return "from " + e.date(day) }

func (e english) before(day, last Date) string {
	return "before " + e.date(day) + " (last day " + e.date(last) + ")"
}

func (e english) in(kind Kind, last Date) string {
	span := strconv.Itoa(last.Year)
	switch kind {
	case KindMonth:
		span = last.Month.String() + " " + span
	case KindQuarter:
		span = "the " + [...]string{"first", "second", "third", "fourth"}[(last.Month-1)/3] + " quarter of " + span
	case KindHalfYear:
		span = "the " + [...]string{"first", "second"}[(last.Month-1)/6] + " half of " + span
	}
	return e.by(last) + " (in " + span + ")"
}

func (e english) within(n int, working bool, last Date) string {
	return "within " + e.days(n, working) + " of signing" + e.until(last)
}

// until adds the last day in time where it is known.
func (e english) until(last Date) string {
	if last.IsZero() {
		return ""
	}
	return " (" + e.by(last) + ")"
}

func (english) days(n int, working bool) string {
	unit := " day"
	if working {
		unit = " working day"
	}
	if n != 1 {
		unit += "s"
	}
	return strconv.Itoa(n) + unit
}

func (e english) every(r rhythm) string {
	s := "every " + e.period(r.period)
	if r.dayOfMonth > 0 {
		preposition := ", before the "
		if r.inclusive {
			preposition = ", by the "
		}
		s += preposition + ordinal(r.dayOfMonth)
		if r.period.months() > 1 && r.first.IsZero() {
			s += " of its last month"
		}
	}
	if !r.first.IsZero() {
		s += ", first by " + e.date(r.first)
	}
	return s
}

func (english) period(p Period) string {
	switch p {
	case Period{3, Months}:
		return "quarter"
	case Period{6, Months}:
		return "half-year"
	}
	unit := map[Unit]string{Days: "day", Weeks: "week", Months: "month", Years: "year"}[p.Unit]
	if p.Count == 1 {
		return unit
	}
	return strconv.Itoa(p.Count) + " " + unit + "s"
}

// ordinal writes 1st, 2nd, 3rd, 4th … for the days of a month.
func ordinal(n int) string {
	suffix := "th"
	switch n {
	case 1, 21, 31:
		suffix = "st"
	case 2, 22:
		suffix = "nd"
	case 3, 23:
		suffix = "rd"
	}
	return strconv.Itoa(n) + suffix
}

func (e english) relative(w wait) string {
	event := w.event
	switch {
	case event == "" && w.written == "":
		event = "an event not yet named"
	case event == "":
		event = "“" + w.written + "”"
	}
	var s string
	switch {
	case w.n > 0:
		s = "within " + e.days(w.n, w.working) + " after " + event
	case w.n < 0:
		s = "at least " + e.days(-w.n, w.working) + " before " + event
	default:
		s = "right after " + event
	}
	if w.last.IsZero() {
		return s + "; no date until it is entered"
	}
	return s + e.until(w.last)
}
