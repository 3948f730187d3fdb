package templates

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"dondoc/models"
	"dondoc/templates/paper"
)

// maxPaperText is how much of a duty's text a paper's table shows, in characters.
const maxPaperText = 500

// UrgingPaper puts an urging letter in words, in the letter's own language. A draft has no number yet.
func (r *Renderer) UrgingPaper(d models.UrgingData, zone *time.Location, demo bool) paper.Paper {
	s := r.scribe(d.Lang, zone, demo)
	agency, issuer := d.Agency(), d.Letterhead.Issuer.In(s.Lang)
	number := d.Number
	if number == "" {
		number = strings.Replace(d.Letterhead.LetterNumber, "{n}", "…", 1)
	}
	p := paper.Paper{Lang: s.Lang, Title: s.T("letter_title", "Number", number, "Agency", agency), Author: issuer, At: d.MadeAt.UTC(),
		Head: s.letterhead(d.Letterhead, s.T("paper_number", "Number", number), d.IssuedOn), End: s.ending(d.Letterhead, s.T("copies_as_above"))}
	p.Head.About = s.T("letter_about")
	p.Body = append(s.begin(), paper.Words(paper.To, s.T("report_to")+" "+agency),
		paper.Paragraph{Runs: []paper.Run{{Text: s.T("letter_opening", "Date", s.inFull(d.IssuedOn), "Agency", agency) + " "}, {Text: s.N("letter_late", len(d.Tasks)), Bold: true}, {Text: ":"}}},
		s.urgedTasks(d))
	if hasSecret(d.Tasks) {
		p.Body = append(p.Body, paper.Words(paper.Note, s.T("letter_secret_note")))
	}
	p.Body = append(p.Body, paper.Words(paper.Plain, s.T("letter_request", "Issuer", issuer, "Agency", agency, "Date", s.inFull(d.AnswerBy))),
		paper.Words(paper.Plain, s.T("letter_update")), paper.Words(paper.Plain, s.T("letter_closing")))
	return p
}

func (s scribe) urgedTasks(d models.UrgingData) paper.Table {
	t := paper.Table{Caption: s.T("letter_caption"), Columns: []paper.Column{{Title: s.T("paper_row"), Share: 7, Align: paper.Centre}, {Title: s.T("task"), Share: 44}, {Title: s.T("directive"), Share: 23},
		{Title: s.T("deadline"), Share: 17, Align: paper.Centre}, {Title: s.T("days_late"), Share: 12, Align: paper.End}}}
	blocked := slices.ContainsFunc(d.Tasks, func(x models.UrgedTask) bool { return len(x.Blocks) > 0 })
	if blocked {
		t.Columns = append(t.Columns, paper.Column{Title: s.T("letter_blocks"), Share: 28})
	}
	for i, x := range d.Tasks {
		text := x.Text
		if text == "" {
			text = x.Label
		}
		if x.Confidential {
			text = s.T("letter_secret")
		}
		row := []paper.Cell{{Text: strconv.Itoa(i + 1)}, {Text: clip(oneLine(text), maxPaperText), Sub: x.Ref}, {Text: x.Directive}, {Text: s.ShortText(x.DueOn)}, {Text: s.Num(x.DaysLate), Bold: true}}
		if blocked {
			row = append(row, paper.Cell{Text: clip(oneLine(strings.Join(x.Blocks, "; ")), maxPaperText/2)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func hasSecret(tasks []models.UrgedTask) bool {
	for _, t := range tasks {
		if t.Confidential {
			return true
		}
	}
	return false
}
