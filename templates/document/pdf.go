package document

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"dondoc/templates/paper"
)

// ErrShaping is returned by PDF for a language whose letters join: it takes a browser to set them. The
// DOCX of such a paper is right.
var ErrShaping = errors.New("a PDF in this language needs a browser that prints it")

// PDFType is the media type of a PDF file.
const PDFType = "application/pdf"

// PDF writes a paper as a PDF file with its typeface inside. Languages written from right to left are
// refused with ErrShaping.
func PDF(w io.Writer, d paper.Paper) error {
	if rightToLeft(d.Lang) {
		return ErrShaping
	}
	p := newPDF(d)
	p.letterhead(d.Head)
	for i, part := range d.Body {
		var next paper.Part
		if i+1 < len(d.Body) {
			next = d.Body[i+1]
		}
		p.draw(part, next)
	}
	p.ending(d.End)
	return p.file.Output(w)
}

// pdf is a file being written; y is where the next line begins.
type pdf struct {
	file *fpdf.Fpdf
	y    float64
}

func newPDF(d paper.Paper) *pdf {
	f := fpdf.New("P", "mm", "A4", "")
	p := &pdf{file: f}
	f.SetCatalogSort(true)
	f.SetCreationDate(d.At.UTC())
	f.SetModificationDate(d.At.UTC())
	f.SetProducer("dondoc", true)
	f.SetTitle(composed(d.Title), true)
	f.SetAuthor(composed(d.Author), true)
	f.SetLang(d.Lang)
	f.SetDisplayMode("fullwidth", "continuous")
	addTypeface(f)
	f.SetMargins(marginLeft, marginTop, marginSide)
	f.SetAutoPageBreak(false, 0)
	f.SetLineWidth(0.2)
	f.SetHeaderFunc(func() {
		if f.PageNo() > 1 {
			number := p.lines([]paper.Run{{Text: strconv.Itoa(f.PageNo())}}, setting{sizeBody, textWidth, textWidth})
			p.set(number[0], marginLeft, numberTop, textWidth, sizeBody, paper.Centre)
		}
		p.y = marginTop
	})
	f.AddPage()
	return p
}

const bottom = pageHeight - marginFoot

// need begins a new page where less than h is left on this one.
func (p *pdf) need(h float64) {
	if p.y+h > bottom+0.01 {
		p.file.AddPage()
	}
}

// draw sets a part; next is the one behind it, nil for none.
func (p *pdf) draw(part, next paper.Part) {
	switch part := part.(type) {
	case paper.Heading:
		p.heading(part, next)
	case paper.Table:
		p.table(part)
	case paper.Paragraph:
		p.paragraph(part, next == nil)
	}
}

// heading sets a heading, not alone at the foot of a page: what it stands above begins there too.
func (p *pdf) heading(h paper.Heading, next paper.Part) {
	follows := 4 * height(sizeBody)
	if t, ok := next.(paper.Table); ok {
		g, rows := p.grid(t)
		follows = gap + g.opening(rows)
	}
	lines := p.lines([]paper.Run{{Text: h.Text, Bold: true, Italic: h.Level > 1}}, setting{sizeBody, textWidth, textWidth})
	p.y += gap
	p.need(float64(len(lines))*height(sizeBody) + follows)
	p.file.Bookmark(composed(h.Text), h.Level-1, p.y)
	p.flow(lines, marginLeft, textWidth, 0, sizeBody, paper.Start)
	p.y += gap
}

// look is how a style is set.
type look struct {
	size, first, left float64 // first is the first line's indent, left the paragraph's
	align             paper.Align
	bold              bool
	before, after     float64
}

func lookOf(s paper.Style) look {
	switch s {
	case paper.Name:
		return look{size: sizeBody + 1, align: paper.Centre, bold: true, before: 2 * gap}
	case paper.Abstract:
		return look{size: sizeBody, align: paper.Centre, bold: true, after: 2 * gap}
	case paper.To:
		return look{size: sizeBody, align: paper.Centre, before: 2 * gap, after: 2 * gap}
	case paper.Item:
		return look{size: sizeBody, align: justified, left: indent / 2, after: gap / 2}
	case paper.Note:
		return look{size: sizeCopies, align: paper.Start, after: gap}
	}
	return look{size: sizeBody, first: indent, align: justified, after: gap}
}

func (p *pdf) paragraph(t paper.Paragraph, last bool) {
	k := lookOf(t.Style)
	runs := make([]paper.Run, len(t.Runs))
	for i, r := range t.Runs {
		if t.Style == paper.Name {
			r.Text = strings.ToUpper(r.Text)
		}
		runs[i] = paper.Run{Text: r.Text, Bold: r.Bold || k.bold, Italic: r.Italic}
	}
	lines := p.lines(runs, setting{k.size, textWidth - k.left - k.first, textWidth - k.left})
	p.y += k.before
	if last { // the ending doesn't stand alone on a page
		p.need(2 * height(k.size))
	}
	p.flow(lines, marginLeft+k.left, textWidth-k.left, k.first, k.size, k.align)
	p.y += k.after
}

// flow sets lines one below the other, over as many pages as they need.
func (p *pdf) flow(lines []line, x, width, first, size float64, align paper.Align) {
	for i, l := range lines {
		p.need(height(size))
		in := 0.0
		if i == 0 {
			in = first
		}
		p.set(l, x+in, p.y, width-in, size, align)
		p.y += height(size)
	}
}
