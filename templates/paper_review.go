package templates

import (
	"strconv"
	"strings"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates/paper"
)

// ReviewNotice is a review's notice of conclusions: as a paper, as the text of a directive, and the
// sentence in it of each decision that is a task.
type ReviewNotice struct {
	Paper     paper.Paper
	Text      string
	Sentences map[int64]string
}

// ReviewNotice puts a closed review's conclusions in words, as a draft: its number is left blank.
func (r *Renderer) ReviewNotice(v models.Review, head models.Letterhead, lang string, zone *time.Location, demo bool) ReviewNotice {
	s := r.scribe(lang, zone, demo)
	issued := v.HeldOn
	if v.ClosedAt != nil {
		issued = deadline.DateOf(*v.ClosedAt, zone)
	}
	about, issuer := s.T("notice_about", "Date", s.inFull(v.HeldOn)), head.Issuer.In(s.Lang)
	n := ReviewNotice{Sentences: map[int64]string{}, Paper: paper.Paper{Lang: s.Lang, Title: s.T("notice_title", "Date", s.inFull(v.HeldOn)), Author: issuer,
		Head: s.letterhead(head, s.T("paper_number", "Number", "…/TB-…"), issued), End: s.ending(head, "")}}
	if v.DrawnAt != nil {
		n.Paper.At = v.DrawnAt.UTC()
	}
	opening := s.T("notice_opening", "Date", s.inFull(v.HeldOn), "Issuer", issuer, "Late", s.Num(v.Agenda.LateTotal), "Due", s.Num(v.Agenda.DueTotal))
	n.Paper.Body = append(s.begin(), paper.Words(paper.Name, s.T("notice_name")), paper.Words(paper.Abstract, about), paper.Words(paper.Plain, opening))
	text := []string{about, opening}
	section := 0
	for _, item := range v.Items {
		number := 0
		for _, d := range v.Decisions {
			if d.ItemID != item.ID {
				continue
			}
			if number == 0 {
				section++
				heading := strconv.Itoa(section) + ". " + s.Word("review_item", string(item.Kind))
				n.Paper.Body, text = append(n.Paper.Body, paper.Heading{Level: 1, Text: heading}), append(text, heading)
			}
			number++
			sentence := s.decision(d)
			if d.Kind == models.DecidedTask {
				n.Sentences[d.ID] = sentence
			}
			line := string(rune('a'+(number-1)%26)) + ") " + sentence
			n.Paper.Body, text = append(n.Paper.Body, paper.Words(paper.Plain, line)), append(text, line)
		}
	}
	last := s.T("notice_closing")
	if section == 0 {
		last = s.T("notice_nothing")
	}
	n.Paper.Body, text = append(n.Paper.Body, paper.Words(paper.Plain, last)), append(text, last)
	n.Text = strings.Join(text, "\n\n")
	return n
}

// decision is a decision as a sentence of the notice, which everybody may read.
func (s scribe) decision(d models.ReviewDecision) string {
	switch {
	case d.Secret || d.Became.Secret:
		return s.T("notice_secret")
	case d.Kind == models.DecidedTask:
		with := ""
		if len(d.Coordinators) > 0 {
			names := make([]string, len(d.Coordinators))
			for i, label := range d.Coordinators {
				names[i] = withoutCode(label)
			}
			with = s.T("notice_with", "Agencies", strings.Join(names, ", "))
		}
		return s.T("notice_task", "Lead", withoutCode(d.Lead), "With", with, "Text", strings.TrimRight(oneLine(d.Text), ". ;"), "Date", s.inFull(d.DueOn))
	case d.Kind == models.DecidedResolution:
		return s.T("notice_resolution", "Point", strings.TrimRight(clip(oneLine(d.Became.Of.In(s.Lang)), maxPaperText), "."), "Text", oneLine(d.Text))
	case d.Kind == models.DecidedExtension:
		answer := s.T("notice_refused", "Ref", d.Became.Ref)
		if d.Granted {
			answer = s.T("notice_granted", "Ref", d.Became.Ref, "Date", s.inFull(d.DueOn))
		}
		return strings.TrimSpace(answer + " " + oneLine(d.Text))
	}
	return oneLine(d.Text)
}

// withoutCode is an agency's name as lists offer it, without the code before it.
func withoutCode(label string) string {
	if _, name, ok := strings.Cut(label, " "); ok {
		return name
	}
	return label
}
