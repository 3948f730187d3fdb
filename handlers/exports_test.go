package handlers_test

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dondoc/models/modelstest"
)

// A list downloaded holds what its page lists, for the same reader and the same query, as CSV and as a
// workbook; what a spreadsheet would run stays text.
func TestListsAreDownloaded(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		s.Exec(t, "UPDATE provisions SET label_vi = '=1+2' WHERE id = (SELECT MIN(id) FROM provisions)")
		for who, email := range map[string]string{"office": modelstest.Office, "officer": modelstest.HanoiOfficer} {
			v := s.as(t, email)
			for _, query := range []string{"", "?timeliness=overdue", "?q=34/CT-TTg"} {
				want := listed(v.get(t, "/tasks"+query).is(t, http.StatusOK, "the page"))
				got := v.get(t, "/tasks.csv"+query).is(t, http.StatusOK, "the file")
				lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(got.Body, "\ufeff"))).ReadAll()
				if err != nil || len(lines)-1 != len(want) {
					t.Errorf("%s%s: %d lines, the page lists %d, %v", who, query, len(lines)-1, len(want), err)
				}
				book, err := excelize.OpenReader(bytes.NewReader([]byte(v.get(t, "/tasks.xlsx"+query).is(t, http.StatusOK, "the workbook").Body)))
				if err != nil {
					t.Fatal(err)
				}
				rows, err := book.GetRows(book.GetSheetName(0))
				if err != nil || len(rows) != len(lines) {
					t.Errorf("%s%s: the workbook has %d rows, the other file %d, %v", who, query, len(rows), len(lines), err)
				}
				for i, line := range lines {
					if strings.HasPrefix(line[1], "=") {
						t.Errorf("%s%s: line %d would be run: %q", who, query, i, line[1])
					}
				}
			}
			v.get(t, "/tasks.csv?status=nonsense").is(t, http.StatusUnprocessableEntity, "a status that is none")
			for _, path := range []string{"/board", "/directives"} {
				if lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(v.get(t, path+".csv").is(t, http.StatusOK, path).Body, "\ufeff"))).ReadAll(); err != nil || len(lines) < 2 {
					t.Errorf("%s %s.csv: %d lines, %v", who, path, len(lines), err)
				}
				v.get(t, path+".xlsx").is(t, http.StatusOK, path)
			}
		}
	})
}
