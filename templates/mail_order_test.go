package templates_test

import (
	"strings"
	"testing"

	. "dondoc/templates"
)

// TestMailsKeepEachValueInItsOrder: where a line runs from right to left, two Latin values beside each other
// stay two, what a person wrote keeps its marks, and lists have the comma of the language.
func TestMailsKeepEachValueInItsOrder(t *testing.T) {
	r := renderer(t)
	task := DigestTask{Ref: "315/TB-VPCP#12@H26", Directive: "34/CT-TTg", Agency: "Hanoi", Due: today, Status: "submitted", URL: "https://dondoc.example.org/tasks/7"}
	for lang, want := range map[string][]string{
		"vi": {"315/TB-VPCP#12@H26 · 34/CT-TTg · Hanoi · ", "1 sắp đến hạn, 1 việc chờ quyết định"},
		"ar": {"\u200e315/TB-VPCP#12@H26\u200e\u200f · \u200f\u200e34/CT-TTg\u200e\u200f · \u200f\u200eHanoi\u200e\u200f · \u200f", "، "},
		"fa": {"\u200e34/CT-TTg\u200e\u200f · \u200f\u200eHanoi\u200e", "، "},
	} {
		m, err := r.Digest(DigestView{Lang: lang, Today: today, DueSoon: []DigestTask{task}, Parts: []DigestPart{{Kind: "accept", Tasks: []DigestTask{task}}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(m.Text, w) {
				t.Errorf("%s: %q is not in %q", lang, w, m.Text)
			}
		}
		if lang != "vi" && strings.Contains(m.Subject, ", ") {
			t.Errorf("%s: %q", lang, m.Subject)
		}
	}
	m, err := r.BottleneckMail(BottleneckMailView{Lang: "ar", Today: today, Move: "ask_decision", Category: "data", Text: "No rule.", Words: "Cần quyết định.", By: "Hoa"})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{": \u200e“No rule.”\u200e", "\u200eHoa: “Cần quyết định.”\u200e"} {
		if !strings.Contains(m.Text, w) {
			t.Errorf("%q is not in %q", w, m.Text)
		}
	}
}
