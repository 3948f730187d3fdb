package handlers_test

import (
	"net/http"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func TestAPIProgress(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		var list apiTasks
		a.get(t, modelstest.MOSTOfficer, "/api/v1/tasks?timeliness=overdue", &list)
		before := list.Items[0]
		path := "/api/v1/tasks/" + id(before.ID) + "/progress"
		a.Clock.Advance(time.Hour)
		report := func(who, body string) answer { return a.call(t, who, http.MethodPost, path, body) }
		accepted := func(body string) apiTask {
			t.Helper()
			var task apiTask
			got := report(modelstest.MOSTOfficer, body)
			got.is(t, http.StatusOK, body)
			got.decode(t, &task)
			return task
		}

		task := accepted(`{"percent":40,"words":"Đã trình dự thảo\nlần 2","forecast_on":"2025-07-05","version":` + id(before.Version) + `}`)
		if task.Percent != 40 || task.Status != "in_progress" || text(task.Deadline.ForecastOn) != "2025-07-05" || text(task.Deadline.DueOn) != "2025-06-20" ||
			task.Version != before.Version+1 || !task.UpdatedAt.Equal(modelstest.Start.Add(time.Hour)) {
			t.Errorf("after a report: %+v", task)
		}
		stale := report(modelstest.MOSTHead, `{"percent":50,"version":`+id(before.Version)+`}`).problem(t, http.StatusConflict, "stale")
		if stale.Current == nil || stale.Current.Version != task.Version || stale.Current.Percent != 40 {
			t.Errorf("stale: current %+v", stale.Current)
		}
		if task = accepted(`{"words":"không đổi tỷ lệ"}`); task.Percent != 40 || text(task.Deadline.ForecastOn) != "2025-07-05" {
			t.Errorf("what is absent changed: %+v", task)
		}
		if task = accepted(`{"forecast_on":null}`); task.Deadline.ForecastOn != nil || task.Percent != 40 {
			t.Errorf("the forecast taken back: %+v", task)
		}
		for who, want := range map[string]struct {
			status int
			code   string
		}{
			modelstest.MPSOfficer:   {http.StatusForbidden, "forbidden"}, // coordinates
			modelstest.Office:       {http.StatusForbidden, "forbidden"},
			modelstest.HanoiOfficer: {http.StatusNotFound, "not_found"},
			modelstest.Viewer:       {http.StatusNotFound, "not_found"},
			"":                      {http.StatusUnauthorized, "sign_in"},
		} {
			report(who, `{"percent":50}`).problem(t, want.status, want.code)
		}
		timeline, err := a.Timeline(t.Context(), a.Cast.MOSTOfficer, before.ID)
		if err != nil || len(timeline.Progress) != 3 || timeline.Progress[2].Via != models.ViaAPI || timeline.Progress[2].Words != "Đã trình dự thảo\nlần 2" {
			t.Errorf("timeline %+v, %v", timeline.Progress, err)
		}
		for _, status := range []string{"submitted", "completed", "cancelled"} {
			a.Exec(t, "UPDATE tasks SET status = '"+status+"' WHERE id = "+id(before.ID))
			report(modelstest.MOSTOfficer, `{"percent":50}`).problem(t, http.StatusConflict, "wrong_state")
		}
	})
}
