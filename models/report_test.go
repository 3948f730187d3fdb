package models_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// reported compiles a report on demand and gives what it says.
func reported(t *testing.T, e *modelstest.Env, actor models.Actor, in models.NewReport) (models.ReportSnapshot, models.ReportData) {
	t.Helper()
	snap, err := e.OrderReport(t.Context(), actor, in)
	if err != nil {
		t.Fatal(err)
	}
	_, data, err := e.Report(t.Context(), actor, snap.ID)
	if err != nil {
		t.Fatal(err)
	}
	return snap, data
}

func span(from, to deadline.Date) models.NewReport { return models.NewReport{From: from, To: to} }

// The figures of a report equal an independent count of the tables on its day.
func TestReportFiguresEqualAnIndependentCount(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		e.Fill(t, 3000)
		e.Exec(t, "UPDATE directives SET confidential = TRUE WHERE key = 'fill-3'")
		_, d := reported(t, e, c.Office, span(on(time.June, 1), on(time.June, 27)))
		const open = "FROM tasks JOIN directives ON directives.id = tasks.directive_id WHERE NOT confidential "
		day := "'2025-06-27'"
		for what, x := range map[string]struct {
			got  int
			rest string
		}{
			"on time":      {d.Whole.CompletedOnTime, "AND status = 'completed' AND submitted_on <= due_on"},
			"late":         {d.Whole.CompletedLate, "AND status = 'completed' AND due_on < submitted_on"},
			"in term":      {d.Whole.InTerm, "AND status IN ('not_started','in_progress','submitted','returned') AND due_on IS NOT NULL AND NOT (due_on < " + day + " AND NOT (status = 'submitted' AND submitted_on <= due_on))"},
			"overdue":      {d.Whole.Overdue, "AND status IN ('not_started','in_progress','submitted','returned') AND due_on < " + day + " AND NOT (status = 'submitted' AND submitted_on <= due_on)"},
			"no due day":   {d.Whole.Undated, "AND status IN ('not_started','in_progress','submitted','returned') AND due_on IS NULL"},
			"done undated": {d.Whole.CompletedUndated, "AND status = 'completed' AND due_on IS NULL"},
			"late listed":  {d.LateTotal, "AND status IN ('not_started','in_progress','submitted','returned') AND due_on < " + day + " AND NOT (status = 'submitted' AND submitted_on <= due_on)"},
			"finished":     {d.CompletedTotal, "AND status = 'completed' AND finished_on BETWEEN '2025-06-01' AND " + day},
			"due next":     {d.DueNextTotal, "AND status IN ('not_started','in_progress','submitted','returned') AND due_on BETWEEN " + day + " AND '2025-07-24' AND NOT (status = 'submitted' AND submitted_on <= due_on)"},
		} {
			if want := rowCount(t, e, "SELECT COUNT(*) "+open+x.rest); x.got != want || want == 0 && what != "finished" {
				t.Errorf("%s: %d, counted %d", what, x.got, want)
			}
		}
		sum, inDirectives := models.Tally{}, 0
		for _, a := range d.Agencies {
			sum.Counts = sum.Counts.Add(a.Counts)
		}
		for _, x := range d.Directives {
			inDirectives += x.Total()
		}
		if sum.Counts != d.Whole.Counts || inDirectives != d.Whole.Total() {
			t.Errorf("agencies add up to %+v, directives to %d, the whole is %+v", sum.Counts, inDirectives, d.Whole.Counts)
		}
		if len(d.Late) != models.MaxReportTasks || !slices.IsSortedFunc(d.Late, func(a, b models.ReportTask) int { return a.DueOn.Compare(b.DueOn) }) {
			t.Errorf("%d late tasks are listed, or out of order", len(d.Late))
		}
	})
}

// What a report counted on a day is what one counts that is compiled much later over the same span; and the
// stored one stays as it is, to the byte.
func TestReportOfAPastDayIsThatDays(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		ids := copies(t, e, "34/CT-TTg#1", 8)
		reach(t, e, c, ids[0], models.Submitted)
		reach(t, e, c, ids[1], models.Completed)
		reach(t, e, c, ids[2], models.Returned)
		reach(t, e, c, ids[3], models.Cancelled)
		percent := 30
		if _, err := e.ReportProgress(ctx, c.MOSTOfficer, ids[4], models.NewProgress{Percent: &percent, Words: "Đang làm", Via: models.ViaPage}); err != nil {
			t.Fatal(err)
		}
		in := span(on(time.June, 1), on(time.June, 27))
		first, then := reported(t, e, c.Office, in)
		raw, _, err := e.Report(ctx, c.Office, first.ID)
		if err != nil {
			t.Fatal(err)
		}

		e.Clock.Advance(24 * time.Hour * 20)
		reach(t, e, c, ids[5], models.Completed)
		if _, err := e.Accept(ctx, c.Office, ids[0], words("Đạt")); err != nil {
			t.Fatal(err)
		}
		if _, err := e.Reopen(ctx, c.Office, ids[1], words("Thiếu hồ sơ")); err != nil {
			t.Fatal(err)
		}
		ask, err := e.AskExtension(ctx, c.MOSTOfficer, ids[6], models.NewExtension{MoveInput: words("Chờ"), To: e.Today().AddDays(30)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.GrantExtension(ctx, c.Office, ids[6], e.Today().AddDays(30), models.MoveInput{Words: "Đồng ý", Via: models.ViaPage, Version: ask.Version}); err != nil {
			t.Fatal(err)
		}
		percent = 90
		if _, err := e.ReportProgress(ctx, c.MOSTOfficer, ids[4], models.NewProgress{Percent: &percent, Words: "Sắp xong", Via: models.ViaPage}); err != nil {
			t.Fatal(err)
		}
		again, now := reported(t, e, c.Office, in)
		if again.Version != 2 || now.Whole != then.Whole || fmt.Sprint(now.Agencies) != fmt.Sprint(then.Agencies) {
			t.Errorf("version %d counts %+v, on its day it was %+v", again.Version, now.Whole, then.Whole)
		}
		if fmt.Sprint(now.Late) != fmt.Sprint(then.Late) || fmt.Sprint(now.Completed) != fmt.Sprint(then.Completed) || now.CompletedTotal != then.CompletedTotal {
			t.Errorf("late or completed tasks differ:\n%+v\n%+v", now.Late, then.Late)
		}
		if later, _, err := e.Report(ctx, c.Office, first.ID); err != nil || later.Data != raw.Data || later.Replaced != 2 || later.ReplacedBy != again.ID {
			t.Errorf("the stored report changed, or does not say that it was replaced by %d: %v", later.Replaced, err)
		}

		_, next := reported(t, e, c.Office, span(on(time.June, 28), e.Today()))
		refs := func(tasks []models.ReportTask) string {
			var out []string
			for _, x := range tasks {
				out = append(out, strings.TrimPrefix(x.Ref, "34/CT-TTg#1/"))
			}
			return strings.Join(out, " ")
		}
		ch := next.Changes
		if ch.Since != on(time.June, 27) || refs(ch.Completed) != "1 6" || refs(ch.Reopened) != "2" || refs(ch.Redated) != "7" || refs(ch.New) != "" || refs(ch.Dropped) != "" {
			t.Errorf("changes: completed %q, reopened %q, re-dated %q, new %q, dropped %q", refs(ch.Completed), refs(ch.Reopened), refs(ch.Redated), refs(ch.New), refs(ch.Dropped))
		}
		if len(ch.Redated) == 1 && (ch.Redated[0].OldDueOn != on(time.June, 20) || ch.Redated[0].DueOn != e.Today().AddDays(30)) {
			t.Errorf("re-dated from %s to %s", ch.Redated[0].OldDueOn, ch.Redated[0].DueOn)
		}
		if want := "34/CT-TTg#2"; !slices.ContainsFunc(ch.Slipped, func(x models.ReportTask) bool { return x.Ref == want }) {
			t.Errorf("slipped are %q, among them not %s", refs(ch.Slipped), want)
		}
	})
}

func TestReportsTellNothingOfConfidentialDirectives(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		_, before := reported(t, e, c.Office, span(on(time.June, 1), on(time.June, 26)))
		if before.Whole.Total() == 0 {
			t.Fatal("nothing is counted")
		}
		e.Exec(t, "UPDATE directives SET confidential = TRUE")
		snap, d := reported(t, e, c.Office, span(on(time.June, 1), on(time.June, 27)))
		if d.Whole.Total() != 0 || len(d.Agencies)+len(d.Directives)+len(d.Late)+len(d.Bottlenecks) != 0 || strings.Contains(snap.Data, "34/CT-TTg") {
			t.Errorf("the report says %s", snap.Data)
		}
		secret, err := e.ReportSecret(ctx, c.Office, snap.ID)
		if err != nil || secret == nil || secret.Whole.Total() != before.Whole.Total() || secret.LateTotal == 0 || secret.Late[0].Ref == "" || secret.Late[0].LabelVi+secret.Late[0].Words != "" {
			t.Errorf("the office is told %+v, %v", secret, err)
		}
		for name, a := range map[string]models.Actor{"working group": c.WorkingGroup, "administrator": c.Admin} {
			if got, err := e.ReportSecret(ctx, a, snap.ID); err != nil || got != nil {
				t.Errorf("%s is told %+v, %v", name, got, err)
			}
		}
		_, err = e.OrderReport(ctx, c.Office, models.NewReport{From: on(time.June, 1), To: on(time.June, 27), Directive: "34/CT-TTg"})
		wantCode(t, "a report on a confidential directive", err, models.CodeInvalid)

		// A report of the time when they were counted among the others still opens, without their names.
		old := `{"kind":"five_day","from":"2025-06-21","to":"2025-06-25","compiled_at":"2025-06-25T01:00:00Z","whole":{"overdue":3},"late":[{"id":1,"ref":"34/CT-TTg#1","confidential":true},{"id":2,"ref":"5/TB-VPCP#1"}],"directives":[{"id":1,"number":"34/CT-TTg"}],"changes":{}}`
		sum := hashOf(old)
		e.Exec(t, "INSERT INTO report_snapshots (kind, period, version, from_on, to_on, compiled_at, data, sha256) VALUES ('five_day', '2025-06-21..2025-06-25', 1, '2025-06-21', '2025-06-25', '2025-06-25 01:00:00+00:00', '"+old+"', '"+sum+"')")
		id := int64(rowCount(t, e, "SELECT MAX(id) FROM report_snapshots"))
		stored, data, err := e.Report(ctx, c.WorkingGroup, id)
		if err != nil || data.Whole.Overdue != 3 || len(data.Late) != 1 || len(data.Directives) != 0 || strings.Contains(stored.Data, "34/CT-TTg") {
			t.Errorf("an old report says %+v, %v", data, err)
		}
		if _, data, _ := e.Report(ctx, c.Office, id); len(data.Late) != 2 {
			t.Errorf("the office is told of %d late tasks", len(data.Late))
		}
		e.Exec(t, "UPDATE report_snapshots SET data = REPLACE(data, ':3', ':4') WHERE id = "+fmt.Sprint(id))
		if _, _, err := e.Report(ctx, c.Office, id); err == nil {
			t.Error("a report that was tampered with opens")
		}
	})
}

func TestReportsAreHeldCorrectedAndNarrowed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		in := models.NewReport{From: on(time.June, 1), To: on(time.June, 27), Agency: "G06", Boundary: models.AsItWas}
		for name, do := range map[string]func(models.Actor) error{
			"orders":   func(a models.Actor) error { _, err := e.OrderReport(ctx, a, in); return err },
			"approves": func(a models.Actor) error { _, err := e.ApproveReport(ctx, a, 1); return err },
			"corrects": func(a models.Actor) error { _, err := e.CorrectReport(ctx, a, 1, "x"); return err },
		} {
			for who, a := range map[string]models.Actor{"administrator": c.Admin, "officer": c.MOSTOfficer, "viewer": c.Viewer, "nobody": c.Nobody} {
				wantCode(t, who+" "+name, do(a), models.CodeForbidden)
			}
		}
		for what, bad := range map[string]models.NewReport{"no days": {}, "the wrong way round": span(on(time.June, 9), on(time.June, 8)), "not over": span(on(time.June, 1), on(time.June, 28)),
			"no agency": {From: in.From, To: in.To, Agency: "X9"}, "no kind": {From: in.From, To: in.To, Kind: "x"}, "no boundary": {From: in.From, To: in.To, Boundary: "x"}} {
			_, err := e.OrderReport(ctx, c.Office, bad)
			wantCode(t, what, err, models.CodeInvalid)
		}
		// As it was, the ministry that was merged is counted and its heir is not.
		_, was := reported(t, e, c.Office, in)
		in.Boundary = models.BySuccessor
		snap, heir := reported(t, e, c.Office, in)
		if was.Whole.Total() != 0 || heir.Whole.Total() != 2 || heir.Whole.Inherited != 2 || len(heir.Agencies) != 1 {
			t.Errorf("as it was %+v, by successor %+v", was.Whole, heir.Whole)
		}
		if _, d := reported(t, e, c.Office, models.NewReport{From: in.From, To: in.To, Kind: "province"}); d.Whole.Total() != 3 {
			t.Errorf("of provinces %d tasks are counted, want 3", d.Whole.Total())
		}
		if !snap.Held || rowCount(t, e, "SELECT COUNT(*) FROM messages WHERE kind = 'report'") != 0 {
			t.Error("a report on demand is sent by itself")
		}
		fixed, err := e.CorrectReport(ctx, c.WorkingGroup, snap.ID, "Bổ sung số liệu")
		if err != nil || fixed.Version != 2 || fixed.Reason != "Bổ sung số liệu" {
			t.Fatal(fixed, err)
		}
		_, err = e.CorrectReport(ctx, c.WorkingGroup, snap.ID, "x")
		wantCode(t, "the old version is corrected", err, models.CodeWrongState)
		_, err = e.CorrectReport(ctx, c.WorkingGroup, fixed.ID, " ")
		wantCode(t, "no reason", err, models.CodeInvalid)
		_, err = e.ApproveReport(ctx, c.WorkingGroup, snap.ID)
		wantCode(t, "the old version is approved", err, models.CodeWrongState)
		if _, err := e.ApproveReport(ctx, c.Office, fixed.ID); err != nil {
			t.Fatal(err)
		}
		_, err = e.ApproveReport(ctx, c.Office, fixed.ID)
		wantCode(t, "approved twice", err, models.CodeWrongState)
		if n := rowCount(t, e, "SELECT COUNT(*) FROM messages WHERE kind = 'report' AND recipient = '"+modelstest.WorkingGroup+"'"); n != 1 {
			t.Errorf("%d mails to the working group, want 1", n)
		}
	})
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
