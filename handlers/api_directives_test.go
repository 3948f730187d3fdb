package handlers_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"dondoc/models/modelstest"
)

type apiDirectiveHead struct {
	ID                        int64
	Key                       string
	Number                    *string
	Kind, Title, Issuer, Lang string
	SignedBy                  string  `json:"signed_by"`
	IssuedOn                  *string `json:"issued_on"`
	EffectiveOn               *string `json:"effective_on"`
	SourceURL                 string  `json:"source_url"`
	Confidential              bool
	Version                   int64
}

type apiDirective struct {
	apiDirectiveHead
	Provisions []struct {
		Ref                  string
		Position             int
		Section, Text, Label string
		Lead, Coordinators   []string
		SubmitTo             []string `json:"submit_to"`
		Supervisor           []string
		Deadline             struct {
			AsWritten       string `json:"as_written"`
			Kind, Precision string
			Inclusive       bool
			FirstDueOn      *string `json:"first_due_on"`
			DueOn           *string `json:"due_on"`
		}
		FanOut                bool `json:"fan_out"`
		Deliverable, Category string
		Questions             []struct{ Check, Words string }
		Tasks                 []struct {
			ID         int64
			Ref, Lead  string
			Status     string
			Timeliness *string
			Percent    int
			DueOn      *string `json:"due_on"`
			DaysLate   int     `json:"days_late"`
			Version    int64
		}
	}
}

func TestAPIDirectiveHasItsProvisionsInOrder(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		var d apiDirective
		a.get(t, modelstest.Office, "/api/v1/directives/34%2FCT-TTg?lang=en", &d)
		if text(d.Number) != "34/CT-TTg" || d.Title != "Directive on digital transformation schemes" || text(d.IssuedOn) != "2024-09-16" || d.EffectiveOn != nil || len(d.Provisions) != 4 {
			t.Fatalf("%+v", d)
		}
		var got []string
		for _, p := range d.Provisions {
			got = append(got, strings.Join([]string{p.Ref, p.Section, strings.Join(p.Lead, "+"), strings.Join(p.Coordinators, "+"), p.Deadline.Kind, p.Deadline.Precision,
				text(p.Deadline.FirstDueOn), text(p.Deadline.DueOn)}, " "))
		}
		want := "34/CT-TTg#1 Duties G13 G01 date day 2025-06-20 2025-06-20\n" +
			"34/CT-TTg#2 Duties G01  date day 2025-06-30 2025-06-30\n" +
			"34/CT-TTg#3 Duties PPCS  date day 2025-06-25 2025-06-25\n" +
			"34/CT-TTg#4 Duties G13  none none null null"
		if strings.Join(got, "\n") != want {
			t.Errorf("provisions\n%s\nwant\n%s", strings.Join(got, "\n"), want)
		}
		fan := d.Provisions[2]
		if !fan.FanOut || len(fan.Tasks) != 3 || fan.Tasks[0].Lead != "H26" || text(fan.Tasks[0].Timeliness) != "overdue" || fan.Tasks[0].DaysLate != 2 || text(fan.Tasks[0].DueOn) != "2025-06-25" {
			t.Errorf("fan-out %+v", fan)
		}
		for _, name := range []string{id(d.ID), "34-CT-TTg"} {
			var same apiDirective
			a.get(t, modelstest.Office, "/api/v1/directives/"+name, &same)
			if same.ID != d.ID {
				t.Errorf("%s: directive %d", name, same.ID)
			}
		}
		for _, name := range []string{"0", "-1", "999999", "99999999999999999999999", "35%2FCT-TTg", "a%00b", "%FF", "34-CT-TTg%20"} {
			a.call(t, modelstest.Office, http.MethodGet, "/api/v1/directives/"+name, "").problem(t, http.StatusNotFound, "not_found")
		}
	})
}

func TestAPIListsById(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		a.Fill(t, 2400) // 12 directives and 40 agencies beside the cast's
		for path, want := range map[string]int{"/api/v1/directives": 13, "/api/v1/agencies": 47, "/api/v1/agencies?kind=province": 43, "/api/v1/agencies?kind=group": 1,
			"/api/v1/agencies?on=2025-02-28&kind=ministry": 3, "/api/v1/agencies?on=2025-03-01&kind=ministry": 2, "/api/v1/agencies?q=hanoi": 1, "/api/v1/agencies?q=nothing": 0} {
			for _, limit := range []string{"5", "200"} {
				seen := map[int64]bool{}
				separator := "?"
				if strings.Contains(path, "?") {
					separator = "&"
				}
				for cursor := ""; ; {
					var list struct {
						Items      []json.RawMessage
						NextCursor *string `json:"next_cursor"`
					}
					a.get(t, modelstest.Office, path+separator+"limit="+limit+cursor, &list)
					for _, raw := range list.Items {
						var item struct{ ID int64 }
						if err := json.Unmarshal(raw, &item); err != nil || seen[item.ID] {
							t.Fatalf("%s: %s, twice %v: %v", path, raw, seen[item.ID], err)
						}
						seen[item.ID] = true
					}
					if list.NextCursor == nil {
						break
					}
					cursor = "&cursor=" + *list.NextCursor
				}
				if len(seen) != want {
					t.Errorf("%s by %s: %d items, want %d", path, limit, len(seen), want)
				}
			}
		}
	})
}

func TestAPIAgency(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		var list struct {
			Items []struct {
				ID                     int64
				Code, Name, Abbr, Kind string
				ParentID               *int64  `json:"parent_id"`
				ValidFrom              *string `json:"valid_from"`
				ValidTo                *string `json:"valid_to"`
			}
			NextCursor *string `json:"next_cursor"`
		}
		a.get(t, modelstest.HanoiOfficer, "/api/v1/agencies?q=communications&lang=en", &list)
		if len(list.Items) != 1 || list.Items[0].Code != "G13" || list.Items[0].Name != "Ministry of Information and Communications" || text(list.Items[0].ValidTo) != "2025-02-28" || list.Items[0].ValidFrom != nil {
			t.Errorf("%+v", list)
		}
	})
}

func TestAPIMe(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		var me struct {
			ID                int64
			Email, Name, Lang string
			Roles             []struct {
				Role   string
				Agency *struct{ Code, Name string }
			}
		}
		a.get(t, modelstest.MOSTHead, "/api/v1/me", &me)
		if me.Email != modelstest.MOSTHead || me.ID != a.Cast.MOSTHead.UserID || len(me.Roles) != 1 || me.Roles[0].Role != "head" || me.Roles[0].Agency.Code != "G06" {
			t.Errorf("%+v", me)
		}
		a.get(t, modelstest.Office, "/api/v1/me", &me)
		if len(me.Roles) != 1 || me.Roles[0].Role != "office" || me.Roles[0].Agency != nil {
			t.Errorf("%+v", me)
		}
	})
}

func TestAPIReport(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		ctx := t.Context()
		schedules, err := a.ReportSchedules(ctx, modelstest.System)
		if err != nil {
			t.Fatal(err)
		}
		calendar, err := a.Calendar(ctx, modelstest.System)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if _, made, err := a.CompileReport(ctx, modelstest.System, schedules[0], schedules[0].LastClosed(a.Today(), calendar)); err != nil || !made {
				t.Fatal(made, err)
			}
			a.Clock.Advance(5 * 24 * time.Hour)
		}
		type head struct {
			ID           int64
			Kind, Period string
			Version      int
			FromOn       string    `json:"from_on"`
			ToOn         string    `json:"to_on"`
			CompiledAt   time.Time `json:"compiled_at"`
			Reason       string
			ReplacedBy   *int64 `json:"replaced_by"`
			Held         bool
			SHA256       string `json:"sha256"`
		}
		var list struct {
			Items      []head
			NextCursor *string `json:"next_cursor"`
		}
		a.get(t, modelstest.WorkingGroup, "/api/v1/reports?limit=2", &list)
		if len(list.Items) != 2 || list.NextCursor == nil || list.Items[0].ID < list.Items[1].ID {
			t.Fatalf("%+v", list)
		}
		newest := list.Items[0]
		list.NextCursor, list.Items = nil, nil
		a.get(t, modelstest.WorkingGroup, "/api/v1/reports?limit=2&cursor="+id(newest.ID-1), &list)
		if len(list.Items) != 1 || list.NextCursor != nil {
			t.Fatalf("last page %+v", list)
		}
		var full struct {
			head
			Data json.RawMessage
		}
		a.get(t, modelstest.WorkingGroup, "/api/v1/reports/"+id(newest.ID), &full)
		if sum := sha256.Sum256(full.Data); hex.EncodeToString(sum[:]) != full.SHA256 || full.head != newest {
			t.Errorf("report %+v, listed as %+v", full.head, newest)
		}
		a.call(t, modelstest.WorkingGroup, http.MethodGet, "/api/v1/reports/999", "").problem(t, http.StatusNotFound, "not_found")
		a.call(t, modelstest.HanoiOfficer, http.MethodGet, "/api/v1/reports/"+id(newest.ID), "").problem(t, http.StatusForbidden, "forbidden")
	})
}
