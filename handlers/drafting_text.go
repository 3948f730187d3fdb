package handlers

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// draftCard is a draft as its form shows it.
func draftCard(x models.Draft, number int, d models.Drafting, calendar deadline.Calendar, lang string) templates.DraftCard {
	card := templates.DraftCard{ID: x.ID, Version: x.Version, Number: number, State: string(x.State), Text: x.Text, Label: x.Label, Section: x.Section,
		Leads: strings.Join(x.Leads, "; "), Coordinators: strings.Join(x.Coordinators, "; "), SubmitTo: x.SubmitTo, Supervisor: x.Supervisor, FanOut: x.FanOut,
		Deliverable: x.Deliverable, Category: x.Category, AsWritten: x.Deadline.AsWritten, Due: isoDay(x.Deadline.LastDay(d.IssuedOn, calendar)), NoDue: x.Deadline.Kind == deadline.KindNone}
	switch x.Deadline.Kind {
	case deadline.KindNone:
	case deadline.KindRecurring, deadline.KindRelative, deadline.KindUrgent:
		card.NoSingleDay = card.Due == ""
		fallthrough
	default:
		card.Reading = x.Deadline.Read(lang, d.IssuedOn, calendar)
	}
	for _, twin := range x.Twins {
		card.Twins = append(card.Twins, templates.TwinRow{Ref: twin.Ref, Label: twin.Label, Href: "/directives/" + strconv.FormatInt(twin.DirectiveID, 10)})
	}
	for _, q := range x.Questions {
		card.Asks = append(card.Asks, string(q))
	}
	return card
}

// draftingText cuts the text into paragraphs and these into pieces: sentences of drafts with what was
// read in them, and the rest, which can be made drafts too.
func draftingText(d models.Drafting) []templates.DraftParagraph {
	text := []rune(d.Text)
	var out []templates.DraftParagraph
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && text[end] != '\n' {
			end++
		}
		if strings.TrimSpace(string(text[start:end])) != "" {
			out = append(out, draftParagraph(d, text, start, end))
		}
		start = end + 1
	}
	return out
}

func draftParagraph(d models.Drafting, text []rune, start, end int) templates.DraftParagraph {
	p := templates.DraftParagraph{}
	at := start
	for _, i := range draftsWithin(d, start, end) {
		x := d.Drafts[i]
		from, to := max(x.StartAt, start), min(x.EndAt, end)
		if from < at { // it shares its sentence with the one before
			last := len(p.Pieces) - 1
			if last >= 0 {
				p.Pieces[last].Drafts = append(p.Pieces[last].Drafts, strconv.Itoa(i+1))
			}
			continue
		}
		if at < from {
			p.Pieces = append(p.Pieces, restOf(d, text, at, from))
		}
		p.Pieces = append(p.Pieces, templates.DraftPiece{Drafts: []string{strconv.Itoa(i + 1)}, First: x.StartAt >= start, Start: from, End: to, Runs: draftRuns(x.Marks, text, from, to)})
		at = to
	}
	if at < end {
		p.Pieces = append(p.Pieces, restOf(d, text, at, end))
	}
	return p
}

// draftsWithin are the places of the drafts, dropped ones left out, whose sentence lies in a range of
// the text.
func draftsWithin(d models.Drafting, start, end int) []int {
	var within []int
	for i, x := range d.Drafts {
		if x.State != models.DraftDropped && x.StartAt < end && x.EndAt > start {
			within = append(within, i)
		}
	}
	slices.SortStableFunc(within, func(a, b int) int { return cmp.Compare(d.Drafts[a].StartAt, d.Drafts[b].StartAt) })
	return within
}

// restOf is a stretch of text that is nobody's sentence, with what drafts took from it: the body in the
// heading above, the deadline in the clause behind. What has a few words, and no draft's deadline, may be
// a sentence to draft.
func restOf(d models.Drafting, text []rune, start, end int) templates.DraftPiece {
	const aSentence = 4
	var taken []models.DraftMark
	dated := false
	for _, x := range d.Drafts {
		if x.State == models.DraftDropped {
			continue
		}
		for _, m := range x.Marks {
			if m.Start < end && m.End > start {
				taken = append(taken, m)
				dated = dated || m.What == "deadline"
			}
		}
	}
	return templates.DraftPiece{Start: start, End: end, MayBe: !dated && len(strings.Fields(string(text[start:end]))) >= aSentence,
		Runs: draftRuns(taken, text, start, end)}
}

// draftRuns cuts a stretch of text at what was read in it.
func draftRuns(marks []models.DraftMark, text []rune, start, end int) []templates.DraftRun {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b models.DraftMark) int { return cmp.Compare(a.Start, b.Start) })
	var runs []templates.DraftRun
	at := start
	for _, m := range marks {
		from, to := max(m.Start, at), min(m.End, end)
		if from >= to {
			continue
		}
		if at < from {
			runs = append(runs, templates.DraftRun{Text: string(text[at:from])})
		}
		runs = append(runs, templates.DraftRun{Mark: m.What, Text: string(text[from:to])})
		at = to
	}
	if at < end {
		runs = append(runs, templates.DraftRun{Text: string(text[at:end])})
	}
	return runs
}
