package textfile

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// word makes a DOCX of the inside of its body.
func word(t testing.TB, body string) []byte {
	t.Helper()
	return archived(t, "word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>`+body+`</w:body></w:document>`)
}

// archived makes an archive of names and contents in turn.
func archived(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	var err error
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts) && err == nil; i += 2 {
		var w io.Writer
		if w, err = z.Create(parts[i]); err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func para(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }

func stored(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWordText(t *testing.T) {
	cell := func(s string) string { return "<w:tc>" + para(s) + "</w:tc>" }
	cases := []struct{ name, body, want string }{
		{"paragraphs", para("Điều 1.") + para("Bộ Y tế"), "Điều 1.\nBộ Y tế\n"},
		{"runs are joined", "<w:p><w:r><w:t>trước ngày 30</w:t></w:r><w:r><w:t>/6/2025</w:t></w:r></w:p>", "trước ngày 30/6/2025\n"},
		{"a table's row is a line", "<w:tbl><w:tr>" + cell("Nhiệm vụ") + cell("Chủ trì") + "</w:tr><w:tr>" + cell("Lập đề án") + cell("Bộ Y tế") + "</w:tr></w:tbl>" + para("Hết"),
			"Nhiệm vụ \tChủ trì \nLập đề án \tBộ Y tế \nHết\n"},
		{"what was deleted is gone", "<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>", "mới\n"},
		{"a drawing's text comes once", "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>một</w:t></mc:Choice><mc:Fallback><w:t>hai</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>", "một\n"},
		{"items that Word numbers", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>Bộ Y tế:</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr><w:r><w:t>Lập đề án</w:t></w:r></w:p>`,
			"- Bộ Y tế:\n+ Lập đề án\n"},
		{"breaks and hyphens", "<w:p><w:r><w:t>34</w:t><w:noBreakHyphen/><w:t>CT</w:t><w:br/><w:t>b</w:t></w:r></w:p>", "34-CT\nb\n"},
	}
	for _, c := range cases {
		if got, err := Read(word(t, c.body)); err != nil || got != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
}

// TestItemsByStyle reads lists that a paragraph style makes, the way Word's own
// "List Bullet" does.
func TestItemsByStyle(t *testing.T) {
	const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	styles := `<w:styles ` + w + `><w:style w:styleId="Normal"/>` +
		`<w:style w:styleId="ListBullet"><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:styleId="ListBullet2"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:styleId="Task"><w:basedOn w:val="ListBullet"/></w:style>` +
		`<w:style w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style></w:styles>`
	styled := func(style, more, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + more + `</w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	body := styled("Normal", "", "Bộ Y tế:") + styled("ListBullet", "", "một") + styled("ListBullet2", "", "hai") + styled("Task", "", "ba") +
		styled("Ring", "", "bốn") + styled("Task", `<w:numPr><w:numId w:val="0"/></w:numPr>`, "năm")
	const want = "Bộ Y tế:\n- một\n+ hai\n- ba\nbốn\nnăm\n"
	got, err := Read(archived(t, "word/styles.xml", styles, "word/document.xml", `<w:document `+w+`><w:body>`+body+`</w:body></w:document>`))
	if err != nil || got != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
	if got, err := Read(archived(t, "word/styles.xml", "<w:styles", "word/document.xml", `<w:document `+w+`><w:body>`+para("một")+`</w:body></w:document>`)); err != nil || got != "một\n" {
		t.Errorf("with styles that can't be read: %q, %v", got, err)
	}
}

func TestPlainText(t *testing.T) {
	const want = "Bộ Y tế\nوزارة الصحة\n"
	sixteen := func(order binary.AppendByteOrder, mark string) []byte {
		out := []byte(mark)
		for _, u := range utf16.Encode([]rune(want)) {
			out = order.AppendUint16(out, u)
		}
		return out
	}
	for name, data := range map[string][]byte{
		"UTF-8": []byte(want), "UTF-8 with a mark": []byte("\xef\xbb\xbf" + want),
		"UTF-16, low byte first": sixteen(binary.LittleEndian, "\xff\xfe"), "UTF-16, high byte first": sixteen(binary.BigEndian, "\xfe\xff"),
	} {
		if got, err := Read(data); err != nil || got != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestPDFText(t *testing.T) {
	for name, lines := range map[string][]string{
		"vietnamese.pdf": {"Thông báo về việc trồng cây xanh đô thị", "Ủy ban nhân dân thành phố trước ngày 15/8/2024."},
		"arabic.pdf":     {"قرار رقم (12) لسنة 2024 بشأن صيانة المدارس", "أغسطس 2024.", "تقدم وزارة المالية تقريرا شهريا إلى مجلس الوزراء (مع جداول الصرف) خلال عام 2024."},
	} {
		text, err := Read(stored(t, name))
		if err != nil {
			t.Fatal(name, err)
		}
		for _, line := range lines {
			if !strings.Contains(text, line) {
				t.Errorf("%s: %q is not in\n%s", name, line, text)
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	pdf := stored(t, "vietnamese.pdf")
	deep := strings.Repeat("<w:p>", maxDepth+1) + strings.Repeat("</w:p>", maxDepth+1)
	liar := archived(t, "word/document.xml", strings.Repeat(" ", maxXML/8))
	for i := range liar { // the sizes in the archive's directory say that it is small
		if bytes.HasPrefix(liar[i:], []byte("PK\x01\x02")) {
			binary.LittleEndian.PutUint32(liar[i+24:], 1000)
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want Fault
	}{
		"nothing":                        {nil, Empty},
		"no letter":                      {[]byte(" 12\n"), Empty},
		"a picture":                      {[]byte("\x89PNG\r\n\x1a\n\x00\x00"), UnknownKind},
		"letters of an old code page":    {[]byte("B\xd4 Y t\xd5"), BadEncoding},
		"half a UTF-16 letter":           {[]byte("\xff\xfea\x00b"), Damaged},
		"an archive without a document":  {archived(t, "xl/workbook.xml", "<a/>"), NotWord},
		"half an archive":                {word(t, para("a"))[:60], Damaged},
		"broken XML":                     {word(t, "<w:p>"), Damaged},
		"an unknown entity":              {word(t, para("&secret;")), Damaged},
		"a document type":                {archived(t, "word/document.xml", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`), Suspicious},
		"elements without end":           {word(t, deep), Suspicious},
		"a bomb":                         {archived(t, "word/document.xml", strings.Repeat(" ", maxXML+1)), Suspicious},
		"a bomb that lies":               {liar, Damaged},
		"an old Word document":           {append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...), OldWord},
		"a Word document under password": {append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...), Encrypted},
		"a PDF under password":           {stored(t, "password.pdf"), Encrypted},
		"half a PDF":                     {pdf[:len(pdf)/2], Damaged},
		"a scanned PDF":                  {scanned(), Scanned},
		"too much":                       {make([]byte, MaxFile+1), TooLarge},
	} {
		if _, err := Read(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if c.want.Error() == "" {
			t.Errorf("%s has no words", c.want)
		}
	}
}

// scanned is a PDF whose one page shows no text.
func scanned() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for _, object := range []string{
		"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
		"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
		"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << >> >>\nendobj\n",
		"4 0 obj\n<< /Length 12 >>\nstream\n0 0 m 9 9 l \nendstream\nendobj\n",
	} {
		at = append(at, b.Len())
		b.WriteString(object)
	}
	start := b.Len()
	b.WriteString("xref\n0 5\n0000000000 65535 f \n")
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

// FuzzRead: no file makes it panic; what it reads is within bounds.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Bộ Y tế"))
	f.Add(word(f, para("a")))
	f.Add(scanned())
	for _, name := range []string{"vietnamese.pdf", "arabic.pdf", "password.pdf"} {
		f.Add(stored(f, name))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := Read(data)
		var fault Fault
		if err != nil && !errors.As(err, &fault) || len(text) > MaxText {
			t.Errorf("%d bytes, %v", len(text), err)
		}
	})
}
