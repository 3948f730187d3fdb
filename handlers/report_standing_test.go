package handlers_test

import (
	"net/http"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
	"dondoc/models/standing"
)

// A report's page and files have the standing, what is confirmed, and the indicators; of one compiled before there was
// any, they are as they were.
func TestReportsShowStandingAndIndicators(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		number := digitised(t, s.Env)
		s.Fill(t, 800)
		s.Exec(t, "UPDATE tasks SET status = 'completed', open = FALSE, submitted_on = due_on, finished_on = due_on WHERE due_on < '2025-06-27' AND lead_id = (SELECT id FROM agencies WHERE key = 'fill3')")
		ctx := t.Context()
		agency := s.agencyID(t, "X3")
		if _, err := s.ConfirmStanding(ctx, s.Cast.WorkingGroup, models.NewStandingMark{AgencyID: agency, Kind: standing.Commend, Words: "Làm <sớm>"}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Measure(ctx, s.Cast.Office, number, models.NewMeasurement{TakenOn: deadline.MustDate(2025, time.June, 20), Value: 512.5, Via: models.ViaPage}); err != nil {
			t.Fatal(err)
		}
		snap, err := s.OrderReport(ctx, s.Cast.Office, models.NewReport{From: deadline.MustDate(2025, time.June, 1), To: s.Today()})
		if err != nil {
			t.Fatal(err)
		}
		v, at := s.as(t, modelstest.WorkingGroup), "/reports/"+id(snap.ID)
		words := []string{"Xếp hạng cơ quan", "Biểu dương", "Ủy ban nhân dân tỉnh số 3", "Làm <sớm>", "Chỉ tiêu và mức đạt", "Huyện <số hóa>"}
		v.get(t, at).is(t, http.StatusOK, "the page").has(t, append(words, "512,5", "192,5")...)
		for _, format := range []string{"docx", "xlsx"} {
			got := v.get(t, at+"/"+format).is(t, http.StatusOK, format)
			got.Body = unzipped(t, got.Body)
			got.has(t, words...)
		}
		v.get(t, at+"/json").has(t, `"schema":3`, `"standing":[`, `"kind":"commend"`)
		v.get(t, at+"/pdf").is(t, http.StatusOK, "PDF")
		s.Exec(t, "UPDATE report_snapshots SET data = REPLACE(data, '\"schema\":3', '\"schema\":2')")
		v.get(t, at).is(t, http.StatusInternalServerError, "a snapshot whose hash doesn't hold")
	})
}
