package handlers_test

import (
	"net/http"
	"net/url"
	"testing"

	"dondoc/models/modelstest"
)

func TestUnsubscribing(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		message := s.message(t, modelstest.WorkingGroup)
		s.Exec(t, "UPDATE messages SET kind = 'report'")
		m, err := s.Message(t.Context(), modelstest.System, message)
		if err != nil {
			t.Fatal(err)
		}
		secret, err := s.UnsubscribeSecret(modelstest.System, m)
		if err != nil {
			t.Fatal(err)
		}
		declined := func(want int) {
			t.Helper()
			if rows := s.Rows(t, "SELECT recipient, kind FROM mail_optouts"); len(rows) != want {
				t.Errorf("declined %v, want %d", rows, want)
			}
		}
		path, v := "/unsubscribe/"+secret, s.visitor(t)
		v.get(t, path).is(t, http.StatusOK, "ask").has(t, modelstest.WorkingGroup, "Báo cáo")
		declined(0)
		// The recipient's mail program, which has no cookies and follows no redirect.
		s.visitor(t).postForm(t, path, url.Values{"List-Unsubscribe": {"One-Click"}}).is(t, http.StatusOK, "one press")
		declined(1)
		v.get(t, path).has(t, "Đã ngừng gửi")
		v.post(t, path, path, url.Values{"again": {"yes"}}).is(t, http.StatusSeeOther, "again")
		declined(0)
		v.post(t, path, path, url.Values{}).is(t, http.StatusSeeOther, "by the page")
		declined(1)
		for _, bad := range []string{"/unsubscribe/x", "/unsubscribe/1.x", path + "x", "/unsubscribe/9" + secret} {
			v.get(t, bad).is(t, http.StatusNotFound, bad)
			v.postForm(t, bad, url.Values{"List-Unsubscribe": {"One-Click"}}).is(t, http.StatusNotFound, bad)
		}
		// The digest of whoever answers for no task can be, what one answers for can't.
		s.Exec(t, "UPDATE messages SET kind = 'digest'")
		v.get(t, path).is(t, http.StatusOK, "the working group's digest")
		s.Exec(t, "UPDATE messages SET recipient = '"+modelstest.MOSTOfficer+"'")
		v.get(t, path).is(t, http.StatusNotFound, "a digest")
		if _, err := s.UnsubscribeSecret(s.Cast.Admin, m); err == nil {
			t.Error("a link for whoever asks")
		}
	})
}
