package handlers_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/oauth2-proxy/mockoidc"

	"dondoc/handlers"
)

// TestAProvidersSecondFactorCountsWhereItsTokenSaysSo: by class or by method; where the token says nothing,
// or names one factor, ours is asked for.
func TestAProvidersSecondFactorCountsWhereItsTokenSaysSo(t *testing.T) {
	strict := func(p *handlers.Provider) { p.ACR, p.AMR = []string{"loa:2", "loa:3"}, []string{"mfa", "hwk"} }
	eachProvided(t, strict, func(t *testing.T, s *site, m *mockoidc.MockOIDC) {
		for i, c := range []struct {
			claims map[string]any
			twice  bool
		}{
			{nil, false}, {map[string]any{"acr": "loa:1"}, false}, {map[string]any{"amr": []string{"pwd"}}, false}, {map[string]any{"amr": "loa:2"}, false},
			{map[string]any{"acr": "loa:3"}, true}, {map[string]any{"acr": "loa:1", "amr": []string{"pwd", "mfa"}}, true},
		} {
			v := s.visitor(t)
			who := someone("boss"+string(rune('a'+i)), "boss"+string(rune('a'+i))+"@gov.example", "office")
			for name, value := range c.claims {
				who.More[name] = value
			}
			want := "/login/second-factor"
			if c.twice {
				want = "/board"
			}
			if got := v.through(t, m, who, nil).is(t, http.StatusSeeOther, "let in"); got.Location != want {
				t.Errorf("%v: sent to %s, want %s", c.claims, got.Location, want)
			}
			if status := v.get(t, "/desk").Status; (status == http.StatusOK) != c.twice {
				t.Errorf("%v: the desk answers %d", c.claims, status)
			}
		}
		officer := s.visitor(t)
		officer.through(t, m, someone("mai", "mai@most.example", "officers"), nil).is(t, http.StatusSeeOther, "who needs no second factor")
		officer.get(t, s.taskPath(t, "#1")).is(t, http.StatusOK, "is in")
		away, err := url.Parse(s.visitor(t).get(t, "/login/oidc/vneid").Location)
		if err != nil || away.Query().Get("acr_values") != "loa:2 loa:3" || away.Query().Has("max_age") {
			t.Errorf("asked %s, %v", away, err)
		}
	})
}

// TestWhoProvedThemselvesLongAgoIsTurnedBack: by the provider's own clock, and with a token that doesn't say.
func TestWhoProvedThemselvesLongAgoIsTurnedBack(t *testing.T) {
	recent := func(p *handlers.Provider) { p.MaxAge = 15 * time.Minute }
	eachProvided(t, recent, func(t *testing.T, s *site, m *mockoidc.MockOIDC) {
		away, err := url.Parse(s.visitor(t).get(t, "/login/oidc/vneid").Location)
		if err != nil || away.Query().Get("max_age") != "900" {
			t.Errorf("asked %s, %v", away, err)
		}
		issued := m.Now()
		for what, c := range map[string]struct {
			told any
			in   bool
		}{
			"just now": {issued.Unix(), true}, "a quarter of an hour ago": {issued.Add(-15 * time.Minute).Unix(), true},
			"half an hour ago": {issued.Add(-30 * time.Minute).Unix(), false}, "not told": {nil, false}, "no number": {"now", false},
		} {
			who := someone("mai", "mai@most.example", "officers")
			if c.told != nil {
				who.More["auth_time"] = c.told
			}
			v := s.visitor(t)
			if c.in {
				v.through(t, m, who, nil).is(t, http.StatusSeeOther, what)
				continue
			}
			v.through(t, m, who, nil).is(t, http.StatusForbidden, what).has(t, "VNeID", "vừa chứng thực")
			v.get(t, "/tasks").is(t, http.StatusSeeOther, "not signed in: "+what)
		}
	})
}
