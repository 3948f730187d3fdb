package seeds

import (
	"strings"
	"testing"
)

const soundDirective = `
key: d
kind: directive
title_vi: a
title_en: b
issuer_vi: c
issuer_en: d
issued_on: "2025-06-23"
reference_on: "2025-06-23"
lang: vi
provisions:
  - {position: 1, section_vi: s, section_en: s, label_vi: nhãn, label_en: label, text_vi: t, text_en: t, leads: [MPS], deadline: {kind: before_date, date: "2025-06-30"}, deliverable: plan, quote: q}
`

func TestFaultsInDirectiveFiles(t *testing.T) {
	if _, err := parseDirective([]byte(soundDirective)); err != nil {
		t.Fatalf("the sound file is refused: %v", err)
	}
	tests := []struct{ name, from, to, says string }{
		{"a field nobody knows", "lang: vi", "lang: vi\nlnag: vi", "lnag"},
		{"a day that does not exist", `"2025-06-30"`, `"2025-06-31"`, "no day of the calendar"},
		{"no day to resolve groups on", `reference_on: "2025-06-23"`, `reference_on: ""`, "reference_on is missing"},
		{"two days of issue", `reference_on: "2025-06-23"`, `reference_on: "2025-06-24"`, "not the known day of issue"},
		{"a gap in the order", "position: 1", "position: 2", "stands in place 1"},
		{"no Vietnamese text", "text_vi: t", `text_vi: ""`, "missing in Vietnamese or English"},
		{"a label too long", "label_vi: nhãn", "label_vi: " + strings.Repeat("ã", 61), "61 characters"},
		{"nobody leads", "leads: [MPS]", "leads: []", "nobody leads"},
		{"an unknown kind of deadline", "kind: before_date", "kind: befor_date", `"befor_date" is not known`},
		{"an unknown deliverable", "deliverable: plan", "deliverable: plam", `"plam" is not known`},
		{"an unknown category", "deliverable: plan", "deliverable: plan, category: institution", `"institution" is not known`},
		{"an unknown check", "quote: q", "quote: q, questions: [{check: nobody, vi: a, en: b}]", `"nobody" is not known`},
		{"a check that asks twice", "quote: q", "quote: q, questions: [{check: two_leads, vi: a, en: b}, {check: two_leads, vi: c, en: d}]", "asks twice"},
		{"an unknown relation", "lang: vi", "lang: vi\nrelations: [{kind: hints, number: 1/CP}]", `"hints" is not known`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			content := strings.Replace(soundDirective, test.from, test.to, 1)
			_, err := parseDirective([]byte(content))
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("error %v, want one that says %q", err, test.says)
			}
		})
	}
	twice := soundDirective + strings.Replace(soundDirective[strings.Index(soundDirective, "  - {"):], "position: 1", "position: 2", 1)
	if _, err := parseDirective([]byte(twice)); err == nil || !strings.Contains(err.Error(), `label "nhãn" is taken`) {
		t.Errorf("two provisions of one label: error %v", err)
	}
	everything := strings.NewReplacer("2025-06-30", "2025-06-31", "leads: [MPS]", "leads: []").Replace(soundDirective)
	_, err := parseDirective([]byte(everything))
	if err == nil || !strings.Contains(err.Error(), "calendar") || !strings.Contains(err.Error(), "nobody leads") {
		t.Errorf("two faults are not both named: %v", err)
	}
}
