package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// signInBrowser signs in through the form, as a person does.
func signInBrowser(t *testing.T, tab context.Context, r demoReady, a demoAccount) {
	t.Helper()
	if err := chromedp.Run(tab,
		chromedp.Navigate(r.URL+"/login?lang=en"),
		chromedp.SetValue("#f-email", a.Email),
		chromedp.SetValue("#f-password", a.Password),
		chromedp.Submit("#f-password"),
		chromedp.WaitVisible(".who details summary", chromedp.ByQuery),
	); err != nil {
		t.Fatalf("sign in as %s: %v", a.Email, err)
	}
}

// An officer signs in, finds the most urgent task at the top of the inbox, reports progress, and sees
// it on the board.
func TestOfficerReportsProgressAndSeesItOnTheBoard(t *testing.T) {
	tab := browser(t)
	r := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0").ready(t)
	signInBrowser(t, tab, r, r.account(t, "officer", "do.thuy.anh@most"))
	var ref, label, flash, trail, board string
	if err := chromedp.Run(tab,
		chromedp.Navigate(r.URL+"/tasks"),
		chromedp.Text("#overdue tr:nth-child(2) .t > a", &label, chromedp.ByQuery),
		chromedp.Click("#overdue tr:nth-child(2) .t > a", chromedp.ByQuery),
		chromedp.WaitVisible("#f-percent", chromedp.ByQuery),
		chromedp.Text(".page-head .over bdi", &ref, chromedp.ByQuery),
		chromedp.SetValue("#f-percent", "77"),
		chromedp.SetValue("#f-words", "Đã hoàn thiện dự thảo <b>lần 3</b>, đang xin ý kiến"),
		chromedp.Click("#update button[type=submit]", chromedp.ByQuery),
		chromedp.WaitVisible(".note-good", chromedp.ByQuery),
		chromedp.Text(".note-good", &flash, chromedp.ByQuery),
		chromedp.Text("ol.trail > li:first-child", &trail, chromedp.ByQuery),
		chromedp.Navigate(r.URL+"/board"),
		chromedp.Text("#overdue", &board, chromedp.ByQuery),
	); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(flash, ref) {
		t.Errorf("the page says %q, which doesn't name %s", flash, ref)
	}
	if !strings.Contains(trail, "Đã hoàn thiện dự thảo <b>lần 3</b>") {
		t.Errorf("the history begins with %q, want the words as typed", trail)
	}
	if !strings.Contains(board, label) || !strings.Contains(board, "77%") {
		t.Errorf("the board's overdue tasks don't show %q at 77%%:\n%s", label, board)
	}
}

// Without script the inbox works all the same: the quick update is a form.
func TestQuickUpdateWithoutScript(t *testing.T) {
	tab := browser(t)
	r := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0").ready(t)
	if err := chromedp.Run(tab, emulation.SetScriptExecutionDisabled(true)); err != nil {
		t.Fatal(err)
	}
	signInBrowser(t, tab, r, r.account(t, "officer", "do.thuy.anh@most"))
	row := "#overdue tr:nth-child(2) "
	var flash string
	if err := chromedp.Run(tab,
		chromedp.Navigate(r.URL+"/tasks"),
		chromedp.Click(row+"details.quick > summary", chromedp.ByQuery),
		chromedp.WaitVisible(row+"input[name=percent]", chromedp.ByQuery),
		chromedp.SendKeys(row+"input[name=words]", "Vướng mắc đã gỡ", chromedp.ByQuery),
		chromedp.Click(row+"details.quick button[type=submit]", chromedp.ByQuery),
		chromedp.WaitVisible(".note-good", chromedp.ByQuery),
		chromedp.Text(".note-good", &flash, chromedp.ByQuery),
		chromedp.WaitVisible("#overdue tr:target", chromedp.ByQuery), // back at the row, to go on with the next
	); err != nil {
		t.Fatal(err)
	}
}

// Every page holds at 1280 and 390 pixels, light, dark and mirrored: nothing is wider than the
// window, nothing breaks the content policy, nothing is logged as an error. DONDOC_SHOTS=folder keeps
// the pictures.
func TestEveryPageFitsEveryScreen(t *testing.T) {
	tab, cancel := context.WithTimeout(context.WithoutCancel(browser(t)), 5*time.Minute)
	defer cancel()
	r := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0").ready(t)
	var faults []string
	chromedp.ListenTarget(tab, func(event any) {
		switch e := event.(type) {
		case *cdplog.EventEntryAdded:
			if e.Entry.Level == cdplog.LevelError {
				faults = append(faults, e.Entry.Text+" "+e.Entry.URL)
			}
		case *runtime.EventExceptionThrown:
			faults = append(faults, e.ExceptionDetails.Text)
		}
	})
	signInBrowser(t, tab, r, r.account(t, "office", ""))
	pages := tour(t, r)
	for _, look := range looks {
		for name, path := range pages {
			var width, header int64
			var headings int
			faults = nil
			if err := chromedp.Run(tab,
				look.open(r.URL+path),
				chromedp.WaitReady("main", chromedp.ByQuery),
				look.turn(),
				chromedp.Evaluate("document.querySelectorAll('h1').length", &headings),
				chromedp.Evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)", &width),
				chromedp.Evaluate("document.querySelector('header').offsetHeight", &header),
			); err != nil {
				t.Fatalf("%s %s: %v", name, look.name, err)
			}
			if width > look.width {
				t.Errorf("%s at %s is %d pixels wide", name, look.name, width)
			}
			const lines = 112 // pixels that two lines of a phone take
			if look.width == 390 && header > lines {
				t.Errorf("%s at %s: the header takes more than two lines, it is %d pixels high", name, look.name, header)
			}
			if look.width == 1280 && header > 60 {
				t.Errorf("%s at %s: the header wraps, it is %d pixels high", name, look.name, header)
			}
			if headings != 1 {
				t.Errorf("%s at %s has %d first headings", name, look.name, headings)
			}
			if len(faults) > 0 && name != "error" {
				t.Errorf("%s at %s: %v", name, look.name, faults)
			}
			if os.Getenv("DONDOC_SHOTS") != "" {
				screenshot(t, tab, name+"-"+look.name)
			}
		}
	}
}

// look is how somebody sees a page.
type look struct {
	name      string
	width     int64
	dark, rtl bool
	lang      string
}

var looks = []look{
	{"1280-light", 1280, false, false, "vi"}, {"1280-dark", 1280, true, false, "en"},
	{"390-light", 390, false, false, "vi"}, {"390-dark-rtl", 390, true, true, "en"},
}

// open opens an address in this look, but for its direction.
func (l look) open(address string) chromedp.Tasks {
	sep, scheme := "?", "light"
	if strings.Contains(address, "?") {
		sep = "&"
	}
	if l.dark {
		scheme = "dark"
	}
	return chromedp.Tasks{
		emulation.SetDeviceMetricsOverride(l.width, 900, 1, l.width < 600),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}),
		chromedp.Navigate(address + sep + "lang=" + l.lang),
	}
}

// turn mirrors the page where the look asks for it.
func (l look) turn() chromedp.Action {
	dir := "ltr"
	if l.rtl {
		dir = "rtl"
	}
	return chromedp.Evaluate(fmt.Sprintf("document.documentElement.dir=%q", dir), nil)
}

// tour finds an address for each page.
func tour(t *testing.T, r demoReady) map[string]string {
	t.Helper()
	office := r.account(t, "office", "")
	var directive struct{ ID int64 }
	r.getJSON(t, office, "/api/v1/directives/315-TB-VPCP", &directive)
	var tasks struct{ Items []struct{ ID int64 } }
	r.getJSON(t, office, "/api/v1/tasks?timeliness=overdue&limit=1", &tasks)
	var reports struct{ Items []struct{ ID int64 } }
	until(t, time.Minute, "the first report is compiled", func() bool {
		r.getJSON(t, office, "/api/v1/reports", &reports)
		return len(reports.Items) > 0
	})
	return map[string]string{
		"inbox": "/tasks", "task": fmt.Sprint("/tasks/", tasks.Items[0].ID), "directives": "/directives",
		"directive": fmt.Sprint("/directives/", directive.ID), "board": "/board", "outbox": "/outbox", "message": "/outbox/1",
		"reports": "/reports", "report": fmt.Sprint("/reports/", reports.Items[0].ID), "jobs": "/admin/jobs", "desk": "/desk", "extensions": "/desk?pile=extensions", "absence": "/absence", "error": "/tasks/999999999", "login": "/login",
		"account": "/account", "account-password": "/account/password", "forgot": "/login/forgot",
		"drafting-new": "/directives/new", "draftings": "/draftings", "events": "/events", "search": "/search?q=du+lieu", "letters": "/letters",
	}
}
