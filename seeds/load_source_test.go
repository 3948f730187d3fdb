package seeds_test

import (
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
	"dondoc/seeds"
)

// full reads a directive by its key, as the office sees it.
func full(t *testing.T, e *modelstest.Env, key string) models.DirectiveFull {
	t.Helper()
	id, err := e.DirectiveIDByKey(t.Context(), modelstest.System, key)
	if err != nil {
		t.Fatal(key, err)
	}
	d, err := e.Directive(t.Context(), modelstest.System, id)
	if err != nil {
		t.Fatal(key, err)
	}
	return d
}

func codes(refs []models.AgencyRef) string {
	var out []string
	for _, a := range refs {
		out = append(out, a.Code)
	}
	return strings.Join(out, " ")
}

// Every provision of the five directives stands in the database as its data file states it.
func everyProvisionEqualsItsSource(t *testing.T, e *modelstest.Env) {
	registry, err := seeds.LoadRegistry()
	if err != nil {
		t.Fatal(err)
	}
	directives, err := seeds.LoadDirectives()
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, want := range directives {
		names := func(short ...string) string {
			var out []string
			for _, s := range short {
				if s == "" {
					continue
				}
				a, err := registry.Find(s, want.ReferenceOn)
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, a.Code)
			}
			return strings.Join(out, " ")
		}
		got := full(t, e, want.Key)
		if got.Number != want.Number || got.TitleVi != want.TitleVi || got.TitleEn != want.TitleEn || got.IssuerEn != want.IssuerEn ||
			got.IssuedOn.String() != want.IssuedOn || got.ReferenceOn.String() != want.ReferenceOn || got.SourceURL != want.SourceURL ||
			got.IssuedOnNoteVi != want.IssuedOnNote.Vi || got.Details.NumberSource.En != want.NumberSource.En || got.Lang != want.Lang {
			t.Errorf("%s: head %+v, want %+v", want.Key, got.Directive, want)
		}
		if len(got.Provisions) != len(want.Provisions) || len(got.Relations) != len(want.Relations) || len(got.Details.Cadences) != len(want.Cadences) ||
			len(got.Details.Principles) != len(want.Principles) || len(got.Details.Notes) != len(want.Notes) ||
			len(got.Bottlenecks) != len(want.Bottlenecks) || len(got.Indicators) != len(want.Indicators) {
			t.Fatalf("%s: %d provisions, %d relations, %d bottlenecks, %d indicators", want.Key, len(got.Provisions), len(got.Relations), len(got.Bottlenecks), len(got.Indicators))
		}
		for i, w := range want.Provisions {
			g := got.Provisions[i]
			total++
			for _, field := range []struct{ name, got, want string }{
				{"ref", g.Ref, want.Ref(w)},
				{"section", g.SectionVi + "|" + g.SectionEn, w.SectionVi + "|" + w.SectionEn},
				{"label", g.LabelVi + "|" + g.LabelEn, w.LabelVi + "|" + w.LabelEn},
				{"text", g.TextVi + "|" + g.TextEn, w.TextVi + "|" + w.TextEn},
				{"quote", g.Quote + "|" + g.QuoteLang, w.Quote + "|" + w.QuoteLang},
				{"leads", codes(g.Leads), names(w.Leads...)},
				{"coordinators", codes(g.Coordinators), names(w.Coordinators...)},
				{"submitted to", codes(g.SubmitTo), names(w.SubmitTo)},
				{"supervisor", codes(g.Supervisors), names(w.Supervisor)},
				{"deadline", g.DeadlineAsWritten + "|" + g.DeadlineKind + "|" + g.Deadline.Every, w.Deadline.AsWritten + "|" + w.Deadline.Kind + "|" + w.Deadline.Every},
				{"last day in time", g.FirstDueOn.String(), lastDay(w.Deadline)},
				{"deliverable", g.Deliverable + "|" + g.Category, w.Deliverable + "|" + w.Category},
				{"questions", asked(g.Questions), wanted(w.Questions)},
			} {
				if field.got != field.want {
					t.Errorf("%s: %s %q, want %q", want.Ref(w), field.name, field.got, field.want)
				}
			}
			if g.FanOut != w.FanOut || len(g.Tasks) == 0 || !w.FanOut && len(g.Tasks) != 1 {
				t.Errorf("%s: fan-out %v with %d tasks", want.Ref(w), g.FanOut, len(g.Tasks))
			}
			for _, task := range g.Tasks {
				if task.Deadline.DueOn != g.FirstDueOn || task.Deadline.FirstDueOn != g.FirstDueOn {
					t.Errorf("%s: due %s, want %s", task.Ref, task.Deadline.DueOn, g.FirstDueOn)
				}
			}
		}
		for i, w := range want.Bottlenecks {
			if g := got.Bottlenecks[i]; g.TextVi != w.TextVi || g.TextEn != w.TextEn || g.Category != w.Category || g.Quote != w.Quote || len(g.Agencies) != len(w.Agencies) || g.State != "open" {
				t.Errorf("%s: bottleneck %d is %+v, want %+v", want.Key, i+1, g, w)
			}
		}
		for i, w := range want.Relations {
			if g := got.Relations[i]; g.Kind != w.Kind || g.ToNumber != w.Number || g.NameVi != w.NameVi {
				t.Errorf("%s: relation %d is %+v, want %+v", want.Key, i+1, g, w)
			}
		}
	}
	if total != 154 {
		t.Errorf("%d provisions, want 154", total)
	}
}

// lastDay is told from the data file alone: its day, or the day before where it says "before".
func lastDay(d seeds.Deadline) string {
	if d.Kind != "before_date" || d.Inclusive {
		return d.Date
	}
	before, _ := time.Parse(time.DateOnly, d.Date)
	return before.AddDate(0, 0, -1).Format(time.DateOnly)
}

func asked(qs []models.Question) string {
	var out []string
	for _, q := range qs {
		out = append(out, q.Check+":"+q.Words.Vi+":"+q.Words.En)
	}
	return strings.Join(out, "\n")
}

func wanted(qs []seeds.Question) string {
	var out []string
	for _, q := range qs {
		out = append(out, q.Check+":"+q.Vi+":"+q.En)
	}
	return strings.Join(out, "\n")
}
