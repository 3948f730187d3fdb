package main

import (
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"
)

// An administrator looks at what a policy would send before saving it, and names a recipient without
// account; an officer says which agencies must act on a bottleneck, one more than the form began with.
func TestPoliciesRecipientsAndBottlenecksInTheBrowser(t *testing.T) {
	tab := browser(t)
	r := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0").ready(t)
	do := func(what string, actions ...chromedp.Action) {
		t.Helper()
		if err := chromedp.Run(tab, actions...); err != nil {
			var page string
			_ = chromedp.Run(tab, chromedp.Text("main", &page, chromedp.ByQuery))
			t.Fatalf("%s: %v\n%s", what, err, page)
		}
	}
	signInBrowser(t, tab, r, r.account(t, "administrator", ""))
	do("the list", chromedp.Navigate(r.URL+"/admin/policies"), chromedp.WaitVisible("main table", chromedp.ByQuery))
	fits(t, tab, "policies")
	do("one more rung", chromedp.Navigate(r.URL+"/admin/policies/new"), chromedp.SetValue("#f-name", "Nhiệm vụ trọng tâm", chromedp.ByQuery), chromedp.Click("[name=for_key]", chromedp.ByQuery),
		chromedp.Click("#f-escalations [value=more]", chromedp.ByQuery), chromedp.WaitVisible(`[id="f-escalations.4"]`, chromedp.ByQuery))
	fits(t, tab, "policy-new")
	do("saved", chromedp.Click("#form button[value=save]", chromedp.ByQuery), chromedp.WaitVisible(".note-good", chromedp.ByQuery))
	do("the preview", chromedp.Navigate(r.URL+"/admin/policies/default"), chromedp.SetValue("#f-overdue_every", "14", chromedp.ByQuery),
		chromedp.Click("#form .acts button[value=preview]", chromedp.ByQuery), chromedp.WaitVisible("#h-preview", chromedp.ByQuery), chromedp.Click("#preview details:last-of-type summary", chromedp.ByQuery))
	fits(t, tab, "policy-preview")
	do("recipients", chromedp.Navigate(r.URL+"/admin/recipients"), chromedp.SetValue("#f-email", "lanhdao@vpcp.example", chromedp.ByQuery), chromedp.SetValue("#f-name", "Lãnh đạo Chính phủ", chromedp.ByQuery),
		chromedp.Click("aside form button", chromedp.ByQuery), chromedp.WaitVisible(".note-good", chromedp.ByQuery))
	fits(t, tab, "recipients")
	do("one of them", chromedp.Click("main table th a", chromedp.ByQuery), chromedp.WaitVisible("#h-end", chromedp.ByQuery))
	fits(t, tab, "recipient")

	officer := r.account(t, "officer", "")
	tab = browser(t)
	signInBrowser(t, tab, r, officer)
	var tasks struct{ Items []struct{ ID int64 } }
	r.getJSON(t, officer, "/api/v1/tasks?status=in_progress&limit=1", &tasks)
	do("the bottleneck", chromedp.Navigate(r.URL+"/tasks/"+strconv.FormatInt(tasks.Items[0].ID, 10)), chromedp.Click("#do-bottleneck summary", chromedp.ByQuery),
		chromedp.SetValue("#f-bottleneck-words", "Chưa có dữ liệu dùng chung", chromedp.ByQuery), chromedp.Click("#do-bottleneck [name=another]", chromedp.ByQuery), chromedp.WaitVisible("#f-bottleneck-must_act-3", chromedp.ByQuery))
	fits(t, tab, "bottleneck")
}
