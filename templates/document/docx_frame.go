package document

import (
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"dondoc/templates/paper"
)

// letterhead writes both halves of the letterhead as a table without lines.
func (x *docx) letterhead(h paper.Letterhead) {
	const half = textWidth - headWidth
	m := newMeasure()
	upper := func(s string) paper.Run { return paper.Run{Text: strings.ToUpper(s)} }
	strong := func(s string) paper.Run { return paper.Run{Text: s, Bold: true} }
	x.frame(headWidth, half, func() {
		x.unless(h.Above == "", "HeadIssuer", upper(h.Above))
		x.paragraph("HeadIssuer", "", strong(strings.ToUpper(h.Issuer)))
		x.stroke(h.Issuer != "", headWidth, 0.42*min(headWidth, m.width(strings.ToUpper(h.Issuer), "B", sizeHead)))
		x.unless(h.Number == "", "HeadMotto", paper.Run{Text: h.Number})
		x.unless(h.About == "", "HeadIssuer", paper.Run{Text: h.About})
	}, func() {
		x.unless(h.Country == "", "HeadIssuer", strong(strings.ToUpper(h.Country)))
		x.paragraph("HeadMotto", "", strong(h.Motto))
		x.stroke(h.Motto != "", half, m.width(h.Motto, "B", sizeMotto))
		x.unless(h.Place == "", "HeadMotto", paper.Run{Text: h.Place, Italic: true})
	})
	x.paragraph("HeadLine", "")
}

// unless writes a paragraph, but for an empty one.
func (x *docx) unless(empty bool, style string, runs ...paper.Run) {
	if !empty {
		x.paragraph(style, "", runs...)
	}
}

// stroke is a line of some width in the middle of a column: the upper edge of an empty paragraph.
func (x *docx) stroke(drawn bool, column, width float64) {
	if !drawn {
		return
	}
	side := twips(max(0, (column-width)/2))
	x.WriteString(`<w:p><w:pPr><w:pStyle w:val="HeadLine"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>` +
		`<w:ind w:left="` + side + `" w:right="` + side + `"/></w:pPr></w:p>`)
}

// frame writes a table of one row and two cells, without lines.
func (x *docx) frame(first, second float64, left, right func()) {
	x.WriteString(`<w:tbl><w:tblPr>`)
	if x.rtl {
		x.WriteString(`<w:bidiVisual/>`)
	}
	x.WriteString(`<w:tblW w:w="` + twips(first+second) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/>` + cellMargins("0") + `</w:tblPr><w:tblGrid>`)
	for _, width := range []float64{first, second} {
		x.element("w:gridCol", "w:w", twips(width))
	}
	x.WriteString(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for i, fill := range []func(){left, right} {
		x.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + twips([]float64{first, second}[i]) + `" w:type="dxa"/></w:tcPr>`)
		fill()
		x.WriteString(`</w:tc>`)
	}
	x.WriteString(`</w:tr></w:tbl>`)
}

// ending writes who gets copies and who signs.
func (x *docx) ending(e paper.Ending) {
	x.paragraph("HeadLine", "")
	x.frame(textWidth/2, textWidth/2, func() {
		x.paragraph("CopiesHead", "", paper.Run{Text: e.CopiesTitle})
		for _, c := range e.Copies {
			x.paragraph("Copies", "", paper.Run{Text: "- " + c})
		}
	}, func() {
		for _, s := range e.Signer {
			x.paragraph("Signer", "", paper.Run{Text: strings.ToUpper(s)})
		}
		x.paragraph("Signer", spacing(signSpace, 0)+centred, paper.Run{Text: e.SignerName})
	})
	x.paragraph("HeadLine", "") // a table is not the last of a body
}

// table writes a table whose first row is its heading on each page.
func (x *docx) table(t paper.Table) {
	columns := widths(t, textWidth)
	x.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>`)
	if x.rtl {
		x.WriteString(`<w:bidiVisual/>`)
	}
	x.WriteString(`<w:tblW w:w="` + twips(textWidth) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	x.element("w:tblCaption", "w:val", escaped(t.Caption))
	x.WriteString(`</w:tblPr><w:tblGrid>`)
	for _, width := range columns {
		x.element("w:gridCol", "w:w", twips(width))
	}
	x.WriteString(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, c := range t.Columns {
		x.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + twips(columns[i]) + `" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="EBEBEB"/></w:tcPr>`)
		x.paragraph("TableHead", "", paper.Run{Text: c.Title})
		x.WriteString(`</w:tc>`)
	}
	x.WriteString(`</w:tr>`)
	for _, row := range t.Rows {
		x.WriteString(`<w:tr>`)
		if fitsPage(row) {
			x.WriteString(`<w:trPr><w:cantSplit/></w:trPr>`)
		}
		for i, c := range row {
			x.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + twips(columns[i]) + `" w:type="dxa"/></w:tcPr>`)
			align := [...]string{paper.Start: "", paper.Centre: centred, paper.End: `<w:jc w:val="right"/>`}[t.Columns[i].Align]
			x.paragraph("TableText", align, paper.Run{Text: c.Text, Bold: c.Bold})
			x.unless(c.Sub == "", "TableSmall", paper.Run{Text: c.Sub})
			x.WriteString(`</w:tc>`)
		}
		x.WriteString(`</w:tr>`)
	}
	x.WriteString(`</w:tbl>`)
	x.paragraph("HeadLine", spacing(0, gap))
}

// fitsPage says whether a row is sure to fit on a page, so that it need not be divided.
func fitsPage(row []paper.Cell) bool {
	n := 0
	for _, c := range row {
		n += len(c.Text) + len(c.Sub)
	}
	return n < 1500
}

// measure tells how wide text is in Times New Roman.
type measure struct{ file *fpdf.Fpdf }

func newMeasure() measure {
	f := fpdf.New("P", "mm", "A4", "")
	addTypeface(f)
	return measure{f}
}

// width is in millimetres.
func (m measure) width(text, face string, size float64) float64 {
	m.file.SetFont(typeface, face, size)
	return m.file.GetStringWidth(composed(text))
}
