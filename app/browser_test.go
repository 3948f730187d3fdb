package main

import (
	"fmt"
	"image"
	_ "image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBrowserHarness proves the tools of the browser tests on a page that counts its visits in a
// cookie: a form is filled in and sent, each tab has cookies of its own, a picture is a picture.
func TestBrowserHarness(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		visit := "first"
		if _, err := r.Cookie("seen"); err == nil {
			visit = "again"
		}
		http.SetCookie(w, &http.Cookie{Name: "seen", Value: "yes"})
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><title>x</title><p id=visit>%s</p><p id=said>%s</p>
			<form><input name=word><button>Gửi</button></form>`, visit, r.FormValue("word"))
	}))
	defer server.Close()

	for _, visitor := range []string{"one", "other"} {
		t.Run(visitor, func(t *testing.T) {
			tab := browser(t)
			var first, again, said string
			if err := chromedp.Run(tab,
				chromedp.Navigate(server.URL),
				chromedp.Text("#visit", &first),
				chromedp.SendKeys("input", "đôn đốc"),
				chromedp.Click("button"),
				chromedp.WaitReady(`//p[@id="visit"][.="again"]`, chromedp.BySearch),
				chromedp.Text("#visit", &again),
				chromedp.Text("#said", &said),
			); err != nil {
				t.Fatal(err)
			}
			if first != "first" || again != "again" || said != "đôn đốc" {
				t.Errorf("got %q, %q, %q", first, again, said)
			}
			file, err := os.Open(screenshot(t, tab, "harness-"+visitor))
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			if picture, format, err := image.DecodeConfig(file); err != nil || format != "png" || picture.Width != 1280 {
				t.Errorf("the picture is %s of width %d, %v", format, picture.Width, err)
			}
		})
	}
}
