package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Without script, an officer adds a file and removes it again; what is refused is told on a page, also
// when the file is too large to be read to its end.
func TestOfficerAddsAFileInABrowser(t *testing.T) {
	folder := t.TempDir()
	good, page, large := filepath.Join(folder, "Báo cáo quý II.pdf"), filepath.Join(folder, "ảnh.png"), filepath.Join(folder, "lớn.pdf")
	for name, content := range map[string]string{good: "%PDF-1.7\n", page: "<!DOCTYPE html><script>alert(1)</script>", large: "%PDF-1.7\n"} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(large, 51<<20); err != nil {
		t.Fatal(err)
	}
	tab := browser(t)
	r := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0").ready(t)
	if err := chromedp.Run(tab, emulation.SetScriptExecutionDisabled(true)); err != nil {
		t.Fatal(err)
	}
	signInBrowser(t, tab, r, r.account(t, "officer", "do.thuy.anh@most"))
	var address, added, listed, refused, tooLarge, removed string
	choose := func(file string) chromedp.Tasks {
		return chromedp.Tasks{chromedp.SetUploadFiles("#f-file", []string{file}, chromedp.ByQuery), chromedp.Click("#evidence form[enctype] button", chromedp.ByQuery)}
	}
	if err := chromedp.Run(tab,
		chromedp.Navigate(r.URL+"/tasks"),
		chromedp.Click("#overdue tr:nth-child(2) .t > a", chromedp.ByQuery),
		chromedp.WaitVisible("#f-file", chromedp.ByQuery),
		chromedp.Location(&address),
		choose(good),
		chromedp.WaitVisible(".note-good", chromedp.ByQuery),
		chromedp.Text(".note-good", &added, chromedp.ByQuery),
		chromedp.Text("#evidence ul", &listed, chromedp.ByQuery),
	); err != nil {
		t.Fatal(err)
	}
	screenshot(t, tab, "evidence")
	if err := chromedp.Run(tab,
		choose(page),
		chromedp.WaitVisible("#e-file", chromedp.ByQuery),
		chromedp.Text("#e-file", &refused, chromedp.ByQuery),
		choose(large),
		chromedp.WaitNotPresent("#e-file", chromedp.ByQuery),
		chromedp.Text("main", &tooLarge, chromedp.ByQuery),
		chromedp.Navigate(address),
		chromedp.Click("#evidence form[action$='/remove'] button", chromedp.ByQuery),
		chromedp.WaitVisible(".note-good", chromedp.ByQuery),
		chromedp.Text("#evidence", &removed, chromedp.ByQuery),
	); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ what, got, want string }{
		{"added", added, "Báo cáo quý II.pdf was added"}, {"listed", listed, "Báo cáo quý II.pdf 1 KB"}, {"HTML as PNG", refused, "is not what its name says"},
		{"51 MB", tooLarge, "larger than 50 MB"}, {"removed", removed, "No file or document"},
	} {
		if !strings.Contains(strings.Join(strings.Fields(c.got), " "), c.want) {
			t.Errorf("%s: the page says %q, want %q", c.what, c.got, c.want)
		}
	}
}
