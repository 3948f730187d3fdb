package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A meeting played through as the office does it: the agenda, a bottleneck resolved, a task decided, the
// end, the conclusions drafted, confirmed and registered as a directive with its task, and the next agenda
// that tells what became of both.
func TestMeetingFromAgendaToTheNextAgenda(t *testing.T) {
	tab := browser(t)
	r := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0").ready(t)
	office := r.account(t, "office", "")
	signInBrowser(t, tab, r, office)
	meeting := func(day string) chromedp.Tasks {
		return chromedp.Tasks{
			chromedp.Navigate(r.URL + "/reviews?lang=vi"),
			chromedp.Click("details.act > summary", chromedp.ByQuery),
			chromedp.SetValue("#f-held_on", day, chromedp.ByQuery),
			chromedp.Click("form[action='/reviews'] button[type=submit]", chromedp.ByQuery),
			chromedp.WaitVisible(".note-good", chromedp.ByQuery),
		}
	}
	const resolution, duty = "Cấp bổ sung trong tháng 7", "Trình phương án bố trí nguồn lực cho Đề án"
	var address, point, closed, drafting, directive, next string
	shot := func(name string) {
		for _, look := range looks {
			if err := chromedp.Run(tab, look.open(address), chromedp.WaitReady("main", chromedp.ByQuery), look.turn()); err != nil {
				t.Fatal(err)
			}
			var width int64
			if err := chromedp.Run(tab, chromedp.Evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)", &width)); err != nil {
				t.Fatal(err)
			}
			if width > look.width {
				t.Errorf("%s at %s is %d pixels wide", name, look.name, width)
			}
			screenshot(t, tab, "review-"+name+"-"+look.name)
		}
		if err := chromedp.Run(tab, looks[0].open(address)); err != nil {
			t.Fatal(err)
		}
	}
	if err := chromedp.Run(tab, meeting("2025-06-27"), chromedp.Location(&address)); err != nil {
		t.Fatal(err)
	}
	address, _, _ = strings.Cut(address, "?")
	shot("agenda")
	const resolve = "form:has(input[name=bottleneck]) "
	if err := chromedp.Run(tab,
		chromedp.Text("li:has(input[name=bottleneck]) b", &point, chromedp.ByQuery),
		chromedp.Click("details:has(input[name=bottleneck]) > summary", chromedp.ByQuery),
		chromedp.SendKeys(resolve+"textarea", resolution, chromedp.ByQuery),
		chromedp.Click(resolve+"button[type=submit]", chromedp.ByQuery),
		chromedp.WaitVisible("#d1", chromedp.ByQuery),
		chromedp.Click("section.panel:last-of-type details.act:has(button[value=task]) > summary", chromedp.ByQuery),
		chromedp.SendKeys("details[open] textarea[name=text]", duty, chromedp.ByQuery),
		chromedp.SendKeys("details[open] input[name=lead]", "Bộ Tài chính", chromedp.ByQuery),
		chromedp.SetValue("details[open] input[name=due_on]", "2025-08-15", chromedp.ByQuery),
		chromedp.Click("details[open] button[value=task]", chromedp.ByQuery),
		chromedp.WaitVisible("#d2", chromedp.ByQuery),
	); err != nil {
		t.Fatal(err)
	}
	shot("held")
	if err := chromedp.Run(tab,
		chromedp.Click("form[action$='/close'] button", chromedp.ByQuery),
		chromedp.WaitVisible("form[action$='/drafting']", chromedp.ByQuery),
		chromedp.Text("article.paper", &closed, chromedp.ByQuery),
	); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(closed, resolution) || !strings.Contains(closed, "Bộ Tài chính chủ trì: "+duty+"; hoàn thành chậm nhất ngày 15 tháng 8 năm 2025.") {
		t.Errorf("the notice reads\n%s", closed)
	}
	shot("closed")
	if err := chromedp.Run(tab,
		chromedp.SendKeys("#f-number", "21/TB-TCT", chromedp.ByQuery),
		chromedp.Click("form[action$='/drafting'] button", chromedp.ByQuery),
		chromedp.WaitVisible("article.draft", chromedp.ByQuery),
		chromedp.Location(&drafting),
		chromedp.Click("article.draft button[value=confirm]", chromedp.ByQuery),
		chromedp.WaitVisible("article.draft button[value=reopen]", chromedp.ByQuery),
		chromedp.Click("button[form=register]", chromedp.ByQuery),
		chromedp.WaitVisible("a[href^='/reviews/']", chromedp.ByQuery),
		chromedp.Text("main", &directive, chromedp.ByQuery),
	); err != nil {
		t.Fatalf("from %s: %v", drafting, err)
	}
	if !strings.Contains(directive, "21/TB-TCT") || !strings.Contains(directive, "Họp 5 ngày") {
		t.Errorf("the directive's page reads\n%s", directive)
	}
	if err := chromedp.Run(tab, meeting("2025-06-28"),
		chromedp.Click("form[action$='/agenda'] button", chromedp.ByQuery),
		chromedp.WaitVisible("section.panel", chromedp.ByQuery),
		chromedp.Location(&address),
		chromedp.Text("main", &next, chromedp.ByQuery),
	); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{resolution, "Đã gỡ", duty, "21/TB-TCT#1", "Chưa thực hiện"} {
		if !strings.Contains(next, want) {
			t.Errorf("the next agenda does not tell %q:\n%.3000s", want, next)
		}
	}
	if strings.Contains(next[strings.LastIndex(next, "Điểm nghẽn mới"):], point+"\n") {
		t.Errorf("the bottleneck %q, resolved, stands on the next agenda as open", point)
	}
	shot("next")
}
