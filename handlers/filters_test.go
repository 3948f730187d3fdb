package handlers_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/emersion/go-ical"

	"dondoc/models"
	"dondoc/models/modelstest"
)

var feedAddress = regexp.MustCompile(`http://dondoc\.example(/feeds/ddf_[A-Za-z0-9_-]+\.ics)`)

// From a filtered list to its name, its mails and its calendar, and the end of them.
func TestAListIsSavedFromItsHead(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v, office := s.as(t, modelstest.MOSTOfficer), s.as(t, modelstest.Office)
		list := v.get(t, "/tasks?timeliness=overdue&due_to=30/6/2025&cursor=&lang=vi").is(t, http.StatusOK, "the list")
		list.has(t, "Danh sách đã lưu", `name="query" value="due_to=2025-06-30&timeliness=overdue"`)
		saved := v.post(t, "/tasks", "/filters", url.Values{"list": {"tasks"}, "query": {"due_to=2025-06-30&timeliness=overdue"}, "name": {"Quá hạn của Bộ"}}).is(t, http.StatusSeeOther, "saved")
		if saved.Location != "/tasks?due_to=2025-06-30&timeliness=overdue" {
			t.Errorf("on to %s", saved.Location)
		}
		v.get(t, saved.Location).has(t, "Đã lưu danh sách “Quá hạn của Bộ”", `aria-current="page">Quá hạn của Bộ</a>`)
		office.get(t, "/tasks").lacks(t, "Quá hạn của Bộ")

		again := v.post(t, "/tasks", "/filters", url.Values{"list": {"tasks"}, "query": {"status=returned"}, "name": {"Quá hạn của Bộ"}}).is(t, http.StatusConflict, "the name is taken")
		again.has(t, "Đã có danh sách cùng tên", `name="query" value="status=returned"`, `value="Quá hạn của Bộ"`)
		v.post(t, "/tasks", "/filters", url.Values{"list": {"tasks"}, "query": {"timeliness=late"}, "name": {"x"}}).is(t, http.StatusUnprocessableEntity, "no such value").has(t, "late")
		v.post(t, "/tasks", "/filters", url.Values{"list": {"tasks"}, "name": {"x"}, "shared": {"1"}}).is(t, http.StatusForbidden, "an officer shares")

		account := v.get(t, "/account").is(t, http.StatusOK, "the account")
		account.has(t, "Quá hạn của Bộ")
		at := regexp.MustCompile(`href="(/filters/\d+)"`).FindStringSubmatch(account.Body)[1]
		office.get(t, at).is(t, http.StatusNotFound, "another's")
		for _, to := range []string{"", "/removal", "/subscription", "/feed", "/feed/removal"} {
			office.post(t, "/tasks", at+to, url.Values{"name": {"x"}, "rhythm": {"daily"}, "version": {"1"}}).is(t, http.StatusNotFound, "another's "+to)
		}
		page := v.get(t, at).is(t, http.StatusOK, "its page")
		page.lacks(t, "Dùng chung")
		v.post(t, at, at+"/subscription", url.Values{"rhythm": {"hourly"}}).is(t, http.StatusUnprocessableEntity, "an unknown rhythm")
		v.post(t, at, at+"/subscription", url.Values{"rhythm": {"weekly"}}).is(t, http.StatusSeeOther, "subscribed")
		v.get(t, at).has(t, "sẽ được gửi qua thư", "mỗi tuần một lần")
		v.post(t, at, at+"/subscription", url.Values{}).is(t, http.StatusSeeOther, "no longer")
		v.get(t, at).has(t, "không còn được gửi")

		stale := v.post(t, at, at, url.Values{"name": {"Tên khác"}, "version": {"7"}}).is(t, http.StatusConflict, "stale")
		stale.has(t, "Tên khác", "Quá hạn của Bộ", `name="version" value="1"`)
		v.post(t, at, at, url.Values{"name": {""}, "version": {"1"}}).is(t, http.StatusUnprocessableEntity, "no name")
		v.post(t, at, at, url.Values{"name": {"Tên khác"}}).is(t, http.StatusConflict, "no version")
		v.post(t, at, at, url.Values{"name": {"Tên khác"}, "version": {"1"}}).is(t, http.StatusSeeOther, "renamed")
		v.post(t, at, at+"/removal", url.Values{"version": {"1"}}).is(t, http.StatusConflict, "stale")
		v.post(t, at, at+"/removal", url.Values{"version": {"2"}}).is(t, http.StatusSeeOther, "removed")
		v.get(t, "/account").lacks(t, "Quá hạn của Bộ", `href="`+at+`"`)

		office.post(t, "/bottlenecks?state=any", "/filters", url.Values{"list": {"bottlenecks"}, "query": {"state=any"}, "name": {"Mọi điểm nghẽn"}, "shared": {"1"}}).is(t, http.StatusSeeOther, "the office shares")
		v.get(t, "/bottlenecks?state=any").has(t, `aria-current="page">Mọi điểm nghẽn</a>`, "của Văn phòng")
	})
}

// A calendar program reads the list under its address, which is shown once and ends.
func TestACalendarProgramReadsTheList(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.MOSTOfficer)
		f, err := s.SaveFilter(t.Context(), s.Cast.MOSTOfficer, models.NewSavedFilter{List: models.ListOfTasks, Name: "Việc của Bộ"})
		if err != nil {
			t.Fatal(err)
		}
		at := "/filters/" + id(f.ID)
		address := func() string {
			t.Helper()
			m := feedAddress.FindStringSubmatch(v.post(t, at, at+"/feed", url.Values{}).is(t, http.StatusOK, "an address").Body)
			if m == nil {
				t.Fatal("no address is shown")
			}
			return m[1]
		}
		path, program := address(), s.visitor(t)
		got := program.get(t, path).is(t, http.StatusOK, "a calendar program")
		if got.Header.Get("Content-Type") != "text/calendar; charset=utf-8" || got.Header.Get("Referrer-Policy") != "no-referrer" || !strings.Contains(got.Header.Get("Cache-Control"), "private") {
			t.Errorf("headers %v", got.Header)
		}
		calendar, err := ical.NewDecoder(strings.NewReader(got.Body)).Decode()
		if err != nil {
			t.Fatal(err)
		}
		events := calendar.Events()
		if len(events) != 1 { // what has no due day has no place in it
			t.Fatalf("%d events: %s", len(events), got.Body)
		}
		if uid, _ := events[0].Props.Text(ical.PropUID); uid != "task-"+id(s.taskID(t, "#1"))+"@"+s.MailDomain() {
			t.Errorf("UID %s", uid)
		}
		tag := got.Header.Get("ETag")
		program.get(t, path, "If-None-Match", tag).is(t, http.StatusNotModified, "nothing new")
		percent := 40
		if _, err := s.ReportProgress(t.Context(), s.Cast.MOSTOfficer, s.taskID(t, "#1"), models.NewProgress{Percent: &percent, Via: models.ViaPage}); err != nil {
			t.Fatal(err)
		}
		if changed := program.get(t, path, "If-None-Match", tag).is(t, http.StatusOK, "the task has changed"); changed.Header.Get("ETag") == tag {
			t.Error("the same tag")
		}
		v.get(t, at).lacks(t, "/feeds/ddf_")
		next := address()
		program.get(t, path).is(t, http.StatusNotFound, "the old address")
		v.post(t, at, at+"/feed/removal", url.Values{}).is(t, http.StatusSeeOther, "ended")
		program.get(t, next).is(t, http.StatusNotFound, "the ended address")
		v.post(t, at, at+"/feed/removal", url.Values{}).is(t, http.StatusNotFound, "ended already")
		for range 70 {
			got = program.get(t, "/feeds/ddf_x.ics")
		}
		got.is(t, http.StatusTooManyRequests, "who tries addresses")
	})
}

// The link in a list's mail ends that subscription alone, and takes it back.
func TestUnsubscribingFromAList(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		ctx, who := t.Context(), s.Cast.WorkingGroup
		f, err := s.SaveFilter(ctx, who, models.NewSavedFilter{List: models.ListOfTasks, Name: "Quá hạn", Query: "timeliness=overdue"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Subscribe(ctx, who, f.ID, models.Daily); err != nil {
			t.Fatal(err)
		}
		if _, err := s.PlanDigests(ctx, modelstest.System, s.Today()); err != nil {
			t.Fatal(err)
		}
		all, err := s.Messages(ctx, modelstest.System, models.MessageFilter{Kind: models.KindFilter, Limit: 5})
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		secret, err := s.UnsubscribeSecret(modelstest.System, all[0])
		if err != nil {
			t.Fatal(err)
		}
		path, v := "/unsubscribe/"+secret, s.visitor(t)
		rhythm := func(want models.SubscriptionRhythm) {
			t.Helper()
			if now, err := s.SavedFilter(ctx, who, f.ID); err != nil || now.Rhythm != want {
				t.Errorf("rhythm %q, want %q, %v", now.Rhythm, want, err)
			}
		}
		v.get(t, path).is(t, http.StatusOK, "ask").has(t, "Danh sách đã lưu: Quá hạn")
		rhythm(models.Daily)
		v.postForm(t, path, url.Values{"List-Unsubscribe": {"One-Click"}}).is(t, http.StatusOK, "one press")
		rhythm("")
		v.post(t, path, path, url.Values{"again": {"yes"}}).is(t, http.StatusSeeOther, "again")
		rhythm(models.Daily)
		if err := s.RemoveFilter(ctx, who, f.ID, 0); err != nil {
			t.Fatal(err)
		}
		v.get(t, path).is(t, http.StatusNotFound, "the filter is gone")
	})
}

// The same by API.
func TestSavedFiltersByAPI(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		who, other := modelstest.MOSTOfficer, modelstest.MPSOfficer
		var f struct {
			ID        int64   `json:"id"`
			List      string  `json:"list"`
			Name      string  `json:"name"`
			Query     string  `json:"query"`
			Owner     string  `json:"owner"`
			Shared    bool    `json:"shared"`
			Rhythm    *string `json:"rhythm"`
			FeedSince *string `json:"feed_since"`
			MayChange bool    `json:"may_change"`
			Version   int64   `json:"version"`
		}
		a.call(t, who, http.MethodPost, "/api/v1/filters", `{"list":"tasks","name":"Quá hạn","query":"timeliness=overdue"}`).decode(t, &f)
		path := "/api/v1/filters/" + id(f.ID)
		for _, op := range [][2]string{{http.MethodGet, ""}, {http.MethodPatch, ""}, {http.MethodDelete, ""}, {http.MethodPost, "/subscription"}, {http.MethodDelete, "/subscription"}, {http.MethodPost, "/feed"}, {http.MethodDelete, "/feed"}} {
			a.call(t, other, op[0], path+op[1], `{}`).problem(t, http.StatusNotFound, "not_found")
		}
		a.call(t, who, http.MethodPatch, path, `{"name":"Trễ hạn","version":9}`).problem(t, http.StatusConflict, "stale")
		a.call(t, who, http.MethodPatch, path, `{"shared":true}`).problem(t, http.StatusForbidden, "forbidden")
		a.call(t, who, http.MethodPatch, path, `{"name":"Trễ hạn","version":1}`).decode(t, &f)
		if f.Name != "Trễ hạn" || f.Version != 2 || f.Query != "timeliness=overdue" || !f.MayChange {
			t.Errorf("%+v", f)
		}
		a.call(t, who, http.MethodPost, path+"/subscription", `{"rhythm":"hourly"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.call(t, who, http.MethodPost, path+"/subscription", `{"rhythm":"weekly"}`).decode(t, &f)
		if f.Rhythm == nil || *f.Rhythm != "weekly" {
			t.Errorf("%+v", f)
		}
		var feed struct {
			Address string `json:"address"`
		}
		a.call(t, who, http.MethodPost, path+"/feed", "").decode(t, &feed)
		address, err := url.Parse(feed.Address)
		if err != nil {
			t.Fatal(err)
		}
		a.call(t, "", http.MethodGet, address.Path, "").is(t, http.StatusOK, "the calendar")
		for _, end := range []string{"/subscription", "/feed", ""} {
			a.call(t, who, http.MethodDelete, path+end, "").is(t, http.StatusNoContent, "ended "+end)
			a.call(t, who, http.MethodDelete, path+end, "").problem(t, http.StatusNotFound, "not_found")
		}
		a.call(t, "", http.MethodGet, address.Path, "").is(t, http.StatusNotFound, "the calendar is gone")
	})
}
