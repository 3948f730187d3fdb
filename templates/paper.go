package templates

import (
	"html/template"
	"strings"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates/paper"
)

// scribe puts papers in words, in the paper's language.
type scribe struct{ Page }

func (r *Renderer) scribe(lang string, zone *time.Location, demo bool) scribe {
	s := r.words.speaker(lang)
	return scribe{Page{Lang: s.lang, Zone: zone, Demo: demo, say: s}}
}

// letterhead is the first part of every paper (Decree 30/2020/ND-CP, annex I).
func (s scribe) letterhead(h models.Letterhead, number string, issued deadline.Date) paper.Letterhead {
	return paper.Letterhead{Above: h.Above.In(s.Lang), Issuer: h.Issuer.In(s.Lang), Country: s.T("national_name"), Motto: s.T("national_motto"), Number: number,
		Place: s.T("paper_place", "Place", h.Place.In(s.Lang), "Date", s.inFull(issued))}
}

// inFull writes a date as the Decree has it: "ngày 05 tháng 02 năm 2025".
func (s scribe) inFull(d deadline.Date) string { return s.say.date(s.say.dates.document, d) }

// ending is the last part: who gets copies, first where it says so those it is sent to, and who signs.
func (s scribe) ending(h models.Letterhead, first string) paper.Ending {
	e := paper.Ending{CopiesTitle: s.T("copies_to"), SignerName: h.Signer}
	if first != "" {
		e.Copies = append(e.Copies, first)
	}
	for line := range strings.Lines(h.Copies.In(s.Lang)) {
		if line = strings.TrimSpace(line); line != "" {
			e.Copies = append(e.Copies, line)
		}
	}
	for _, line := range []string{h.Authority.In(s.Lang), h.Title.In(s.Lang)} {
		if line != "" {
			e.Signer = append(e.Signer, line)
		}
	}
	return e
}

// begin gives the parts before all others: a demonstration says what it is on its papers too.
func (s scribe) begin() []paper.Part {
	if !s.Demo {
		return nil
	}
	return []paper.Part{paper.Words(paper.Note, s.T("demo_illustrative"))}
}

// PaperPart is a part of a paper for a page: one of its fields is set.
type PaperPart struct {
	Heading   *paper.Heading
	Paragraph *paper.Paragraph
	Table     *paper.Table
}

// PaperParts gives a paper's parts for a page.
func (p *Page) PaperParts(parts []paper.Part) []PaperPart {
	out := make([]PaperPart, len(parts))
	for i, part := range parts {
		switch part := part.(type) {
		case paper.Heading:
			out[i].Heading = &part
		case paper.Paragraph:
			out[i].Paragraph = &part
		case paper.Table:
			out[i].Table = &part
		}
	}
	return out
}

// PaperStyle is a style's class on a page.
func (p *Page) PaperStyle(s paper.Style) string {
	return [...]string{paper.Plain: "p-plain", paper.Name: "p-name", paper.Abstract: "p-about", paper.To: "p-to", paper.Item: "p-item", paper.Note: "p-note"}[s]
}

// PaperAlign is an alignment's class on a page.
func (p *Page) PaperAlign(a paper.Align) string {
	return [...]string{paper.Start: "", paper.Centre: "centre", paper.End: "num"}[a]
}

// PaperRun marks a run up.
func (p *Page) PaperRun(r paper.Run) template.HTML {
	text := template.HTMLEscapeString(r.Text)
	if r.Italic {
		text = "<i>" + text + "</i>"
	}
	if r.Bold {
		text = "<b>" + text + "</b>"
	}
	return template.HTML(text)
}

// dayOrNone writes a day, or that there is none.
func (s scribe) dayOrNone(d deadline.Date) string {
	if d.IsZero() {
		return s.T("due_none")
	}
	return s.ShortText(d)
}
