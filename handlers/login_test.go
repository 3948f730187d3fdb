package handlers_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dondoc/handlers"
	"dondoc/models/modelstest"
)

const sessionCookie = "dondoc_session"

// cookie gives a cookie the visitor's browser holds.
func (v *visitor) cookie(tb testing.TB, name string) string {
	tb.Helper()
	u, err := url.Parse(v.site.URL)
	if err != nil {
		tb.Fatal(err)
	}
	for _, c := range v.Jar.Cookies(u) {
		if c.Name == name {
			return c.Value
		}
	}
	return ""
}

func TestSignInLeadsToWhereOneWanted(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		for _, c := range []struct{ who, next, to string }{
			{modelstest.MOSTOfficer, "", "/tasks"},
			{modelstest.Viewer, "", "/tasks"},
			{modelstest.Office, "", "/board"},
			{modelstest.Admin, "", "/board"},
			{modelstest.Office, "/tasks?q=a+b", "/tasks?q=a+b"},
			{modelstest.Office, "https://evil.example/", "/board"},
			{modelstest.Office, "//evil.example/", "/board"},
			{modelstest.Office, `/\evil.example/`, "/board"},
			{modelstest.Office, "/\t/evil.example/", "/board"},
			{modelstest.Office, "/tasks\r\nSet-Cookie: a=b", "/board"},
		} {
			v := s.visitor(t)
			got := v.post(t, "/login?next="+url.QueryEscape(c.next), "/login", url.Values{"email": {"  " + strings.ToUpper(c.who)}, "password": {modelstest.Password}, "next": {c.next}})
			got.is(t, http.StatusSeeOther, c.who)
			if got.Location != c.to {
				t.Errorf("%s wanted %q and is sent to %q, want %q", c.who, c.next, got.Location, c.to)
			}
		}
		away := s.visitor(t).get(t, "/tasks/5?lang=en")
		if want := "/login?next=" + url.QueryEscape("/tasks/5?lang=en"); away.Location != want {
			t.Errorf("signed out, sent to %q, want %q", away.Location, want)
		}
	})
}

func TestSignInRefusesWithoutSayingWhy(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		s.Exec(t, "UPDATE users SET closed_at = '2025-06-27 00:00:00+00:00' WHERE email = '"+modelstest.MPSOfficer+"'")
		var words []string
		for _, c := range []struct{ email, password string }{
			{modelstest.Office, "wrong"}, {modelstest.Office, ""}, {"nobody@dondoc.example", modelstest.Password},
			{modelstest.MPSOfficer, modelstest.Password}, {"' OR 1=1 --", "' OR 1=1 --"},
		} {
			v := s.visitor(t)
			got := v.signIn(t, c.email, c.password).is(t, http.StatusUnauthorized, c.email)
			got.has(t, "chưa đúng")
			if v.get(t, "/board").Status != http.StatusSeeOther {
				t.Errorf("%s is signed in", c.email)
			}
			alert := got.Body[strings.Index(got.Body, `role="alert"`):]
			words = append(words, alert[:strings.Index(alert, "</div>")])
		}
		for _, w := range words {
			if w != words[0] {
				t.Errorf("one refusal says %q, another %q", words[0], w)
			}
		}
	})
}

func TestSessionTokenChangesAtSignIn(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Office)
		v.post(t, "/board", "/logout", url.Values{}).is(t, http.StatusSeeOther, "sign out")
		before := v.cookie(t, sessionCookie) // of the notice on the login page
		v.get(t, "/login").has(t, "Đã đăng xuất")
		v.signIn(t, modelstest.Office, modelstest.Password).is(t, http.StatusSeeOther, "sign in")
		after := v.cookie(t, sessionCookie)
		if before == "" || after == "" || before == after {
			t.Errorf("token %q before, %q after", before, after)
		}
		for name, token := range map[string]string{"the old token": before, "an invented token": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"} {
			got := s.visitor(t).get(t, "/board", "Cookie", sessionCookie+"="+token)
			got.is(t, http.StatusSeeOther, name)
		}
		s.visitor(t).get(t, "/board", "Cookie", sessionCookie+"="+after).is(t, http.StatusOK, "the new token")
		v.post(t, "/board", "/logout", url.Values{}).is(t, http.StatusSeeOther, "sign out")
		s.visitor(t).get(t, "/board", "Cookie", sessionCookie+"="+after).is(t, http.StatusSeeOther, "a token after its sign-out")
	})
}

func TestSessionEnds(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Office)
		s.Clock.Advance(7 * time.Hour)
		v.get(t, "/board").is(t, http.StatusOK, "after 7 hours")
		s.Clock.Advance(4 * time.Hour)
		v.get(t, "/board").is(t, http.StatusOK, "used 4 hours ago")
		s.Clock.Advance(90 * time.Minute)
		v.get(t, "/board").is(t, http.StatusSeeOther, "after 12 hours and a half, in use or not")

		idle := s.as(t, modelstest.Office)
		s.Clock.Advance(8*time.Hour + time.Minute)
		idle.get(t, "/board").is(t, http.StatusSeeOther, "unused for 8 hours")

		closed := s.as(t, modelstest.Office)
		s.Exec(t, "UPDATE users SET closed_at = '2025-06-27 00:00:00+00:00' WHERE email = '"+modelstest.Office+"'")
		s.Clock.Advance(3 * time.Second) // for so long another instance's change may go unseen
		closed.get(t, "/board").is(t, http.StatusSeeOther, "the account is closed")
	})
}

func TestCookiesAreStrictUnderHTTPS(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	s := newSite(t, e, e.Populate(t), func(o *handlers.Options) { o.BaseURL = &url.URL{Scheme: "https", Host: "dondoc.example"} })
	page := s.visitor(t).get(t, "/login")
	token := csrfField.FindStringSubmatch(page.Body)
	if token == nil {
		t.Fatal("the page has no form")
	}
	cookies := page.Header.Values("Set-Cookie")
	got := s.visitor(t).postForm(t, "/login", url.Values{"email": {modelstest.Office}, "password": {modelstest.Password}, "csrf": {token[1]}}, "Cookie", strings.Split(cookies[0], ";")[0])
	got.is(t, http.StatusSeeOther, "sign in")
	cookies = append(cookies, got.Header.Values("Set-Cookie")...)
	if len(cookies) < 2 {
		t.Fatalf("cookies %q", cookies)
	}
	for _, c := range cookies {
		for _, want := range []string{"__Host-dondoc_", "Path=/", "HttpOnly", "Secure", "SameSite="} {
			if !strings.Contains(c, want) || strings.Contains(c, "Domain=") {
				t.Errorf("cookie %q without %s", c, want)
			}
		}
	}
	if page.Header.Get("Strict-Transport-Security") == "" {
		t.Error("no Strict-Transport-Security")
	}
}

func TestSignInIsSlowedDown(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		for range 12 { // one who signs in often is not slowed down
			s.as(t, modelstest.WorkingGroup)
		}
		v := s.visitor(t)
		for range 10 {
			v.signIn(t, modelstest.Office, "wrong").is(t, http.StatusUnauthorized, "a wrong password")
		}
		v.signIn(t, modelstest.Office, modelstest.Password).is(t, http.StatusTooManyRequests, "the account's eleventh try")
		v.signIn(t, strings.ToUpper(modelstest.Office), modelstest.Password).is(t, http.StatusTooManyRequests, "in capitals")
		s.visitor(t).postForm(t, "/login", url.Values{}).is(t, http.StatusForbidden, "a form without token counts for nothing")
		s.as(t, modelstest.MOSTOfficer)
		s.Clock.Advance(15 * time.Minute)
		s.as(t, modelstest.Office)

		for range 50 {
			v.signIn(t, "nobody"+id(time.Now().UnixNano())+"@dondoc.example", "wrong").is(t, http.StatusUnauthorized, "an invented account")
		}
		v.signIn(t, modelstest.MPSOfficer, modelstest.Password).is(t, http.StatusTooManyRequests, "the address's 51st try").has(t, "Hãy chờ mười lăm phút")
	})
}

func TestSignInsStandOnTheAuditRecord(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		entries := func() int {
			n, err := s.SealAudit(t.Context(), modelstest.System)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		entries()
		s.as(t, modelstest.Office)
		s.visitor(t).signIn(t, modelstest.Office, "wrong")
		if n := entries(); n != 2 {
			t.Errorf("a sign-in and a failed one made %d entries", n)
		}
	})
}

func TestDemoAccountsAreOfferedInTheDemonstrationOnly(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	cast := e.Populate(t)
	plain, demo := newSite(t, e, cast), newSite(t, e, cast, func(o *handlers.Options) {
		o.Demo = &handlers.Demo{Accounts: []handlers.DemoAccount{{Email: modelstest.Office, Password: modelstest.Password, Name: "Văn phòng", Role: "office", Agency: "VPCP"}}}
	})
	plain.visitor(t).get(t, "/login").lacks(t, modelstest.Password, "27/6/2025")
	got := demo.visitor(t).get(t, "/login")
	got.has(t, modelstest.Password, "27/6/2025")
	v := demo.visitor(t)
	v.signIn(t, modelstest.Office, modelstest.Password).is(t, http.StatusSeeOther, "sign in")
	v.get(t, "/board").has(t, "27/6/2025")
}
