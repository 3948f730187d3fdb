package models_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
	"dondoc/models/standing"
)

// What a report says of the agencies is what their standing is, without confidential directives; a report of a past day
// says the same when it is compiled later; only what a person confirmed is in it.
func TestReportsHaveTheStandingOfAgencies(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		e.Fill(t, 2000)
		e.Exec(t, "UPDATE tasks SET status = 'completed', open = FALSE, submitted_on = due_on, finished_on = due_on WHERE due_on < '2025-06-27' AND lead_id = (SELECT id FROM agencies WHERE key = 'fill3')")
		var open []string
		now, _, err := e.Standings(ctx, c.WorkingGroup, models.StandingFilter{})
		if err != nil {
			t.Fatal(err)
		}
		drafts := 0
		for _, x := range now {
			open = append(open, fmt.Sprint(x.Agency.Code, x.Rank, x.OnTime, x.Inherited, x.Excused, x.Charged))
			if x.Draft != "" {
				drafts++
			}
		}
		e.Exec(t, "UPDATE directives SET confidential = TRUE WHERE key = 'fill-3'")
		now, whole, err := e.Standings(ctx, c.WorkingGroup, models.StandingFilter{}) // who is not cleared
		if err != nil {
			t.Fatal(err)
		}
		marked := now[len(now)-1]
		for _, x := range now {
			if x.Rank > 0 && x.Draft == "" {
				marked = x
			}
		}
		if _, err := e.ConfirmStanding(ctx, c.WorkingGroup, models.NewStandingMark{AgencyID: marked.Agency.ID, Kind: standing.Commend, Words: "Hoàn thành sớm"}); err != nil {
			t.Fatal(err)
		}
		taken, err := e.ConfirmStanding(ctx, c.WorkingGroup, models.NewStandingMark{AgencyID: now[0].Agency.ID, Kind: standing.Criticise, Words: "Rút lại"})
		if err != nil {
			t.Fatal(err)
		}
		if err := e.WithdrawStanding(ctx, c.WorkingGroup, taken.ID); err != nil {
			t.Fatal(err)
		}
		snap, d := reported(t, e, c.Office, span(on(time.June, 1), e.Today()))
		lines := func(d models.ReportData) string {
			var out []string
			for _, x := range d.Standing {
				out = append(out, fmt.Sprint(x.Code, x.Rank, x.OnTime, x.Inherited, x.Excused, x.Charged))
			}
			return strings.Join(out, "\n")
		}
		var want []string
		for _, x := range now {
			if x.OnTime.Whole+x.Inherited.Whole+x.Charged+x.Excused > 0 {
				want = append(want, fmt.Sprint(x.Agency.Code, x.Rank, x.OnTime, x.Inherited, x.Excused, x.Charged))
			}
		}
		if got := lines(d); got != strings.Join(want, "\n") || d.InTime != whole || len(want) < 3 {
			t.Errorf("the report has\n%s\n%v, the standing is\n%s\n%v", got, d.InTime, strings.Join(want, "\n"), whole)
		}
		if strings.Join(want, "\n") == strings.Join(open, "\n") {
			t.Error("the confidential directive counts for nothing: the test says nothing")
		}
		if len(d.Marks) != 1 || d.Marks[0].Code != marked.Agency.Code || d.Marks[0].Words != "Hoàn thành sớm" || d.Marks[0].OnTime != marked.OnTime {
			t.Errorf("marks %+v, want that of %s", d.Marks, marked.Agency.Code)
		}
		if drafts == 0 || strings.Contains(snap.Data, string(standing.Criticise)) || strings.Contains(snap.Data, "Rút lại") || strings.Contains(snap.Data, c.WorkingGroup.Email) {
			t.Errorf("of %d drafts, what was withdrawn and who confirmed there is to be nothing: %s", drafts, snap.Data)
		}
		e.Clock.Advance(24 * time.Hour * 15)
		if _, later := reported(t, e, c.Office, span(on(time.June, 1), on(time.June, 27))); lines(later) != lines(d) {
			t.Errorf("compiled later:\n%s\nthen:\n%s", lines(later), lines(d))
		}
		narrow := span(on(time.June, 1), on(time.June, 27))
		narrow.Agency = marked.Agency.Code
		if _, one := reported(t, e, c.Office, narrow); len(one.Standing) > 1 || len(one.Marks) > 1 {
			t.Errorf("of one agency: %+v, %+v", one.Standing, one.Marks)
		}
	})
}

// Indicators are told with the values that were in force on the report's last day, those of confidential directives
// not at all.
func TestReportsHaveTheIndicatorsOfTheirDay(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		number := func(v float64) *float64 { return &v }
		for key, secret := range map[string]bool{"9-TB-VPCP": false, "8-TB-VPCP": true} {
			if _, err := e.RegisterDirective(ctx, modelstest.System, models.NewDirective{
				Directive:  models.Directive{Key: key, Number: strings.Replace(key, "-TB", "/TB", 1), Kind: "conclusion_notice", TitleVi: "Kết luận", TitleEn: "Conclusions", IssuedOn: on(time.June, 1), ReferenceOn: on(time.June, 1), Lang: "vi", Confidential: secret},
				Indicators: []models.NewIndicator{{AgencyKeys: []string{"most"}, Indicator: models.Indicator{Key: "k", TextVi: "Chỉ tiêu " + key, TextEn: "Indicator", UnitVi: "%", UnitEn: "percent", Target: number(80), DueOn: on(time.December, 31)}}},
			}); err != nil {
				t.Fatal(err)
			}
		}
		all, err := e.Indicators(ctx, c.WorkingGroup)
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		measure := func(v float64, day int, replaces int64, agency int64) int64 {
			t.Helper()
			x, err := e.Measure(ctx, c.Office, all[0].ID, models.NewMeasurement{AgencyID: agency, TakenOn: on(time.June, day), Value: v, Via: models.ViaPage, Replaces: replaces})
			if err != nil {
				t.Fatal(err)
			}
			return x.ID
		}
		measure(40, 1, 0, 0)
		last := measure(52, 27, 0, 0)
		measure(70, 20, 0, c.MOSTOfficer.Agencies()[0])
		told := func(d models.ReportData) string {
			var out []string
			for _, i := range d.Indicators {
				line := fmt.Sprint(i.NameVi, " ", *i.Target, " ", *i.Value, " ", i.ValueOn, " ", i.Course.Distance)
				if i.Agency != nil {
					line += " " + i.Agency.Vi
				}
				out = append(out, line)
			}
			return strings.Join(out, "; ")
		}
		_, d := reported(t, e, c.Office, span(on(time.June, 1), e.Today()))
		want := "Chỉ tiêu 9-TB-VPCP 80 52 2025-06-27 28; Chỉ tiêu 9-TB-VPCP 80 70 2025-06-20 10 Bộ Khoa học và Công nghệ"
		if got := told(d); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		e.Clock.Advance(24 * time.Hour * 10)
		measure(55, 27, last, 0) // corrected since
		measure(60, 30, 0, 0)    // a later day
		if _, again := reported(t, e, c.Office, span(on(time.June, 1), on(time.June, 27))); told(again) != want {
			t.Errorf("compiled later: %s, want %s", told(again), want)
		}
		if _, next := reported(t, e, c.Office, span(on(time.June, 28), e.Today())); !strings.Contains(told(next), "80 60 2025-06-30 20") {
			t.Errorf("the next report: %s", told(next))
		}
	})
}

// A report of an earlier schema opens as it was, and its hash still holds.
func TestAReportWithoutStandingStillOpens(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		snap, d := reported(t, e, c.Office, span(on(time.June, 1), e.Today()))
		var raw map[string]any
		if err := json.Unmarshal([]byte(snap.Data), &raw); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"standing", "marks", "indicators", "in_time"} {
			delete(raw, name)
		}
		raw["schema"] = 2
		old, err := json.Marshal(raw)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(old)
		e.Exec(t, "UPDATE report_snapshots SET data = '"+strings.ReplaceAll(string(old), "'", "''")+"', sha256 = '"+hex.EncodeToString(sum[:])+"'")
		again, opened, err := e.Report(t.Context(), c.Office, snap.ID)
		if err != nil || again.Data != string(old) || opened.Schema != 2 || opened.Standing != nil || opened.Whole != d.Whole {
			t.Errorf("%+v, %v", opened, err)
		}
		var zero deadline.Date
		if text, err := json.Marshal(models.ReportData{Schema: 2, From: zero}); err != nil || strings.Contains(string(text), "standing") || strings.Contains(string(text), "in_time") {
			t.Errorf("written again it would say %s, %v", text, err)
		}
	})
}
