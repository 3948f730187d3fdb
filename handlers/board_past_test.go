package handlers_test

import (
	"net/http"
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// The board as of a day that is past says so, has that day's figures and opens no list; what has not been yet
// is refused.
func TestBoardOfAPastDay(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		group := s.as(t, modelstest.WorkingGroup)
		page := group.get(t, "/board?on=2025-06-24").is(t, http.StatusOK, "a past day")
		page.has(t, "Tình hình cuối ngày 24/6/2025", "Đây là tình hình đã qua", `value="2025-06-24"`, `href="/board?boundary=successor&dir=desc&on=2025-06-24&sort=total#agencies"`)
		page.lacks(t, `href="/tasks?`)
		page.lacks(t, `href="/bottlenecks?`)
		group.get(t, "/board?on=2025-06-27").is(t, http.StatusOK, "today").has(t, `href="/tasks?timeliness=overdue"`)
		group.get(t, "/board?on=2025-06-28").is(t, http.StatusUnprocessableEntity, "tomorrow")
		group.get(t, "/board?on=x").is(t, http.StatusUnprocessableEntity, "no day")
		if file := group.get(t, "/board.csv?on=2025-06-24").is(t, http.StatusOK, "as a file"); !strings.Contains(file.Body, "H26") {
			t.Errorf("the file is %s", file.Body)
		}
	})
}

func TestBoardByTheAPI(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		const at = "/api/v1/board"
		check := describedBy(t, a)
		type board struct {
			On    string
			Past  bool
			Whole struct {
				Total, Overdue int
				OfAll          struct{ Part, Whole int } `json:"of_all"`
			}
			Agencies []struct {
				Agency  struct{ Code string }
				Overdue int
			}
		}
		see := func(who, query string) board {
			t.Helper()
			got := a.call(t, who, http.MethodGet, at+query, "")
			check(t, "GET", "/board", "200", got)
			var b board
			read(t, got, &b)
			return b
		}
		report, err := a.OrderReport(t.Context(), a.Cast.Office, models.NewReport{From: a.Today().AddDays(-9), To: a.Today().AddDays(-3)})
		if err != nil {
			t.Fatal(err)
		}
		_, data, err := a.Report(t.Context(), a.Cast.Office, report.ID)
		if err != nil {
			t.Fatal(err)
		}
		past := see(modelstest.WorkingGroup, "?on=2025-06-24")
		if !past.Past || past.On != "2025-06-24" || past.Whole.Overdue != data.Whole.Overdue || past.Whole.Total != data.Whole.Total() || past.Whole.OfAll.Whole != data.OfAll.Whole || len(past.Agencies) != len(data.Agencies) {
			t.Errorf("%+v, the report of the day %+v", past, data.Whole)
		}
		// Four fell due on 20 and 25 June, three of them after the day asked for.
		now := see(modelstest.WorkingGroup, "")
		if now.Past || now.On != "2025-06-27" || past.Whole.Overdue != 1 || now.Whole.Overdue != 4 {
			t.Errorf("now %+v", now)
		}
		if own := see(modelstest.HanoiOfficer, "?on=2025-06-26"); len(own.Agencies) != 1 || own.Agencies[0].Agency.Code != "H26" || own.Agencies[0].Overdue != 1 {
			t.Errorf("an officer sees %+v", own)
		}
		for _, query := range []string{"?on=2025-06-28", "?on=x", "?kind=x", "?directive=x"} {
			a.call(t, modelstest.Office, http.MethodGet, at+query, "").problem(t, http.StatusUnprocessableEntity, "invalid")
		}
	})
}
