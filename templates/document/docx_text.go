package document

import (
	"encoding/xml"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"dondoc/templates/paper"
)

// escaped is text for XML; characters that XML has no way to write are replaced.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(composed(s))) // a Builder takes everything
	return b.String()
}

// twips are twentieths of a point, the measure of lengths in the file.
func twips(mm float64) string { return strconv.Itoa(int(math.Round(mm * pointsPerMM * 20))) }

// halfPoints are the measure of type.
func halfPoints(size float64) string { return strconv.Itoa(int(math.Round(size * 2))) }

// element writes an empty element with attributes given as pairs.
func (x *docx) element(name string, attributes ...string) {
	x.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		x.WriteString(" " + attributes[i] + `="` + attributes[i+1] + `"`)
	}
	x.WriteString("/>")
}

// open begins a paragraph; further are properties that stand after the style's and the direction's in
// the schema's order: spacing, indents, alignment.
func (x *docx) open(style, further string) {
	x.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>`)
	if x.rtl {
		x.WriteString(`<w:bidi/>`)
	}
	x.WriteString(further + `</w:pPr>`)
}

// paragraph writes a paragraph of runs.
func (x *docx) paragraph(style, further string, runs ...paper.Run) {
	x.open(style, further)
	for _, r := range runs {
		x.run(r)
	}
	x.WriteString(`</w:p>`)
}

func (x *docx) run(r paper.Run) {
	text := strings.Join(strings.FieldsFunc(" "+printable(r.Text)+" ", func(c rune) bool { return c == '\n' || c == '\r' || c == '\t' }), " ")
	text = text[1 : len(text)-1]
	if text == "" {
		return
	}
	if x.rtl {
		text = paperNumber.ReplaceAllString(text, leftToRightMark+"$0"+leftToRightMark)
	}
	foreign := x.rtl && !hasRightToLeft(text)
	if foreign { // "315/TB-VPCP" keeps its order
		text = leftToRightMark + text + leftToRightMark
	}
	x.WriteString(`<w:r>` + x.face(r, x.rtl && !foreign) + `<w:t xml:space="preserve">` + escaped(text) + `</w:t></w:r>`)
}

// paperNumber is the number of a paper or a task, "315/TB-VPCP#12": beside letters written from right to
// left its parts would change places.
var paperNumber = regexp.MustCompile(`\d+[/-][\p{Latin}\d/#@.-]+`)

const leftToRightMark = "\u200e"

func hasRightToLeft(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Arabic, unicode.Hebrew) })
}

// face is a run's properties in the schema's order.
func (x *docx) face(r paper.Run, rtl bool) string {
	p := ""
	if r.Bold {
		p += `<w:b/><w:bCs/>`
	}
	if r.Italic {
		p += `<w:i/><w:iCs/>`
	}
	if rtl {
		p += `<w:rtl/>`
	}
	if p == "" {
		return ""
	}
	return `<w:rPr>` + p + `</w:rPr>`
}
