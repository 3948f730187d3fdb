package document

import (
	"strings"

	"dondoc/templates/paper"
)

// styleName is a style's in the file.
func styleName(s paper.Style) string {
	switch s {
	case paper.Name:
		return "Title"
	case paper.Abstract:
		return "Subtitle"
	case paper.To:
		return "To"
	case paper.Item:
		return "ListParagraph"
	case paper.Note:
		return "Note"
	}
	return "BodyText"
}

func headingStyle(level int) string {
	if level > 1 {
		return "Heading2"
	}
	return "Heading1"
}

// docxStyle is a paragraph style. paragraph and run are its properties in the schema's order.
type docxStyle struct{ id, name, paragraph, run string }

func (x *docx) styles() string {
	keep := `<w:keepNext/><w:keepLines/>`
	styles := []docxStyle{
		{"Title", "Title", keep + spacing(2*gap, 0) + centred, bold + `<w:caps/>` + size(sizeBody+1)},
		{"Subtitle", "Subtitle", keep + spacing(0, 2*gap) + centred, bold},
		{"To", "Addressee", spacing(2*gap, 2*gap) + centred, ""},
		{"BodyText", "Body Text", spacing(0, gap) + `<w:ind w:firstLine="` + twips(indent) + `"/>` + both, ""},
		{"ListParagraph", "List Paragraph", spacing(0, gap/2) + `<w:ind w:left="` + twips(indent/2) + `"/>` + both, ""},
		{"Note", "Note", spacing(0, gap), size(sizeCopies)},
		{"Heading1", "heading 1", keep + spacing(gap, gap) + `<w:outlineLvl w:val="0"/>`, bold},
		{"Heading2", "heading 2", keep + spacing(gap, gap) + `<w:outlineLvl w:val="1"/>`, bold + italic},
		{"Header", "header", centred, ""},
		{"HeadIssuer", "Letterhead issuer", centred, size(sizeHead)},
		{"HeadMotto", "Letterhead motto", centred, size(sizeMotto)},
		{"HeadLine", "Letterhead line", "<w:keepNext/>", size(4)},
		{"TableHead", "Table heading", keep + centred, bold + size(sizeTable)},
		{"TableText", "Table text", "", size(sizeTable)},
		{"TableSmall", "Table small print", "", italic + size(sizeSmall)},
		{"CopiesHead", "Copies heading", "<w:keepNext/>", bold + italic + size(sizeHead)},
		{"Copies", "Copies", "<w:keepNext/>", size(sizeCopies)},
		{"Signer", "Signer", "<w:keepNext/>" + centred, bold},
	}
	var b strings.Builder
	b.WriteString(`<w:styles` + wordSpace + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
		size(sizeBody) + `<w:lang w:val="` + escaped(x.lang) + `" w:eastAsia="` + escaped(x.lang) + `" w:bidi="` + escaped(x.lang) + `"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	for _, s := range styles {
		b.WriteString(`<w:style w:type="paragraph" w:styleId="` + s.id + `"><w:name w:val="` + s.name + `"/><w:basedOn w:val="Normal"/><w:qFormat/>`)
		if s.paragraph != "" {
			b.WriteString(`<w:pPr>` + s.paragraph + `</w:pPr>`)
		}
		if s.run != "" {
			b.WriteString(`<w:rPr>` + s.run + `</w:rPr>`)
		}
		b.WriteString(`</w:style>`)
	}
	b.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` + cellMargins("0") + `</w:tblPr></w:style>` +
		`<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		b.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
	}
	b.WriteString(`</w:tblBorders>` + cellMargins(twips(cellPad)) + `</w:tblPr></w:style></w:styles>`)
	return b.String()
}

const (
	centred = `<w:jc w:val="center"/>`
	both    = `<w:jc w:val="both"/>`
	bold    = `<w:b/><w:bCs/>`
	italic  = `<w:i/><w:iCs/>`
)

func size(points float64) string {
	return `<w:sz w:val="` + halfPoints(points) + `"/><w:szCs w:val="` + halfPoints(points) + `"/>`
}

func spacing(before, after float64) string {
	return `<w:spacing w:before="` + twips(before) + `" w:after="` + twips(after) + `"/>`
}

func cellMargins(width string) string {
	m := `<w:tblCellMar>`
	for _, side := range []string{"top", "left", "bottom", "right"} {
		m += `<w:` + side + ` w:w="` + width + `" w:type="dxa"/>`
	}
	return m + `</w:tblCellMar>`
}
