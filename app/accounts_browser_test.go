package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/pquerna/otp/totp"

	"dondoc/jobs/mail/mailtest"
)

const newcomer, newcomersPassword = "moi@vpcp.example", "mật khẩu rất dài của tôi"

// invited starts a server with an administrator who has invited somebody to the office, and gives its
// address, the link in the invitation's mail, and the environment of other commands.
func invited(t *testing.T) (at, link string, env []string) {
	t.Helper()
	smtp := mailtest.NewServer(t, mailtest.Options{})
	env = []string{"DONDOC_SMTP_URL=" + smtp.URL(), "DONDOC_SECRET=" + longSecret}
	database := "sqlite://" + filepath.Join(t.TempDir(), "dondoc.db")
	p, at := serve(t, database, env...)
	env = append(env, "DONDOC_DATABASE_URL="+database, "DONDOC_BASE_URL="+at)
	setup := at + regexp.MustCompile(`link=\S+(/setup/\S+)`).FindStringSubmatch(p.errs.String())[1]
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	form := formOf(t, c, setup)
	for name, value := range map[string]string{"name": "Quản trị", "email": "admin@vpcp.example", "password": newcomersPassword, "password_again": newcomersPassword} {
		form.Set(name, value)
	}
	answer, err := c.PostForm(setup, form)
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	token, _ := io.ReadAll(start(t, env, "token", "create", "--user", "admin@vpcp.example").out)
	body, _ := json.Marshal(map[string]any{"email": newcomer, "name": "Nguyễn Thị Mới", "roles": []map[string]string{{"role": "office"}}})
	q, err := http.NewRequestWithContext(t.Context(), http.MethodPost, at+"/api/v1/users", strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Authorization", "Bearer "+strings.TrimSpace(string(token)))
	answer, err = http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusCreated {
		t.Fatalf("%s %s", answer.Status, text)
	}
	_, _ = io.ReadAll(start(t, env, "job", "deliver").out) // not waiting for the minute
	until(t, time.Minute, "the invitation is mailed", func() bool {
		for _, m := range smtp.Messages() {
			if m.To[0] == newcomer {
				link = regexp.MustCompile(`http://\S+/invitation/\S+`).FindString(m.Text())
			}
		}
		return link != ""
	})
	return at, link, env
}

// fits checks the page a tab shows at both widths, the narrow one dark and mirrored, and takes pictures.
func fits(t *testing.T, tab context.Context, name string) {
	t.Helper()
	for _, look := range []struct {
		name, scheme, dir string
		width             int64
	}{{"390-dark-rtl", "dark", "rtl", 390}, {"1280-light", "light", "ltr", 1280}} {
		var width int64
		if err := chromedp.Run(tab,
			emulation.SetDeviceMetricsOverride(look.width, 900, 1, look.width < 600),
			emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme}}),
			chromedp.Evaluate(`document.documentElement.dir="`+look.dir+`"; Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)`, &width),
		); err != nil {
			t.Fatalf("%s %s: %v", name, look.name, err)
		}
		if width > look.width {
			t.Errorf("%s at %s is %d pixels wide", name, look.name, width)
		}
		screenshot(t, tab, "accounts-"+name+"-"+look.name)
	}
}

func appCode(t *testing.T, secret string, later time.Duration) string {
	t.Helper()
	code, err := totp.GenerateCode(strings.ReplaceAll(secret, " ", ""), time.Now().Add(later))
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// Somebody invited to the office sets a password, must set up a second factor, signs in with it on
// another device, and ends the first session from there.
func TestFromInvitationToSecondFactorToSessions(t *testing.T) {
	first, second := browser(t), browser(t)
	at, link, env := invited(t)
	var secret, codes, sessions string
	if err := chromedp.Run(first, chromedp.Navigate(link), chromedp.WaitVisible("#f-password", chromedp.ByQuery)); err != nil {
		t.Fatal(err)
	}
	fits(t, first, "invitation")
	step := func(tab context.Context, what string, actions ...chromedp.Action) {
		t.Helper()
		if err := chromedp.Run(tab, actions...); err != nil {
			var page string
			_ = chromedp.Run(tab, chromedp.Text("main", &page, chromedp.ByQuery))
			t.Fatalf("%s: %v\n%s", what, err, page)
		}
	}
	step(first, "set the password",
		chromedp.SetValue("#f-password", newcomersPassword), chromedp.SetValue("#f-password_again", newcomersPassword), chromedp.Submit("#f-password"),
		chromedp.WaitVisible("#f-email", chromedp.ByQuery))
	fits(t, first, "login")
	signIn := func(tab context.Context, then string) {
		t.Helper()
		step(tab, "sign in", chromedp.SetValue("#f-email", newcomer), chromedp.SetValue("#f-password", newcomersPassword), chromedp.Submit("#f-password"),
			chromedp.WaitVisible(then, chromedp.ByQuery))
	}
	signIn(first, ".qr")
	fits(t, first, "enrol")
	step(first, "the page does not let on", chromedp.Navigate(at+"/board"), chromedp.WaitVisible(".qr", chromedp.ByQuery), chromedp.Text(".secret", &secret, chromedp.ByQuery))
	step(first, "enrol", chromedp.SetValue("#f-code", appCode(t, secret, 0)), chromedp.Submit("#f-code"), chromedp.WaitVisible(".codes", chromedp.ByQuery), chromedp.Text(".codes", &codes, chromedp.ByQuery))
	fits(t, first, "codes")
	if n := len(strings.Fields(codes)); n != 10 {
		t.Errorf("%d recovery codes: %s", n, codes)
	}
	step(first, "go on", chromedp.Click("main a.btn", chromedp.ByQuery), chromedp.WaitVisible("form[action='/logout'] button", chromedp.ByQuery))

	step(second, "another device", chromedp.Navigate(at+"/login"), chromedp.WaitVisible("#f-email", chromedp.ByQuery))
	signIn(second, "#f-code")
	fits(t, second, "code")
	step(second, "the code", chromedp.SetValue("#f-code", appCode(t, secret, 30*time.Second)), chromedp.Submit("#f-code"), chromedp.WaitVisible("form[action='/logout'] button", chromedp.ByQuery),
		chromedp.Navigate(at+"/account"), chromedp.WaitVisible("#sessions [formaction$='/end']", chromedp.ByQuery), chromedp.Text("#sessions", &sessions, chromedp.ByQuery))
	fits(t, second, "account")
	if !strings.Contains(sessions, "Chrome, Linux") || !strings.Contains(sessions, "127.0.0.1") {
		t.Errorf("sessions %q", sessions)
	}
	step(second, "end the other", chromedp.SetValue("#f-current_password", newcomersPassword, chromedp.ByQuery), chromedp.Click("#sessions [formaction$='/end']", chromedp.ByQuery), chromedp.WaitVisible(".note-good", chromedp.ByQuery))
	step(first, "is signed out", chromedp.Navigate(at+"/account"), chromedp.WaitVisible("#f-email", chromedp.ByQuery))
	step(second, "is not", chromedp.Navigate(at+"/account/second-factor"), chromedp.WaitVisible("#f-current_password", chromedp.ByQuery))
	fits(t, second, "second-factor")

	reset := start(t, env, "user", "reset-second-factor", "--user", newcomer)
	if said, _ := io.ReadAll(reset.out); !strings.Contains(string(said), "the second factor is off") {
		t.Errorf("the command says %q %s", said, reset.errs)
	}
	step(second, "is signed out", chromedp.Navigate(at+"/account"), chromedp.WaitVisible("#f-email", chromedp.ByQuery))
	signIn(second, ".qr")
}

// The administrator's pages of people hold at both widths, with the demonstration's people.
func TestPagesOfPeopleFitEveryScreen(t *testing.T) {
	tab := browser(t)
	r := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0").ready(t)
	signInBrowser(t, tab, r, r.account(t, "administrator", ""))
	for name, path := range map[string]string{"users": "/admin/users", "user": "/admin/users/3", "new-user": "/admin/users/new", "import": "/admin/users/import"} {
		if err := chromedp.Run(tab, chromedp.Navigate(r.URL+path), chromedp.WaitReady("main h1", chromedp.ByQuery)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		fits(t, tab, name)
	}
	csv := "email,name,role,agency\na@most.example,Lê A,officer,G06\nb@most.example,Trần B,officer,\n"
	if err := chromedp.Run(tab, chromedp.Navigate(r.URL+"/admin/users/import"), chromedp.SetValue("#f-csv", csv, chromedp.ByQuery),
		chromedp.Click("main form[enctype] button[type=submit]", chromedp.ByQuery), chromedp.WaitVisible("#h-lines", chromedp.ByQuery)); err != nil {
		t.Fatal(err)
	}
	fits(t, tab, "import-preview")
}
