package handlers_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

var mustActFields = regexp.MustCompile(`<select [^>]*name="must_act"`)

// The form of a bottleneck has room for as many agencies as must act, one more each time it is asked for.
func TestABottleneckForManyAgencies(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		path := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		page := v.get(t, path)
		page.has(t, "Thêm một cơ quan phải xử lý")
		if n := len(mustActFields.FindAllString(page.Body, -1)); n != 3 {
			t.Fatalf("room for %d", n)
		}
		form := url.Values{"category": {"data"}, "severity": {"high"}, "words": {"Chưa có dữ liệu\r\ndùng chung"}, "must_act": {"G01", "H26", "H57"}, "version": {s.version(t, s.taskID(t, "#1"))}, "another": {"must_act"}}
		more := v.post(t, path, path+"/bottlenecks", form).is(t, http.StatusOK, "one more")
		if n := len(mustActFields.FindAllString(more.Body, -1)); n != 4 {
			t.Errorf("room for %d", n)
		}
		more.has(t, "Chưa có dữ liệu\ndùng chung", `<option value="H57" selected>`)
		more.lacks(t, `role="alert"`)
		form["must_act"] = []string{"G01", "H26", "H57", "H14"}
		if n := len(mustActFields.FindAllString(v.post(t, path, path+"/bottlenecks", form).Body, -1)); n != 5 {
			t.Errorf("room for %d, want 5", n)
		}
		// Somebody else changes the task before it is sent: that is told, and nothing typed is lost.
		if _, err := s.Acknowledge(t.Context(), s.Cast.MOSTHead, s.taskID(t, "#1"), models.MoveInput{Via: models.ViaPage}); err != nil {
			t.Fatal(err)
		}
		stale := v.post(t, path, path+"/bottlenecks", form)
		if !strings.Contains(stale.Body, `name="version" value="`+form.Get("version")+`"`) {
			t.Error("the form that was given back takes another version than was seen")
		}
		form.Del("another")
		v.post(t, path, path+"/bottlenecks", form).is(t, http.StatusConflict, "changed meanwhile").has(t, "Chưa có dữ liệu")
		form.Set("version", s.version(t, s.taskID(t, "#1")))
		v.post(t, path, path+"/bottlenecks", form).is(t, http.StatusSeeOther, "raised")
		v.get(t, path).has(t, "Bộ Công an; ", "Thành phố Hà Nội", "Thành phố Huế", "Tỉnh Cao Bằng")

		for i := range 51 {
			a, err := s.CreateAgency(t.Context(), s.Cast.Admin, models.AgencyInput{Code: fmt.Sprintf("Z%d", i), Kind: "department", NameVi: fmt.Sprintf("Cục %d", i), NameEn: "Department"})
			if err != nil {
				t.Fatal(err)
			}
			form.Add("must_act", a.Code)
		}
		form.Set("version", s.version(t, s.taskID(t, "#1")))
		v.post(t, path, path+"/bottlenecks", form).is(t, http.StatusUnprocessableEntity, "more than fifty").has(t, "55")
		form.Set("another", "must_act")
		v.post(t, path, path+"/bottlenecks", form).is(t, http.StatusOK, "room for fifty").lacks(t, "Thêm một cơ quan phải xử lý")
		s.as(t, modelstest.HanoiOfficer).post(t, "/board", path+"/bottlenecks", form).is(t, http.StatusNotFound, "an outsider")
		s.as(t, modelstest.Office).post(t, "/board", path+"/bottlenecks", form).is(t, http.StatusForbidden, "the office")
	})
}
