package templates_test

import (
	"fmt"
	"strings"
	"testing"

	. "dondoc/templates"
)

func bothMails(t *testing.T, lang string, demo bool) map[string]Mail {
	t.Helper()
	r := renderer(t)
	full, empty := sampleDigest(lang, 8), DigestView{Lang: lang, Today: today, Demo: demo}
	full.Demo = demo
	mails := map[string]Mail{}
	var err error
	for name, v := range map[string]DigestView{"digest": full, "empty digest": empty} {
		if mails[name], err = r.Digest(v); err != nil {
			t.Fatal(err)
		}
	}
	several, one := sampleEvents(lang), sampleEvents(lang)
	several.Demo, one.Demo, one.Items, one.UnsubscribeURL = demo, demo, one.Items[:1], ""
	for name, v := range map[string]EventMailView{"events": several, "event": one} {
		if mails[name], err = r.EventMail(v); err != nil {
			t.Fatal(err)
		}
	}
	secret := BottleneckMailView{Lang: lang, RecipientName: "Bảo", Today: today, Move: "raise", Directive: "9/TB-VPCP", Confidential: true, URL: "https://dondoc.example.org/bottlenecks/3", Demo: demo}
	stuck := sampleBottleneckMail(lang)
	stuck.Demo = demo
	for name, v := range map[string]BottleneckMailView{"bottleneck": stuck, "confidential bottleneck": secret} {
		if mails[name], err = r.BottleneckMail(v); err != nil {
			t.Fatal(err)
		}
	}
	for _, of := range []string{"tasks", "bottlenecks"} {
		v := sampleListMail(lang, of)
		v.Demo = demo
		if mails["list of "+of], err = r.ListMail(v); err != nil {
			t.Fatal(err)
		}
	}
	for _, purpose := range []string{"invitation", "reset"} {
		v := LinkMailView{Lang: lang, Organisation: "VPCP", Purpose: purpose, RecipientName: "Bảo", Inviter: "Anh", URL: "https://dondoc.example.org/invitation/1.x", Until: at(27, 1), Demo: demo}
		if mails[purpose], err = r.LinkMail(v); err != nil {
			t.Fatal(err)
		}
	}
	for name, v := range map[string]ReportMailView{
		"report":       {Lang: lang, Organisation: "VPCP", RecipientName: "Bảo", Report: sampleReport(), URL: "https://dondoc.example.org/reports/3", Demo: demo},
		"empty report": {Lang: lang, Report: ReportSheet{ReportRow: ReportRow{Kind: "five_day"}}, Demo: demo},
	} {
		if mails[name], err = r.ReportMail(v); err != nil {
			t.Fatal(err)
		}
	}
	agenda := ReviewMailView{Lang: lang, Organisation: "VPCP", RecipientName: "Bảo", Today: today, Cadence: "five_day", HeldOn: today, Items: []ReviewMailItem{{"last", 0}, {"late", 12}, {"unanswered", 1}, {"due", 2}},
		Late:        []DigestTask{{Ref: "34/CT-TTg#2", Label: "Công bố <mô hình>", Agency: "Bộ KH&CN", Due: today.AddDays(-7), Days: 7, Status: "returned", URL: "https://x.example/tasks/1"}},
		Due:         []DigestTask{{Ref: "71/NQ-CP#1", Label: "Trình đề án", Due: today, Status: "in_progress", URL: "https://x.example/tasks/2"}},
		Bottlenecks: []DigestBottleneck{{Category: "data", Text: "Thiếu dữ liệu", OpenDays: 3, URL: "https://x.example/bottlenecks/1"}}, URL: "https://x.example/reviews/3", UnsubscribeURL: "https://x.example/unsubscribe/1.x", Demo: demo}
	if mails["agenda"], err = r.ReviewMail(agenda); err != nil {
		t.Fatal(err)
	}
	return mails
}

func TestMailsAreWellFormedAndTranslated(t *testing.T) {
	for _, lang := range renderer(t).Languages() {
		for name, m := range bothMails(t, lang, true) {
			t.Run(lang+"/"+name, func(t *testing.T) {
				for _, fault := range markupFaults(m.HTML) {
					t.Error(fault)
				}
				if strings.Count(m.HTML, "<h1") != 1 || !strings.Contains(m.HTML, `<html lang="`+lang+`"`) {
					t.Error("want one h1 and the language named")
				}
				for _, part := range []string{m.Subject, m.Text, m.HTML} {
					if part == "" || strings.Contains(part, "<no value>") || strings.Contains(part, "ZgotmplZ") || strings.Contains(part, "mail_") || strings.Contains(part, "{{") {
						t.Errorf("empty or untranslated: %.200s", part)
					}
				}
				if strings.ContainsAny(m.Subject, "\r\n") {
					t.Errorf("a line break in the subject %q", m.Subject)
				}
			})
		}
	}
}

// In the demonstration every mail says which day it is and what is made up;
// elsewhere none does.
func TestMailsOfTheDemonstrationSaySo(t *testing.T) {
	const said = "made up for illustration"
	for _, demo := range []bool{true, false} {
		for name, m := range bothMails(t, "en", demo) {
			if strings.Contains(m.HTML, said) != demo || strings.Contains(m.Text, said) != demo || strings.Contains(m.Subject, "[Demonstration]") != demo {
				t.Errorf("demonstration %v: %s says otherwise", demo, name)
			}
		}
	}
}

func TestDigestSaysTheSameInTextAndHTML(t *testing.T) {
	r := renderer(t)
	v := sampleDigest("en", 0)
	v.Overdue = []DigestTask{{Ref: "34/CT-TTg#2", Label: "Publish the model & its parts", Directive: "34/CT-TTg", Due: day(2025, 6, 20), Days: 7, Status: "returned", URL: "https://x.example/t/1"},
		{Ref: "71/NQ-CP#1", Label: "Second", Due: day(2025, 6, 26), Days: 1, Status: "in_progress", Percent: 40, Blocked: true, URL: "https://x.example/t/2"}}
	m, err := r.Digest(v)
	if err != nil {
		t.Fatal(err)
	}
	if want := "[Demonstration] 2 tasks overdue, 2 falling due: Bộ Khoa học Bcc: x"; m.Subject != want {
		t.Errorf("subject %q, want %q", m.Subject, want)
	}
	// in this order, each address on a line of its own
	at := 0
	for _, want := range []string{"Overdue: 2", "▲ Overdue by 7 days (20 Jun 2025)\n  Publish the model & its parts\n  34/CT-TTg#2 · Returned\n  https://x.example/t/1\n",
		"▲ Overdue by 1 day", "Second", "In progress 40%, Blocked", "\n  https://x.example/t/2\n", "Falling due: 2", "● Due today"} {
		i := strings.Index(m.Text[at:], want)
		if i < 0 {
			t.Fatalf("text lacks %q in its place:\n%s", want, m.Text)
		}
		at += i
	}
	for _, want := range []string{"Publish the model &amp; its parts", `href="https://x.example/t/1"`, "Overdue by 7 days", "In progress 40%, Blocked", "<!--[if mso]>"} {
		if !strings.Contains(m.HTML, want) {
			t.Errorf("HTML lacks %q", want)
		}
	}
}

// A confidential task shows number, deadline and link only.
func TestDigestKeepsConfidentialText(t *testing.T) {
	m, err := renderer(t).Digest(DigestView{Lang: "en", Today: today, Overdue: []DigestTask{
		{Ref: "1/M#1", Label: "Secret duty", Directive: "Secret directive", Agency: "Secret agency", Due: day(2025, 6, 20), Days: 7, Status: "in_progress", URL: "https://x.example/t/1", Confidential: true}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{m.Subject, m.Text, m.HTML} {
		if strings.Contains(part, "Secret") {
			t.Errorf("the text of a confidential task is in the mail: %s", part)
		}
	}
	for _, want := range []string{"1/M#1", "20 Jun 2025", "https://x.example/t/1", "Overdue by 7 days"} {
		if !strings.Contains(m.Text, want) {
			t.Errorf("text lacks %q", want)
		}
	}
}

func TestLongDigestIsCutAndCounted(t *testing.T) {
	for _, c := range []struct{ overdue, shown, more int }{{8, 10, 0}, {48, 50, 0}, {49, 50, 1}, {900, 50, 852}} {
		m, err := renderer(t).Digest(sampleDigest("en", c.overdue))
		if err != nil {
			t.Fatal(err)
		}
		if shown := strings.Count(m.HTML, `href="https://dondoc.example.org/t/abc"`); shown != c.shown {
			t.Errorf("%d overdue: %d tasks shown, want %d", c.overdue, shown, c.shown)
		}
		if len(m.HTML) > 100_000 {
			t.Errorf("%d overdue: HTML has %d bytes, mail programs cut at 100000", c.overdue, len(m.HTML))
		}
		if !strings.HasPrefix(m.Subject, fmt.Sprintf("[Demonstration] %d tasks overdue", c.overdue)) {
			t.Errorf("subject %q does not count all", m.Subject)
		}
		if c.more > 0 != strings.Contains(m.Text, " more\n") {
			t.Errorf("%d overdue: text does not say how many more", c.overdue)
		}
	}
}
