package deadline

import "strconv"

// persian puts deadlines into Persian, days of the Gregorian calendar. What is counted stays in the
// singular.
type persian struct{}

var persianMonths = [...]string{"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"}

func (persian) date(d Date) string {
	return strconv.Itoa(d.Day) + " " + persianMonths[d.Month-1] + " " + strconv.Itoa(d.Year)
}

func (p persian) shortDate(d Date) string    { return p.date(d) }
func (p persian) documentDate(d Date) string { return p.date(d) }

func (persian) none() string     { return "بدون مهلت" }
func (persian) urgent() string   { return "فوری، بدون ذکر روز" }
func (persian) periodic() string { return "دوره\u200cای، بدون ذکر دوره" }

func (p persian) by(last Date) string  { return "حداکثر تا " + p.date(last) }
func (p persian) from(day Date) string { return "از " + p.date(day) }

func (p persian) before(day, last Date) string {
	return "پیش از " + p.date(day) + " (آخرین روز مهلت " + p.date(last) + ")"
}

func (p persian) in(kind Kind, last Date) string {
	year := strconv.Itoa(last.Year)
	span := "سال " + year
	switch kind {
	case KindMonth:
		span = persianMonths[last.Month-1] + " " + year
	case KindQuarter:
		span = "سه\u200cماهه " + [...]string{"نخست", "دوم", "سوم", "چهارم"}[(last.Month-1)/3] + " سال " + year
	case KindHalfYear:
		span = "نیمه " + [...]string{"نخست", "دوم"}[(last.Month-1)/6] + " سال " + year
	}
	return p.by(last) + " (در " + span + ")"
}

func (p persian) within(n int, working bool, last Date) string {
	return "ظرف " + p.days(n, working) + " از تاریخ امضا" + p.until(last)
}

// until adds the last day in time where it is known.
func (p persian) until(last Date) string {
	if last.IsZero() {
		return ""
	}
	return " (" + p.by(last) + ")"
}

func (persian) days(n int, working bool) string {
	if working {
		return strconv.Itoa(n) + " روز کاری"
	}
	return strconv.Itoa(n) + " روز"
}

func (p persian) every(r rhythm) string {
	s := "هر " + p.period(r.period)
	if r.dayOfMonth > 0 {
		preposition := "، پیش از روز "
		if r.inclusive {
			preposition = "، حداکثر تا روز "
		}
		s += preposition + strconv.Itoa(r.dayOfMonth)
		if r.period.months() > 1 && r.first.IsZero() {
			s += " ماه پایانی آن"
		}
	}
	if !r.first.IsZero() {
		s += "، نخستین بار حداکثر تا " + p.date(r.first)
	}
	return s
}

func (persian) period(p Period) string {
	switch p {
	case Period{3, Months}:
		return "سه ماه"
	case Period{6, Months}:
		return "شش ماه"
	}
	unit := map[Unit]string{Days: "روز", Weeks: "هفته", Months: "ماه", Years: "سال"}[p.Unit]
	if p.Count == 1 {
		return unit
	}
	return strconv.Itoa(p.Count) + " " + unit
}

func (p persian) relative(w wait) string {
	event := w.event
	switch {
	case event == "" && w.written == "":
		event = "رویدادی که هنوز نامیده نشده"
	case event == "":
		event = "«" + w.written + "»"
	}
	var s string
	switch {
	case w.n > 0:
		s = "ظرف " + p.days(w.n, w.working) + " پس از " + event
	case w.n < 0:
		s = "دست\u200cکم " + p.days(-w.n, w.working) + " پیش از " + event
	default:
		s = "بی\u200cدرنگ پس از " + event
	}
	if w.last.IsZero() {
		return s + "؛ تا ورود روز رویداد روزی ندارد"
	}
	return s + p.until(w.last)
}
