package seeds

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func loadDirectives(t *testing.T) map[string]Directive {
	t.Helper()
	list, err := LoadDirectives()
	if err != nil {
		t.Fatalf("LoadDirectives: %v", err)
	}
	byKey := map[string]Directive{}
	for _, d := range list {
		byKey[d.Key] = d
	}
	return byKey
}

func TestDirectivesAreCompleteAndInOrder(t *testing.T) {
	want := []struct {
		key, number, kind, issuedOn, referenceOn, lang           string
		provisions, indicators, bottlenecks, principles, reviews int
	}{
		{"452-TTg-KSTT", "452/TTg-KSTT", "official_letter", "2023-05-23", "2023-05-23", "fa", 61, 2, 6, 8, 0},
		{"344-TB-VPCP", "344/TB-VPCP", "conclusion_notice", "", "2024-07-10", "pl", 33, 9, 15, 6, 1},
		{"34-CT-TTg", "34/CT-TTg", "directive", "2024-09-16", "2024-09-16", "ar", 19, 0, 9, 12, 2},
		{"conference-de-an-06-2024-11-14", "", "conference_conclusions", "2024-11-14", "2024-11-14", "ar", 12, 8, 12, 7, 0},
		{"315-TB-VPCP", "315/TB-VPCP", "conclusion_notice", "2025-06-23", "2025-06-23", "ar", 29, 1, 3, 6, 1},
	}
	list, err := LoadDirectives()
	if err != nil {
		t.Fatalf("LoadDirectives: %v", err)
	}
	if len(list) != len(want) {
		t.Fatalf("%d directives, want %d", len(list), len(want))
	}
	total := 0
	for i, w := range want {
		d := list[i]
		if d.Key != w.key || d.Number != w.number || d.Kind != w.kind || d.IssuedOn != w.issuedOn || d.ReferenceOn != w.referenceOn || d.Lang != w.lang {
			t.Errorf("place %d: got %s %q %s %q %s %s, want %+v", i, d.Key, d.Number, d.Kind, d.IssuedOn, d.ReferenceOn, d.Lang, w)
		}
		counts := []int{len(d.Provisions), len(d.Indicators), len(d.Bottlenecks), len(d.Principles), len(d.Cadences)}
		if !slices.Equal(counts, []int{w.provisions, w.indicators, w.bottlenecks, w.principles, w.reviews}) {
			t.Errorf("%s: provisions, indicators, bottlenecks, principles, cadences are %v, want %+v", w.key, counts, w)
		}
		for place, p := range d.Provisions {
			if p.Position != place+1 {
				t.Errorf("%s: provision %d stands in place %d", w.key, p.Position, place+1)
			}
			if p.QuoteLang != w.lang {
				t.Errorf("%s: quote in %q, want %q", d.Ref(p), p.QuoteLang, w.lang)
			}
		}
		total += len(d.Provisions)
	}
	if total != 154 {
		t.Errorf("%d provisions, want 154", total)
	}
}

func TestLabelsFitAndDiffer(t *testing.T) {
	for key, d := range loadDirectives(t) {
		for lang, label := range map[string]func(Provision) string{
			"vi": func(p Provision) string { return p.LabelVi },
			"en": func(p Provision) string { return p.LabelEn },
		} {
			taken := map[string]int{}
			for _, p := range d.Provisions {
				text := label(p)
				if n := utf8.RuneCountInString(text); n == 0 || n > 60 {
					t.Errorf("%s %s: label %q has %d characters", d.Ref(p), lang, text, n)
				}
				if other, found := taken[text]; found {
					t.Errorf("%s %s: provisions %d and %d are both %q", key, lang, other, p.Position, text)
				}
				taken[text] = p.Position
			}
		}
	}
}

// What is uncertain about a day of issue or a number is said in both languages.
func TestUncertainOriginIsSaid(t *testing.T) {
	directives := loadDirectives(t)
	for _, key := range []string{"452-TTg-KSTT", "344-TB-VPCP", "34-CT-TTg", "conference-de-an-06-2024-11-14"} {
		if note := directives[key].IssuedOnNote; note.Vi == "" || note.En == "" {
			t.Errorf("%s: nothing says what is uncertain about its day of issue", key)
		}
	}
	if source := directives["452-TTg-KSTT"].NumberSource; source.Vi == "" || source.En == "" {
		t.Error("452-TTg-KSTT: nothing says where its number comes from")
	}
}

func TestQuestionsOfTheEntryCheck(t *testing.T) {
	directives := loadDirectives(t)
	asks := func(p Provision, check string) bool {
		return slices.ContainsFunc(p.Questions, func(q Question) bool { return q.Check == check })
	}
	for _, d := range directives {
		for _, p := range d.Provisions {
			for check, due := range map[string]bool{
				"no_deadline":    p.Deadline.Kind == "none",
				"vague_deadline": p.Deadline.Kind == "urgent" || p.Deadline.Kind == "relative",
				"no_deliverable": p.Deliverable == "other",
				"two_leads":      len(p.Leads) > 1,
			} {
				if due && !asks(p, check) {
					t.Errorf("%s: the question %s is not asked", d.Ref(p), check)
				}
			}
		}
	}
	for _, named := range []struct {
		key      string
		position int
		check    string
	}{
		{"315-TB-VPCP", 6, "owner_inferred"},
		{"315-TB-VPCP", 12, "split_or_merge"},
		{"315-TB-VPCP", 15, "deadline_inferred"},
		{"315-TB-VPCP", 19, "unclear_wording"},
		{"315-TB-VPCP", 28, "recipient_unclear"},
		{"34-CT-TTg", 7, "conditional"},
		{"34-CT-TTg", 13, "owner_inferred"},
		{"34-CT-TTg", 15, "vague_deadline"},
		{"344-TB-VPCP", 19, "members_not_named"},
		{"344-TB-VPCP", 9, "owner_inferred"},
		{"344-TB-VPCP", 20, "deadline_inferred"},
		{"452-TTg-KSTT", 21, "members_not_named"},
		{"452-TTg-KSTT", 47, "conditional"},
		{"452-TTg-KSTT", 56, "unclear_wording"},
		{"conference-de-an-06-2024-11-14", 1, "ambiguous_scope"},
		{"conference-de-an-06-2024-11-14", 11, "owner_inferred"},
	} {
		d := directives[named.key]
		if p := d.Provisions[named.position-1]; !asks(p, named.check) {
			t.Errorf("%s: the question %s is not asked", d.Ref(p), named.check)
		}
	}
}
