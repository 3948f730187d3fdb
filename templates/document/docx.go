package document

import (
	"archive/zip"
	"io"
	"strings"
	"time"

	"dondoc/templates/paper"
)

// DOCXType is the media type of a DOCX file.
const DOCXType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// DOCX writes a paper as a word processor's file (ECMA-376, transitional): real styles, headings that
// make a table of contents, tables that repeat their heading, the page number from page 2 on, and text
// from right to left where the language is written so.
func DOCX(w io.Writer, d paper.Paper) error {
	x := &docx{lang: d.Lang, rtl: rightToLeft(d.Lang)}
	body := x.document(d)
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", docxTypes},
		{"_rels/.rels", docxRelations},
		{"docProps/core.xml", properties(d)},
		{"word/document.xml", body},
		{"word/styles.xml", x.styles()},
		{"word/header1.xml", x.header()},
		{"word/settings.xml", docxSettings},
		{"word/_rels/document.xml.rels", docxDocumentRelations},
	} {
		// Without a time of its own: the same paper is the same file.
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, xmlHead+part.text); err != nil {
			return err
		}
	}
	return z.Close()
}

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpace = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

	docxTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

	relationSpace = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	officeRel     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	docxRelations = relationSpace + `<Relationship Id="rId1" Type="` + officeRel + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	docxDocumentRelations = relationSpace + `<Relationship Id="rId1" Type="` + officeRel + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + officeRel + `header" Target="header1.xml"/>` +
		`<Relationship Id="rId3" Type="` + officeRel + `settings" Target="settings.xml"/></Relationships>`

	// Word from 2013 on: without it the file opens in a mode for older ones.
	docxSettings = `<w:settings` + wordSpace + `><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
)

func properties(d paper.Paper) string {
	at := d.At.UTC().Format(time.RFC3339)
	return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escaped(d.Title) + `</dc:title><dc:creator>` + escaped(d.Author) + `</dc:creator><dc:language>` + escaped(d.Lang) + `</dc:language>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified></cp:coreProperties>`
}

// docx is a file being written.
type docx struct {
	strings.Builder
	lang string
	rtl  bool
}

// document is the file's main part.
func (x *docx) document(d paper.Paper) string {
	x.WriteString(`<w:document` + wordSpace + `><w:body>`)
	x.letterhead(d.Head)
	for _, part := range d.Body {
		switch part := part.(type) {
		case paper.Heading:
			x.paragraph(headingStyle(part.Level), "", paper.Run{Text: part.Text})
		case paper.Paragraph:
			x.paragraph(styleName(part.Style), "", part.Runs...)
		case paper.Table:
			x.table(part)
		}
	}
	x.ending(d.End)
	x.section()
	x.WriteString(`</w:body></w:document>`)
	return x.String()
}

// section is the page: A4, its margins, and no number on the first.
func (x *docx) section() {
	x.WriteString(`<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>`)
	x.element("w:pgSz", "w:w", twips(pageWidth), "w:h", twips(pageHeight))
	x.element("w:pgMar", "w:top", twips(marginTop), "w:right", twips(marginSide), "w:bottom", twips(marginFoot), "w:left", twips(marginLeft), "w:header", twips(numberTop), "w:footer", twips(numberTop), "w:gutter", "0")
	x.WriteString(`<w:cols w:space="708"/><w:titlePg/>`)
	if x.rtl {
		x.WriteString(`<w:bidi/>`)
	}
	x.WriteString(`</w:sectPr>`)
}

// header is the page number, centred.
func (x *docx) header() string {
	h := &docx{lang: x.lang, rtl: x.rtl}
	h.WriteString(`<w:hdr` + wordSpace + `>`)
	h.open("Header", "")
	for _, field := range []string{`<w:fldChar w:fldCharType="begin"/>`, `<w:instrText xml:space="preserve"> PAGE </w:instrText>`, `<w:fldChar w:fldCharType="separate"/>`, `<w:t>2</w:t>`, `<w:fldChar w:fldCharType="end"/>`} {
		h.WriteString(`<w:r>` + h.face(paper.Run{}, false) + field + `</w:r>`)
	}
	h.WriteString(`</w:p></w:hdr>`)
	return h.String()
}
