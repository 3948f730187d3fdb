package handlers_test

import (
	"net"
	"net/http"
	"net/url"
	"testing"

	"dondoc/handlers"
	"dondoc/models/modelstest"
)

// TestOnlyNamedProxiesSpeakForOthers: behind one the record knows the client; anybody else's word on where
// they are is not heard, nor what a client wrote before the proxy did.
func TestOnlyNamedProxiesSpeakForOthers(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		cast := e.Populate(t)
		_, here, err := net.ParseCIDR("127.0.0.1/32")
		if err != nil {
			t.Fatal(err)
		}
		for want, trusted := range map[string][]*net.IPNet{"127.0.0.1": nil, "203.0.113.7": {here}} {
			s := newSite(t, e, cast, func(o *handlers.Options) { o.TrustedProxies = trusted })
			v := s.visitor(t)
			form := url.Values{"email": {modelstest.Office}, "password": {modelstest.Password}, "csrf": {csrfField.FindStringSubmatch(v.get(t, "/login").Body)[1]}}
			v.postForm(t, "/login", form, "X-Forwarded-For", "198.51.100.1, 203.0.113.7").is(t, http.StatusSeeOther, "sign in")
			if got := s.Rows(t, "SELECT address FROM audit_entries ORDER BY id DESC LIMIT 1")[0][0]; got != want {
				t.Errorf("on record from %s, want %s", got, want)
			}
		}
	})
}
