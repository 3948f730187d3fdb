package textfile

import (
	"bytes"
	"io"
	"strings"
	"unicode"

	"github.com/ledongthuc/pdf"
)

// maxStream is how far one stream of a PDF may unpack, and maxStreams how far all
// of them together.
const (
	maxStream  = 32 << 20
	maxStreams = 128 << 20
)

// readPDF reads the text layer of a PDF page by page.
func readPDF(data []byte) (text string, err error) {
	defer func() {
		if recover() != nil { // the library panics at structures it can't follow
			text, err = "", Damaged
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		if bytes.Contains(data, []byte("/Encrypt")) {
			return "", Encrypted
		}
		return "", Damaged
	}
	pages := r.NumPage()
	if pages > MaxPages {
		return "", TooLarge
	}
	var b strings.Builder
	left := int64(maxStreams)
	for n := 1; n <= pages; n++ {
		page := r.Page(n)
		if page.V.IsNull() {
			continue
		}
		if left -= unpacked(page); left < 0 {
			return "", Suspicious
		}
		text, err := pageText(page)
		if err != nil {
			return "", Damaged
		}
		if b.WriteString(text); b.Len() > MaxText {
			return "", TooLarge
		}
		b.WriteString("\n")
	}
	if strings.IndexFunc(b.String(), unicode.IsLetter) < 0 {
		return "", Scanned
	}
	return b.String(), nil
}

// unpacked counts what the streams that a page's text needs unpack to; more than
// maxStreams when one of them is out of bounds.
func unpacked(page pdf.Page) (size int64) {
	count := func(v pdf.Value) {
		if v.Kind() != pdf.Stream {
			return
		}
		r := v.Reader()
		n, _ := io.Copy(io.Discard, io.LimitReader(r, maxStream+1))
		_ = r.Close()
		if size += n; n > maxStream {
			size = maxStreams + 1
		}
	}
	contents := page.V.Key("Contents")
	count(contents)
	for i := range min(contents.Len(), MaxPages) {
		count(contents.Index(i))
	}
	for _, name := range page.Fonts() {
		count(page.Font(name).V.Key("ToUnicode"))
	}
	return size
}

// pageText is the text of a page in the order in which it is read.
func pageText(page pdf.Page) (string, error) {
	text, err := page.GetPlainText(nil)
	if err != nil {
		return "", err
	}
	if rightToLeft(text) {
		return visualText(drawnGlyphs(page)), nil
	}
	return strings.TrimLeft(text, "\n"), nil
}

// rightToLeft tells whether most letters of a text are Arabic.
func rightToLeft(text string) bool {
	arabic, other := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.IsLetter(r):
			other++
		}
	}
	return arabic > other
}
