package handlers_test

import (
	"net/http"
	"net/url"
	"slices"
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
	if got := page.Header.Get("Strict-Transport-Security"); got != "max-age=31536000; includeSubDomains" {
		t.Errorf("Strict-Transport-Security %q", got)
	}
}

func TestSignInIsSlowedDownThenLocked(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		for range 12 { // one who signs in often is not slowed down
			s.as(t, modelstest.WorkingGroup)
		}
		for _, who := range []string{modelstest.Office, "nobody@dondoc.example"} { // the same for both
			v := s.visitor(t)
			try := func(status int, what string) seen { return v.signIn(t, who, "wrong").is(t, status, who+": "+what) }
			for range 5 {
				try(http.StatusUnauthorized, "a wrong password")
			}
			try(http.StatusTooManyRequests, "the sixth at once").has(t, "Hãy chờ 2 giây", who)
			for _, wait := range []time.Duration{2, 4, 8, 16, 32} {
				s.Clock.Advance(wait * time.Second)
				try(http.StatusUnauthorized, "after its wait")
			}
			try(http.StatusTooManyRequests, "the eleventh").has(t, "Hãy chờ 15 phút")
			s.Clock.Advance(14*time.Minute + 30*time.Second)
			try(http.StatusTooManyRequests, "still locked").has(t, "Hãy chờ 30 giây")
		}
		v := s.visitor(t)
		s.visitor(t).postForm(t, "/login", url.Values{}).is(t, http.StatusForbidden, "a form without token counts for nothing")
		s.as(t, modelstest.MOSTOfficer)
		s.Clock.Advance(30 * time.Second)
		s.as(t, modelstest.Office)

		s.Clock.Advance(time.Hour)
		for n := range 50 {
			v.signIn(t, "nobody"+id(int64(n))+"@dondoc.example", "wrong").is(t, http.StatusUnauthorized, "an invented account")
		}
		v.signIn(t, modelstest.MPSOfficer, modelstest.Password).is(t, http.StatusTooManyRequests, "the address's 51st try").has(t, "Hãy chờ 15 phút")
		s.Clock.Advance(15 * time.Minute)
		s.as(t, modelstest.MPSOfficer)
	})
}

// A thousand wrong passwords are slowed and locked, at whatever instance, over restarts, without telling
// whether the account exists; past the limits none is hashed.
func TestAThousandWrongPasswords(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		other := *s.Env
		other.Store = s.Again(t)
		instances := []*visitor{s.visitor(t), newSite(t, &other, s.Cast).visitor(t)}
		tokens := make([]string, len(instances))
		for i, v := range instances {
			tokens[i] = csrfField.FindStringSubmatch(v.get(t, "/login").Body)[1]
		}
		answers := map[string][]int{}
		begun := time.Now()
		for n := range 1000 {
			who := []string{modelstest.Office, "nobody@dondoc.example"}[n%2]
			at := n / 2 % 2
			got := instances[at].postForm(t, "/login", url.Values{"email": {who}, "password": {"guess " + id(int64(n))}, "csrf": {tokens[at]}})
			answers[who] = append(answers[who], got.Status)
			if n%100 == 99 {
				s.Clock.Advance(time.Second)
			}
		}
		if !slices.Equal(answers[modelstest.Office], answers["nobody@dondoc.example"]) {
			t.Error("the answers tell which account exists")
		}
		tried := 0
		for _, status := range answers[modelstest.Office] {
			switch status {
			case http.StatusUnauthorized:
				tried++
			case http.StatusTooManyRequests:
			default:
				t.Fatalf("answer %d", status)
			}
		}
		if tried < 5 || tried > 10 {
			t.Errorf("%d of 500 guesses were looked at", tried)
		}
		t.Logf("%d of 500 guesses looked at, a thousand took %s", tried, time.Since(begun).Round(time.Millisecond))
		third := *s.Env
		third.Store = s.Again(t)
		newSite(t, &third, s.Cast).visitor(t).signIn(t, modelstest.Office, modelstest.Password).is(t, http.StatusTooManyRequests, "after a restart, the right password")
		s.Clock.Advance(time.Hour)
		s.as(t, modelstest.Office)
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
