package deadline

import "testing"

// Every form of deadline that stands in the real directives, in their own words,
// is sound, ends on its last day in time and reads in both languages.
func TestRealDirectives(t *testing.T) {
	cal := vietnam(t)
	cases := []struct {
		directive, signed string // no date of issue where the text gives none
		asWritten         string
		kind              Kind
		date              string
		inclusive         bool
		every             string
		want              string
		en, vi            string
	}{
		{"315/TB-VPCP", "2025-06-23", "قبل 30 يونيو/حزيران 2025", KindBeforeDate, "2025-06-30", false, "", "2025-06-29",
			"before 30 June 2025 (last day 29 June 2025)", "trước ngày 30/6/2025 (ngày cuối trong hạn 29/6/2025)"},
		{"315/TB-VPCP", "2025-06-23", "قبل 28 يونيو 2025", KindBeforeDate, "2025-06-28", false, "", "2025-06-27",
			"before 28 June 2025 (last day 27 June 2025)", "trước ngày 28/6/2025 (ngày cuối trong hạn 27/6/2025)"},
		{"315/TB-VPCP", "2025-06-23", "قبل ٢٥ يونيو ٢٠٢٥", KindBeforeDate, "2025-06-25", false, "", "2025-06-24",
			"before 25 June 2025 (last day 24 June 2025)", "trước ngày 25/6/2025 (ngày cuối trong hạn 24/6/2025)"},
		{"315/TB-VPCP", "2025-06-23", "بحلول 25 يونيو 2025", KindDate, "2025-06-25", true, "", "2025-06-25",
			"by 25 June 2025", "chậm nhất ngày 25/6/2025"},
		{"315/TB-VPCP", "2025-06-23", "في يونيو/حزيران 2025", KindMonth, "2025-06-30", true, "", "2025-06-30",
			"by 30 June 2025 (in June 2025)", "trong tháng 6/2025"},
		{"315/TB-VPCP", "2025-06-23", "في يوليو 2025", KindMonth, "2025-07-31", true, "", "2025-07-31",
			"by 31 July 2025 (in July 2025)", "trong tháng 7/2025"},
		{"315/TB-VPCP", "2025-06-23", "بحلول نوفمبر 2025", KindMonth, "2025-11-30", true, "", "2025-11-30",
			"by 30 November 2025 (in November 2025)", "trong tháng 11/2025"},
		{"315/TB-VPCP", "2025-06-23", "اعتبارًا من 1 يوليو 2025", KindFromDate, "2025-07-01", true, "", "2025-07-01",
			"from 1 July 2025", "từ ngày 1/7/2025"},
		{"315/TB-VPCP", "2025-06-23", "على وجه السرعة", KindUrgent, "", true, "", "",
			"urgent, no day given", "khẩn trương, không nêu ngày"},
		{"315/TB-VPCP", "2025-06-23", "", KindNone, "", true, "", "",
			"no deadline", "không có thời hạn"},
		{"315/TB-VPCP", "2025-06-23", "كل 5 أيام", KindRecurring, "", true, "P5D", "",
			"every 5 days", "5 ngày một lần"},
		{"315/TB-VPCP", "2025-06-23", "المهام الاعتيادية", KindRecurring, "", true, "", "",
			"recurring, no period given", "định kỳ, không nêu chu kỳ"},
		{"34/CT-TTg", "", "قبل 15 أكتوبر 2024", KindBeforeDate, "2024-10-15", false, "", "2024-10-14",
			"before 15 October 2024 (last day 14 October 2024)", "trước ngày 15/10/2024 (ngày cuối trong hạn 14/10/2024)"},
		{"34/CT-TTg", "", "من الآن وحتى نهاية عام 2025", KindYear, "2025-12-31", true, "", "2025-12-31",
			"by 31 December 2025 (in 2025)", "trong năm 2025"},
		{"34/CT-TTg", "", "شهرية", KindRecurring, "", true, "P1M", "",
			"every month", "hằng tháng"},
		{"34/CT-TTg", "", "الخطط السنوية", KindRecurring, "", true, "P1Y", "",
			"every year", "hằng năm"},
		{"344/TB-VPCP", "", "przed 20 lipca 2024 r.", KindBeforeDate, "2024-07-20", false, "", "2024-07-19",
			"before 20 July 2024 (last day 19 July 2024)", "trước ngày 20/7/2024 (ngày cuối trong hạn 19/7/2024)"},
		{"344/TB-VPCP", "", "w lipcu 2024 r.", KindMonth, "2024-07-31", true, "", "2024-07-31",
			"by 31 July 2024 (in July 2024)", "trong tháng 7/2024"},
		{"452/TTg-KSTT", "2023-05-23", "قبل از سپتامبر ۲۰۲۳", KindBeforeDate, "2023-08-31", true, "", "2023-08-31",
			"by 31 August 2023", "chậm nhất ngày 31/8/2023"},
		{"452/TTg-KSTT", "2023-05-23", "در ماه مه 2023", KindMonth, "2023-05-31", true, "", "2023-05-31",
			"by 31 May 2023 (in May 2023)", "trong tháng 5/2023"},
		{"452/TTg-KSTT", "2023-05-23", "زمان تکمیل در سپتامبر 2023", KindMonth, "2023-09-30", true, "", "2023-09-30",
			"by 30 September 2023 (in September 2023)", "trong tháng 9/2023"},
		{"452/TTg-KSTT", "2023-05-23", "در جلسه", KindRelative, "", true, "", "",
			"right after “در جلسه”; no date until it is entered", "ngay sau “در جلسه”; chưa có ngày cho đến khi nhập ngày của sự kiện"},
	}
	for _, c := range cases {
		t.Run(c.directive+" "+c.en, func(t *testing.T) {
			d := Deadline{AsWritten: c.asWritten, Kind: c.kind, Date: on(t, c.date), Inclusive: c.inclusive, Every: c.every}
			signed := on(t, c.signed)
			if err := d.Validate(signed); err != nil {
				t.Errorf("refused: %v", err)
			}
			if got := d.LastDay(signed, cal); got.String() != c.want {
				t.Errorf("last day %q, want %q", got, c.want)
			}
			if got := d.Read("en", signed, cal); got != c.en {
				t.Errorf("reads %q, want %q", got, c.en)
			}
			if got := d.Read("vi", signed, cal); got != c.vi {
				t.Errorf("reads %q, want %q", got, c.vi)
			}
		})
	}
}
