package document_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"archive/zip"

	"dondoc/templates/document"
	"dondoc/templates/paper"
)

// paper is a letter with a table of so many rows.
func letter(lang string, rows int) paper.Paper {
	t := paper.Table{Caption: "Nhiệm vụ quá hạn", Columns: []paper.Column{{Title: "TT", Share: 8, Align: paper.Centre}, {Title: "Nhiệm vụ", Share: 60},
		{Title: "Thời hạn", Share: 20, Align: paper.Centre}, {Title: "Quá hạn", Share: 14, Align: paper.End}}}
	for i := range rows {
		t.Rows = append(t.Rows, []paper.Cell{{Text: fmt.Sprint(i + 1)}, {Text: fmt.Sprintf("Hoàn thiện dữ liệu <%d> & chuẩn hóa", i+1), Sub: "315/TB-VPCP#12"}, {Text: "20/06/2025"}, {Text: "10", Bold: true}})
	}
	return paper.Paper{Lang: lang, Title: "Công văn 12/CV-TCT", Author: "Tổ công tác", At: time.Date(2025, 2, 5, 1, 0, 0, 0, time.UTC),
		Head: paper.Letterhead{Above: "Văn phòng Chính phủ", Issuer: "Tổ công tác triển khai Đề án 06", Country: "Cộng hòa xã hội chủ nghĩa Việt Nam", Motto: "Độc lập - Tự do - Hạnh phúc",
			Number: "Số: 12/CV-TCT", About: "V/v đôn đốc nhiệm vụ", Place: "Hà Nội, ngày 05 tháng 02 năm 2025"},
		Body: []paper.Part{paper.Words(paper.To, "Kính gửi: Bộ Khoa học và Công nghệ"),
			// Marks written apart from their letters, as some keyboards do, and a change of face within a word.
			paper.Paragraph{Runs: []paper.Run{{Text: "Còn như\u0303ng"}, {Text: " bảy", Bold: true}, {Text: ", trong đó một số đã lâu."}}},
			paper.Heading{Level: 1, Text: "1. Nhiệm vụ"}, t, paper.Words(paper.Plain, "Trân trọng./.")},
		End: paper.Ending{CopiesTitle: "Nơi nhận:", Copies: []string{"Như trên;", "Lưu: VT."}, Signer: []string{"TM. Tổ công tác"}, SignerName: "Nguyễn Văn An"}}
}

func docx(p paper.Paper) func(io.Writer) error {
	return func(w io.Writer) error { return document.DOCX(w, p) }
}

func pdf(p paper.Paper) func(io.Writer) error {
	return func(w io.Writer) error { return document.PDF(w, p) }
}

func written(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var a, b bytes.Buffer
	if err := errors.Join(write(&a), write(&b)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same document written twice differs")
	}
	return a.Bytes()
}

func parts(t *testing.T, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		d := xml.NewDecoder(bytes.NewReader(data))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s is not well-formed: %v", f.Name, err)
			}
		}
		out[f.Name] = string(data)
	}
	return out
}

func TestDOCX(t *testing.T) {
	p := parts(t, written(t, docx(letter("vi", 40))))
	body := p["word/document.xml"]
	if n := strings.Count(body, "<w:tblHeader/>"); n != 1 {
		t.Errorf("%d heading rows, want 1", n)
	}
	for _, want := range []string{"<w:titlePg/>", `w:w="11906" w:h="16838"`, `<w:pStyle w:val="Heading1"/>`, "Hoàn thiện dữ liệu &lt;40&gt; &amp; chuẩn hóa", "Còn những", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"} {
		if !strings.Contains(body, want) {
			t.Errorf("the body lacks %s", want)
		}
	}
	for _, used := range regexp.MustCompile(`<w:pStyle w:val="(\w+)"/>`).FindAllStringSubmatch(body, -1) {
		if !strings.Contains(p["word/styles.xml"], `w:styleId="`+used[1]+`"`) {
			t.Errorf("style %s is used and not there", used[1])
		}
	}
	if !strings.Contains(p["word/header1.xml"], " PAGE ") || !strings.Contains(p["docProps/core.xml"], "2025-02-05T01:00:00Z") {
		t.Errorf("no page number, or another date: %s", p["docProps/core.xml"])
	}
	if strings.Contains(body, "bidi") {
		t.Error("Vietnamese is set from right to left")
	}
}

func TestDOCXFromRightToLeft(t *testing.T) {
	p := letter("ar", 1)
	p.Body = append(p.Body, paper.Words(paper.Plain, "تقرير عن المهام المتأخرة"))
	body := parts(t, written(t, docx(p)))["word/document.xml"]
	for _, want := range []string{"<w:bidiVisual/>", "<w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">تقرير عن المهام المتأخرة", "\u200e315/TB-VPCP#12\u200e", "<w:titlePg/><w:bidi/>"} {
		if !strings.Contains(body, want) {
			t.Errorf("the body lacks %s", want)
		}
	}
}

// pdfText is a PDF's text as a program that has nothing to do with ours reads it, a page after the other.
func pdfText(t *testing.T, file []byte) []string {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("pdftotext is not installed, and CI=true lets no test be skipped")
		}
		t.Skip("pdftotext is not installed")
	}
	c := exec.Command(program, "-layout", "-", "-")
	c.Stdin = bytes.NewReader(file)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}

func TestPDF(t *testing.T) {
	pages := pdfText(t, written(t, pdf(letter("vi", 60))))
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, page := range pages {
		first, _, _ := strings.Cut(strings.TrimLeft(page, "\n"), "\n")
		if number := strings.TrimSpace(first); (i > 0) != (number == fmt.Sprint(i+1)) {
			t.Errorf("page %d begins with %q", i+1, number)
		}
		if strings.Contains(page, "Hoàn thiện") && strings.Count(page, "Thời hạn") != 1 {
			t.Errorf("page %d lacks the table's heading", i+1)
		}
	}
	all := strings.Join(strings.Fields(strings.Join(pages, " ")), " ")
	for _, want := range []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngày 05 tháng 02 năm 2025", "Số: 12/CV-TCT", "Còn những bảy, trong đó",
		"Hoàn thiện dữ liệu <1> & chuẩn hóa", "Hoàn thiện dữ liệu <60> & chuẩn hóa", "Nơi nhận:", "TM. TỔ CÔNG TÁC", "Nguyễn Văn An"} {
		if !strings.Contains(all, want) {
			t.Errorf("the text lacks %q", want)
		}
	}
	if last := pages[len(pages)-1]; !strings.Contains(last, "Trân trọng") {
		t.Error("the signature stands alone on the last page")
	}
}

// Wherever on a page it falls, a heading stands above the first row of its table.
func TestPDFKeepsHeadingAndTableTogether(t *testing.T) {
	for above := range 40 {
		p := letter("vi", 3)
		table := p.Body[3].(paper.Table)
		table.Columns[0].Title = "Thứ tự của từng nhiệm vụ" // a heading of many lines
		filler := make([]paper.Part, above)
		for i := range filler {
			filler[i] = paper.Words(paper.Note, "Dòng trước mục.")
		}
		p.Body = append(filler, paper.Heading{Level: 1, Text: "2. Mục có bảng"}, table)
		for i, page := range pdfText(t, written(t, pdf(p))) {
			if strings.Contains(page, "2. Mục có bảng") != strings.Contains(page, "<1>") {
				t.Errorf("after %d lines: page %d has the heading or the first row, not both", above, i+1)
			}
		}
	}
}

// A cell longer than a page goes on on the next, a word longer than a line is broken, and nothing is lost.
func TestPDFOfWhatFitsNowhere(t *testing.T) {
	p := letter("en", 0)
	var long strings.Builder
	for i := range 1500 {
		fmt.Fprintf(&long, "word%d ", i)
	}
	p.Body = []paper.Part{paper.Table{Caption: "x", Columns: []paper.Column{{Title: "A", Share: 1}, {Title: "B", Share: 3}},
		Rows: [][]paper.Cell{{{Text: "first"}, {Text: long.String(), Sub: "end"}}, {{Text: strings.Repeat("ẵ", 200)}, {Text: "x"}}}}}
	all := strings.Join(pdfText(t, written(t, pdf(p))), " ")
	for i := range 1500 {
		if !regexp.MustCompile(fmt.Sprintf(`\bword%d\b`, i)).MatchString(all) {
			t.Fatalf("word %d is lost", i)
		}
	}
	if n := strings.Count(all, "ẵ"); n != 200 {
		t.Errorf("of a long word %d letters are there, want 200", n)
	}
}

func TestPDFRefusesLettersThatJoin(t *testing.T) {
	if err := document.PDF(io.Discard, letter("fa", 1)); !errors.Is(err, document.ErrShaping) {
		t.Errorf("got %v", err)
	}
}

// A paper in Arabic as PDF: by a browser where there is one, else refused.
func TestPDFByABrowser(t *testing.T) {
	if err := document.NewPDFs("").Write(t.Context(), io.Discard, letter("ar", 1)); !errors.Is(err, document.ErrShaping) {
		t.Errorf("without a browser: %v", err)
	}
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("Chromium is not installed, and CI=true lets no test be skipped")
		}
		t.Skip("Chromium is not installed")
	}
	p := letter("ar", 60)
	p.Body = append(p.Body, paper.Words(paper.Plain, "تقرير عن المهام المتأخرة <script>"))
	var file bytes.Buffer
	if err := document.NewPDFs(browser).Write(t.Context(), &file, p); err != nil {
		t.Fatal(err)
	}
	pages := pdfText(t, file.Bytes())
	all := strings.Join(pages, " ")
	if len(pages) < 3 || strings.Count(all, "Thời hạn") < len(pages)-1 || !strings.Contains(all, "script") || !strings.Contains(all, "315/TB-VPCP#12") {
		t.Errorf("%d pages: %s", len(pages), all)
	}
	if first, _, _ := strings.Cut(strings.TrimLeft(pages[1], "\n"), "\n"); strings.TrimSpace(first) != "2" {
		t.Errorf("page 2 begins with %q", first)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if err := document.NewPDFs(browser).Write(stopped, io.Discard, p); err == nil {
		t.Error("a print that was given up came out")
	}
}
