//go:build pictures

package main

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"dondoc/models/deadline"
	"dondoc/templates"
)

// TestMailPictures shows the mails as mail programs do, narrow and wide, in light and dark, and mirrored
// for languages written from right to left. The pictures go to DONDOC_SHOTS.
func TestMailPictures(t *testing.T) {
	r, err := templates.New()
	if err != nil {
		t.Fatal(err)
	}
	mails := map[string]string{}
	for lang, name := range map[string]string{"vi": "Trần Minh Anh", "en": "Trần Minh Anh"} {
		digest, err := r.Digest(pictureDigest(lang, name))
		if err != nil {
			t.Fatal(err)
		}
		events, err := r.EventMail(pictureEvents(lang, name))
		if err != nil {
			t.Fatal(err)
		}
		mails["digest-"+lang], mails["event-"+lang] = digest.HTML, events.HTML
	}
	for _, name := range []string{"digest", "event"} {
		mails[name+"-rtl"] = strings.ReplaceAll(mails[name+"-en"], `dir="ltr"`, `dir="rtl"`)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		_, _ = w.Write([]byte(mails[strings.TrimPrefix(q.URL.Path, "/")])) // who looks reads what comes
	}))
	t.Cleanup(server.Close)
	for name := range mails {
		for _, width := range []int64{390, 700} {
			for _, scheme := range []string{"light", "dark"} {
				picture := name + "-" + strconv.FormatInt(width, 10) + "-" + scheme
				t.Run(picture, func(t *testing.T) {
					tab := browser(t)
					dark := emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}})
					if err := chromedp.Run(tab, emulation.SetDeviceMetricsOverride(width, 900, 1, false), dark, chromedp.Navigate(server.URL+"/"+name)); err != nil {
						t.Fatal(err)
					}
					t.Log(screenshot(t, tab, picture))
				})
			}
		}
	}
}

func pictureTask(lang string, days int) templates.DigestTask {
	label := map[string]string{"vi": "Ban hành mô hình các thành phần hạ tầng số, nêu rõ cơ quan chủ trì từng phần", "en": "Publish the model of digital infrastructure components, naming who leads each part"}[lang]
	return templates.DigestTask{Ref: "34/CT-TTg#6", Label: label, Directive: "34/CT-TTg", Role: "lead", Due: deadline.MustDate(2025, time.July, 2).AddDays(-days), Days: max(days, -days),
		Status: "in_progress", Percent: 70, Blocked: days == 8, URL: "https://theodoi.example/tasks/7", UpdateURL: "https://theodoi.example/u/1.7.x"}
}

func pictureDigest(lang, name string) templates.DigestView {
	v := templates.DigestView{Lang: lang, Organisation: "Văn phòng Chính phủ", RecipientName: name, AgencyName: "Bộ Khoa học và Công nghệ", Today: deadline.MustDate(2025, time.July, 2),
		AllURL: "https://theodoi.example/tasks", Why: "owner"}
	for _, days := range []int{336, 30, 8} {
		v.Overdue = append(v.Overdue, pictureTask(lang, days))
	}
	secret := pictureTask(lang, 0)
	secret.Confidential, secret.UpdateURL = true, ""
	v.DueSoon = []templates.DigestTask{secret, pictureTask(lang, -4)}
	return v
}

func pictureEvents(lang, name string) templates.EventMailView {
	v := templates.EventMailView{Lang: lang, Organisation: "Văn phòng Chính phủ", RecipientName: name, Today: deadline.MustDate(2025, time.July, 2), AllURL: "https://theodoi.example/tasks",
		UnsubscribeURL: "https://theodoi.example/unsubscribe/1.x"}
	for _, rule := range []string{"event_assigned", "event_returned", "event_extension_granted", "event_opinion_asked"} {
		item := templates.EventItem{DigestTask: pictureTask(lang, -30), Rule: rule, OldDue: deadline.MustDate(2025, time.July, 2), NewDue: deadline.MustDate(2025, time.August, 1)}
		if rule != "event_assigned" {
			item.By, item.Words = "Lê Thị Hoa", "Còn thiếu phụ lục 3.\nĐề nghị bổ sung dự toán kinh phí và ý kiến của Bộ Tài chính."
		}
		v.Items = append(v.Items, item)
	}
	return v
}
