package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const listInBrowser = `Mã;Nội dung nhiệm vụ;Cơ quan chủ trì;Cơ quan phối hợp;Thời hạn
A-1;Lập danh mục dữ liệu mở của cơ quan nhà nước;Bộ Công an;Bộ Tài chính; Quý III/2025
A-2;Số hóa sổ hộ tịch còn lại;Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương;;Tháng 12/2025
A-3;Rà soát chuẩn kết nối;Bộ Dữ liệu;;khi rảnh
`

// The office uploads a list it kept elsewhere, has its columns told apart, sees each row as a task and what
// is wrong with which cell, and with one press more makes the good ones tasks.
func TestListIsImportedInTheBrowser(t *testing.T) {
	demo := start(t, nil, "demo", "--json", "--listen", "127.0.0.1:0", "--as-of", "2025-06-27")
	r := demo.ready(t)
	file := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(file, []byte(listInBrowser), 0o600); err != nil {
		t.Fatal(err)
	}
	office := r.person(t, "office", "")
	office.do(chromedp.Navigate(r.URL+"/imports?lang=en"), chromedp.WaitReady("#f-file", chromedp.ByQuery), chromedp.SetUploadFiles("#f-file", []string{file}, chromedp.ByQuery),
		chromedp.SetValue("#f-directive", "34/CT-TTg", chromedp.ByQuery), chromedp.Click("form.panel button[type=submit]", chromedp.ByQuery), chromedp.WaitVisible("#f-columns", chromedp.ByQuery))
	var lead string
	office.do(chromedp.Value("#f-column_2", &lead, chromedp.ByQuery))
	if lead != "lead" {
		t.Errorf("the third column was taken for %q", lead)
	}
	office.shots("import-columns", pathOf(t, office))
	var words string
	office.do(chromedp.Click("form.stack button.btn:not(.btn-2)", chromedp.ByQuery), chromedp.WaitVisible("#f-go_on", chromedp.ByQuery), chromedp.Text("main", &words, chromedp.ByQuery))
	for _, want := range []string{"C4, Lead agency", "E4, Deadline", "63 tasks, one for each member", "64 tasks would be made"} {
		if !strings.Contains(words, want) {
			t.Errorf("the preview does not say %q: %s", want, words)
		}
	}
	office.shots("import", pathOf(t, office))
	office.do(chromedp.Click("#f-go_on", chromedp.ByQuery), chromedp.Click("form.panel button.btn:not(.btn-2)", chromedp.ByQuery), chromedp.WaitVisible("ul.tally div", chromedp.ByQuery), chromedp.Text("main", &words, chromedp.ByQuery))
	if !strings.Contains(words, "64") || !strings.Contains(words, "34/CT-TTg#") {
		t.Errorf("the result says %s", words)
	}
}
