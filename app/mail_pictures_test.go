//go:build pictures

package main

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"dondoc/models/deadline"
	"dondoc/templates"
)

// TestMailPictures shows every mail as mail programs do, narrow and wide, in light and dark, in Vietnamese
// and in Arabic. The pictures, and the parts in plain text, go to DONDOC_SHOTS.
func TestMailPictures(t *testing.T) {
	r, err := templates.New()
	if err != nil {
		t.Fatal(err)
	}
	mails := map[string]templates.Mail{}
	for _, lang := range []string{"vi", "ar"} {
		for name, mail := range mailsToLookAt(t, r, lang) {
			mails[name+"-"+lang] = mail
		}
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		_, _ = w.Write([]byte(mails[strings.TrimPrefix(q.URL.Path, "/")].HTML)) // who looks reads what comes
	}))
	t.Cleanup(server.Close)
	for _, name := range slices.Sorted(maps.Keys(mails)) {
		if folder := os.Getenv("DONDOC_SHOTS"); folder != "" {
			text := "Subject: " + mails[name].Subject + "\n\n" + mails[name].Text
			if err := os.WriteFile(filepath.Join(folder, "mail-"+name+".txt"), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for _, width := range []int64{400, 900} {
			for _, scheme := range []string{"light", "dark"} {
				picture := "mail-" + name + "-" + strconv.FormatInt(width, 10) + "-" + scheme
				t.Run(picture, func(t *testing.T) {
					tab := browser(t)
					dark := emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}})
					var wide int64
					if err := chromedp.Run(tab, emulation.SetDeviceMetricsOverride(width, 300, 1, false), dark, chromedp.Navigate(server.URL+"/"+name),
						chromedp.Evaluate("document.documentElement.scrollWidth", &wide)); err != nil {
						t.Fatal(err)
					}
					if wide > width {
						t.Errorf("%d pixels wide", wide)
					}
					t.Log(screenshot(t, tab, picture))
				})
			}
		}
	}
}

// inLang picks the words of a language; content is shown in English where it is not in Vietnamese.
func inLang(lang, vi, other string) string {
	if lang == "vi" {
		return vi
	}
	return other
}

var lookedAtOn = deadline.MustDate(2025, time.July, 2)

const office = "Văn phòng Chính phủ"

// mailsToLookAt are one mail of each kind, and of the digest and the events every part.
func mailsToLookAt(t *testing.T, r *templates.Renderer, lang string) map[string]templates.Mail {
	t.Helper()
	out := map[string]templates.Mail{}
	add := func(name string, mail templates.Mail, err error) {
		if err != nil {
			t.Fatal(name, err)
		}
		out[name] = mail
	}
	mail, err := r.Digest(pictureDigest(lang))
	add("digest", mail, err)
	mail, err = r.EventMail(pictureEvents(lang))
	add("events", mail, err)
	single := pictureEvents(lang)
	single.Items = single.Items[1:2]
	mail, err = r.EventMail(single)
	add("event", mail, err)
	mail, err = r.BottleneckMail(templates.BottleneckMailView{Lang: lang, Organisation: office, RecipientName: "Trần Minh Anh", Today: lookedAtOn, Move: "ask_decision", Category: "data",
		Text: inLang(lang, "Chưa có quy chế kết nối, chia sẻ dữ liệu dân cư", "There is no rule yet for connecting and sharing population data"), Asked: inLang(lang, "Ban hành quy chế", "Issue the rule"),
		DecideBy: lookedAtOn.AddDays(10), Words: "Cần quyết định trước khi làm việc với địa phương.", By: "Lê Thị Hoa", Directive: "315/TB-VPCP", Tasks: 4, URL: "https://theodoi.example/bottlenecks/3"})
	add("bottleneck", mail, err)
	for _, purpose := range []string{"invitation", "reset"} {
		mail, err = r.LinkMail(templates.LinkMailView{Lang: lang, Organisation: office, Purpose: purpose, RecipientName: "Trần Minh Anh", Inviter: "Lê Thị Hoa",
			URL: "https://theodoi.example/invitation/12.q83hV4zXkP0mWn7c", Until: time.Date(2025, time.July, 9, 8, 0, 0, 0, time.UTC)})
		add(purpose, mail, err)
	}
	mail, err = r.ReportMail(templates.ReportMailView{Lang: lang, Organisation: office, RecipientName: "Trần Minh Anh", Report: pictureReport(lang), URL: "https://theodoi.example/reports/3", UnsubscribeURL: "https://theodoi.example/unsubscribe/1.x"})
	add("report", mail, err)
	late, due := pictureTask(lang, 30), pictureTask(lang, -3)
	due.Days = -due.Days
	mail, err = r.ReviewMail(templates.ReviewMailView{Lang: lang, Organisation: office, RecipientName: "Trần Minh Anh", Today: lookedAtOn, Cadence: "five_day", HeldOn: lookedAtOn, URL: "https://theodoi.example/reviews/3", UnsubscribeURL: "https://theodoi.example/unsubscribe/1.x",
		Items: []templates.ReviewMailItem{{Kind: "last", Total: 3}, {Kind: "late", Total: 38}, {Kind: "due", Total: 4}, {Kind: "unanswered", Total: 1}}, Late: []templates.DigestTask{late}, Due: []templates.DigestTask{due},
		Bottlenecks: []templates.DigestBottleneck{{Category: "data", Text: inLang(lang, "Chưa có quy chế kết nối, chia sẻ dữ liệu dân cư", "There is no rule yet for connecting and sharing population data"), OpenDays: 12, URL: "https://theodoi.example/bottlenecks/3"}}})
	add("agenda", mail, err)
	mail, err = r.UrgingMail(templates.UrgingMailView{Lang: lang, Organisation: office, RecipientName: "Văn thư Bộ", Issuer: office, Agency: inLang(lang, "Bộ Khoa học và Công nghệ", "Ministry of Science and Technology"),
		Number: "452/VPCP-KSTT", IssuedOn: lookedAtOn, AnswerBy: lookedAtOn.AddDays(7), Tasks: 12, URL: "https://theodoi.example/letters/4"})
	add("urging", mail, err)
	return out
}

func pictureTask(lang string, days int) templates.DigestTask {
	return templates.DigestTask{Ref: "34/CT-TTg#6", Label: inLang(lang, "Ban hành mô hình các thành phần hạ tầng số, nêu rõ cơ quan chủ trì từng phần", "Publish the model of digital infrastructure components, naming who leads each part"),
		Directive: "34/CT-TTg", Role: "lead", Due: lookedAtOn.AddDays(-days), Days: max(days, -days), Status: "in_progress", Percent: 70, Blocked: days == 8, URL: "https://theodoi.example/tasks/7", UpdateURL: "https://theodoi.example/u/1.7.x"}
}

func pictureDigest(lang string) templates.DigestView {
	v := templates.DigestView{Lang: lang, Organisation: office, RecipientName: "Trần Minh Anh", AgencyName: inLang(lang, "Bộ Khoa học và Công nghệ", "Ministry of Science and Technology"), Today: lookedAtOn,
		AllURL: "https://theodoi.example/tasks", Why: "owner"}
	for _, days := range []int{336, 30, 8} {
		v.Overdue = append(v.Overdue, pictureTask(lang, days))
	}
	secret := pictureTask(lang, 0)
	secret.Confidential, secret.UpdateURL = true, ""
	v.DueSoon = []templates.DigestTask{secret, pictureTask(lang, -4)}
	for _, kind := range []string{"escalate", "accept", "declined", "extension", "receipt", "opinion", "nudge", "unreached"} {
		other := pictureTask(lang, 12)
		other.Ref, other.Agency, other.UpdateURL = "315/TB-VPCP#12@H26", inLang(lang, "Thành phố Hà Nội", "Hanoi"), ""
		v.Parts = append(v.Parts, templates.DigestPart{Kind: kind, Tasks: []templates.DigestTask{other}})
	}
	v.Bottlenecks = []templates.DigestBottleneck{{Category: "data", Text: inLang(lang, "Chưa có quy chế chia sẻ dữ liệu", "No rule for sharing data"), OpenDays: 12, URL: "https://theodoi.example/bottlenecks/3"}}
	return v
}

func pictureEvents(lang string) templates.EventMailView {
	v := templates.EventMailView{Lang: lang, Organisation: office, RecipientName: "Trần Minh Anh", Today: lookedAtOn, AllURL: "https://theodoi.example/tasks", UnsubscribeURL: "https://theodoi.example/unsubscribe/1.x"}
	for _, rule := range []string{"event_assigned", "event_returned", "event_accepted", "event_extension_granted", "event_extension_refused", "event_opinion_asked", "event_sign_off_asked", "event_redirected", "event_kept", "event_reopened", "event_cancelled", "event_mentioned"} {
		item := templates.EventItem{DigestTask: pictureTask(lang, -30), Rule: rule, OldDue: lookedAtOn, NewDue: lookedAtOn.AddDays(30)}
		if rule != "event_assigned" {
			item.By, item.Words = "Lê Thị Hoa", "Còn thiếu phụ lục 3.\nĐề nghị bổ sung dự toán kinh phí và ý kiến của Bộ Tài chính."
		}
		v.Items = append(v.Items, item)
	}
	return v
}

func pictureReport(lang string) templates.ReportSheet {
	s := templates.ReportSheet{ReportRow: templates.ReportRow{Kind: "five_day", From: lookedAtOn.AddDays(-6), To: lookedAtOn.AddDays(-2)}, Organisation: office, IssuedOn: lookedAtOn,
		OfAll: templates.Rate{Part: 16051, Whole: 21914}, OfFallenDue: templates.Rate{Part: 16051, Whole: 16274}}
	s.Counts = templates.Counts{Total: 21914, CompletedOnTime: 15000, CompletedLate: 1051, InTerm: 5640, Overdue: 223}
	for i := range 12 {
		s.Overdue = append(s.Overdue, templates.ReportTask{ID: int64(i), Ref: "315/TB-VPCP#" + strconv.Itoa(i+1) + "@H26", Label: pictureTask(lang, 1).Label, Lead: inLang(lang, "Thành phố Hà Nội", "Hanoi"), Status: "in_progress",
			Due: lookedAtOn.AddDays(-i - 3), Days: i + 3})
	}
	return s
}
