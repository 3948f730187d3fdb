package textfile

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Limits of a Word document's archive.
const (
	maxEntries = 5000
	maxXML     = 64 << 20 // bytes of its text part, unpacked
	maxRatio   = 150      // of unpacked to packed, from atLeast bytes on
	atLeast    = 1 << 20
	maxDepth   = 256 // of elements inside one another
)

// readWord reads the main text of a DOCX: its paragraphs and tables, without
// what was deleted, headers, footnotes and field codes.
func readWord(data []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", Damaged
	}
	if len(archive.File) > maxEntries {
		return "", Suspicious
	}
	var document *zip.File
	var styles map[string]int
	for _, f := range archive.File {
		switch f.Name {
		case "word/document.xml":
			document = f
		case "word/styles.xml":
			styles = readStyles(f)
		}
	}
	if document == nil {
		return "", NotWord
	}
	return readPart(document, styles)
}

func readPart(f *zip.File, styles map[string]int) (string, error) {
	const encrypted = 1
	if f.Flags&encrypted != 0 {
		return "", Encrypted
	}
	packed := f.CompressedSize64
	if f.UncompressedSize64 > maxXML || f.UncompressedSize64 > atLeast && f.UncompressedSize64/max(packed, 1) > maxRatio {
		return "", Suspicious
	}
	r, err := f.Open()
	if err != nil {
		return "", Damaged
	}
	defer func() { _ = r.Close() }()
	limited := &io.LimitedReader{R: r, N: min(maxXML, int64(max(atLeast, maxRatio*packed))) + 1} // the sizes stated may be lies
	text, err := readBody(limited, styles)
	if limited.N <= 0 {
		return "", Suspicious
	}
	return text, err
}

// wordReader goes through the elements of a document.
type wordReader struct {
	text    strings.Builder
	cells   []int // for each table that is open: the cells begun in its row
	skip    int   // elements open whose text does not count
	depth   int
	inText  bool
	started bool // the paragraph has text
	styles  map[string]int
	level   int // of the list the paragraph is an item of, from 1; 0: of none
}

func readBody(r io.Reader, styles map[string]int) (string, error) {
	dec := xml.NewDecoder(r)
	w := &wordReader{styles: styles}
	for {
		t, err := dec.Token()
		switch {
		case errors.Is(err, io.EOF):
			return w.text.String(), nil
		case err != nil:
			return "", Damaged
		}
		switch t := t.(type) {
		case xml.Directive: // a document type could name other files
			return "", Suspicious
		case xml.StartElement:
			if w.depth++; w.depth > maxDepth {
				return "", Suspicious
			}
			w.open(t)
		case xml.EndElement:
			w.depth--
			w.close(t.Name.Local)
		case xml.CharData:
			if w.inText && w.skip == 0 {
				w.write(string(t))
			}
		}
		if w.text.Len() > MaxText {
			return "", TooLarge
		}
	}
}

// skipped are elements whose text is not the document's own: what was deleted,
// the second rendering of a drawing, codes of fields.
var skipped = map[string]bool{"del": true, "moveFrom": true, "Fallback": true, "instrText": true, "delText": true}

func (w *wordReader) open(e xml.StartElement) {
	if skipped[e.Name.Local] {
		w.skip++
	}
	switch e.Name.Local {
	case "t":
		w.inText = true
	case "tab":
		if w.started { // not a tab stop of the paragraph's style
			w.write("\t")
		}
	case "br", "cr":
		w.newLine()
	case "noBreakHyphen":
		w.write("-")
	case "p":
		w.started, w.level = false, 0
	case "pStyle":
		w.level = max(w.level, w.styles[attribute(e, "val")])
	case "ilvl":
		w.level = listLevel(e)
	case "numId":
		if attribute(e, "val") == "0" { // the paragraph leaves the list of its style
			w.level = 0
		}
	case "tbl":
		w.cells = append(w.cells, 0)
	case "tr":
		if n := len(w.cells); n > 0 {
			w.cells[n-1] = 0
		}
	case "tc":
		if n := len(w.cells); n > 0 {
			if w.cells[n-1]++; w.cells[n-1] > 1 && n == 1 {
				w.text.WriteString("\t")
			}
		}
	}
}

func (w *wordReader) close(name string) {
	if skipped[name] {
		w.skip--
	}
	switch name {
	case "t":
		w.inText = false
	case "p":
		w.newLine()
	case "tr":
		if len(w.cells) == 1 {
			w.text.WriteString("\n")
		}
	case "tbl":
		if n := len(w.cells); n > 0 {
			w.cells = w.cells[:n-1]
		}
	}
}

// write adds text to the paragraph. An item that Word numbers by itself begins
// with a mark of its level, since its number is not in the text.
func (w *wordReader) write(s string) {
	if w.skip > 0 {
		return
	}
	if !w.started && w.level > 0 && len(w.cells) == 0 {
		w.text.WriteString(string("-+*"[min(w.level, 3)-1]) + " ")
	}
	w.started = true
	if len(w.cells) > 0 {
		s = strings.NewReplacer("\t", " ", "\n", " ").Replace(s)
	}
	w.text.WriteString(s)
}

// newLine ends a line; inside a table that is a space, since a row is a line.
func (w *wordReader) newLine() {
	switch {
	case w.skip > 0:
	case len(w.cells) == 0:
		w.text.WriteString("\n")
	case w.started:
		w.text.WriteString(" ")
		w.started = false
	}
}
