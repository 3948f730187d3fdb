package deadline

import "testing"

func TestFormatDates(t *testing.T) {
	cases := []struct{ date, lang, long, short, document string }{
		{"2025-06-30", "en", "30 June 2025", "30 Jun 2025", "30 June 2025"},
		{"2025-02-05", "en", "5 February 2025", "5 Feb 2025", "5 February 2025"},
		{"2025-06-30", "vi", "30/6/2025", "30/6/2025", "ngày 30 tháng 6 năm 2025"},
		{"2025-02-05", "vi", "5/2/2025", "5/2/2025", "ngày 05 tháng 02 năm 2025"},
		{"2025-01-10", "vi", "10/1/2025", "10/1/2025", "ngày 10 tháng 01 năm 2025"},
		{"2025-03-09", "vi", "9/3/2025", "9/3/2025", "ngày 09 tháng 3 năm 2025"},
		{"2025-12-01", "vi-VN", "1/12/2025", "1/12/2025", "ngày 01 tháng 12 năm 2025"},
		{"2025-12-01", "VI_vn", "1/12/2025", "1/12/2025", "ngày 01 tháng 12 năm 2025"},
		{"2025-06-30", "ar", "30 يونيو 2025", "30 يونيو 2025", "30 يونيو 2025"},
		{"2025-02-05", "fa-IR", "5 فوریه 2025", "5 فوریه 2025", "5 فوریه 2025"},
		{"2025-06-30", "pl", "30 June 2025", "30 Jun 2025", "30 June 2025"},
		{"2025-06-30", "", "30 June 2025", "30 Jun 2025", "30 June 2025"},
		{"2025-06-30", "vie", "30 June 2025", "30 Jun 2025", "30 June 2025"},
		{"", "en", "", "", ""},
		{"", "vi", "", "", ""},
	}
	for _, c := range cases {
		d := on(t, c.date)
		if got := FormatDate(c.lang, d); got != c.long {
			t.Errorf("FormatDate(%q, %s) = %q, want %q", c.lang, c.date, got, c.long)
		}
		if got := FormatShortDate(c.lang, d); got != c.short {
			t.Errorf("FormatShortDate(%q, %s) = %q, want %q", c.lang, c.date, got, c.short)
		}
		if got := FormatDocumentDate(c.lang, d); got != c.document {
			t.Errorf("FormatDocumentDate(%q, %s) = %q, want %q", c.lang, c.date, got, c.document)
		}
	}
}

// TestRead covers the forms the real directives leave out.
func TestRead(t *testing.T) {
	cal := vietnam(t)
	const signed = "2025-06-23"
	cases := []struct {
		deadline Deadline
		signed   string
		en, vi   string
	}{
		{Deadline{Kind: KindQuarter, Date: on(t, "2025-08-01")}, signed,
			"by 30 September 2025 (in the third quarter of 2025)", "trong quý III/2025"},
		{Deadline{Kind: KindQuarter, Date: on(t, "2025-10-01")}, signed,
			"by 31 December 2025 (in the fourth quarter of 2025)", "trong quý IV/2025"},
		{Deadline{Kind: KindHalfYear, Date: on(t, "2025-06-30")}, signed,
			"by 30 June 2025 (in the first half of 2025)", "trong 6 tháng đầu năm 2025"},
		{Deadline{Kind: KindHalfYear, Date: on(t, "2025-07-01")}, signed,
			"by 31 December 2025 (in the second half of 2025)", "trong 6 tháng cuối năm 2025"},
		{Deadline{Kind: KindWithinWorkingDays, N: 15}, signed,
			"within 15 working days of signing (by 14 July 2025)", "trong vòng 15 ngày làm việc kể từ ngày ký (chậm nhất ngày 14/7/2025)"},
		{Deadline{Kind: KindWithinWorkingDays, N: 15}, "",
			"within 15 working days of signing", "trong vòng 15 ngày làm việc kể từ ngày ký"},
		{Deadline{Kind: KindWithinDays, N: 1}, signed,
			"within 1 day of signing (by 24 June 2025)", "trong vòng 1 ngày kể từ ngày ký (chậm nhất ngày 24/6/2025)"},
		{Deadline{Kind: KindRelative, Event: "the law is passed"}, signed,
			"right after the law is passed; no date until it is entered",
			"ngay sau khi the law is passed; chưa có ngày cho đến khi nhập ngày của sự kiện"},
		{Deadline{Kind: KindRelative, Event: "luật được thông qua", EventOn: on(t, "2025-06-27")}, signed,
			"right after luật được thông qua (by 27 June 2025)", "ngay sau khi luật được thông qua (chậm nhất ngày 27/6/2025)"},
		{Deadline{Kind: KindRelative, Event: "khi luật được thông qua", N: 10, Working: true}, signed,
			"within 10 working days after khi luật được thông qua; no date until it is entered",
			"trong vòng 10 ngày làm việc sau khi luật được thông qua; chưa có ngày cho đến khi nhập ngày của sự kiện"},
		{Deadline{Kind: KindRelative, Event: "the session opens", N: -5, EventOn: on(t, "2025-07-10")}, signed,
			"at least 5 days before the session opens (by 5 July 2025)",
			"ít nhất 5 ngày trước khi the session opens (chậm nhất ngày 5/7/2025)"},
		{Deadline{Kind: KindRecurring, Every: "P1D"}, signed, "every day", "hằng ngày"},
		{Deadline{Kind: KindRecurring, Every: "P1W", Starts: on(t, "2025-06-27")}, signed,
			"every week, first by 27 June 2025", "hằng tuần, lần đầu chậm nhất ngày 27/6/2025"},
		{Deadline{Kind: KindRecurring, Every: "P2W"}, signed, "every 2 weeks", "2 tuần một lần"},
		{Deadline{Kind: KindRecurring, Every: "P3M"}, signed, "every quarter", "hằng quý"},
		{Deadline{Kind: KindRecurring, Every: "P6M"}, signed, "every half-year", "6 tháng một lần"},
		{Deadline{Kind: KindRecurring, Every: "P2Y"}, signed, "every 2 years", "2 năm một lần"},
		{Deadline{Kind: KindRecurring, Every: "P1M", DayOfMonth: 25}, signed,
			"every month, before the 25th", "hằng tháng, trước ngày 25"},
		{Deadline{Kind: KindRecurring, Every: "P1M", DayOfMonth: 1, Inclusive: true}, signed,
			"every month, by the 1st", "hằng tháng, chậm nhất ngày 1"},
		{Deadline{Kind: KindRecurring, Every: "P3M", DayOfMonth: 22}, signed,
			"every quarter, before the 22nd of its last month", "hằng quý, trước ngày 22 tháng cuối kỳ"},
		{Deadline{Kind: KindRecurring, Every: "P3M", DayOfMonth: 23, Starts: on(t, "2025-07-01")}, signed,
			"every quarter, before the 23rd, first by 22 July 2025", "hằng quý, trước ngày 23, lần đầu chậm nhất ngày 22/7/2025"},
		{Deadline{Kind: KindRelative, AsWritten: ""}, signed, "", ""},
		{Deadline{Kind: KindDate, AsWritten: "ngày 31/6/2025", Date: Date{2025, 6, 31}}, signed, "ngày 31/6/2025", "ngày 31/6/2025"},
		{Deadline{Kind: "someday", AsWritten: "sớm"}, signed, "sớm", "sớm"},
	}
	for _, c := range cases {
		if got := c.deadline.Read("en", on(t, c.signed), cal); got != c.en {
			t.Errorf("%+v\nreads %q\n want %q", c.deadline, got, c.en)
		}
		if got := c.deadline.Read("vi-VN", on(t, c.signed), cal); got != c.vi {
			t.Errorf("%+v\nreads %q\n want %q", c.deadline, got, c.vi)
		}
	}
}

// TestReadRightToLeft covers every form in the languages written from right to left.
func TestReadRightToLeft(t *testing.T) {
	cal := vietnam(t)
	const signed = "2025-06-23"
	cases := []struct {
		deadline Deadline
		ar, fa   string
	}{
		{Deadline{Kind: KindNone}, "لا موعد", "بدون مهلت"},
		{Deadline{Kind: KindUrgent}, "عاجل، دون ذكر يوم", "فوری، بدون ذکر روز"},
		{Deadline{Kind: KindDate, Date: on(t, "2025-06-30"), Inclusive: true}, "في موعد أقصاه 30 يونيو 2025", "حداکثر تا 30 ژوئن 2025"},
		{Deadline{Kind: KindBeforeDate, Date: on(t, "2025-06-30")},
			"قبل 30 يونيو 2025 (آخر يوم ضمن الأجل 29 يونيو 2025)", "پیش از 30 ژوئن 2025 (آخرین روز مهلت 29 ژوئن 2025)"},
		{Deadline{Kind: KindMonth, Date: on(t, "2025-08-01")}, "في موعد أقصاه 31 أغسطس 2025 (خلال أغسطس 2025)", "حداکثر تا 31 اوت 2025 (در اوت 2025)"},
		{Deadline{Kind: KindQuarter, Date: on(t, "2025-08-01")},
			"في موعد أقصاه 30 سبتمبر 2025 (خلال الربع الثالث من عام 2025)", "حداکثر تا 30 سپتامبر 2025 (در سه\u200cماهه سوم سال 2025)"},
		{Deadline{Kind: KindHalfYear, Date: on(t, "2025-07-01")},
			"في موعد أقصاه 31 ديسمبر 2025 (خلال النصف الثاني من عام 2025)", "حداکثر تا 31 دسامبر 2025 (در نیمه دوم سال 2025)"},
		{Deadline{Kind: KindYear, Date: on(t, "2025-01-01")}, "في موعد أقصاه 31 ديسمبر 2025 (خلال عام 2025)", "حداکثر تا 31 دسامبر 2025 (در سال 2025)"},
		{Deadline{Kind: KindFromDate, Date: on(t, "2025-07-01")}, "اعتبارًا من 1 يوليو 2025", "از 1 ژوئیه 2025"},
		{Deadline{Kind: KindWithinDays, N: 1}, "خلال يوم واحد من تاريخ التوقيع (في موعد أقصاه 24 يونيو 2025)", "ظرف 1 روز از تاریخ امضا (حداکثر تا 24 ژوئن 2025)"},
		{Deadline{Kind: KindWithinDays, N: 2}, "خلال يومين من تاريخ التوقيع (في موعد أقصاه 25 يونيو 2025)", "ظرف 2 روز از تاریخ امضا (حداکثر تا 25 ژوئن 2025)"},
		{Deadline{Kind: KindWithinDays, N: 7}, "خلال 7 أيام من تاريخ التوقيع (في موعد أقصاه 30 يونيو 2025)", "ظرف 7 روز از تاریخ امضا (حداکثر تا 30 ژوئن 2025)"},
		{Deadline{Kind: KindWithinWorkingDays, N: 15}, "خلال 15 يوم عمل من تاريخ التوقيع (في موعد أقصاه 14 يوليو 2025)", "ظرف 15 روز کاری از تاریخ امضا (حداکثر تا 14 ژوئیه 2025)"},
		{Deadline{Kind: KindRelative, Event: "إقرار القانون"}, "فور إقرار القانون؛ لا يوم حتى يُدخل يوم الحدث", "بی\u200cدرنگ پس از إقرار القانون؛ تا ورود روز رویداد روزی ندارد"},
		{Deadline{Kind: KindRelative, AsWritten: "ngay sau bão số 3"}, "فور «ngay sau bão số 3»؛ لا يوم حتى يُدخل يوم الحدث", "بی\u200cدرنگ پس از «ngay sau bão số 3»؛ تا ورود روز رویداد روزی ندارد"},
		{Deadline{Kind: KindRelative, Event: "X", N: -12, EventOn: on(t, "2025-07-14")}, "قبل X بما لا يقل عن 12 يومًا (في موعد أقصاه 2 يوليو 2025)", "دست\u200cکم 12 روز پیش از X (حداکثر تا 2 ژوئیه 2025)"},
		{Deadline{Kind: KindRelative, Event: "X", N: 2, Working: true}, "خلال يومي عمل بعد X؛ لا يوم حتى يُدخل يوم الحدث", "ظرف 2 روز کاری پس از X؛ تا ورود روز رویداد روزی ندارد"},
		{Deadline{Kind: KindRecurring, Every: "P5D"}, "كل 5 أيام", "هر 5 روز"},
		{Deadline{Kind: KindRecurring, Every: "P2W"}, "كل أسبوعين", "هر 2 هفته"},
		{Deadline{Kind: KindRecurring, Every: "P1M", DayOfMonth: 25}, "كل شهر، قبل يوم 25", "هر ماه، پیش از روز 25"},
		{Deadline{Kind: KindRecurring, Every: "P3M", DayOfMonth: 22, Inclusive: true},
			"كل ربع سنة، في موعد أقصاه يوم 22 من شهرها الأخير", "هر سه ماه، حداکثر تا روز 22 ماه پایانی آن"},
		{Deadline{Kind: KindRecurring, Every: "P6M"}, "كل نصف سنة", "هر شش ماه"},
		{Deadline{Kind: KindRecurring, Every: "P1Y", Starts: on(t, "2025-12-31")}, "كل سنة، وأول مرة في موعد أقصاه 31 ديسمبر 2025", "هر سال، نخستین بار حداکثر تا 31 دسامبر 2025"},
	}
	for _, c := range cases {
		if got := c.deadline.Read("ar", on(t, signed), cal); got != c.ar {
			t.Errorf("%+v\nreads %q\n want %q", c.deadline, got, c.ar)
		}
		if got := c.deadline.Read("fa", on(t, signed), cal); got != c.fa {
			t.Errorf("%+v\nreads %q\n want %q", c.deadline, got, c.fa)
		}
	}
}

func TestOrdinals(t *testing.T) {
	want := map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th",
		21: "21st", 22: "22nd", 23: "23rd", 25: "25th", 30: "30th", 31: "31st"}
	for n, s := range want {
		if got := ordinal(n); got != s {
			t.Errorf("%d is written %s, want %s", n, got, s)
		}
	}
}
