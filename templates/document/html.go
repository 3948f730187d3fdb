package document

import (
	"fmt"
	"html"
	"io"
	"strings"

	"dondoc/templates/paper"
)

// paperStyle is how a browser sets a paper: the measures are those of page.go.
var paperStyle = fmt.Sprintf(`@page{size:A4;margin:%gmm %gmm %gmm %gmm;@top-center{content:counter(page);font:%gpt %s}}@page:first{margin-inline:%gmm %gmm;@top-center{content:none}}
body{margin:0;font:%gpt/1.4 %s;color:#000}p,h1,h2{margin:0 0 2.2mm;font-size:inherit}.head,.end{display:grid;gap:0}.head{grid-template-columns:%gmm 1fr;text-align:center;margin-block-end:4mm}.end{grid-template-columns:1fr 1fr;break-inside:avoid;margin-block-start:4mm}
.head p{margin:0}.caps{text-transform:uppercase}.line{border-block-start:.2mm solid;margin:.8mm auto 2mm;inline-size:40%%}.wide{inline-size:75%%}.plain{text-align:justify;text-indent:10mm}.name,.about,.to{text-align:center}.name,.about{font-weight:bold}.to{margin-block:4.4mm}.item{padding-inline-start:5mm}.note{font-size:%gpt}
h1,h2{break-after:avoid}h2{font-style:italic}table{border-collapse:collapse;inline-size:100%%;font-size:%gpt;margin-block-end:4.4mm}th,td{border:.2mm solid;padding:1.2mm;vertical-align:top;text-align:start}thead{display:table-header-group}th{background:#ebebeb;text-align:center}tr{break-inside:avoid}.centre{text-align:center}.number{text-align:end}.sub{display:block;font-size:%gpt}
.end div{text-align:center}.end div:first-child{text-align:start;font-size:%gpt}.sign{block-size:%gmm}`,
	marginTop, marginSide, marginFoot, marginLeft, sizeBody, serifs, marginLeft, marginSide, sizeBody, serifs, headWidth, sizeCopies, sizeTable, sizeSmall, sizeCopies, signSpace)

// serifs are the Decree's typeface and its like, then those with Arabic letters.
const serifs = `'Times New Roman','Liberation Serif','Noto Naskh Arabic','Amiri',serif`

// HTML writes a paper as a page of its own, for a browser to print: nothing is loaded, nothing runs.
func HTML(w io.Writer, d paper.Paper) error {
	var b strings.Builder
	direction := "ltr"
	if rightToLeft(d.Lang) {
		direction = "rtl"
	}
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="%s" dir="%s"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>%s</title><style>%s</style></head><body>`,
		html.EscapeString(d.Lang), direction, safe(d.Title), paperStyle)
	h := d.Head
	fmt.Fprintf(&b, `<div class="head"><div>%s<p class="caps"><b>%s</b></p><div class="line"></div><p>%s</p><p class="note">%s</p></div><div><p class="caps"><b>%s</b></p><p><b>%s</b></p><div class="line wide"></div><p><i>%s</i></p></div></div>`,
		`<p class="caps">`+safe(h.Above)+`</p>`, safe(h.Issuer), safe(h.Number), safe(h.About), safe(h.Country), safe(h.Motto), safe(h.Place))
	for _, part := range d.Body {
		switch part := part.(type) {
		case paper.Heading:
			fmt.Fprintf(&b, "<h%d>%s</h%d>", part.Level, safe(part.Text), part.Level)
		case paper.Paragraph:
			writeParagraph(&b, part)
		case paper.Table:
			writeTable(&b, part)
		}
	}
	writeEnding(&b, d.End)
	b.WriteString(`</body></html>`)
	_, err := io.WriteString(w, b.String())
	return err
}

func safe(s string) string { return html.EscapeString(printable(s)) }

// apart is text whose order is its own where it has no letters of those written from right to left, and in
// which the numbers of papers keep theirs.
func apart(s string) string {
	if !hasRightToLeft(s) {
		return "<bdi>" + safe(s) + "</bdi>"
	}
	return paperNumber.ReplaceAllString(safe(s), "<bdi>$0</bdi>")
}

func writeParagraph(b *strings.Builder, t paper.Paragraph) {
	class := map[paper.Style]string{paper.Plain: "plain", paper.Name: "name caps", paper.Abstract: "about", paper.To: "to", paper.Item: "item", paper.Note: "note"}[t.Style]
	fmt.Fprintf(b, `<p class="%s">`, class)
	for _, r := range t.Runs {
		text := apart(r.Text)
		if r.Italic {
			text = "<i>" + text + "</i>"
		}
		if r.Bold {
			text = "<b>" + text + "</b>"
		}
		b.WriteString(text)
	}
	b.WriteString("</p>")
}

func writeTable(b *strings.Builder, t paper.Table) {
	fmt.Fprintf(b, `<table aria-label="%s"><colgroup>`, safe(t.Caption))
	for _, width := range widths(t, 100) {
		fmt.Fprintf(b, `<col style="width:%.2f%%">`, width)
	}
	b.WriteString("</colgroup><thead><tr>")
	for _, c := range t.Columns {
		b.WriteString("<th>" + safe(c.Title) + "</th>")
	}
	b.WriteString("</tr></thead><tbody>")
	for _, row := range t.Rows {
		b.WriteString("<tr>")
		for i, c := range row {
			class := [...]string{paper.Start: "", paper.Centre: "centre", paper.End: "number"}[t.Columns[i].Align]
			text := apart(c.Text)
			if c.Bold {
				text = "<b>" + text + "</b>"
			}
			if c.Sub != "" {
				text += `<i class="sub">` + apart(c.Sub) + `</i>`
			}
			fmt.Fprintf(b, `<td class="%s">%s</td>`, class, text)
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table>")
}

func writeEnding(b *strings.Builder, e paper.Ending) {
	b.WriteString(`<div class="end"><div>`)
	if len(e.Copies) > 0 {
		b.WriteString(`<p><b><i>` + safe(e.CopiesTitle) + `</i></b></p>`)
	}
	for _, c := range e.Copies {
		b.WriteString(`<div>- ` + safe(c) + `</div>`)
	}
	b.WriteString(`</div><div>`)
	for _, s := range e.Signer {
		b.WriteString(`<div class="caps"><b>` + safe(s) + `</b></div>`)
	}
	b.WriteString(`<div class="sign"></div><b>` + safe(e.SignerName) + `</b></div></div>`)
}
