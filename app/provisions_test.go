package main

import (
	"net/url"
	"slices"
	"strconv"
	"testing"
	"time"

	"dondoc/seeds"
)

// Every one of the 154 provisions, as the API shows it, equals its data file: order, lead agencies,
// coordinators, the last day in time.
func TestEveryProvisionStandsAsItsDirectiveStatesIt(t *testing.T) {
	directives, err := seeds.LoadDirectives()
	if err != nil {
		t.Fatal(err)
	}
	registry, err := seeds.LoadRegistry()
	if err != nil {
		t.Fatal(err)
	}
	r := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0").ready(t)
	office := r.account(t, "office", "")
	seen := 0
	for _, d := range directives {
		var got struct {
			Provisions []struct {
				Ref, Section, Text string
				Lead, Coordinators []string
				FanOut             bool `json:"fan_out"`
				Deadline           struct {
					AsWritten  *string `json:"as_written"`
					Kind       string
					FirstDueOn *string `json:"first_due_on"`
				}
				Tasks []struct{ ID int64 }
			}
		}
		r.getJSON(t, office, "/api/v1/directives/"+url.PathEscape(d.Key)+"?lang=en", &got)
		if len(got.Provisions) != len(d.Provisions) {
			t.Fatalf("%s: %d provisions, want %d", d.Key, len(got.Provisions), len(d.Provisions))
		}
		codes := func(keys []string) []string {
			out := []string{}
			for _, k := range keys {
				a, err := registry.Find(k, d.ReferenceOn)
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, a.Code)
			}
			return out
		}
		for i, want := range d.Provisions {
			p := got.Provisions[i]
			seen++
			if p.Ref != d.Ref(want) || p.Text != want.TextEn || p.Section != want.SectionEn {
				t.Errorf("%s at place %d is %s %q in %q", d.Ref(want), i+1, p.Ref, p.Text, p.Section)
			}
			if !slices.Equal(p.Lead, codes(want.Leads)) || !slices.Equal(p.Coordinators, codes(want.Coordinators)) || p.FanOut != want.FanOut {
				t.Errorf("%s: lead %v, coordinators %v, fan-out %v; want %v, %v, %v", p.Ref, p.Lead, p.Coordinators, p.FanOut, codes(want.Leads), codes(want.Coordinators), want.FanOut)
			}
			if due := deref(p.Deadline.FirstDueOn); due != lastDayInTime(t, want.Deadline) || p.Deadline.Kind != want.Deadline.Kind || deref(p.Deadline.AsWritten) != want.Deadline.AsWritten {
				t.Errorf("%s: %q of kind %s ends on %q; want %q, %s, %q", p.Ref, deref(p.Deadline.AsWritten), p.Deadline.Kind, due, want.Deadline.AsWritten, want.Deadline.Kind, lastDayInTime(t, want.Deadline))
			}
			if len(p.Tasks) == 0 {
				t.Errorf("%s has no task", p.Ref)
			}
		}
	}
	if seen != 154 {
		t.Errorf("%d provisions, want 154", seen)
	}
}

// lastDayInTime reads the data file by the simplest rule, beside the grammar under test: the date
// stated, the day before it where "before" leaves it out.
func lastDayInTime(t *testing.T, d seeds.Deadline) string {
	t.Helper()
	if d.Date == "" || d.Kind != "before_date" || d.Inclusive {
		return d.Date
	}
	day, err := time.Parse(time.DateOnly, d.Date)
	if err != nil {
		t.Fatal(err)
	}
	return day.AddDate(0, 0, -1).Format(time.DateOnly)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// On the day of issue each group stands for its members of that day: a duty of September 2024 to
// "ministries, branches and localities" reaches 63 provinces.
func TestFanOutReachesTheMembersOfItsDay(t *testing.T) {
	r := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0").ready(t)
	office := r.account(t, "office", "")
	var got struct {
		Provisions []struct {
			Ref   string
			Tasks []struct{ Ref string }
		}
	}
	r.getJSON(t, office, "/api/v1/directives/34-CT-TTg", &got)
	provinces := 0
	for _, task := range got.Provisions[1].Tasks {
		if code := task.Ref[len("34/CT-TTg#2@"):]; code[0] == 'H' {
			if _, err := strconv.Atoi(code[1:]); err == nil {
				provinces++
			}
		}
	}
	if provinces != 63 {
		t.Errorf("%s reaches %d provinces, want 63", got.Provisions[1].Ref, provinces)
	}
}
