package handlers_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"

	"dondoc/handlers"
	"dondoc/models/modelstest"
)

// person is somebody at the provider, with claims of its own.
type person struct {
	Subject string
	More    map[string]any
}

func (p person) ID() string { return p.Subject }

func (p person) Userinfo([]string) ([]byte, error) { return json.Marshal(p.More) }

func (p person) Claims(_ []string, base *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	text, err := json.Marshal(base)
	if err != nil {
		return nil, err
	}
	claims := jwt.MapClaims{}
	if err := json.Unmarshal(text, &claims); err != nil {
		return nil, err
	}
	for name, value := range p.More {
		claims[name] = value
	}
	return claims, nil
}

func someone(subject, email string, groups ...string) person {
	return person{subject, map[string]any{"email": email, "email_verified": true, "name": "Ngô Thị Mai", "realm": map[string]any{"groups": groups}, "agency": "G06"}}
}

// provided is a site with a provider that is a server of its own.
func provided(t *testing.T, e *modelstest.Env, change func(*handlers.Provider)) (*site, *mockoidc.MockOIDC) {
	t.Helper()
	m, err := mockoidc.Run()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.Shutdown() })
	p := handlers.Provider{Key: "vneid", Name: "VNeID", Issuer: m.Issuer(), ClientID: m.ClientID, ClientSecret: m.ClientSecret, Scopes: []string{"openid", "email", "profile"},
		TrustEmail: true, SecondFactor: true, RoleClaim: "realm.groups", AgencyClaim: "agency",
		Roles: []handlers.ProviderRole{{Value: "officers", Role: "officer"}, {Value: "heads", Role: "head", Agency: "G01"}, {Value: "office", Role: "office"}}}
	if change != nil {
		change(&p)
	}
	return newSite(t, e, e.Populate(t), func(o *handlers.Options) { o.Providers, o.SecondFactor = []handlers.Provider{p}, true }), m
}

// through walks the flow as a browser does and gives the answer to the callback. bend may change its
// address on the way back.
func (v *visitor) through(t *testing.T, m *mockoidc.MockOIDC, who person, bend func(url.Values)) seen {
	t.Helper()
	m.QueueUser(who)
	away := v.get(t, "/login/oidc/vneid?next=/board").is(t, http.StatusSeeOther, "to the provider")
	for _, want := range []string{m.AuthorizationEndpoint() + "?", "code_challenge_method=S256", "code_challenge=", "nonce=", "state=", "scope=openid+email+profile"} {
		if !strings.Contains(away.Location, want) {
			t.Errorf("sent to %s without %s", away.Location, want)
		}
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, away.Location, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := v.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	back, err := url.Parse(answer.Header.Get("Location"))
	if err != nil || back.Path != "/login/oidc/vneid/callback" {
		t.Fatalf("the provider sends back to %v, %v", back, err)
	}
	q := back.Query()
	if bend != nil {
		bend(q)
	}
	return v.get(t, back.Path+"?"+q.Encode())
}

func eachProvided(t *testing.T, change func(*handlers.Provider), test func(t *testing.T, s *site, m *mockoidc.MockOIDC)) {
	t.Helper()
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		s, m := provided(t, e, change)
		test(t, s, m)
	})
}

func TestSignInWithAProvider(t *testing.T) {
	eachProvided(t, nil, func(t *testing.T, s *site, m *mockoidc.MockOIDC) {
		s.visitor(t).get(t, "/login").has(t, "VNeID", "/login/oidc/vneid")
		v := s.visitor(t)
		if got := v.through(t, m, someone("mai", "Mai@most.example", "officers"), nil).is(t, http.StatusSeeOther, "first"); got.Location != "/board" {
			t.Errorf("sent to %s", got.Location)
		}
		v.get(t, s.taskPath(t, "#1")).is(t, http.StatusOK, "a task of the agency in the claim")
		v.get(t, "/account").has(t, "Ngô Thị Mai", "VNeID", "mai@most.example")
		v.get(t, "/account/password").has(t, "không có mật khẩu")

		again := s.visitor(t)
		again.through(t, m, someone("mai", "other@most.example", "heads"), nil).is(t, http.StatusSeeOther, "later, with other roles and another address")
		v.get(t, "/tasks").is(t, http.StatusSeeOther, "signed out under other roles")
		again.get(t, s.taskPath(t, "#4")).is(t, http.StatusNotFound, "no officer any more")
		again.get(t, s.taskPath(t, "#2")).is(t, http.StatusOK, "head at G01")
		if n := s.Rows(t, "SELECT COUNT(*) FROM users WHERE email LIKE '%@most.example'")[0][0]; n != "3" {
			t.Errorf("%s accounts at the ministry", n)
		}

		linked := s.visitor(t)
		linked.through(t, m, someone("anh", modelstest.MOSTOfficer, "office"), nil).is(t, http.StatusSeeOther, "an account by its verified address")
		linked.get(t, "/admin/jobs").is(t, http.StatusOK, "with the provider's role; it asks for the second factor itself")
		linked2 := s.visitor(t)
		linked2.through(t, m, someone("anh", modelstest.MOSTOfficer), nil).is(t, http.StatusSeeOther, "the role is gone")
		linked2.get(t, "/admin/jobs").is(t, http.StatusForbidden, "without it")
		linked2.get(t, s.taskPath(t, "#1")).is(t, http.StatusOK, "the role given here stays")

		s.Exec(t, "UPDATE users SET closed_at = '2025-06-27 00:00:00+00:00' WHERE email IN ('mai@most.example', '"+modelstest.MPSOfficer+"')")
		s.Clock.Advance(3 * time.Second)
		for _, who := range []person{someone("mai", "mai@most.example", "officers"), someone("binh", modelstest.MPSOfficer, "officers")} {
			s.visitor(t).through(t, m, who, nil).is(t, http.StatusForbidden, "closed").has(t, "đã đóng")
		}
	})
}

func TestProviderIsNotBelievedTooMuch(t *testing.T) {
	eachProvided(t, func(p *handlers.Provider) { p.TrustEmail, p.SecondFactor = false, false }, func(t *testing.T, s *site, m *mockoidc.MockOIDC) {
		refused := func(who person, bend func(url.Values), words string) {
			t.Helper()
			v := s.visitor(t)
			v.through(t, m, who, bend).is(t, http.StatusForbidden, words).has(t, words)
			v.get(t, "/tasks").is(t, http.StatusSeeOther, "signed in nevertheless: "+words)
		}
		mai := someone("mai", "mai@most.example", "officers")
		refused(someone("anh", modelstest.MOSTOfficer, "officers"), nil, "Đã có tài khoản với địa chỉ")
		unverified := someone("x", "x@most.example", "officers")
		unverified.More["email_verified"] = false
		refused(unverified, nil, "đã xác minh")
		refused(someone("y", "y@most.example", "nobody"), nil, "không cấp vai trò")
		strange := someone("z", "z@most.example", "officers")
		strange.More["agency"] = "X99"
		refused(strange, nil, "“X99”")
		refused(mai, func(q url.Values) { q.Set("state", "another") }, "kéo dài quá lâu")
		refused(mai, func(q url.Values) { q.Set("code", "another") }, "không cho ông/bà đăng nhập")
		refused(mai, func(q url.Values) { q.Del("code"); q.Set("error", "access_denied") }, "không cho ông/bà đăng nhập")
		nonce := mai
		nonce.More = map[string]any{"nonce": "another"}
		refused(nonce, nil, "không cho ông/bà đăng nhập")
		audience := mai
		audience.More = map[string]any{"aud": "another"}
		refused(audience, nil, "không cho ông/bà đăng nhập")

		v := s.visitor(t)
		used := ""
		v.through(t, m, mai, func(q url.Values) { used = q.Encode() }).is(t, http.StatusSeeOther, "good")
		v.get(t, "/login/oidc/vneid/callback?"+used).is(t, http.StatusForbidden, "the same answer again")
		s.visitor(t).get(t, "/login/oidc/vneid/callback?"+used).is(t, http.StatusForbidden, "another's answer")

		office := s.visitor(t)
		if got := office.through(t, m, someone("boss", "boss@gov.example", "office"), nil); got.Location != "/login/second-factor" {
			t.Errorf("the office is sent to %s", got.Location)
		}
	})
}

func TestProviderThatIsDownStopsNothing(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	s, m := provided(t, e, nil)
	if err := m.Shutdown(); err != nil {
		t.Fatal(err)
	}
	v := s.visitor(t)
	v.get(t, "/login/oidc/vneid").is(t, http.StatusServiceUnavailable, "down").has(t, "VNeID hiện không trả lời")
	v.get(t, "/login/oidc/other").is(t, http.StatusNotFound, "an unknown one")
	s.as(t, modelstest.MOSTOfficer)
}
