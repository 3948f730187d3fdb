package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const textInBrowser = `I. NHIỆM VỤ TRỌNG TÂM

1. Bộ Công an chủ trì, phối hợp với Bộ Khoa học và Công nghệ xây dựng kế hoạch kết nối dữ liệu dân cư; hoàn thành trước ngày 30 tháng 9 năm 2025.

2. Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương rà soát, công bố lại thủ tục hành chính trước ngày 31 tháng 8 năm 2025.

Nơi nhận: như trên, các cơ quan liên quan.`

// The office pastes a directive's text and decides on the drafts beside it: what is typed is kept without
// a press, a sentence is made a draft and said to be none, the clear ones are confirmed at once, and one
// press makes the tasks, one for each province of the day.
func TestDirectiveIsDecomposedInTheBrowser(t *testing.T) {
	demo := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0", "--as-of", "2025-06-27")
	r := demo.ready(t)
	office := r.person(t, "office", "")
	office.pastes(r.URL, textInBrowser)
	var drafts int
	office.do(chromedp.Evaluate(`document.querySelectorAll("article.draft").length`, &drafts))
	if drafts != 2 {
		t.Fatalf("%d drafts of the text, want 2", drafts)
	}
	var marked string // also in the clause behind the sentence
	office.do(chromedp.Evaluate(`[...document.querySelectorAll("#text .m-date")].map((m) => m.textContent).join(" | ")`, &marked))
	if marked != "hoàn thành trước ngày 30 tháng 9 năm 2025 | trước ngày 31 tháng 8 năm 2025" {
		t.Errorf("the text shows as deadlines %q", marked)
	}
	// Typed and left alone: kept within two seconds, as its version says.
	const first = "article.draft:first-of-type"
	office.do(chromedp.Evaluate(`document.querySelector("article.draft [name=label]").value = ""`, nil), chromedp.SendKeys(first+" [name=label]", "Kết nối dữ liệu dân cư", chromedp.ByQuery),
		chromedp.WaitReady(first+`[data-version="2"]`, chromedp.ByQuery), chromedp.Reload(), chromedp.WaitVisible(first, chromedp.ByQuery))
	var label string
	office.do(chromedp.Value(first+" [name=label]", &label, chromedp.ByQuery))
	if label != "Kết nối dữ liệu dân cư" {
		t.Errorf("the label typed is %q after loading the page again", label)
	}
	// The last sentence is no duty; made one by its sign, it is dropped.
	office.do(chromedp.Evaluate(`[...document.querySelectorAll("button.ref-no")].at(-1).click()`, nil), chromedp.WaitVisible("article.draft:nth-of-type(3)", chromedp.ByQuery),
		chromedp.Click("article.draft:nth-of-type(3) button[value=drop]", chromedp.ByQuery), chromedp.WaitVisible("article.draft:nth-of-type(3) button[value=reopen]", chromedp.ByQuery))
	office.do(chromedp.Click("button[value=clear]", chromedp.ByQuery), chromedp.WaitVisible("article.draft-ok:nth-of-type(2)", chromedp.ByQuery))
	at := pathOf(t, office)
	office.shots("drafting", at)
	var words string
	office.do(chromedp.Navigate(r.URL+at), chromedp.Click("button[form=register]", chromedp.ByQuery), chromedp.WaitVisible("ol.duties", chromedp.ByQuery), chromedp.Text("main", &words, chromedp.ByQuery))
	for _, want := range []string{"77/CT-TTg", "Kết nối dữ liệu dân cư", "64 tasks"} {
		if !strings.Contains(words, want) {
			t.Errorf("the directive's page does not say %q", want)
		}
	}
}

// pastes begins a drafting.
func (p person) pastes(site, text string) {
	p.do(chromedp.Navigate(site+"/directives/new?lang=en"), chromedp.WaitReady("#f-text", chromedp.ByQuery))
	for field, value := range map[string]string{"#f-number": "77/CT-TTg", "#f-title": "Về dữ liệu dân cư", "#f-issued_on": "2025-06-26", "#f-text": text} {
		p.do(chromedp.Evaluate(fmt.Sprintf(`document.querySelector(%q).value = %q`, field, value), nil))
	}
	p.do(chromedp.Click("form.panel button[type=submit]", chromedp.ByQuery), chromedp.WaitVisible("article.draft", chromedp.ByQuery))
}

// One officer works through the drafts without a mouse while another types in the last: each sees what
// the other did, nobody's hands are moved, and who types in what the other changed is told.
func TestTwoOfficersAtOneDraftingAndTheKeyboard(t *testing.T) {
	demo := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0", "--as-of", "2025-06-27")
	r := demo.ready(t)
	one, two := r.person(t, "office", ""), r.person(t, "office", "")
	one.pastes(r.URL, strings.Replace(textInBrowser, "Nơi nhận", "3. Bộ Tài chính bố trí kinh phí trong tháng 8 năm 2025.\n\nNơi nhận", 1))
	two.do(chromedp.Navigate(r.URL+pathOf(t, one)), chromedp.WaitVisible("article.draft:nth-of-type(3)", chromedp.ByQuery),
		chromedp.Focus("article.draft:nth-of-type(3) [name=label]", chromedp.ByQuery))
	at := func(p person) (n int) {
		p.do(chromedp.Evaluate(`[...document.querySelectorAll("article.draft")].findIndex((d) => d.contains(document.activeElement)) + 1`, &n))
		return n
	}

	alt := chromedp.KeyModifiers(input.ModifierAlt)
	one.do(page.BringToFront(), chromedp.KeyEvent(kb.ArrowDown, alt))
	if n := at(one); n != 1 {
		t.Errorf("Alt and the arrow go to draft %d, want the first", n)
	}
	ctrlEnter := input.DispatchKeyEvent(input.KeyDown).WithKey("Enter").WithCode("Enter").WithWindowsVirtualKeyCode(13).WithModifiers(input.ModifierCtrl)
	one.do(chromedp.KeyEvent(kb.ArrowDown, alt), chromedp.KeyEvent(kb.ArrowUp, alt), ctrlEnter, chromedp.WaitVisible("article.draft-ok:nth-of-type(1)", chromedp.ByQuery),
		chromedp.WaitReady("article.draft:focus-within", chromedp.ByQuery))
	if n := at(one); n != 2 {
		t.Errorf("after the first is confirmed draft %d is in hand, want the second", n)
	}
	two.do(page.BringToFront(), chromedp.WaitVisible("article.draft-ok:nth-of-type(1)", chromedp.ByQuery))
	if n := at(two); n != 3 {
		t.Errorf("what a colleague did moved the hands to draft %d, want the third", n)
	}
	one.do(page.BringToFront(), chromedp.KeyEvent(kb.ArrowDown, alt), chromedp.KeyEvent(" sớm"), chromedp.WaitReady(`article.draft:nth-of-type(3)[data-version="2"]`, chromedp.ByQuery))
	two.do(page.BringToFront(), chromedp.WaitVisible("article.draft:nth-of-type(3) [data-theirs]", chromedp.ByQuery))
}

// pathOf is where a person's browser is, without the site's address.
func pathOf(t *testing.T, p person) string {
	t.Helper()
	var at string
	p.do(page.Enable(), chromedp.Location(&at))
	at, _, _ = strings.Cut(strings.TrimPrefix(at, p.url), "#")
	return at
}
