package seeds_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
	"dondoc/seeds"
)

func day(y int, m time.Month, d int) deadline.Date { return deadline.MustDate(y, m, d) }

func loadAll(t *testing.T, e *modelstest.Env) seeds.Summary {
	t.Helper()
	s, err := seeds.Load(t.Context(), e.Store)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

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
func TestEveryProvisionEqualsItsSource(t *testing.T) {
	registry, err := seeds.LoadRegistry()
	if err != nil {
		t.Fatal(err)
	}
	directives, err := seeds.LoadDirectives()
	if err != nil {
		t.Fatal(err)
	}
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		loadAll(t, e)
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
	})
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

// Typed from the sources by hand: who owes what by which day, and to how many it fans out.
func TestSamplesOfEveryDirective(t *testing.T) {
	samples := []struct {
		directive, ref, leads, coordinators, last string
		tasks, provinces                          int
	}{
		{"315-TB-VPCP", "315/TB-VPCP#4", "G01", "G06 G22 MIN_CONCERNED", "2025-06-29", 1, 0},
		{"315-TB-VPCP", "315/TB-VPCP#5", "G01", "G17 G06 G22 PPCS", "2025-07-31", 1, 0},
		{"315-TB-VPCP", "315/TB-VPCP#13", "EVN", "G02 LOCALITIES", "2025-10-31", 1, 0},
		{"315-TB-VPCP", "315/TB-VPCP#15", "G12", "PCO G22 MIN_CONCERNED PPCS", "2025-06-25", 1, 0},
		{"315-TB-VPCP", "315/TB-VPCP#19", "G22", "PPCS", "2025-07-01", 1, 0},
		{"315-TB-VPCP", "315/TB-VPCP#28", "MINISTRIES PPCS", "G06", "2025-06-24", 80, 63},
		{"315-TB-VPCP", "315/TB-VPCP#29", "GSC_STANDING", "", "", 1, 0},
		{"34-CT-TTg", "34/CT-TTg#3", "MBL", "", "2025-12-31", 93, 63},
		{"34-CT-TTg", "34/CT-TTg#14", "G13", "", "2024-09-29", 1, 0},
		{"344-TB-VPCP", "344/TB-VPCP#19", "LATE11", "", "2024-07-19", 1, 0},
		{"344-TB-VPCP", "344/TB-VPCP#26", "G01", "G11 G13", "", 1, 0},
		{"452-TTg-KSTT", "452/TTg-KSTT#57", "G01", "G22 G13", "", 1, 0},
		{"conference-de-an-06-2024-11-14", "conference-de-an-06-2024-11-14#11", "WG06", "H09 H19", "", 1, 0},
	}
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		loadAll(t, e)
		for _, want := range samples {
			d := full(t, e, want.directive)
			at := slices.IndexFunc(d.Provisions, func(p models.Provision) bool { return p.Ref == want.ref })
			if at < 0 {
				t.Fatalf("there is no %s", want.ref)
			}
			p := d.Provisions[at]
			if codes(p.Leads) != want.leads || codes(p.Coordinators) != want.coordinators || p.FirstDueOn.String() != want.last {
				t.Errorf("%s: led by %s with %s until %s, want %+v", p.Ref, codes(p.Leads), codes(p.Coordinators), p.FirstDueOn, want)
			}
			provinces := map[string]bool{}
			for _, task := range p.Tasks {
				if strings.HasPrefix(task.Addressee.Code, "H") && p.FanOut {
					provinces[task.Addressee.Code] = true
				}
			}
			if len(p.Tasks) != want.tasks || len(provinces) != want.provinces {
				t.Errorf("%s: %d tasks of %d provinces, want %d and %d", p.Ref, len(p.Tasks), len(provinces), want.tasks, want.provinces)
			}
		}
	})
}

func TestIndicatorsInTheDatabase(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	loadAll(t, e)
	for _, want := range []struct {
		directive, key, unitVi, unitEn, due string
		target                              float64
		takenOn                             string
		value                               float64
	}{
		{"315-TB-VPCP", "online_services_data_based", "dịch vụ", "services", "2025-06-27", 25, "", 0}, // before 28 June
		{"344-TB-VPCP", "fully_online_services", "%", "percent", "2024-12-31", 80, "", 0},
		{"conference-de-an-06-2024-11-14", "districts_land_digitised", "huyện", "districts", "", 0, "2024-11-14", 461},
		{"conference-de-an-06-2024-11-14", "criminal_records_issued_vneid", "phiếu", "certificates", "", 0, "2024-11-13", 24_887},
	} {
		all := full(t, e, want.directive).Indicators
		at := slices.IndexFunc(all, func(i models.Indicator) bool { return i.Key == want.key })
		if at < 0 {
			t.Errorf("no indicator %s", want.key)
			continue
		}
		got := all[at]
		target := 0.0
		if got.Target != nil {
			target = *got.Target
		}
		var measured models.Measurement
		if len(got.Measurements) > 0 {
			measured = got.Measurements[0]
		}
		if got.UnitEn != want.unitEn || got.DueOn.String() != want.due || target != want.target || measured.TakenOn.String() != want.takenOn || measured.Value != want.value {
			t.Errorf("%s: %+v measured %+v, want %+v", want.key, got, measured, want)
		}
		if got.UnitVi == "" || got.UnitVi == got.UnitEn {
			t.Errorf("%s: the unit is %q in Vietnamese", want.key, got.UnitVi)
		}
	}
}

func TestLoadingTwiceAddsNothing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		first := loadAll(t, e)
		if first.Agencies != (seeds.Loaded{Added: 153}) || first.Acts != (seeds.Loaded{Added: 4}) || first.CalendarDays != (seeds.Loaded{Added: 71}) ||
			first.Directives != (seeds.Loaded{Added: 5}) || first.Provisions != 154 || first.Tasks != 5427 || len(first.Applied) != 3 || len(first.Ahead) != 1 {
			t.Errorf("first loading: %s", first)
		}
		before := e.Fingerprint(t)
		second := loadAll(t, e)
		if after := e.Fingerprint(t); after != before {
			t.Error("the second loading changed the database")
		}
		if second.Agencies != (seeds.Loaded{There: 153}) || second.Directives != (seeds.Loaded{There: 5}) || second.Tasks != 0 || len(second.Applied) != 0 || len(second.Ahead) != 1 {
			t.Errorf("second loading: %s", second)
		}
		if said := second.String(); !strings.Contains(said, "153 already there") || !strings.Contains(said, "0 applied, 1 ahead") {
			t.Errorf("the command line is told %q", said)
		}
	})
}

// What was entered is entered at its own day, not at the day of the loading.
func TestThePastIsEnteredAtItsOwnDays(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	s := loadAll(t, e)
	if d := full(t, e, "452-TTg-KSTT"); !d.CreatedAt.Equal(time.Date(2023, time.May, 23, 2, 0, 0, 0, time.UTC)) {
		t.Errorf("452/TTg-KSTT entered at %s, want 9:00 in Hanoi on 23 May 2023", d.CreatedAt)
	}
	var when []string
	for _, a := range s.Applied {
		when = append(when, a.Key+" "+a.AppliedAt.In(modelstest.Hanoi()).Format(time.DateTime))
	}
	want := []string{"hue-2025-01-01 2025-01-01 00:00:00", "ministries-2025-03-01 2025-03-01 00:00:00", "steering-committee-2025-03-13 2025-03-13 00:00:00"}
	if !slices.Equal(when, want) {
		t.Errorf("acts applied %q, want %q", when, want)
	}
}

// Loaded day after day, a directive comes in on its own day, and an act of the day is carried out.
func TestLoadingDayByDay(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	for _, step := range []struct {
		day           deadline.Date
		added         int
		later, ahead  int
		notIssuedThen string
	}{
		{day(2024, time.September, 15), 2, 3, 4, "34/CT-TTg"},
		{day(2024, time.September, 16), 1, 2, 4, "conference-de-an-06-2024-11-14"},
		{day(2024, time.December, 31), 1, 1, 4, "315/TB-VPCP"},
		{day(2025, time.January, 1), 0, 1, 3, "315/TB-VPCP"},
		{day(2025, time.June, 22), 0, 1, 1, "315/TB-VPCP"},
		{day(2025, time.June, 23), 1, 0, 1, ""},
		{day(2025, time.July, 1), 0, 0, 0, ""},
	} {
		s, err := seeds.Load(t.Context(), e.WithClock(at(step.day, 8)))
		if err != nil {
			t.Fatal(err)
		}
		if s.Directives.Added != step.added || len(s.Later) != step.later || len(s.Ahead) != step.ahead {
			t.Errorf("on %s: %s", step.day, s)
		}
		if len(s.Later) > 0 && s.Later[0] != step.notIssuedThen {
			t.Errorf("on %s the next to come is %s, want %s", step.day, s.Later[0], step.notIssuedThen)
		}
	}
}

// at is a clock that stands at an hour of a day in Hanoi.
func at(d deadline.Date, hour int) models.Clock {
	return standing(d.In(modelstest.Hanoi()).Add(time.Duration(hour) * time.Hour))
}

type standing time.Time

// Now is the moment at which the clock stands.
func (s standing) Now() time.Time { return time.Time(s) }

// The ministries' merger lies behind 27 June 2025, that of the provinces ahead; on 2 July it moves
// the open tasks of 52 provinces and nothing that was finished.
func TestMergersPassOnWhatIsOpen(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		demo, err := seeds.LoadDemo(ctx, e.Store, e.Now())
		if err != nil {
			t.Fatal(err)
		}
		if len(demo.Summary.Ahead) != 1 || demo.Summary.Ahead[0].Key != "provinces-2025-07-01" {
			t.Errorf("ahead: %+v", demo.Summary.Ahead)
		}
		const closed = `SELECT t.id, a.key, t.open FROM tasks t JOIN agencies a ON a.id = t.lead_id WHERE a.valid_to IS NOT NULL AND a.valid_to < '2025-06-27' ORDER BY t.id`
		finished := e.Rows(t, closed)
		if len(finished) < 100 {
			t.Errorf("closed ministries finished %d tasks", len(finished))
		}
		for _, row := range finished {
			if row[2] == "1" || row[2] == "true" {
				t.Errorf("task %s is open with %s, which is closed", row[0], row[1])
			}
		}
		const ofMIC = `SELECT t.ref, l.key FROM tasks t JOIN agencies a ON a.id = t.addressee_id JOIN agencies l ON l.id = t.lead_id WHERE a.key = 'mic_old' AND t.open`
		open := e.Rows(t, ofMIC)
		if len(open) == 0 {
			t.Error("none of MIC's tasks is open")
		}
		for _, row := range open {
			if row[1] != "most" {
				t.Errorf("%s is with %s, want most", row[0], row[1])
			}
		}
		const byProvince = `SELECT t.id, t.lead_id, t.open FROM tasks t JOIN agencies a ON a.id = t.lead_id WHERE a.key LIKE 'p63%' AND a.key <> 'p63_thua_thien_hue' ORDER BY t.id`
		before := e.Rows(t, byProvince)
		later := e.WithClock(at(day(2025, time.July, 2), 8))
		acts, err := later.ApplyActs(ctx, modelstest.System)
		if err != nil || len(acts) != 1 {
			t.Fatal(acts, err)
		}
		wantMoved, kept := 0, [][]string{}
		for _, row := range before {
			if row[2] == "1" || row[2] == "true" {
				wantMoved++
			} else {
				kept = append(kept, row)
			}
		}
		if acts[0].TasksMoved != wantMoved || wantMoved < 1000 {
			t.Errorf("%d tasks moved, want %d", acts[0].TasksMoved, wantMoved)
		}
		if after := e.Rows(t, byProvince); !slices.EqualFunc(after, kept, slices.Equal) {
			t.Errorf("%d finished tasks stay with the old provinces, want %d", len(after), len(kept))
		}
		froms := e.Rows(t, `SELECT DISTINCT x.from_id FROM task_transfers x JOIN acts c ON c.id = x.act_id WHERE c.key = 'provinces-2025-07-01'`)
		if len(froms) != 52 {
			t.Errorf("%d provinces passed tasks on, want 52", len(froms))
		}
		if left := e.Rows(t, `SELECT t.id FROM tasks t JOIN agencies a ON a.id = t.lead_id WHERE t.open AND a.valid_to < '2025-07-02'`); len(left) != 0 {
			t.Errorf("%d open tasks are left with closed agencies", len(left))
		}
	})
}

func TestSummaryNamesDirectivesNotIssuedYet(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	s, err := seeds.Load(t.Context(), e.WithClock(at(day(2023, time.May, 23), 7)))
	if err != nil {
		t.Fatal(err)
	}
	if s.Directives.Added != 1 || cmp.Or(s.Later...) != "344/TB-VPCP" || !strings.Contains(s.String(), "not issued yet: 344/TB-VPCP, 34/CT-TTg") {
		t.Errorf("%s", s)
	}
	// Entered on its own morning, before nine: at the moment itself, never in the future.
	if d := full(t, e, "452-TTg-KSTT"); d.CreatedAt.After(time.Date(2023, time.May, 23, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("entered at %s, which had not come", d.CreatedAt)
	}
}
