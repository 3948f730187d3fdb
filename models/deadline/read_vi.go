package deadline

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// vietnamese puts deadlines into the wording of Vietnamese official documents.
type vietnamese struct{}

func (vietnamese) date(d Date) string {
	return strconv.Itoa(d.Day) + "/" + strconv.Itoa(int(d.Month)) + "/" + strconv.Itoa(d.Year)
}

func (v vietnamese) shortDate(d Date) string { return v.date(d) }

func (vietnamese) documentDate(d Date) string {
	month := strconv.Itoa(int(d.Month))
	if d.Month <= time.February {
		month = "0" + month
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", d.Day, month, d.Year)
}

func (vietnamese) none() string     { return "không có thời hạn" }
func (vietnamese) urgent() string   { return "khẩn trương, không nêu ngày" }
func (vietnamese) periodic() string { return "định kỳ, không nêu chu kỳ" }

func (v vietnamese) by(last Date) string  { return "chậm nhất ngày " + v.date(last) }
func (v vietnamese) from(day Date) string { return "từ ngày " + v.date(day) }

func (v vietnamese) before(day, last Date) string {
	return "trước ngày " + v.date(day) + " (ngày cuối trong hạn " + v.date(last) + ")"
}

func (vietnamese) in(kind Kind, last Date) string {
	year := strconv.Itoa(last.Year)
	switch kind {
	case KindMonth:
		return "trong tháng " + strconv.Itoa(int(last.Month)) + "/" + year
	case KindQuarter:
		return "trong quý " + [...]string{"I", "II", "III", "IV"}[(last.Month-1)/3] + "/" + year
	case KindHalfYear:
		return "trong 6 tháng " + [...]string{"đầu", "cuối"}[(last.Month-1)/6] + " năm " + year
	}
	return "trong năm " + year
}

func (v vietnamese) within(n int, working bool, last Date) string {
	return "trong vòng " + v.days(n, working) + " kể từ ngày ký" + v.until(last)
}

// until adds the last day in time where it is known.
func (v vietnamese) until(last Date) string {
	if last.IsZero() {
		return ""
	}
	return " (" + v.by(last) + ")"
}

func (vietnamese) days(n int, working bool) string {
	if working {
		return strconv.Itoa(n) + " ngày làm việc"
	}
	return strconv.Itoa(n) + " ngày"
}

func (v vietnamese) every(r rhythm) string {
	s := v.period(r.period)
	if r.dayOfMonth > 0 {
		preposition := ", trước ngày "
		if r.inclusive {
			preposition = ", chậm nhất ngày "
		}
		s += preposition + strconv.Itoa(r.dayOfMonth)
		if r.period.months() > 1 && r.first.IsZero() {
			s += " tháng cuối kỳ"
		}
	}
	if !r.first.IsZero() {
		s += ", lần đầu chậm nhất ngày " + v.date(r.first)
	}
	return s
}

func (vietnamese) period(p Period) string {
	switch p {
	case Period{1, Days}:
		return "hằng ngày"
	case Period{1, Weeks}:
		return "hằng tuần"
	case Period{1, Months}:
		return "hằng tháng"
	case Period{3, Months}:
		return "hằng quý"
	case Period{1, Years}:
		return "hằng năm"
	}
	unit := map[Unit]string{Days: "ngày", Weeks: "tuần", Months: "tháng", Years: "năm"}[p.Unit]
	return strconv.Itoa(p.Count) + " " + unit + " một lần"
}

func (v vietnamese) relative(w wait) string {
	// "sau khi" and "trước khi" want a clause; an event already written "khi …" keeps one "khi".
	event := "khi " + strings.TrimPrefix(w.event, "khi ")
	switch {
	case w.event == "" && w.written == "":
		event = "một sự kiện chưa nêu tên"
	case w.event == "":
		event = "“" + w.written + "”"
	}
	var s string
	switch {
	case w.n > 0:
		s = "trong vòng " + v.days(w.n, w.working) + " sau " + event
	case w.n < 0:
		s = "ít nhất " + v.days(-w.n, w.working) + " trước " + event
	default:
		s = "ngay sau " + event
	}
	if w.last.IsZero() {
		return s + "; chưa có ngày cho đến khi nhập ngày của sự kiện"
	}
	return s + v.until(w.last)
}
