package handlers_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"dondoc/handlers"
	"dondoc/models"
	"dondoc/models/modelstest"
)

var (
	shownSecret = regexp.MustCompile(`class="secret"[^>]*><bdi>([A-Z2-7 ]+)<`)
	shownCode   = regexp.MustCompile(`<li><bdi>([A-Z2-7-]+)</bdi></li>`)
)

// strictSite asks for second factors, as a server does.
func strictSite(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		test(t, newSite(t, e, e.Populate(t), func(o *handlers.Options) { o.SecondFactor = true }))
	})
}

// code is what an app with the secret shows now.
func (s *site) code(t *testing.T, secret string) string {
	t.Helper()
	code, err := totp.GenerateCode(strings.ReplaceAll(secret, " ", ""), s.Clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// enrol signs somebody in who must set up a second factor, and gives its secret and recovery codes.
func (s *site) enrol(t *testing.T, v *visitor, email string) (secret string, codes []string) {
	t.Helper()
	if got := v.signIn(t, email, modelstest.Password).is(t, http.StatusSeeOther, "the password"); got.Location != "/login/second-factor" {
		t.Fatalf("sent to %s", got.Location)
	}
	page := v.get(t, "/login/second-factor").is(t, http.StatusOK, "setting up")
	secret = shownSecret.FindStringSubmatch(page.Body)[1]
	page.has(t, "<svg class=\"qr\"")
	done := v.post(t, "/login/second-factor", "/login/second-factor", url.Values{"code": {s.code(t, secret)}}).is(t, http.StatusOK, "the first code")
	for _, m := range shownCode.FindAllStringSubmatch(done.Body, -1) {
		codes = append(codes, m[1])
	}
	if len(codes) != 10 {
		t.Fatalf("recovery codes %q", codes)
	}
	return secret, codes
}

func TestASecondFactorMayBeAskedOfEverybody(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		s := newSite(t, e, e.Populate(t), func(o *handlers.Options) { o.SecondFactorOfAll = true })
		v := s.visitor(t)
		v.signIn(t, modelstest.MOSTOfficer, modelstest.Password).is(t, http.StatusSeeOther, "the password")
		v.get(t, "/tasks").is(t, http.StatusSeeOther, "by the password alone")
		v = s.visitor(t)
		s.enrol(t, v, modelstest.MOSTOfficer)
		v.get(t, "/tasks").is(t, http.StatusOK, "with a second factor")
	})
}

func TestWhoNeedsASecondFactorGetsNowhereWithout(t *testing.T) {
	strictSite(t, func(t *testing.T, s *site) {
		for _, who := range []string{modelstest.Office, modelstest.Admin} {
			v := s.visitor(t)
			v.signIn(t, who, modelstest.Password).is(t, http.StatusSeeOther, "the password")
			for _, path := range []string{"/", "/tasks", "/board", "/account", "/account/second-factor", "/admin/users", "/outbox"} {
				if got := v.get(t, path); got.Status != http.StatusSeeOther || !strings.HasPrefix(got.Location, "/login") {
					t.Errorf("%s opens %s: %d %s", who, path, got.Status, got.Location)
				}
			}
			v.get(t, "/login").is(t, http.StatusSeeOther, "the login page leads on")
			v.post(t, "/login/second-factor", "/login/second-factor", url.Values{"code": {"000000"}}).is(t, http.StatusUnprocessableEntity, "a wrong code").has(t, "Mã này không đúng")
			v.get(t, "/board").is(t, http.StatusSeeOther, "after a wrong code")
		}
		v := s.visitor(t)
		before := ""
		v.signIn(t, modelstest.Office, modelstest.Password)
		before = v.cookie(t, sessionCookie)
		_, codes := s.enrol(t, s.visitor(t), modelstest.Office)
		if len(codes[0]) != 27 {
			t.Errorf("recovery code %q", codes[0])
		}
		v.get(t, "/login/second-factor").lacks(t, `class="secret"`) // it is confirmed: nobody sees it again
		if v.cookie(t, sessionCookie) != before {
			t.Error("the other visitor got a new session")
		}
		s.as(t, modelstest.MOSTOfficer).get(t, "/tasks").is(t, http.StatusOK, "an officer needs none")
	})
}

func TestSecondFactorCodesAreTakenOnce(t *testing.T) {
	strictSite(t, func(t *testing.T, s *site) {
		first := s.visitor(t)
		secret, codes := s.enrol(t, first, modelstest.Office)
		first.get(t, "/board").is(t, http.StatusOK, "signed in by setting up")
		half := func() *visitor {
			v := s.visitor(t)
			if got := v.signIn(t, modelstest.Office, modelstest.Password); got.Location != "/login/code" {
				t.Fatalf("sent to %s", got.Location)
			}
			v.get(t, "/board").is(t, http.StatusSeeOther, "with the password alone")
			return v
		}
		give := func(v *visitor, code string, status int, what string) {
			t.Helper()
			v.post(t, "/login/code", "/login/code", url.Values{"code": {code}}).is(t, status, what)
		}
		v := half()
		used := s.code(t, secret)
		give(v, used, http.StatusUnprocessableEntity, "the code that set it up")
		s.Clock.Advance(30 * time.Second)
		before := v.cookie(t, sessionCookie)
		next := s.code(t, secret)
		give(v, next[:3]+" "+next[3:], http.StatusSeeOther, "the next code, typed with a space")
		if v.cookie(t, sessionCookie) == before {
			t.Error("the session kept its token")
		}
		v.get(t, "/board").is(t, http.StatusOK, "both given")
		give(half(), next, http.StatusUnprocessableEntity, "the same code again")
		give(half(), strings.ToLower(strings.ReplaceAll(codes[3], "-", " ")), http.StatusSeeOther, "a recovery code, typed otherwise")
		give(half(), codes[3], http.StatusUnprocessableEntity, "the recovery code again")
		late := half()
		s.Clock.Advance(11 * time.Minute)
		late.post(t, "/login", "/login/code", url.Values{"code": {s.code(t, secret)}}).is(t, http.StatusSeeOther, "after ten minutes one begins again")
		late.get(t, "/board").is(t, http.StatusSeeOther, "not signed in")
		halfway := half()
		if _, err := s.EndSessionsOf(t.Context(), modelstest.System, models.Proof{}, s.Office.UserID); err != nil {
			t.Fatal(err)
		}
		s.Clock.Advance(time.Minute)
		halfway.postForm(t, "/login/code", url.Values{"code": {s.code(t, secret)}}).is(t, http.StatusForbidden, "without a token")
		halfway.post(t, "/login", "/login/code", url.Values{"code": {s.code(t, secret)}}).is(t, http.StatusSeeOther, "a half sign-in ends with the sessions")
		halfway.get(t, "/board").is(t, http.StatusSeeOther, "not signed in")
		v = half()
		for range 4 { // one was wrong already
			give(v, "000000", http.StatusUnprocessableEntity, "a guess")
		}
		give(v, s.code(t, secret), http.StatusTooManyRequests, "the sixth guess")
	})
}

func TestSecondFactorIsSwitchedOffWithThePasswordOnly(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.MOSTOfficer)
		const at = "/account/second-factor"
		v.get(t, at).lacks(t, `class="secret"`)
		v.post(t, at, at+"/begin", url.Values{"current_password": {"wrong"}}).is(t, http.StatusUnprocessableEntity, "begin with a wrong password")
		v.post(t, at, at+"/begin", url.Values{"current_password": {modelstest.Password}}).is(t, http.StatusSeeOther, "begin")
		secret := shownSecret.FindStringSubmatch(v.get(t, at).Body)[1]
		if again := shownSecret.FindStringSubmatch(v.get(t, at).Body)[1]; again != secret {
			t.Error("opening the page changes the secret")
		}
		v.post(t, at, at, url.Values{"code": {s.code(t, secret)}}).is(t, http.StatusOK, "confirm")
		v.post(t, at, at+"/begin", url.Values{"current_password": {modelstest.Password}}).is(t, http.StatusConflict, "begin while it is on")
		v.post(t, at, at+"/codes", url.Values{"current_password": {"wrong"}}).is(t, http.StatusUnprocessableEntity, "codes with a wrong password")
		v.post(t, at, at+"/off", url.Values{"current_password": {"wrong"}}).is(t, http.StatusUnprocessableEntity, "off with a wrong password").has(t, "không phải mật khẩu hiện tại")
		if got := s.visitor(t).signIn(t, modelstest.MOSTOfficer, modelstest.Password); got.Location != "/login/code" {
			t.Errorf("sent to %s", got.Location)
		}
		v.post(t, at, at+"/codes", url.Values{"current_password": {modelstest.Password}}).is(t, http.StatusOK, "new codes")
		v.post(t, at, at+"/off", url.Values{"current_password": {modelstest.Password}}).is(t, http.StatusSeeOther, "off")
		s.as(t, modelstest.MOSTOfficer).get(t, "/tasks").is(t, http.StatusOK, "without it")
		for _, row := range s.Rows(t, "SELECT before, after FROM audit_entries WHERE action LIKE 'second_factor%'") {
			if strings.Contains(row[0]+row[1], secret) {
				t.Error("the secret is on the audit record")
			}
		}
	})
}

func TestNothingOfASecondFactorIsStoredReadable(t *testing.T) {
	strictSite(t, func(t *testing.T, s *site) {
		secret, codes := s.enrol(t, s.visitor(t), modelstest.Office)
		for _, query := range []string{"SELECT secret FROM second_factors", "SELECT code_hash FROM recovery_codes"} {
			for _, row := range s.Rows(t, query) {
				for _, plain := range append(codes, strings.ReplaceAll(secret, " ", "")) {
					if strings.Contains(row[0], plain) || strings.Contains(row[0], strings.ReplaceAll(plain, "-", "")) {
						t.Errorf("%s shows %s", query, plain)
					}
				}
			}
		}
		s.Exec(t, "INSERT INTO second_factors (user_id, secret, created_at, confirmed_at) SELECT u.id, f.secret, f.created_at, f.confirmed_at FROM second_factors f, users u WHERE u.email = '"+modelstest.MPSOfficer+"'")
		v := s.visitor(t)
		v.signIn(t, modelstest.MPSOfficer, modelstest.Password)
		s.Clock.Advance(time.Minute)
		v.post(t, "/login/code", "/login/code", url.Values{"code": {s.code(t, secret)}}).is(t, http.StatusInternalServerError, "another's row")
	})
}
