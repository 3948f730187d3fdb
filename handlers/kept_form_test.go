package handlers_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

const written = "Đã trình dự thảo lần 3\r\nvà chờ ý kiến"

// fromOwnPage is what a browser adds to a form of the site.
func (v *visitor) fromOwnPage(tb testing.TB) []string {
	tb.Helper()
	return []string{"Origin", v.site.URL}
}

var keptField = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)

// sendAgain sends the form that a page of refusal has kept, as its button does.
func (v *visitor) sendAgain(tb testing.TB, refused seen, to string) seen {
	tb.Helper()
	form := url.Values{}
	for _, f := range keptField.FindAllStringSubmatch(refused.Body, -1) {
		form.Add(html.UnescapeString(f[1]), html.UnescapeString(f[2]))
	}
	return v.postForm(tb, to, form, v.fromOwnPage(tb)...)
}

func TestWhatWasTypedOutlastsTheSession(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		form := report("55", written, "", "2")
		form.Set("csrf", csrfField.FindStringSubmatch(v.get(t, task).Body)[1])
		s.Clock.Advance(models.SessionIdle + time.Second)

		refused := v.postForm(t, task+"/progress", form, v.fromOwnPage(t)...).is(t, http.StatusUnauthorized, "after the session")
		refused.has(t, "chờ ý kiến", `action="`+task+`/progress"`, "Đăng nhập ở cửa sổ khác")
		if got := v.postForm(t, task+"/progress", form, "Origin", "https://evil.example"); got.Status != http.StatusSeeOther || got.Location != "/login" {
			t.Errorf("from another site: %d to %q", got.Status, got.Location)
		}
		v.signIn(t, modelstest.MOSTOfficer, modelstest.Password).is(t, http.StatusSeeOther, "in another window")
		v.sendAgain(t, refused, task+"/progress").is(t, http.StatusSeeOther, "sent again")
		v.get(t, task).has(t, "Đã trình dự thảo lần 3\nvà chờ ý kiến", "55")
	})
}

func TestWhatWasTypedOutlastsItsToken(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	s := newSite(t, e, e.Populate(t))
	task := s.taskPath(t, "#1")
	v := s.as(t, modelstest.MOSTOfficer)
	form := report("55", written, "", "2")
	form.Set("csrf", "of a page that was opened before the browser was tidied")
	refused := v.postForm(t, task+"/progress", form, v.fromOwnPage(t)...).is(t, http.StatusForbidden, "an old token")
	refused.has(t, "chờ ý kiến")
	v.sendAgain(t, refused, task+"/progress").is(t, http.StatusSeeOther, "sent again")

	v.postForm(t, task+"/progress", form, "Origin", "https://evil.example").is(t, http.StatusForbidden, "from another site").lacks(t, "chờ ý kiến", "<textarea")
	v.postForm(t, task+"/progress", form, append(v.fromOwnPage(t), "Sec-Fetch-Site", "cross-site")...).is(t, http.StatusForbidden, "from another site").lacks(t, "chờ ý kiến")
	v.postForm(t, task+"/progress", form).is(t, http.StatusForbidden, "from nobody knows where").lacks(t, "chờ ý kiến")
}

// A page of refusal shows no password, whatever else stood on its form.
func TestASecretIsNotKept(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	s := newSite(t, e, e.Populate(t))
	v := s.visitor(t)
	for path, form := range map[string]url.Values{
		"/login":            {"email": {modelstest.Office}, "password": {modelstest.Password}},
		"/account/password": {"current_password": {modelstest.Password}, "password": {"một mật khẩu khác hẳn"}},
	} {
		form.Set("csrf", "old")
		v.postForm(t, path, form, v.fromOwnPage(t)...).is(t, http.StatusForbidden, path).lacks(t, modelstest.Password, "mật khẩu khác", "<textarea")
	}
}
