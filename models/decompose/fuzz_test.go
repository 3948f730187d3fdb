package decompose

import (
	"reflect"
	"strings"
	"testing"

	"dondoc/models/deadline"
)

// FuzzDraft: no text makes it panic, the places it gives hold what it says, and
// it says the same twice.
func FuzzDraft(f *testing.F) {
	for _, folder := range []string{"developed", "heldout"} {
		for _, e := range readEvaluated(f, folder) {
			text, _ := e.compose(f)
			f.Add(text, e.Language)
		}
	}
	for _, text := range []string{"", "\n", ":", "1.", "(", "((((((((((", "§ 1. § 2. § 3.", "99/99/9999", "trước ngày", "within 999999999 days", "co -1 dni", "ـــ", "\u0301\u0301a", "- - - -", "\xff\xfe",
		strings.Repeat("các ", 300), strings.Repeat("(1) ", 300), strings.Repeat("وزارة ", 300), strings.Repeat("Alpha, Beta and ", 200), strings.Repeat("Kierownicy ", 300), "5 maja 2025 r. A", "tháng 13 năm 0000", "1.1.1.1.1.1 a", "Bộ trưởng các Bộ:", "các Bộ: ", "Nay Bộ Y tế kiểm tra.", "4. Cục Cơ sở hạ tầng và", "thành phố Cần Thơ, tỉnh Hậu Giang và", "Ban Quản lý các dịch vụ công ích", "trình của đơn vị mình và"} {
		f.Add(text, "")
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		if len(text) > 1<<14 {
			return
		}
		o := Options{IssuedOn: deadline.MustDate(2025, 6, 23), Language: language, Registry: testRegistry}
		result := New(text, o)
		runes := []rune(text)
		holds := func(s Span, words string) {
			if s.Start < 0 || s.End > len(runes) || s.Start > s.End || string(runes[s.Start:s.End]) != string([]rune(words)) {
				t.Errorf("%v does not hold %q", s, words)
			}
		}
		for _, x := range result.Drafts {
			holds(x.Span, x.Text)
			for _, bodies := range [][]Body{x.Leads, x.Coordinators} {
				for _, b := range bodies {
					holds(b.Span, b.AsWritten)
				}
			}
			if x.Deadline != nil {
				holds(x.Deadline.Span, x.Deadline.AsWritten)
				if err := x.Deadline.Validate(o.IssuedOn); err != nil {
					t.Errorf("%+v: %v", x.Deadline, err)
				}
			}
			if x.Confidence < 0 || x.Confidence > 1 {
				t.Errorf("confidence %v", x.Confidence)
			}
		}
		if again := New(text, o); !reflect.DeepEqual(again, result) {
			t.Error("another result the second time")
		}
	})
}
