package filetype_test

import (
	archive "archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"dondoc/models/filetype"
)

// part is a part of an office file: its text, or so many zero bytes.
type part struct {
	name, text string
	zeros      int64
}

func pack(t *testing.T, parts ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	w := archive.NewWriter(&b)
	for _, p := range parts {
		method := archive.Deflate
		if p.name == "mimetype" {
			method = archive.Store
		}
		f, err := w.CreateHeader(&archive.FileHeader{Name: p.name, Method: method})
		if err == nil {
			_, err = io.Copy(f, io.MultiReader(strings.NewReader(p.text), io.LimitReader(zeros{}, p.zeros)))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func docx(t *testing.T, more ...part) []byte {
	return pack(t, append([]part{{name: "[Content_Types].xml", text: "<Types/>"}, {name: "word/document.xml", text: "<w:document/>"}}, more...)...)
}

func odt(t *testing.T, says string) []byte {
	return pack(t, part{name: "mimetype", text: says}, part{name: "content.xml", text: "<office:document-content/>"})
}

const (
	png  = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01"
	jpeg = "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"
	tiff = "II*\x00\x08\x00\x00\x00"
	html = "<!DOCTYPE html><html><script>alert(1)</script></html>"
	ole  = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

func TestCheck(t *testing.T) {
	const office, open = "application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument."
	empty := pack(t)
	for _, c := range []struct {
		name, content  string
		media, problem string
	}{
		{"a.pdf", "%PDF-1.7\n%âãÏÓ\n", "application/pdf", ""},
		{"A.PDF", "%PDF-1.7\n", "application/pdf", ""},
		{"a.png", png, "image/png", ""},
		{"a.jpg", jpeg, "image/jpeg", ""},
		{"a.jpeg", jpeg, "image/jpeg", ""},
		{"a.tif", tiff, "image/tiff", ""},
		{"a.txt", "Báo cáo kết quả thực hiện.\n", "text/plain", ""},
		{"a.txt", "\xff\xfeB\x00\xe1\x00o\x00", "text/plain", ""},
		{"a.csv", "a,b\n1,2\n3,4\n", "text/csv", ""},
		{"a.csv", "a;b\n1;2\n", "text/csv", ""},
		{"a.docx", string(docx(t)), office + "wordprocessingml.document", ""},
		{"a.xlsx", string(pack(t, part{name: "xl/workbook.xml", text: "<workbook/>"})), office + "spreadsheetml.sheet", ""},
		{"a.pptx", string(pack(t, part{name: "ppt/presentation.xml", text: "<p/>"})), office + "presentationml.presentation", ""},
		{"a.odt", string(odt(t, open+"text")), open + "text", ""},
		{"a.ods", string(odt(t, open+"spreadsheet")), open + "spreadsheet", ""},
		{"a.docx", string(docx(t, part{name: "word/media/scan.bin", zeros: 12 << 20})), office + "wordprocessingml.document", ""}, // within the free measure

		{"a.png", html, "", filetype.ContentDiffers},
		{"a.txt", html, "", filetype.ContentDiffers},
		{"a.txt", "<?php system($_GET[0]);", "", filetype.ContentDiffers},
		{"a.txt", "MZ\x90\x00\x03\x00\x00\x00", "", filetype.ContentDiffers},
		{"a.pdf", png, "", filetype.ContentDiffers},
		{"a.png", "%PDF-1.7\n", "", filetype.ContentDiffers},
		{"a.pdf", " ", "", filetype.ContentDiffers},
		{"a.docx", ole, "", filetype.ContentDiffers}, // protected by a password
		{"a.docx", "no archive", "", filetype.ContentDiffers},
		{"a.docx", string(empty), "", filetype.ContentDiffers},
		{"a.docx", string(pack(t, part{name: "xl/workbook.xml", text: "<workbook/>"})), "", filetype.ContentDiffers},
		{"a.docx", string(odt(t, open+"text")), "", filetype.ContentDiffers},
		{"a.ods", string(odt(t, open+"text")), "", filetype.ContentDiffers},
		{"a.odt", string(odt(t, open+"text-template-and-more")), "", filetype.ContentDiffers},
		{"a.html", html, "", filetype.EndingRefused},
		{"a.svg", "<svg/>", "", filetype.EndingRefused},
		{"a.zip", string(docx(t)), "", filetype.EndingRefused},
		{"a.docm", string(docx(t)), "", filetype.EndingRefused},
		{"a.doc", ole, "", filetype.EndingRefused},
		{"a.png.exe", "MZ", "", filetype.EndingRefused},
		{"png", png, "", filetype.EndingRefused},
		{"a.", png, "", filetype.EndingRefused},
		{"a.docx", string(docx(t, part{name: "word/vbaProject.bin", text: "Sub AutoOpen"})), "", filetype.HasMacros},
		{"a.docx", string(docx(t))[:100], "", filetype.Unreadable},
		{"a.docx", string(docx(t, part{name: "word/media/1.bin", zeros: 17 << 20})), "", filetype.TooLargeInside},                 // a thousand to one
		{"a.docx", string(saying(docx(t, part{name: "word/media/1.bin", zeros: 1 << 20}), 257<<20)), "", filetype.TooLargeInside}, // more than anything needs
		{"a.docx", string(docx(t, many(10_000)...)), "", filetype.TooLargeInside},
		{"a.docx", string(docx(t, many(60_000)...)), "", filetype.TooLargeInside},
	} {
		media, err := filetype.Check(c.name, strings.NewReader(c.content), int64(len(c.content)))
		problem := ""
		var refused *filetype.Refusal
		if errors.As(err, &refused) {
			problem = refused.Problem
		} else if err != nil {
			t.Fatal(err)
		}
		if media != c.media || problem != c.problem {
			t.Errorf("%s, %.20q of %d bytes: %q, %q; want %q, %q", c.name, c.content, len(c.content), media, problem, c.media, c.problem)
		}
	}
}

func many(n int) []part {
	parts := make([]part, n)
	for i := range parts {
		parts[i].name = "customXml/a.xml"
	}
	return parts
}

// TestListThatLies: the archive's list says that a part has ten bytes; it goes on for 60 MB. Nobody
// unpacks further than the list says.
func TestListThatLies(t *testing.T) {
	content := saying(docx(t, part{name: "word/media/1.bin", zeros: 60 << 20}), 10)
	reads := &counter{from: bytes.NewReader(content)}
	_, err := filetype.Check("a.docx", reads, int64(len(content)))
	var refused *filetype.Refusal
	if !errors.As(err, &refused) || refused.Problem != filetype.Unreadable {
		t.Fatalf("got %v", err)
	}
	if reads.n > 20<<10 {
		t.Errorf("read %d bytes of %d", reads.n, len(content))
	}
}

// saying makes an archive's list say another size of its last part.
func saying(content []byte, size uint32) []byte {
	line := bytes.LastIndex(content, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(content[line+24:], size)
	return content
}

type counter struct {
	from io.ReaderAt
	n    int
}

func (c *counter) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.from.ReadAt(p, at)
	c.n += n
	return n, err
}

func TestReadersErrorIsNoRefusal(t *testing.T) {
	_, err := filetype.Check("a.pdf", broken{}, 100)
	var refused *filetype.Refusal
	if err == nil || errors.As(err, &refused) {
		t.Errorf("got %v", err)
	}
}

type broken struct{}

func (broken) ReadAt([]byte, int64) (int, error) { return 0, errors.New("the disk is gone") }

func TestEndings(t *testing.T) {
	all := filetype.Endings()
	if !slices.Contains(all, ".pdf") || slices.Contains(all, ".zip") || slices.Contains(all, ".html") {
		t.Errorf("%q", all)
	}
}
