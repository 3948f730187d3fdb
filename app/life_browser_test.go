package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// person is somebody at a browser of their own.
type person struct {
	t   *testing.T
	tab context.Context
	url string
}

// lifePatience is how long the whole life of a task may take two people at their browsers.
const lifePatience = 4 * time.Minute

func (r demoReady) person(t *testing.T, role, begins string) person {
	t.Helper()
	tab, cancel := context.WithTimeout(context.WithoutCancel(browser(t)), lifePatience)
	t.Cleanup(cancel)
	signInBrowser(t, tab, r, r.account(t, role, begins))
	return person{t, tab, r.URL}
}

func (p person) do(actions ...chromedp.Action) {
	p.t.Helper()
	if err := chromedp.Run(p.tab, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// text opens a page and gives the words of a part of it.
func (p person) text(path, part string) string {
	p.t.Helper()
	var words string
	p.do(chromedp.Navigate(p.url+path), chromedp.Text(part, &words, chromedp.ByQuery))
	return words
}

// send opens a page, fills the fields of one of its forms and sends it, and gives the sentence that
// says so. A form that is folded is unfolded first.
func (p person) send(path, form string, fields ...string) string {
	p.t.Helper()
	var folded bool
	p.do(chromedp.Navigate(p.url+path), chromedp.WaitReady(form, chromedp.ByQuery),
		chromedp.Evaluate(fmt.Sprintf("document.querySelector(%q).matches('details:not([open])')", form), &folded))
	if folded {
		p.do(chromedp.Click(form+" > summary", chromedp.ByQuery))
	}
	for i := 0; i+1 < len(fields); i += 2 {
		if fields[i+1] == "" {
			p.do(chromedp.Click(fields[i], chromedp.ByQuery))
			continue
		}
		p.do(chromedp.SetValue(fields[i], fields[i+1], chromedp.ByQuery))
	}
	var said string
	p.do(chromedp.Click(form+" button[type=submit]", chromedp.ByQuery), chromedp.WaitVisible(".note-good", chromedp.ByQuery), chromedp.Text(".note-good", &said, chromedp.ByQuery))
	return said
}

// shots keeps pictures of a page in every look, where DONDOC_SHOTS asks for them.
func (p person) shots(name, path string) {
	p.t.Helper()
	if os.Getenv("DONDOC_SHOTS") == "" {
		return
	}
	for _, look := range looks {
		p.do(look.open(p.url+path), chromedp.WaitReady("main", chromedp.ByQuery), look.turn())
		screenshot(p.t, p.tab, name+"-"+look.name)
	}
	p.do(emulation.ClearDeviceMetricsOverride(), emulation.SetEmulatedMedia(), chromedp.Navigate(p.url+"/board?lang=en"))
}

// An officer of a ministry receives a task, reports progress and asks for more time, which the office
// refuses. A week later the officer submits, the office returns the result with its reasons, and the
// officer submits again. Another week later the office accepts: the history and the board say so, and the
// days late are those to the submission that was accepted.
func TestTheWholeLifeOfATaskInTheBrowser(t *testing.T) {
	file := filepath.Join(t.TempDir(), "life.db")
	begin := func(day string) (*process, demoReady, person, person) {
		p := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0", "--db", file, "--as-of", day)
		r := p.ready(t)
		return p, r, r.person(t, "officer", "do.thuy.anh@most"), r.person(t, "office", "")
	}
	demo, r, officer, office := begin("2025-06-24")
	account := r.account(t, "officer", "do.thuy.anh@most")
	var tasks struct {
		Items []struct {
			ID  int64
			Ref string
		}
	}
	r.getJSON(t, account, "/api/v1/tasks?agency="+account.Agency+"&status=not_started&due_from=2025-06-24&due_to=2025-07-03&limit=1", &tasks)
	if len(tasks.Items) == 0 {
		t.Fatal("the ministry has no task that is not started and falls due this week")
	}
	task, ref := fmt.Sprint("/tasks/", tasks.Items[0].ID), tasks.Items[0].Ref
	if steps := officer.text("/tasks", "#step-receipts"); !strings.Contains(steps, ref) {
		t.Errorf("the receipts to confirm don't name %s: %s", ref, steps)
	}
	officer.shots("life-inbox", "/tasks")
	officer.shots("life-task-new", task)
	officer.send(task, "#do-receipt")
	officer.send(task, "#update", "#f-percent", "60", "#f-words", "Đã gửi lấy ý kiến các bộ")
	officer.send(task, "#do-extension", "#f-extension-to", "2025-08-15", "#f-extension-words", "Chờ ý kiến thẩm định", "#f-extension-legal_basis", "Văn bản 123/BTP")
	officer.shots("life-task-asked", task)
	if pile := office.text("/desk?pile=extensions", ".matters"); !strings.Contains(pile, ref) || !strings.Contains(pile, "Chờ ý kiến thẩm định") {
		t.Errorf("the extensions to decide don't show %s with its reason: %s", ref, pile)
	}
	office.shots("life-decide-extension", task)
	office.send(task, "#do-extension-decision", "#f-extension-decision-decision input[value=refuse]", "", "#f-extension-decision-words", "Không có căn cứ")
	demo.interrupt(t)

	demo, _, officer, office = begin("2025-07-04")
	officer.send(task, "#do-submit", "#f-submit-words", "Đã ban hành Quyết định 12/QĐ-BKHCN")
	pick := fmt.Sprintf("//tr[contains(., '%s ')]//input[@name='item']", ref)
	office.do(chromedp.Navigate(office.url+"/desk"), chromedp.Click(pick), chromedp.SetValue("#f-words", "Thiếu phụ lục", chromedp.ByQuery),
		chromedp.Click("button[value=return]", chromedp.ByQuery), chromedp.WaitVisible("#h-bulk", chromedp.ByQuery))
	office.shots("life-desk", "/desk?pile=results")
	if steps := officer.text("/tasks", "#step-returned"); !strings.Contains(steps, ref) || !strings.Contains(steps, "Thiếu phụ lục") {
		t.Errorf("the results returned don't show %s with the reasons: %s", ref, steps)
	}
	officer.send(task, "#do-submit", "#f-submit-words", "Đã bổ sung phụ lục")
	late := officer.text(task, ".page-head .due")
	const completedLate = ".tally a[href*=completed_late] b"
	before := office.text("/board", completedLate)
	demo.interrupt(t)

	_, _, _, office = begin("2025-07-11")
	var result string
	office.do(chromedp.Navigate(office.url+"/desk"), chromedp.Click(pick), chromedp.Click("button[value=accept]", chromedp.ByQuery), chromedp.WaitVisible("#h-bulk", chromedp.ByQuery),
		chromedp.Text("section:has(> #h-bulk)", &result, chromedp.ByQuery))
	if !strings.Contains(result, ref) || !strings.Contains(result, "1 task done") {
		t.Errorf("the desk says %q", result)
	}
	chip := office.text(task, ".page-head .due")
	if days := strings.Fields(late); len(days) < 2 || !strings.HasPrefix(chip, days[len(days)-2]+" day") {
		t.Errorf("accepted a week later it says %q; when it was submitted it said %q", chip, late)
	}
	trail := office.text(task, "ol.trail")
	for _, want := range []string{"Đã gửi lấy ý kiến các bộ", "Receipt confirmed", "Extension refused", "Result returned"} {
		if !strings.Contains(trail, want) {
			t.Errorf("the history lacks %q:\n%s", want, trail)
		}
	}
	at := len(trail) // from the oldest to the newest, which stands first
	for _, want := range []string{"Chờ ý kiến thẩm định", "Không có căn cứ", "12/QĐ-BKHCN", "Thiếu phụ lục", "Đã bổ sung phụ lục", "Result accepted"} {
		i := strings.LastIndex(trail[:at], want)
		if i < 0 {
			t.Fatalf("the history, newest first, doesn't say %q in its turn:\n%s", want, trail)
		}
		at = i
	}
	office.shots("life-task-accepted", task)
	after := office.text("/board", completedLate)
	was, err := strconv.Atoi(before)
	if now, err2 := strconv.Atoi(after); err != nil || err2 != nil || now != was+1 {
		t.Errorf("the board counts %q completed late, %q before", after, before)
	}
}
