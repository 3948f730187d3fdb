package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	amendedText  = "1. Bộ Khoa học và Công nghệ chủ trì xây dựng kế hoạch kết nối dữ liệu dân cư; hoàn thành trước ngày 30 tháng 9 năm 2025."
	amendingText = "1. Bộ Khoa học và Công nghệ chủ trì xây dựng kế hoạch kết nối dữ liệu dân cư; hoàn thành trước ngày 31 tháng 10 năm 2025."
)

// register enters a directive by its text, confirms what is clear, and gives the address of its page.
func (p person) register(url, number, issued, text string) string {
	p.t.Helper()
	p.do(chromedp.Navigate(url+"/directives/new?lang=en"), chromedp.WaitReady("#f-text", chromedp.ByQuery))
	for field, value := range map[string]string{"#f-number": number, "#f-title": "Về dữ liệu dân cư " + number, "#f-issued_on": issued, "#f-text": text} {
		p.do(chromedp.Evaluate(fmt.Sprintf(`document.querySelector(%q).value = %q`, field, value), nil))
	}
	p.do(chromedp.Click("form.panel button[type=submit]", chromedp.ByQuery), chromedp.WaitVisible("article.draft", chromedp.ByQuery),
		chromedp.Click("button[value=clear]", chromedp.ByQuery), chromedp.WaitVisible("article.draft-ok", chromedp.ByQuery),
		chromedp.Click("button[form=register]", chromedp.ByQuery), chromedp.WaitVisible("ol.duties", chromedp.ByQuery))
	return pathOf(p.t, p)
}

// A directive amends another, which was forgotten when it was registered: the office adds the relation by a
// search, looks over the pair, decides; the ministry's task goes on under the new directive with its progress,
// its timeline says so and its officer is told by mail.
func TestForgottenAmendmentMovesATaskInTheBrowser(t *testing.T) {
	r := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0", "--as-of", "2025-06-27").ready(t)
	office := r.person(t, "office", "")
	officer := r.person(t, "officer", "do.thuy.anh")
	older := office.register(r.URL, "77/CT-TTg", "2025-06-25", amendedText)
	officer.do(chromedp.Navigate(r.URL+older+"?lang=en"), chromedp.Click("ol.duties h3 a", chromedp.ByQuery), chromedp.WaitVisible("#update, main h1", chromedp.ByQuery))
	task := pathOf(t, officer)
	newer := office.register(r.URL, "78/CT-TTg", "2025-06-26", amendingText)

	office.do(chromedp.Navigate(r.URL+newer+"/relations?q=77+ct+ttg"), chromedp.Click(`a[href*="number=77"]`, chromedp.ByQuery), chromedp.WaitReady(`#f-number[value="77/CT-TTg"]`, chromedp.ByQuery),
		chromedp.Click("form.panel button[type=submit]", chromedp.ByQuery), chromedp.WaitVisible(`a[href*="/changes/"]`, chromedp.ByQuery),
		chromedp.Click(`a[href*="/changes/"]`, chromedp.ByQuery), chromedp.WaitVisible("table.compare", chromedp.ByQuery))
	var compared string
	office.do(chromedp.Text("table.compare", &compared, chromedp.ByQuery))
	if !strings.Contains(compared, "10") || !strings.Contains(compared, "Deadline") {
		t.Errorf("compared is %q", compared)
	}
	told := func() int { return strings.Count(officer.text("/outbox?lang=en", "main"), "About single tasks") }
	before := told()
	office.do(chromedp.Click(`form.stack .panel .acts button:not([name])`, chromedp.ByQuery), chromedp.WaitVisible("ul.tally", chromedp.ByQuery))

	says := officer.text(task+"?lang=en", "main")
	for _, want := range []string{"78/CT-TTg#1", "Moved to a newer directive", "77/CT-TTg#1 → 78/CT-TTg#1", "30 October 2025"} {
		if !strings.Contains(says, want) {
			t.Errorf("the task does not say %q: %s", want, says)
		}
	}
	officer.shots("moved", task)
	if old := officer.text(older+"?lang=en", "main"); !strings.Contains(old, "Amended by") || !strings.Contains(old, "78/CT-TTg#1") {
		t.Errorf("the older directive does not say by what it is amended: %s", old)
	}
	if now := told(); now != before+1 {
		t.Errorf("%d mails about single tasks before the decision, %d after it", before, now)
	}
}
