package templates_test

import (
	"html"
	"strings"
	"testing"
	"time"

	. "dondoc/templates"

	"dondoc/models"
	"dondoc/models/deadline"
)

func TestTSaysSentences(t *testing.T) {
	r := renderer(t)
	for _, c := range []struct {
		lang, id string
		data     []any
		want     string
	}{
		{"en", "due_overdue", []any{"Count", 1}, "Overdue by 1 day"},
		{"en", "due_overdue", []any{"Count", 2000}, "Overdue by 2,000 days"},
		{"vi", "due_overdue", []any{"Count", 2000}, "Quá hạn 2.000 ngày"},
		{"vi", "due_overdue", []any{"Count", 0}, "Quá hạn 0 ngày"},
		{"vi", SayProgressSaved, []any{"Ref", "315/TB-VPCP#1"}, "Đã lưu tiến độ của 315/TB-VPCP#1."},
		{"en", "invalid.out_of_range", []any{"Max", 100, "Value", 101, "Min", 0}, "101 is not between 0 and 100."},
		{"en", "invalid.unknown_value", nil, "“” is not one of the choices."},
		{"ar", "tasks_count", []any{"Count", 0}, "0 مهمة"},
		{"ar", "tasks_count", []any{"Count", 1}, "مهمة واحدة"},
		{"ar", "tasks_count", []any{"Count", 2}, "مهمتان"},
		{"ar", "tasks_count", []any{"Count", 5}, "5 مهام"},
		{"ar", "directives_count", []any{"Count", 11}, "11 توجيهًا"},
		{"ar", "directives_count", []any{"Count", 100}, "100 توجيه"},
		{"ar", "tasks_count", []any{"Count", 2000}, "2,000 مهمة"},
		{"ar", SayProgressSaved, []any{"Ref", "315/TB-VPCP#1"}, "حُفظ تقدم \u200e315/TB-VPCP#1\u200e."},
		{"ar", "with_agencies", []any{"Agencies", "هيئة التفتيش"}, "بالتعاون مع هيئة التفتيش"},
		{"fa", "due_overdue", []any{"Count", 2000}, "2,000 روز معوق"},
		{"fa", SayProgressSaved, []any{"Ref", "315/TB-VPCP#1"}, "پیشرفت \u200e315/TB-VPCP#1\u200e ذخیره شد."},
		{"xx", SaySignedOut, nil, "You are signed out."},
		{"en", "no_such_sentence", nil, "no_such_sentence"},
	} {
		if got := r.T(c.lang, c.id, c.data...); got != c.want {
			t.Errorf("T(%s, %s, %v) = %q, want %q", c.lang, c.id, c.data, got, c.want)
		}
	}
	if got := strings.Join(r.Languages(), " "); got != strings.Join(models.Languages, " ") {
		t.Errorf("languages %q, those of models are %q", got, models.Languages)
	}
}

// TestDates: short in lists, with the weekday on the inbox, and on the report
// with leading zeros for days under 10 and months 1 and 2 (Decree 30/2020).
func TestDates(t *testing.T) {
	r := renderer(t)
	for _, c := range []struct {
		lang                    string
		on                      deadline.Date
		short, weekday, printed string
	}{
		{"en", day(2025, 6, 30), "30 Jun 2025", "Monday, 30 June 2025", "30 June 2025"},
		{"fa", day(2025, 6, 30), "30 ژوئن 2025", "دوشنبه 30 ژوئن 2025", "30 ژوئن 2025"},
		{"ar", day(2025, 6, 30), "30 يونيو 2025", "الاثنين 30 يونيو 2025", "30 يونيو 2025"},
		{"vi", day(2025, 6, 30), "30/6/2025", "Thứ Hai, ngày 30/6/2025", "ngày 30 tháng 6 năm 2025"},
		{"vi", day(2025, 2, 5), "5/2/2025", "Thứ Tư, ngày 5/2/2025", "ngày 05 tháng 02 năm 2025"},
		{"vi", day(2025, 3, 9), "9/3/2025", "Chủ nhật, ngày 9/3/2025", "ngày 09 tháng 3 năm 2025"},
		{"vi", day(2024, 12, 31), "31/12/2024", "Thứ Ba, ngày 31/12/2024", "ngày 31 tháng 12 năm 2024"},
	} {
		inbox := &InboxView{Page: Page{Lang: c.lang, Today: c.on}, Groups: []InboxGroup{{Kind: "overdue", Rows: []TaskRow{{Due: c.on}}}}}
		tag := `<time datetime="` + c.on.String() + `">`
		page := render(t, r, inbox)
		for _, want := range []string{tag + c.short + "</time>", tag + c.weekday + "</time>"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s inbox lacks %s", c.lang, want)
			}
		}
		report := &ReportView{Page: Page{Lang: c.lang}, Report: ReportSheet{Place: "Hà Nội", IssuedOn: c.on}}
		if want := "Hà Nội, " + tag + c.printed; !strings.Contains(render(t, r, report), want) {
			t.Errorf("%s report lacks %s", c.lang, want)
		}
	}
}

// An instant is shown in the organisation's zone: 17:05 UTC is the next day
// in Hanoi.
func TestInstantsAreShownInTheZone(t *testing.T) {
	r := renderer(t)
	when := time.Date(2025, 6, 29, 17, 5, 0, 0, time.UTC)
	for _, c := range []struct {
		zone *time.Location
		want string
	}{{hanoi, "30 Jun 2025, 00:05"}, {nil, "29 Jun 2025, 17:05"}} {
		v := &JobsView{Page: Page{Lang: "en", Zone: c.zone}, Jobs: []JobRow{{Name: "remind", NextAt: when}}}
		if page := render(t, r, v); !strings.Contains(page, `<time datetime="2025-06-29T17:05:00Z">`+c.want+"</time>") {
			t.Errorf("zone %v: page lacks %q", c.zone, c.want)
		}
	}
}

func TestRatesShowFormulaAndNumbers(t *testing.T) {
	r := renderer(t)
	for _, c := range []struct {
		lang string
		rate Rate
		want []string
	}{
		{"en", Rate{16051, 16274}, []string{"98.6%", "completed 16,051 ÷ (completed + overdue) 16,274"}},
		{"vi", Rate{16051, 16274}, []string{"98,6%", "hoàn thành 16.051 ÷ (hoàn thành + quá hạn) 16.274"}},
		{"en", Rate{3, 3}, []string{"100%"}},
		{"en", Rate{0, 0}, []string{"no rate yet"}},
	} {
		page := html.UnescapeString(render(t, r, &BoardView{Page: Page{Lang: c.lang}, OfFallenDue: c.rate}))
		for _, want := range c.want {
			if !strings.Contains(page, want) {
				t.Errorf("%s %v: board lacks %q", c.lang, c.rate, want)
			}
		}
	}
}

func TestDueChips(t *testing.T) {
	r := renderer(t)
	for _, c := range []struct {
		timeliness string
		days       int
		class      string
		words      string
	}{
		{"overdue", 1, "due-over", "Overdue by 1 day"}, {"overdue", 336, "due-over", "Overdue by 336 days"},
		{"overdue", 2500, "due-over", "Overdue by 2,500 days"},
		{"due_soon", 0, "due-soon", "Due today"}, {"due_soon", 1, "due-soon", "Due tomorrow"}, {"due_soon", 3, "due-soon", "Due in 3 days"},
		{"on_track", 29, "due-later", "Due in 29 days"}, {"completed_on_time", 0, "due-met", "In time"},
		{"completed_late", 2, "due-late", "2 days late"}, {"no_deadline", 0, "due-none", "No deadline"}, {"completed", 0, "due-none", "No deadline"},
	} {
		v := &InboxView{Page: Page{Lang: "en"}, Groups: []InboxGroup{{Rows: []TaskRow{{Timeliness: c.timeliness, Days: c.days}}}}}
		want := `<span class="due ` + c.class + `">` + c.words + `</span>`
		if !strings.Contains(render(t, r, v), want) {
			t.Errorf("%s %d: inbox lacks %s", c.timeliness, c.days, want)
		}
	}
}
