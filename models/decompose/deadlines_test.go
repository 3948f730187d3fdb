package decompose

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"dondoc/models/deadline"
)

// issued is the day of issue in these tests, a Monday.
var issued = deadline.MustDate(2025, 6, 23)

// TestDeadlineGrammar drafts one sentence a form; "~" in want marks a day that no
// longer counts, P a period, "…" an event.
func TestDeadlineGrammar(t *testing.T) {
	sentences := map[string]string{
		"vi": "Bộ Tài chính phải lập báo cáo %s.",
		"en": "The Ministry of Finance shall prepare a report %s.",
		"ar": "يجب على وزارة المالية إعداد تقرير %s.",
		"fa": "وزارت دارایی باید گزارش را %s تهیه کند.",
		"pl": "Ministerstwo Finansów musi przygotować raport %s.",
	}
	cases := map[string][][2]string{
		"vi": {
			{"trước ngày 30 tháng 6 năm 2025", "2025-06-30~"}, {"trước ngày 30/6/2025", "2025-06-30~"}, {"trước 30/6", "2025-06-30~"}, {"trước ngày 15/5", "2026-05-15~"},
			{"chậm nhất ngày 05/7/2025", "2025-07-05"}, {"đến hết ngày 31/12/2025", "2025-12-31"}, {"trong tháng 7 năm 2025", "2025-07-31"}, {"trong tháng 7/2025", "2025-07-31"},
			{"trước tháng 9/2025", "2025-08-31"}, {"trong quý III/2025", "2025-09-30"}, {"trong quý IV năm 2025", "2025-12-31"}, {"trong 6 tháng cuối năm 2025", "2025-12-31"}, {"trong năm 2026", "2026-12-31"},
			{"từ ngày 01/7/2025", "2025-07-01"}, {"trong vòng 10 ngày kể từ ngày ký", "2025-07-03"}, {"trong thời hạn 15 ngày làm việc kể từ ngày ký", "2025-07-14"},
			{"hằng quý", "P3M"}, {"5 ngày một lần", "P5D"}, {"15 ngày/lần", "P15D"}, {"định kỳ 5 ngày", "P5D"}, {"trước ngày 25 hằng tháng", "P1M"}, {"trước ngày 15 tháng 12 hằng năm", "P1Y"}, {"ngay sau khi Luật được thông qua", "…"},
			{"theo Quyết định số 06/QĐ-TTg ngày 06 tháng 01 năm 2026", ""}, {"thời hạn hoàn thành: trước ngày 20 tháng 5 năm 2025", ""},
			{"trong thời hạn 10 ngày, kể từ ngày 01 tháng 7 năm 2025", "2025-07-11"}, {"trong vòng 20 ngày kể từ ngày Kế hoạch này được ban hành", "2025-07-13"}, {"trong tháng Bảy", "2025-07-31"}, {"nửa đầu tháng 7/2025", "2025-07-15"},
			{"trong quý tới", "2025-09-30"}, {"trong 6 tháng tới", "2025-12-23"}, {"hai ngày một chuyến", "P2D"}, {"trước ngày 20 tháng cuối mỗi quý", "P3M"}, {"01 lần/tháng", "P1M"}, {"về các vụ cháy xảy ra trong quý III", ""},
			{"trong tuần này", "2025-06-29"}, {"trong tuần tới", "2025-07-06"}, {"trong thượng tuần tháng 7", "2025-07-10"}, {"trong 10 ngày đầu tháng 7", "2025-07-10"}, {"chậm nhất 07 ngày trước ngày 15/7/2025", "2025-07-08"},
		},
		"en": {
			{"before 30 June 2025", "2025-06-30~"}, {"before June 30, 2025", "2025-06-30~"}, {"by 5 July 2025", "2025-07-05"}, {"no later than July 5, 2025", "2025-07-05"}, {"in July 2025", "2025-07-31"},
			{"in the third quarter of 2025", "2025-09-30"}, {"by the end of the first half of 2026", "2026-06-30"}, {"before September 2025", "2025-08-31"}, {"before the end of 2025", "2025-12-31"}, {"from 1 July 2025", "2025-07-01"},
			{"within 90 days of the date of this order", "2025-09-21"}, {"within 15 working days of signing", "2025-07-14"}, {"within six months of the date of this order", "2025-12-23"}, {"every 5 days", "P5D"}, {"quarterly", "P3M"},
			{"before the 25th of each month", "P1M"}, {"right after the law is passed", "…"}, {"under the decision dated 6 January 2026", ""},
			{"from 1 July to 31 August 2025", "2025-08-31"}, {"between 1 July and 15 August 2025", "2025-08-15"}, {"this month", "2025-06-30"}, {"in the next quarter", "2025-09-30"}, {"before year-end", "2025-12-31"},
			{"within 30 days of 1 August 2025", "2025-08-31"}, {"between now and 15 August 2025", "2025-08-15"}, {"in advance of 15 August 2025", "2025-08-15~"}, {"in the course of 2026", "2026-12-31"}, {"within 7 days from the date of this dispatch", "2025-06-30"}, {"in the next 30 days", "2025-07-23"}, {"once a fortnight", "P2W"}, {"every other Friday", "P2W"}, {"under the 2026 budget", ""},
			{"by the end of this week", "2025-06-29"}, {"next week", "2025-07-06"}, {"in the first ten days of July", "2025-07-10"}, {"no later than 7 days before 15 July 2025", "2025-07-08"}, {"one month before 31 August 2025", "2025-07-31"},
		},
		"ar": {
			{"قبل 30 يونيو 2025", "2025-06-30~"}, {"قبل 30 يونيو/حزيران 2025", "2025-06-30~"}, {"قبل ٣٠ حزيران ٢٠٢٥", "2025-06-30~"}, {"في موعد أقصاه 5 تموز 2025", "2025-07-05"}, {"بحلول 31 كانون الأول 2025", "2025-12-31"},
			{"في كانون الثاني 2026", "2026-01-31"}, {"خلال الربع الثالث من عام 2025", "2025-09-30"}, {"في النصف الأول من عام 2026", "2026-06-30"}, {"قبل نهاية عام 2025", "2025-12-31"}, {"اعتباراً من 1 يوليو 2025", "2025-07-01"},
			{"خلال ثلاثين يوماً من تاريخ صدور هذا القرار", "2025-07-23"}, {"خلال 15 يوم عمل من تاريخ هذا القرار", "2025-07-14"}, {"كل 5 أيام", "P5D"}, {"شهرياً", "P1M"}, {"قبل يوم 25 من كل شهر", "P1M"}, {"فور صدور القانون", "…"},
			{"قبل نهاية هذا الأسبوع", "2025-06-29"}, {"خلال الأسبوع المقبل", "2025-07-06"}, {"خلال العشر الأوائل من يوليو", "2025-07-10"}, {"قبل 7 أيام من 15 يوليو 2025", "2025-07-08"},
		},
		"fa": {
			{"قبل از ۳۰ ژوئن ۲۰۲۵", "2025-06-30~"}, {"پیش از ٣٠ ژوئن ٢٠٢٥", "2025-06-30~"}, {"تا ۵ ژوئیه ۲۰۲۵", "2025-07-05"}, {"در ژوئیه ۲۰۲۵", "2025-07-31"}, {"قبل از سپتامبر ۲۰۲۵", "2025-08-31"}, {"در سه\u200cماهه سوم ۲۰۲۵", "2025-09-30"},
			{"در نیمه اول سال ۲۰۲۶", "2026-06-30"}, {"تا پایان ژانویه ۲۰۲۶", "2026-01-31"}, {"تا ۱۵ شهریور ۱۴۰۴", "2025-09-06"}, {"تا پایان اسفند ۱۴۰۳", ""}, {"تا پایان اسفند ۱۴۰۴", "2026-03-20"}, {"ظرف ۳۰ روز از تاریخ ابلاغ", "2025-07-23"},
			{"هر سه ماه", "P3M"}, {"هر ۵ روز", "P5D"}, {"بعد از هر پانزده روز", "P15D"}, {"حداکثر نود روز پس از تاریخ صدور این مصوبه", "2025-09-21"}, {"الی ختم جوزای ۱۴۰۵", "2026-06-21"}, {"در ماه\u200cهای تابستان", ""}, {"بلافاصله پس از تصویب قانون", "…"},
			{"تا دهم مرداد ۱۴۰۴", "2025-08-01"}, {"الی ۲۰ سنبله ۱۴۰۴", "2025-09-11"}, {"پیش از اول قوس ۱۴۰۴", "2025-11-22~"}, {"الی ختم ماه میزان ۱۴۰۴", "2025-10-22"}, {"در حمل و نقل", ""}, {"تا پایان پاییز ۱۴۰۴", "2025-12-21"},
			{"قبل از پاییز ۱۴۰۴", "2025-09-22"}, {"تا نیمه مهر ۱۴۰۴", "2025-10-07"}, {"در نیمه اول سپتامبر ۲۰۲۵", "2025-09-15"}, {"قبل از ساعت ۱۷ روز ۶ سپتامبر", "2025-09-06"}, {"تا روز جمعه، ۱۸ ژوئیه", "2025-07-18"},
			{"ظرف چهل و پنج روز از تاریخ ابلاغ", "2025-08-07"}, {"حداکثر یک هفته پیش از آغاز سال تحصیلی", "…"}, {"هر سال در آبان", "P1Y"}, {"سالی یک بار", "P1Y"}, {"ماهوار", "P1M"},
			{"تا پایان هفته جاری", "2025-06-27"}, {"تا هفته آینده", "2025-07-04"}, {"در دهه دوم مرداد", "2025-08-11"}, {"تا هفته دوم مرداد", "2025-08-05"}, {"حداکثر هفت روز پیش از ۲۴ تیر", "2025-07-08"},
		},
		"pl": {
			{"do 30 VII 2025 r.", "2025-07-30"}, {"do 30.VII.2025 r.", "2025-07-30"}, {"do piętnastego lipca 2025 r.", "2025-07-15"}, {"z terminem wykonania 15 lipca 2025 r.", "2025-07-15"}, {"z terminem zakończenia w lipcu 2025 r.", "2025-07-31"},
			{"pod koniec lipca 2025 r.", "2025-07-31"}, {"z końcem roku", "2025-12-31"}, {"przed upływem III kwartału 2025 r.", "2025-09-30"}, {"w 3. kwartale 2025 r.", "2025-09-30"}, {"w bieżącym kwartale", "2025-06-30"},
			{"w przyszłym kwartale", "2025-09-30"}, {"w roku bieżącym", "2025-12-31"}, {"na przełomie lipca i sierpnia 2025 r.", "2025-08-31"}, {"w dniach 14–16 lipca 2025 r.", "2025-07-16"}, {"pomiędzy 1 lipca a 15 sierpnia 2025 r.", "2025-08-15"},
			{"w przeddzień wyborów, to jest 12 lipca 2025 r.", "2025-07-12"}, {"15 lipca 2025 r.", "2025-07-15"}, {"z dnia 15 lipca 2025 r.", ""},
			{"w terminie 30 dni licząc od dnia 1 lipca 2025 r.", "2025-07-31"}, {"w ciągu 30 dni od 1 lipca 2025 r.", "2025-07-31"}, {"w terminie miesiąca od dnia 1 lipca 2025 r.", "2025-08-01"}, {"nie później niż 14 dni od dnia podpisania", "2025-07-07"},
			{"do 14 dni od dnia ogłoszenia", "2025-07-07"}, {"do 14 dni", ""}, {"w 14-dniowym terminie", "2025-07-07"}, {"w najbliższych 14 dniach", "2025-07-07"}, {"w ciągu 7 dni od jej otrzymania", "…"}, {"z terminem realizacji przed 20 maja 2025 r.", ""}, {"termin: 20 maja 2025 r.", ""},
			{"do 10. dnia miesiąca następującego po każdym kwartale", "P3M"}, {"w terminie 10 dni po zakończeniu każdego kwartału", "P3M"}, {"do końca miesiąca następującego po kwartale", "P3M"}, {"do 10. dnia następnego miesiąca", "P1M"},
			{"do 15 stycznia i do 15 lipca każdego roku", "P6M"}, {"we wtorki", "P1W"}, {"szpitali, których budowa zakończy się do końca 2026 r., do 15 lipca 2025 r.", "2025-07-15"},
			{"w terminie 30-dniowym", "2025-07-23"}, {"w ciągu pół roku", "2025-12-23"}, {"do końca III kw. 2025 r.", "2025-09-30"}, {"między 1 a 15 lipca 2025 r.", "2025-07-15"}, {"jeszcze w tym roku", "2025-12-31"},
			{"przed godz. 17:00 15 lipca", "2025-07-15"}, {"co drugi miesiąc", "P2M"}, {"w piątki", "P1W"}, {"trzy razy w roku", "P4M"}, {"każdego 25. dnia miesiąca", "P1M"},
			{"przed 30 czerwca 2025 r.", "2025-06-30~"}, {"przed dniem 1 lipca 2025 r.", "2025-07-01~"}, {"do dnia 5 lipca 2025 r.", "2025-07-05"}, {"nie później niż 5.07.2025", "2025-07-05"}, {"w lipcu 2025 r.", "2025-07-31"},
			{"w III kwartale 2025 r.", "2025-09-30"}, {"w pierwszym półroczu 2026 r.", "2026-06-30"}, {"do końca 2025 roku", "2025-12-31"}, {"od 1 lipca 2025 r.", "2025-07-01"}, {"w terminie 30 dni od dnia podjęcia uchwały", "2025-07-23"},
			{"w ciągu 15 dni roboczych od podpisania", "2025-07-14"}, {"co pięć dni", "P5D"}, {"co kwartał", "P3M"}, {"do 15 dnia każdego miesiąca", "P1M"}, {"niezwłocznie po uchwaleniu ustawy", "…"},
			{"do końca tygodnia", "2025-06-29"}, {"w przyszłym tygodniu", "2025-07-06"}, {"w drugiej dekadzie lipca", "2025-07-20"}, {"nie później niż na 7 dni przed 15 lipca 2025 r.", "2025-07-08"},
		},
	}
	for language, forms := range cases {
		for _, c := range forms {
			text := strings.Replace(sentences[language], "%s", c[0], 1)
			drafts := New(text, Options{IssuedOn: issued, Language: language, Registry: testRegistry}).Drafts
			if len(drafts) != 1 {
				t.Errorf("%s: %d drafts of %q", language, len(drafts), text)
				continue
			}
			if got := shortDeadline(drafts[0].Deadline); got != c[1] {
				t.Errorf("%s: %q gives %q, want %q", language, c[0], got, c[1])
			}
		}
	}
}

// TestDeadlineSetOff drafts what a month ends that only a dash or brackets set off.
func TestDeadlineSetOff(t *testing.T) {
	for language, text := range map[string]string{
		"vi": "Bộ Tài chính:\n1) xây dựng đề án%s",
		"en": "Ministry of Finance:\n1) prepare the project%s",
		"ar": "وزارة المالية:\n1) إعداد المشروع%s",
		"fa": "وزارت دارایی:\n۱) تهیه طرح%s",
		"pl": "Ministerstwo Finansów:\n1) opracuje projekt%s",
	} {
		months := map[string][2]string{
			"vi": {"tháng 8 năm 2025", "tháng 8 năm 2024"}, "en": {"August 2025", "August 2024"}, "ar": {"أغسطس 2025", "أغسطس 2024"}, "fa": {"اوت ۲۰۲۵", "اوت ۲۰۲۴"}, "pl": {"sierpień 2025 r.", "sierpień 2024 r."},
		}[language]
		for written, want := range map[string]string{" – " + months[0]: "2025-08-31", " (" + months[0] + ");": "2025-08-31", " – " + months[1]: ""} {
			drafts := New(strings.Replace(text, "%s", written, 1), Options{IssuedOn: issued, Language: language, Registry: testRegistry}).Drafts
			if len(drafts) != 1 {
				t.Errorf("%s: %d drafts of %q", language, len(drafts), written)
				continue
			}
			if got := shortDeadline(drafts[0].Deadline); got != want {
				t.Errorf("%s: %q gives %q, want %q", language, written, got, want)
			}
		}
	}
}

// TestArabicDeadlineLabels gives labels of one word and of two in a line of their own.
func TestArabicDeadlineLabels(t *testing.T) {
	for _, label := range []string{"الموعد", "المهلة", "الموعد النهائي", "تاريخ الإنجاز"} {
		drafts := New("1. تتولى وزارة المالية صرف المبالغ.\n"+label+": 1 أكتوبر 2025\n", Options{IssuedOn: issued, Language: "ar", Registry: testRegistry}).Drafts
		if len(drafts) != 1 || shortDeadline(drafts[0].Deadline) != "2025-10-01" {
			t.Errorf("%s: %+v", label, drafts)
		}
	}
}

func shortDeadline(d *Deadline) string {
	switch {
	case d == nil:
		return ""
	case d.Kind == deadline.KindRecurring:
		return d.Every
	case d.Kind == deadline.KindRelative:
		return "…"
	case !d.Inclusive && !d.DueOn.IsZero():
		return d.DueOn.String() + "~"
	}
	return d.DueOn.String()
}

// TestSpellingsAreOne: decomposed letters, zero-width and Arabic letters in
// Persian text change nothing but the places.
func TestSpellingsAreOne(t *testing.T) {
	cases := []struct{ language, text, lead string }{
		{"vi", norm.NFD.String("Bộ Tài chính chủ trì, phối hợp với Bộ Tư pháp lập đề án trước ngày 30/6/2025."), norm.NFD.String("Bộ Tài chính")},
		{"vi", "BỘ TÀI CHÍNH chủ trì, phối hợp với Bộ Tư pháp lập đề án trước ngày 30/6/2025.", "BỘ TÀI CHÍNH"},
		{"fa", "وزارت دارايي موظف است با همكاري وزارت دادگستري طرح را قبل از ۳۰ ژوئن ۲۰۲۵ تهيه كند.", "وزارت دارايي"},
		{"ar", "تتولّى وِزارةُ المـالية بالتنسيق مع وزارة العدل إعداد خطة قبل 30 حزيران 2025.", "وِزارةُ المـالية"},
		{"ar", "تتولى وزارة الماليه بالتنسيق مع وزاره العدل اعداد خطة قبل 30 حزيران 2025.", "وزارة الماليه"},
		{"pl", norm.NFD.String("Ministerstwo Finansów przygotuje we współpracy z Ministerstwem Sprawiedliwości raport przed 30 czerwca 2025 r."), norm.NFD.String("Ministerstwo Finansów")},
	}
	for _, c := range cases {
		drafts := New(c.text, Options{IssuedOn: issued, Language: c.language, Registry: testRegistry}).Drafts
		if len(drafts) != 1 || len(drafts[0].Leads) != 1 || len(drafts[0].Coordinators) != 1 {
			t.Errorf("%q: %+v", c.text, drafts)
			continue
		}
		x := drafts[0]
		if lead := x.Leads[0]; lead.Code != "G12" || lead.AsWritten != c.lead || string([]rune(c.text)[lead.Start:lead.End]) != c.lead {
			t.Errorf("lead %+v, want %q", lead, c.lead)
		}
		if x.Coordinators[0].Code != "G15" || shortDeadline(x.Deadline) != "2025-06-30~" {
			t.Errorf("%+v %+v", x.Coordinators, x.Deadline)
		}
	}
}

func TestWhatADraftAsks(t *testing.T) {
	cases := []struct {
		text string
		asks []Question
	}{
		{"Bộ Tài chính phải trình báo cáo trước ngày 30/7/2025.", nil},
		{"Bộ Tài chính, Bộ Tư pháp phải trình báo cáo trước ngày 30/7/2025.", []Question{TwoLeads}},
		{"Bộ Giao thông vận tải phải trình báo cáo trước ngày 30/7/2025.", []Question{ClosedAgency}},
		{"Sở Xây dựng phải trình báo cáo trước ngày 30/7/2025.", []Question{UnknownAgency}},
		{"Các cơ quan liên quan phải trình báo cáo trước ngày 30/7/2025.", []Question{UnnamedMembers}},
		{"Bộ Tài chính phải sớm xử lý việc này.", []Question{NoDeliverable, NoDueDay, VagueWords}},
		{"Bộ Tài chính phải trình báo cáo ngay sau khi Luật được thông qua.", []Question{NoDueDay}},
		{"Phải hoàn thành báo cáo trước ngày 30/7/2025.", []Question{NoLead}},
	}
	for _, c := range cases {
		drafts := New(c.text, Options{IssuedOn: issued, Language: "vi", Registry: testRegistry}).Drafts
		if len(drafts) != 1 {
			t.Errorf("%q: %+v", c.text, drafts)
			continue
		}
		for _, q := range c.asks {
			if !strings.Contains(join(drafts[0].Questions), string(q)) {
				t.Errorf("%q does not ask %s: %v", c.text, q, drafts[0].Questions)
			}
		}
		if c.asks == nil && len(drafts[0].Questions) > 0 {
			t.Errorf("%q asks %v", c.text, drafts[0].Questions)
		}
	}
	if drafts := New("Bộ Giao thông vận tải phải trình báo cáo.", Options{IssuedOn: deadline.MustDate(2025, 2, 28), Language: "vi", Registry: testRegistry}).Drafts; drafts[0].Leads[0].Code != "G04" || drafts[0].Leads[0].Closed {
		t.Errorf("on its last day it is %+v", drafts[0].Leads[0])
	}
}

func join(questions []Question) string {
	var b strings.Builder
	for _, q := range questions {
		b.WriteString(string(q) + " ")
	}
	return b.String()
}
