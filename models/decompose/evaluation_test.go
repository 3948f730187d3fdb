package decompose

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"dondoc/models/deadline"
)

// evaluated is a text with what it should yield. A paragraph without duties is
// background.
type evaluated struct {
	Language string      `yaml:"language"`
	IssuedOn string      `yaml:"issued_on"`
	Text     []paraTruth `yaml:"text"`
	name     string
}

type paraTruth struct {
	P      string  `yaml:"p"`
	Duties []truth `yaml:"duties"`
}

// truth is a duty as a reader finds it.
type truth struct {
	At        string   `yaml:"at"`   // words of its sentence; empty: the paragraph
	Lead      string   `yaml:"lead"` // bodies separated by "; "
	With      []string `yaml:"with"`
	Due       string   `yaml:"due"` // ISO date
	Before    bool     `yaml:"before"`
	Recurring string   `yaml:"recurring"` // ISO period
	span      Span
}

// compose puts the paragraphs together and finds where the duties stand.
func (e evaluated) compose(t testing.TB) (string, []truth) {
	t.Helper()
	var text strings.Builder
	var duties []truth
	at := 0
	for _, p := range e.Text {
		for _, duty := range p.Duties {
			duty.span = Span{at, at + len([]rune(p.P))}
			if duty.At != "" {
				before, _, found := strings.Cut(p.P, duty.At)
				if !found {
					t.Fatalf("%s: %q does not stand in its paragraph", e.name, duty.At)
				}
				start := at + len([]rune(before))
				duty.span = Span{start, start + len([]rune(duty.At))}
			}
			duties = append(duties, duty)
		}
		text.WriteString(p.P + "\n")
		at += len([]rune(p.P)) + 1
	}
	return text.String(), duties
}

func readEvaluated(t testing.TB, folder string) []evaluated {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts in %s: %v", folder, err)
	}
	var all []evaluated
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		e := evaluated{name: filepath.Base(file)}
		dec := yaml.NewDecoder(bytes.NewReader(raw))
		dec.KnownFields(true)
		if err := dec.Decode(&e); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all = append(all, e)
	}
	return all
}

// score counts what was found.
type score struct {
	duties, found, drafts, rightDrafts, leads, dated, days int
	coordinators, coordinatorsFound, coordinatorsRight     int
}

func (s *score) add(o score) {
	s.duties += o.duties
	s.found += o.found
	s.drafts += o.drafts
	s.rightDrafts += o.rightDrafts
	s.leads += o.leads
	s.dated += o.dated
	s.days += o.days
	s.coordinators += o.coordinators
	s.coordinatorsFound += o.coordinatorsFound
	s.coordinatorsRight += o.coordinatorsRight
}

func percent(n, of int) float64 {
	if of == 0 {
		return 100
	}
	return 100 * float64(n) / float64(of)
}

func (s score) f1() float64 {
	if s.coordinators+s.coordinatorsFound == 0 {
		return 100
	}
	return 200 * float64(s.coordinatorsRight) / float64(s.coordinators+s.coordinatorsFound)
}

// measure drafts a text and counts; say reports every difference.
func measure(t testing.TB, e evaluated, say func(string, ...any)) score {
	t.Helper()
	text, duties := e.compose(t)
	issued, err := deadline.ParseDate(e.IssuedOn)
	if err != nil {
		t.Fatalf("%s: %v", e.name, err)
	}
	result := New(text, Options{IssuedOn: issued, Registry: testRegistry, Calendar: calendarOf(t, e.Language)})
	if result.Language != e.Language {
		t.Errorf("%s: taken for %s", e.name, result.Language)
	}
	l := lexicons()[result.Language]
	s := score{duties: len(duties), drafts: len(result.Drafts)}
	for _, x := range result.Drafts {
		if slices.ContainsFunc(duties, func(y truth) bool { return overlap(x.Span, y.span) > 0 }) {
			s.rightDrafts++
		} else {
			say("%s: no duty: %q", e.name, x.Text)
		}
	}
	for _, y := range duties {
		x := closest(result.Drafts, y.span)
		if x == nil {
			say("%s: not found: %s %v", e.name, y.Lead, string([]rune(text)[y.span.Start:y.span.End]))
			s.coordinators += len(y.With)
			if y.Due != "" || y.Recurring != "" {
				s.dated++
			}
			continue
		}
		s.found++
		if got, want := bodyWords(l, x.Leads), nameWords(l, strings.Split(y.Lead, "; ")); slices.Equal(got, want) || slices.Equal(registryWords(l, x.Leads, want), want) {
			s.leads++
		} else {
			say("%s: leads %q, want %q in %q", e.name, got, want, x.Text)
		}
		if y.Due != "" || y.Recurring != "" {
			s.dated++
			if got := statedTruth(x); got == (truth{Due: y.Due, Before: y.Before, Recurring: y.Recurring}).day() {
				s.days++
			} else {
				say("%s: deadline %s, want %s in %q", e.name, got, y.day(), x.Text)
			}
		} else if x.Deadline != nil && !x.Deadline.DueOn.IsZero() {
			say("%s: deadline %s, want none in %q", e.name, x.Deadline.AsWritten, x.Text)
		}
		got, want := bodyWords(l, x.Coordinators), nameWords(l, y.With)
		s.coordinators += len(want)
		s.coordinatorsFound += len(got)
		right := 0
		for _, w := range want {
			if slices.Contains(got, w) {
				right++
			}
		}
		s.coordinatorsRight += right
		if right != len(want) || right != len(got) {
			say("%s: coordinators %q, want %q in %q", e.name, got, want, x.Text)
		}
	}
	return s
}

func (y truth) day() string {
	if weeks, ok := strings.CutSuffix(y.Recurring, "W"); ok { // two weeks are fourteen days
		n, _ := strconv.Atoi(strings.TrimPrefix(weeks, "P"))
		return fmt.Sprintf("P%dD", 7*n)
	}
	if y.Recurring != "" {
		return y.Recurring
	}
	return fmt.Sprint(y.Due, " before ", y.Before)
}

func statedTruth(x *Draft) string {
	if x.Deadline == nil {
		return "none"
	}
	y := truth{Recurring: x.Deadline.Every, Due: x.Deadline.DueOn.String(), Before: !x.Deadline.Inclusive}
	return y.day()
}

func overlap(a, b Span) int { return min(a.End, b.End) - max(a.Start, b.Start) }

// closest is the draft that shares most of a range, the tightest of equals.
func closest(drafts []Draft, span Span) *Draft {
	var out *Draft
	for i := range drafts {
		x := &drafts[i]
		n := overlap(x.Span, span)
		if n > 0 && (out == nil || n > overlap(out.Span, span)) {
			out = x
		}
	}
	return out
}

// TestEvaluation measures the drafting on the texts in testdata and prints the
// table of docs/decomposition.md. What is got wrong in the texts held out or
// unseen was never looked into while the rules were made, only their totals were
// seen; the unseen ones say what falls short and fail nothing.
func TestEvaluation(t *testing.T) {
	for _, folder := range []string{"developed", "heldout", "unseen"} {
		t.Run(folder, func(t *testing.T) {
			say, short := t.Logf, t.Errorf
			if folder != "developed" && os.Getenv("DECOMPOSE_SHOW_HELDOUT") == "" {
				say = func(string, ...any) {}
			}
			if folder == "unseen" {
				short = t.Logf
			}
			scores := map[string]*score{}
			for _, e := range readEvaluated(t, folder) {
				s := measure(t, e, say)
				if scores[e.Language] == nil {
					scores[e.Language] = &score{}
				}
				scores[e.Language].add(s)
			}
			t.Log("         duties  recall  precision  lead  deadline  coordinators")
			for _, language := range Languages {
				s := scores[language]
				if s == nil {
					continue
				}
				t.Logf("%-8s %6d  %5.1f%%     %5.1f%% %4.0f%%     %4.0f%%         %4.0f%%", language, s.duties,
					percent(s.found, s.duties), percent(s.rightDrafts, s.drafts), percent(s.leads, s.found), percent(s.days, s.dated), s.f1())
				least := leastOf(language)
				for name, got := range map[string][2]float64{
					"recall": {percent(s.found, s.duties), least.recall}, "precision": {percent(s.rightDrafts, s.drafts), least.precision},
					"lead": {percent(s.leads, s.found), least.lead}, "deadline": {percent(s.days, s.dated), least.deadline}, "coordinators": {s.f1(), least.coordinators},
				} {
					if got[0] < got[1] {
						short("%s: %s %.1f%%, want at least %.0f%%", language, name, got[0], got[1])
					}
				}
			}
		})
	}
}

type least struct{ recall, precision, lead, deadline, coordinators float64 }

// leastOf is what has to be reached.
func leastOf(language string) least {
	if language == "vi" || language == "en" {
		return least{90, 85, 92, 95, 85}
	}
	return least{85, 80, 90, 92, 80}
}
