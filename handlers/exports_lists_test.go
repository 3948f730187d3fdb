package handlers_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// lines reads a CSV file, which a workbook of the same list must equal in length.
func (v *visitor) lines(t *testing.T, path, query string) [][]string {
	t.Helper()
	got := v.get(t, path+".csv"+query).is(t, http.StatusOK, path)
	if got.Header.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.Contains(got.Header.Get("Content-Disposition"), "attachment") || !strings.Contains(got.Header.Get("Cache-Control"), "no-store") {
		t.Errorf("%s: headers %v", path, got.Header)
	}
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(got.Body, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	book, err := excelize.OpenReader(bytes.NewReader([]byte(v.get(t, path+".xlsx"+query).is(t, http.StatusOK, path).Body)))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	defer func() { _ = book.Close() }()
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil || len(rows) != len(lines) {
		t.Errorf("%s%s: the workbook has %d rows, the other file %d, %v", path, query, len(rows), len(lines), err)
	}
	for i, line := range lines {
		for _, cell := range line {
			if cell != "" && strings.ContainsRune("=+@\t\r", rune(cell[0])) {
				t.Errorf("%s: line %d would be run: %q", path, i, cell)
			}
		}
	}
	return lines
}

// Every list is downloaded whole, whatever its length, as the same reader sees it and narrowed by the same query; what a
// spreadsheet would run stays text.
func TestEveryListIsDownloaded(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		ids := s.onlyMOST(t)
		const evil = "=HYPERLINK(1)"
		if _, err := s.RaiseBottleneck(t.Context(), s.Cast.MOSTOfficer, ids["/tasks"], models.NewRaisedBottleneck{MoveInput: models.MoveInput{Words: evil, Via: models.ViaPage}, Category: "data", MustAct: s.Cast.MPSOfficer.Agencies()}); err != nil {
			t.Fatal(err)
		}
		s.Exec(t, "UPDATE provisions SET text_vi = '"+evil+"'")
		s.Exec(t, "UPDATE users SET name = '+1+1' WHERE email = '"+modelstest.Viewer+"'")
		if _, err := s.PlanReview(t.Context(), s.Cast.Office, models.ReviewFiveDay, deadline.MustDate(2025, time.June, 30)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddRecipient(t.Context(), modelstest.System, models.MailRecipient{Part: models.RecipientOfLeadership, Email: "pm@vpcp.example", Name: "@SUM(1)", Lang: "vi"}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.StartDrafting(t.Context(), s.Cast.Office, models.NewDrafting{Number: "9/CT-TTg", Title: evil, IssuedOn: deadline.MustDate(2025, time.June, 20), Text: "Bộ Công an xây dựng kế hoạch trước ngày 30/9/2025."}); err != nil {
			t.Fatal(err)
		}
		s.Exec(t, "INSERT INTO job_runs (job, period, state, owner, started_at, lease_until, attempt, summary) VALUES ('remind', '2025-06-26', 'done', 'a', '2025-06-26 00:30:00+00:00', '2025-06-26 00:31:00+00:00', 1, '{}')")
		const mails = 450 // more than are read at once
		for i := range mails {
			s.Exec(t, fmt.Sprintf(`INSERT INTO messages (key, kind, recipient, lang, day, state, not_before, message_id, subject, text, html, refs, created_at) VALUES ('k%d', 'digest', 'a@x.example', 'vi', '2025-06-27', 'sent', '2025-06-27 01:00:00+00:00', 'm%d@dondoc', '%s', '', '', '[]', '2025-06-27 01:00:00+00:00')`, i, i, evil))
		}
		office, admin, officer := s.as(t, modelstest.Office), s.as(t, modelstest.Admin), s.as(t, modelstest.HanoiOfficer)
		provisions := "/directives/" + id(ids["/directives"]) + "/provisions"
		for path, c := range map[string]struct {
			by     *visitor
			least  int    // lines, with the heading
			query  string // that narrows it to the heading
			denied int    // to the officer of another agency
		}{
			"/bottlenecks": {office, 2, "?category=security", 0}, "/indicators": {office, 2, "", 0}, "/standing": {office, 2, "?directive=424242", http.StatusForbidden}, "/outbox": {office, mails + 1, "?state=failed", 0},
			"/reports": {office, 2, "", http.StatusForbidden}, "/reviews": {office, 2, "", http.StatusForbidden}, "/letters": {office, 2, "", 0}, provisions: {office, 2, "", http.StatusNotFound}, "/search": {office, 1, "", 0},
			"/admin/agencies": {admin, 7, "?q=nowhere", http.StatusForbidden}, "/admin/users": {admin, 9, "?q=nobody", http.StatusForbidden}, "/admin/recipients": {admin, 3, "?q=nobody", http.StatusForbidden},
			"/admin/acts": {office, 2, "", http.StatusForbidden}, "/admin/groups": {admin, 2, "", http.StatusForbidden}, "/admin/calendar": {admin, 5, "?year=2031", http.StatusForbidden},
			"/admin/jobs": {office, 2, "", http.StatusForbidden}, "/draftings": {office, 2, "", http.StatusForbidden},
		} {
			if got := c.by.lines(t, path, ""); len(got) < c.least {
				t.Errorf("%s: %d lines, want at least %d", path, len(got), c.least)
			}
			if c.query != "" {
				if got := c.by.lines(t, path, c.query); len(got) != 1 {
					t.Errorf("%s%s: %d lines, want the heading alone", path, c.query, len(got))
				}
			}
			for _, ending := range []string{".csv", ".xlsx"} {
				if c.denied != 0 {
					officer.get(t, path+ending).is(t, c.denied, path+" by another agency's officer")
				}
				s.visitor(t).get(t, path+ending).is(t, http.StatusSeeOther, path+" by nobody")
			}
		}
		if got := office.lines(t, "/search", "?q=de+an"); len(got) < 2 {
			t.Errorf("a search found %d lines", len(got)-1)
		}
		for _, bad := range []string{"/bottlenecks.csv?state=x", "/outbox.csv?state=x", "/outbox.xlsx?day=x", "/standing.csv?kind=x", "/search.csv?q=" + strings.Repeat("x", 201)} {
			office.get(t, bad).is(t, http.StatusUnprocessableEntity, bad)
		}
		for _, bad := range []string{"/admin/users.csv?role=x", "/admin/recipients.csv?part=x", "/admin/agencies.csv?on=x"} {
			admin.get(t, bad).is(t, http.StatusUnprocessableEntity, bad)
		}
		office.get(t, "/bottlenecks?category=data").has(t, `href="/bottlenecks.xlsx?category=data"`, `href="/bottlenecks.csv?category=data"`)
	})
}
