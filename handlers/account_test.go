package handlers_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

var endButton = regexp.MustCompile(`formaction="(/account/sessions/\d+/end)"`)

// proof is the password asked for once more.
func proof(password string) url.Values { return url.Values{"current_password": {password}} }

func TestSessionsAreSeenAndEndedByTheirOwner(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		desk, phone := s.as(t, modelstest.MOSTOfficer), s.visitor(t)
		token := csrfField.FindStringSubmatch(phone.get(t, "/login").Body)[1]
		phone.postForm(t, "/login", url.Values{"email": {modelstest.MOSTOfficer}, "password": {modelstest.Password}, "csrf": {token}},
			"User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1").is(t, http.StatusSeeOther, "on the phone")
		page := desk.get(t, "/account").is(t, http.StatusOK, "the account")
		page.has(t, "Safari, iPhone", "127.0.0.1", "phiên này")
		ends := endButton.FindAllStringSubmatch(page.Body, -1)
		if len(ends) != 1 {
			t.Fatalf("buttons %v", ends)
		}
		s.as(t, modelstest.MPSOfficer).post(t, "/account", ends[0][1], proof(modelstest.Password)).is(t, http.StatusNotFound, "another's session")
		phone.get(t, "/tasks").is(t, http.StatusOK, "the phone before")
		for _, end := range []string{ends[0][1], "/account/sessions/end"} {
			desk.post(t, "/account", end, proof("wrong")).is(t, http.StatusUnprocessableEntity, "with a wrong password").has(t, "Safari, iPhone", `aria-invalid="true"`)
			desk.post(t, "/account", end, url.Values{}).is(t, http.StatusUnprocessableEntity, "without a password")
		}
		phone.get(t, "/tasks").is(t, http.StatusOK, "the phone still")
		desk.post(t, "/account", ends[0][1], proof(modelstest.Password)).is(t, http.StatusSeeOther, "end the phone's")
		phone.get(t, "/tasks").is(t, http.StatusSeeOther, "the phone after")
		desk.post(t, "/account", ends[0][1], proof(modelstest.Password)).is(t, http.StatusNotFound, "once more")

		third := s.as(t, modelstest.MOSTOfficer)
		desk.post(t, "/account", "/account/sessions/end", proof(modelstest.Password)).is(t, http.StatusSeeOther, "all others")
		third.get(t, "/tasks").is(t, http.StatusSeeOther, "the third")
		desk.get(t, "/tasks").is(t, http.StatusOK, "the desk")
	})
}

// An account that a provider alone opens has nothing to ask for again: a fresh sign-in counts. With a
// second factor its code does.
func TestSessionsOfAnAccountWithoutPassword(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		const end = "/account/sessions/end"
		v := s.as(t, modelstest.MOSTOfficer)
		other := s.as(t, modelstest.MOSTOfficer)
		s.Exec(t, "UPDATE users SET password_hash = '' WHERE email = '"+modelstest.MOSTOfficer+"'")
		v.get(t, "/account").lacks(t, `name="current_password"`)
		v.post(t, "/account", end, url.Values{}).is(t, http.StatusSeeOther, "fresh")
		other.get(t, "/tasks").is(t, http.StatusSeeOther, "the other session")
		s.Clock.Advance(11 * time.Minute)
		v.post(t, "/account", end, url.Values{}).is(t, http.StatusUnprocessableEntity, "not fresh").has(t, "đăng nhập lại")
		v.post(t, "/account", "/account/tokens", url.Values{"token_name": {"x"}, "token_days": {"3"}}).is(t, http.StatusUnprocessableEntity, "a token").has(t, "đăng nhập lại")

		v.post(t, "/account/second-factor", "/account/second-factor/begin", url.Values{}).is(t, http.StatusSeeOther, "a second factor")
		secret := shownSecret.FindStringSubmatch(v.get(t, "/account/second-factor").Body)[1]
		v.post(t, "/account/second-factor", "/account/second-factor", url.Values{"code": {s.code(t, secret)}}).is(t, http.StatusOK, "on")
		s.Clock.Advance(time.Minute)
		v.get(t, "/account").has(t, `name="token_password" type="text"`)
		v.post(t, "/account", end, proof("000000")).is(t, http.StatusUnprocessableEntity, "a wrong code")
		v.post(t, "/account", end, proof(s.code(t, secret))).is(t, http.StatusSeeOther, "with a code")
	})
}

// What opens an account has changed: whoever is signed in elsewhere has to sign in again.
func TestASecondFactorEndsOtherSessions(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		const at = "/account/second-factor"
		v, other := s.as(t, modelstest.MOSTOfficer), s.as(t, modelstest.MOSTOfficer)
		v.post(t, at, at+"/begin", proof(modelstest.Password)).is(t, http.StatusSeeOther, "begin")
		secret := shownSecret.FindStringSubmatch(v.get(t, at).Body)[1]
		other.get(t, "/tasks").is(t, http.StatusOK, "before")
		v.post(t, at, at, url.Values{"code": {s.code(t, secret)}}).is(t, http.StatusOK, "on")
		other.get(t, "/tasks").is(t, http.StatusSeeOther, "after")
		v.get(t, "/tasks").is(t, http.StatusOK, "this one")
		s.Clock.Advance(time.Minute)
		third := s.visitor(t)
		third.signIn(t, modelstest.MOSTOfficer, modelstest.Password).is(t, http.StatusSeeOther, "the password")
		third.post(t, "/login/code", "/login/code", url.Values{"code": {s.code(t, secret)}}).is(t, http.StatusSeeOther, "the code")
		third.get(t, "/tasks").is(t, http.StatusOK, "a third")
		v.post(t, at, at+"/off", proof(modelstest.Password)).is(t, http.StatusSeeOther, "off")
		third.get(t, "/tasks").is(t, http.StatusSeeOther, "the third")
		v.get(t, "/tasks").is(t, http.StatusOK, "this one still")
	})
}

func TestPasswordChangeEndsOtherSessions(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v, other := s.as(t, modelstest.MOSTOfficer), s.as(t, modelstest.MOSTOfficer)
		const at, fresh = "/account/password", "mật khẩu mới rất dài" // as an input method composes it
		form := func(current, password, again string) url.Values {
			return url.Values{"current_password": {current}, "password": {password}, "password_again": {again}}
		}
		v.post(t, at, at, form("wrong", fresh, fresh)).is(t, http.StatusUnprocessableEntity, "a wrong present one")
		v.post(t, at, at, form(modelstest.Password, "short", "short")).is(t, http.StatusUnprocessableEntity, "a short one").has(t, "15")
		for _, easy := range []string{"aaaaabbbbbaaaaabbbbb", "officer@most.example", "Tran Minh Anh 2025", "officer officer most.example"} {
			v.post(t, at, at, form(modelstest.Password, easy, easy)).is(t, http.StatusUnprocessableEntity, easy).has(t, "dễ đoán")
		}
		v.post(t, at, at, form(modelstest.Password, fresh, fresh+"x")).is(t, http.StatusUnprocessableEntity, "two that differ")
		before := v.cookie(t, sessionCookie)
		other.get(t, "/tasks").is(t, http.StatusOK, "the other session before")
		v.post(t, at, at, form(modelstest.Password, fresh, fresh)).is(t, http.StatusSeeOther, "changed")
		if v.cookie(t, sessionCookie) == before {
			t.Error("the session kept its token")
		}
		v.get(t, "/tasks").is(t, http.StatusOK, "this session")
		s.visitor(t).get(t, "/tasks", "Cookie", sessionCookie+"="+before).is(t, http.StatusSeeOther, "the token before")
		other.get(t, "/tasks").is(t, http.StatusSeeOther, "the other session")
		s.visitor(t).signIn(t, modelstest.MOSTOfficer, modelstest.Password).is(t, http.StatusUnauthorized, "the old password")
		s.visitor(t).signIn(t, modelstest.MOSTOfficer, "ma\u0323\u0302t kha\u0302\u0309u mơ\u0301i râ\u0301t da\u0300i").is(t, http.StatusSeeOther, "the new one, decomposed as some keyboards type it")
	})
}

func TestOwnAPITokens(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.MOSTOfficer)
		v.post(t, "/account", "/account/tokens", url.Values{"token_name": {" "}, "token_days": {"30"}, "token_password": {modelstest.Password}}).is(t, http.StatusUnprocessableEntity, "no name")
		v.post(t, "/account", "/account/tokens", url.Values{"token_name": {"x"}, "token_days": {"366"}, "token_password": {modelstest.Password}}).is(t, http.StatusUnprocessableEntity, "too long a life")
		v.post(t, "/account", "/account/tokens", url.Values{"token_name": {"Báo cáo <tháng>"}, "token_days": {"30"}, "token_password": {"wrong"}}).is(t, http.StatusUnprocessableEntity, "a wrong password").has(t, "Báo cáo <tháng>")
		made := v.post(t, "/account", "/account/tokens", url.Values{"token_name": {"Báo cáo <tháng>"}, "token_days": {"30"}, "token_password": {modelstest.Password}}).is(t, http.StatusOK, "made")
		secret := regexp.MustCompile(`ddt_[A-Za-z0-9_-]+`).FindString(made.Body)
		api := func() int { return s.visitor(t).get(t, "/api/v1/me", "Authorization", "Bearer "+secret).Status }
		if api() != http.StatusOK {
			t.Fatal("the token is no good")
		}
		list := v.get(t, "/account")
		list.has(t, "Báo cáo <tháng>")
		list.lacks(t, secret)
		revoke := regexp.MustCompile(`action="(/account/tokens/\d+/revoke)"`).FindStringSubmatch(list.Body)[1]
		s.as(t, modelstest.MPSOfficer).post(t, "/account", revoke, url.Values{}).is(t, http.StatusNotFound, "another's token")
		if api() != http.StatusOK {
			t.Error("another revoked it")
		}
		v.post(t, "/account", revoke, url.Values{}).is(t, http.StatusSeeOther, "revoked")
		if got := api(); got != http.StatusUnauthorized {
			t.Errorf("revoked, it still gets %d", got)
		}
	})
}

func TestOwnProfile(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.MOSTOfficer)
		v.get(t, "/account?lang=vi").has(t, "Trần Minh Anh", "Tài khoản của tôi")
		save := func(name, lang, version string) seen {
			return v.post(t, "/account", "/account", url.Values{"name": {name}, "lang": {lang}, "version": {version}})
		}
		save("", "vi", "1").is(t, http.StatusUnprocessableEntity, "no name")
		save("X", "fr", "1").is(t, http.StatusUnprocessableEntity, "no such language")
		save("Trần Anh", "en", "1").is(t, http.StatusSeeOther, "saved")
		v.get(t, "/account").has(t, "My account", "Trần Anh")
		stale := save("Minh Anh", "vi", "1").is(t, http.StatusConflict, "stale")
		stale.has(t, "Trần Anh", "Minh Anh")
		entries := s.Rows(t, "SELECT before, after FROM audit_entries WHERE action = 'user.edit'")
		if len(entries) != 1 || !strings.Contains(entries[0][0], "Trần Minh Anh") || !strings.Contains(entries[0][1], "Trần Anh") {
			t.Errorf("audited %v", entries)
		}
	})
}

// link gives the secret of the last link mailed to an address.
func (s *site) link(t *testing.T, email string) string {
	t.Helper()
	all, err := s.Messages(t.Context(), modelstest.System, models.MessageFilter{Recipient: email, Limit: 1})
	if err != nil || len(all) == 0 {
		t.Fatalf("no mail to %s: %v", email, err)
	}
	links, err := s.LinkMails(t.Context(), modelstest.System, []int64{all[0].SubjectOf})
	if err != nil {
		t.Fatal(err)
	}
	return links[all[0].SubjectOf].Secret
}

func (s *site) mails(t *testing.T) int {
	t.Helper()
	n, err := s.CountMessages(t.Context(), modelstest.System, models.MessageFilter{})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestForgottenPassword(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		ask := func(v *visitor, email string) seen {
			return v.post(t, "/login/forgot", "/login/forgot", url.Values{"email": {email}})
		}
		known := ask(s.visitor(t), modelstest.MOSTOfficer).is(t, http.StatusOK, "known")
		unknown := ask(s.visitor(t), "nobody@most.example").is(t, http.StatusOK, "unknown")
		known.has(t, modelstest.MOSTOfficer)
		hide := func(a seen, email string) string {
			return csrfField.ReplaceAllString(strings.ReplaceAll(a.Body, email, "X"), "")
		}
		if hide(known, modelstest.MOSTOfficer) != hide(unknown, "nobody@most.example") {
			t.Error("the answers tell which address has an account")
		}
		if n := s.mails(t); n != 1 {
			t.Fatalf("%d mails", n)
		}
		ask(s.visitor(t), "not an address").is(t, http.StatusUnprocessableEntity, "no address")

		s.as(t, modelstest.MPSOfficer)
		session := s.as(t, modelstest.MOSTOfficer)
		v, secret := s.visitor(t), s.link(t, modelstest.MOSTOfficer)
		at := "/login/reset/" + secret
		for _, wrong := range []string{"1.x", "x", "", "1." + secret[2:len(secret)-1], "9" + secret, "/../" + secret} {
			v.get(t, "/login/reset/"+wrong).is(t, http.StatusNotFound, "link "+wrong)
		}
		v.get(t, "/invitation/"+secret).is(t, http.StatusNotFound, "another purpose")
		for range 3 { // as mail programs do
			v.get(t, at).is(t, http.StatusOK, "opened").has(t, "Trần Minh Anh")
		}
		const fresh = "a brand new pass phrase"
		v.post(t, at, at, url.Values{"password": {"short"}, "password_again": {"short"}}).is(t, http.StatusUnprocessableEntity, "short")
		v.post(t, at, at, url.Values{"password": {fresh}, "password_again": {fresh + "r"}}).is(t, http.StatusUnprocessableEntity, "differ")
		for range 5 { // the account is slowed down by then
			v.signIn(t, modelstest.MOSTOfficer, "wrong")
		}
		v.post(t, at, at, url.Values{"password": {fresh}, "password_again": {fresh}}).is(t, http.StatusSeeOther, "set")
		v.get(t, "/login").has(t, "Đã đặt mật khẩu")
		v.get(t, at).is(t, http.StatusNotFound, "used").has(t, "Quên mật khẩu")
		session.get(t, "/tasks").is(t, http.StatusSeeOther, "sessions from before")
		v.signIn(t, modelstest.MOSTOfficer, fresh).is(t, http.StatusSeeOther, "the new password, though it was slowed down")

		ask(s.visitor(t), modelstest.MPSOfficer)
		late := s.link(t, modelstest.MPSOfficer)
		s.Clock.Advance(time.Hour)
		v.get(t, "/login/reset/"+late).is(t, http.StatusNotFound, "after an hour")
		for _, row := range s.Rows(t, "SELECT nonce FROM account_links") {
			if strings.Contains(secret+late, row[0]) {
				t.Error("the link can be read from the database")
			}
		}
	})
}

func TestResetMailsAreLimited(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.visitor(t)
		ask := func(email string) int {
			return v.post(t, "/login/forgot", "/login/forgot", url.Values{"email": {email}}).Status
		}
		for range 6 {
			if got := ask(modelstest.Office); got != http.StatusOK {
				t.Errorf("answer %d", got)
			}
		}
		if n := s.mails(t); n != 3 {
			t.Errorf("%d mails to one account in an hour", n)
		}
		for n := range 14 {
			ask("nobody" + id(int64(n)) + "@x.example")
		}
		if got := ask(modelstest.MPSOfficer); got != http.StatusTooManyRequests {
			t.Errorf("the address's 21st: %d", got)
		}
		s.Clock.Advance(time.Hour)
		if got := ask(modelstest.MPSOfficer); got != http.StatusOK || s.mails(t) != 4 {
			t.Errorf("an hour later: %d, %d mails", got, s.mails(t))
		}
	})
}
