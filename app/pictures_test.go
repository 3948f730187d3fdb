//go:build pictures

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestPictures takes the README's pictures of the demonstration: `make pictures`.
func TestPictures(t *testing.T) {
	r := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0").ready(t)
	pages := tour(t, r)
	for _, picture := range []struct{ name, role, email, path string }{
		{"inbox", "officer", "do.thuy.anh@most", "/tasks"},
		{"board", "office", "", "/board"},
		{"directive", "office", "", pages["directive"]},
		{"report", "office", "", pages["report"]},
	} {
		t.Run(picture.name, func(t *testing.T) {
			tab := browser(t)
			signInBrowser(t, tab, r, r.account(t, picture.role, picture.email))
			var png []byte
			if err := chromedp.Run(tab, emulation.SetDeviceMetricsOverride(1280, 900, 1, false),
				chromedp.Navigate(r.URL+picture.path), chromedp.WaitReady("main"), chromedp.CaptureScreenshot(&png)); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join("..", "docs", "images", picture.name+".png"), png, 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}
