package deadline

import "strconv"

// arabic puts deadlines into Arabic. A number governs the form of what it counts: one and two stand in
// the noun itself, three to ten want the plural, eleven and more the singular.
type arabic struct{}

var arabicMonths = [...]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}

func (arabic) date(d Date) string {
	return strconv.Itoa(d.Day) + " " + arabicMonths[d.Month-1] + " " + strconv.Itoa(d.Year)
}

func (a arabic) shortDate(d Date) string    { return a.date(d) }
func (a arabic) documentDate(d Date) string { return a.date(d) }

func (arabic) none() string     { return "لا موعد" }
func (arabic) urgent() string   { return "عاجل، دون ذكر يوم" }
func (arabic) periodic() string { return "دوري، دون ذكر الفترة" }

func (a arabic) by(last Date) string  { return "في موعد أقصاه " + a.date(last) }
func (a arabic) from(day Date) string { return "اعتبارًا من " + a.date(day) }

func (a arabic) before(day, last Date) string {
	return "قبل " + a.date(day) + " (آخر يوم ضمن الأجل " + a.date(last) + ")"
}

func (a arabic) in(kind Kind, last Date) string {
	year := strconv.Itoa(last.Year)
	span := "عام " + year
	switch kind {
	case KindMonth:
		span = arabicMonths[last.Month-1] + " " + year
	case KindQuarter:
		span = "الربع " + [...]string{"الأول", "الثاني", "الثالث", "الرابع"}[(last.Month-1)/3] + " من عام " + year
	case KindHalfYear:
		span = "النصف " + [...]string{"الأول", "الثاني"}[(last.Month-1)/6] + " من عام " + year
	}
	return a.by(last) + " (خلال " + span + ")"
}

func (a arabic) within(n int, working bool, last Date) string {
	return "خلال " + a.days(n, working) + " من تاريخ التوقيع" + a.until(last)
}

// until adds the last day in time where it is known.
func (a arabic) until(last Date) string {
	if last.IsZero() {
		return ""
	}
	return " (" + a.by(last) + ")"
}

// days is in the genitive: it stands behind prepositions alone.
func (arabic) days(n int, working bool) string {
	if working {
		return counted(n, [4]string{"يوم عمل واحد", "يومي عمل", "أيام عمل", "يوم عمل"})
	}
	return counted(n, [4]string{"يوم واحد", "يومين", "أيام", "يومًا"})
}

// counted writes a number with its noun: the forms of one, of two, of three to ten and of more.
func counted(n int, forms [4]string) string {
	switch {
	case n == 1:
		return forms[0]
	case n == 2:
		return forms[1]
	case n%100 >= 3 && n%100 <= 10:
		return strconv.Itoa(n) + " " + forms[2]
	}
	return strconv.Itoa(n) + " " + forms[3]
}

func (a arabic) every(r rhythm) string {
	s := "كل " + a.period(r.period)
	if r.dayOfMonth > 0 {
		preposition := "، قبل يوم "
		if r.inclusive {
			preposition = "، في موعد أقصاه يوم "
		}
		s += preposition + strconv.Itoa(r.dayOfMonth)
		if r.period.months() > 1 && r.first.IsZero() {
			s += " من شهرها الأخير"
		}
	}
	if !r.first.IsZero() {
		s += "، وأول مرة في موعد أقصاه " + a.date(r.first)
	}
	return s
}

func (arabic) period(p Period) string {
	switch p {
	case Period{3, Months}:
		return "ربع سنة"
	case Period{6, Months}:
		return "نصف سنة"
	}
	return counted(p.Count, map[Unit][4]string{
		Days: {"يوم", "يومين", "أيام", "يومًا"}, Weeks: {"أسبوع", "أسبوعين", "أسابيع", "أسبوعًا"},
		Months: {"شهر", "شهرين", "أشهر", "شهرًا"}, Years: {"سنة", "سنتين", "سنوات", "سنة"},
	}[p.Unit])
}

func (a arabic) relative(w wait) string {
	event := w.event
	switch {
	case event == "" && w.written == "":
		event = "حدث لم يُسمَّ بعد"
	case event == "":
		event = "«" + w.written + "»"
	}
	var s string
	switch {
	case w.n > 0:
		s = "خلال " + a.days(w.n, w.working) + " بعد " + event
	case w.n < 0:
		s = "قبل " + event + " بما لا يقل عن " + a.days(-w.n, w.working)
	default:
		s = "فور " + event
	}
	if w.last.IsZero() {
		return s + "؛ لا يوم حتى يُدخل يوم الحدث"
	}
	return s + a.until(w.last)
}
