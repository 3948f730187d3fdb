package handlers_test

import (
	"net/http"
	"strings"
	"testing"

	"dondoc/models/modelstest"
)

type apiBulk struct {
	Items []struct {
		ID      int64
		Task    *apiTask
		Problem *apiProblem
	}
}

func TestAPIBulkMovesEachTaskOnItsOwn(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		var list apiTasks
		a.get(t, modelstest.Office, "/api/v1/tasks?sort=id", &list)
		a.Exec(t, "UPDATE tasks SET status = 'submitted', submitted_on = '2025-06-26' WHERE id IN ("+id(list.Items[0].ID)+","+id(list.Items[1].ID)+","+id(list.Items[2].ID)+")")
		item := func(i int) string { return `{"id":` + id(list.Items[i].ID) + `}` }
		body := `{"move":"accept","words":"Đạt","items":[` + item(3) + `,` + item(0) + `,{"id":` + id(list.Items[1].ID) + `,"version":77},{"id":987654},` + item(2) + `]}`
		for _, header := range [][]string{nil, {"Idempotency-Key", "bulk-1"}} { // the second time within one transaction
			var done apiBulk
			got := a.call(t, modelstest.Office, http.MethodPost, "/api/v1/tasks/bulk", body, header...)
			got.is(t, http.StatusOK, "bulk")
			got.decode(t, &done)
			var became []string
			for _, row := range done.Items {
				switch {
				case row.Task != nil && row.Problem == nil:
					became = append(became, row.Task.Status)
				case row.Problem != nil && row.Task == nil && row.Problem.Detail != "":
					became = append(became, row.Problem.Code)
				}
			}
			want := "wrong_state completed stale not_found completed"
			if header != nil {
				want = "wrong_state wrong_state stale not_found wrong_state"
			}
			if strings.Join(became, " ") != want {
				t.Errorf("rows %s: %s", became, got.Body)
			}
			if done.Items[2].Problem.Current == nil || done.Items[2].Problem.Current.ID != list.Items[1].ID {
				t.Errorf("the stale row: %+v", done.Items[2].Problem)
			}
		}
		reopened := a.call(t, modelstest.Office, http.MethodPost, "/api/v1/tasks/bulk", `{"move":"reopen","words":"Làm lại","items":[`+item(0)+`,`+item(3)+`,`+item(2)+`]}`, "Idempotency-Key", "bulk-2")
		if n := strings.Count(string(reopened.Body), `"status":"in_progress"`); n != 2 {
			t.Errorf("beside a refused one %d were reopened, want 2: %s", n, reopened.Body)
		}
		var one apiTask
		if a.get(t, modelstest.Office, "/api/v1/tasks/"+id(list.Items[2].ID), &one); one.Status != "in_progress" {
			t.Errorf("reopened and kept: %+v", one)
		}
		for _, c := range []struct{ body, field string }{
			{`{"move":"submit","items":[` + item(0) + `]}`, "move"},
			{`{"move":"accept","items":[]}`, "items"},
			{`{"move":"accept","items":[` + strings.Repeat(item(0)+",", 100) + item(0) + `]}`, "items"},
			{`{"move":"accept","items":[{"id":1,"version":0}]}`, "version"},
			{`{"move":"accept","items":[{"id":"1"}]}`, "items.id"},
			{`{"move":"accept","ids":[1]}`, "ids"},
		} {
			p := a.call(t, modelstest.Office, http.MethodPost, "/api/v1/tasks/bulk", c.body).problem(t, http.StatusUnprocessableEntity, "invalid")
			if len(p.Errors) != 1 || p.Errors[0].Field != c.field {
				t.Errorf("%.60s: %+v, want %s", c.body, p.Errors, c.field)
			}
		}
		for who, want := range map[string]string{modelstest.HanoiOfficer: "not_found", modelstest.MOSTOfficer: "forbidden"} {
			var done apiBulk
			got := a.call(t, who, http.MethodPost, "/api/v1/tasks/bulk", `{"move":"accept","items":[`+item(0)+`]}`)
			got.decode(t, &done)
			if len(done.Items) != 1 || done.Items[0].Problem == nil || done.Items[0].Problem.Code != want {
				t.Errorf("%s: %s", who, got.Body)
			}
		}
		a.call(t, "", http.MethodPost, "/api/v1/tasks/bulk", body).problem(t, http.StatusUnauthorized, "sign_in")
	})
}
