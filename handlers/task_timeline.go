package handlers

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// timeline puts what happened in one order, newest first. Who may not read all mail gets no links to it.
func timeline(past models.Timeline, lang string, mayReadMail bool) []templates.TimelineEntry {
	var out []templates.TimelineEntry
	for _, e := range past.Events {
		if e.DueFrom == e.DueTo { // the move left it where it was
			e.DueFrom, e.DueTo = deadline.Date{}, deadline.Date{}
		}
		out = append(out, templates.TimelineEntry{Kind: "move", Move: string(e.Move), At: e.At, Who: cmp.Or(e.By, e.Agency.Name(lang)), ActingFor: e.ActingFor, Agency: e.Agency.Name(lang),
			Words: e.Words, Other: e.Other.Name(lang), OldDue: e.DueFrom, NewDue: e.DueTo, Via: string(e.Via)})
	}
	for _, p := range past.Progress {
		out = append(out, templates.TimelineEntry{Kind: "progress", At: p.At, Who: cmp.Or(p.By, p.Agency.Name(lang)), ActingFor: p.ActingFor, Status: string(p.StatusTo),
			Percent: p.Percent, Words: p.Words, Forecast: p.ForecastOn, Via: string(p.Via)})
	}
	for _, x := range past.Transfers {
		out = append(out, templates.TimelineEntry{Kind: "inherited", At: x.At, Who: x.To.Name(lang), From: x.From.Name(lang), Words: x.Title.In(lang)})
	}
	for _, l := range past.Letters {
		out = append(out, templates.TimelineEntry{Kind: "letter", At: l.MadeAt, Who: l.By, LetterID: l.ID, Number: l.Number})
	}
	for _, m := range past.Messages {
		e := templates.TimelineEntry{Kind: "message", Who: m.Recipient, Rule: m.Rule, Outcome: string(m.State), At: m.CreatedAt}
		if m.SettledAt != nil {
			e.At = *m.SettledAt
		}
		if mayReadMail {
			e.MessageID = m.MessageID
		}
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b templates.TimelineEntry) int { return b.At.Compare(a.At) })
	return out
}

// stored tells how the task stands now and what was done with it last, for who saw it otherwise.
func stored(t models.Task, past models.Timeline, lang string, zone *time.Location, w words) []templates.Fact {
	var out facts
	var at time.Time
	var who, what, said string
	latest := func(when time.Time, by, move, words string) {
		if when.After(at) {
			at, who, what, said = when, by, move, words
		}
	}
	for _, e := range past.Events[:min(1, len(past.Events))] {
		latest(e.At, cmp.Or(e.By, e.Agency.Name(lang)), w.T(lang, "moved_"+string(e.Move)), e.Words)
	}
	for _, p := range past.Progress[:min(1, len(past.Progress))] {
		latest(p.At, cmp.Or(p.By, p.Agency.Name(lang)), w.T(lang, "trail_progress", "Status", w.T(lang, "status_"+string(p.StatusTo)), "Percent", p.Percent), p.Words)
	}
	for _, x := range past.Transfers[:min(1, len(past.Transfers))] {
		latest(x.At, x.To.Name(lang), x.Title.In(lang), "")
	}
	if !at.IsZero() {
		out.add("who_when", who+", "+w.T(lang, "date_time", "Date", w.Date(lang, deadline.DateOf(at, zone)), "Time", at.In(zone).Format("15:04")))
		out.add("last_move", what)
		out.add("what_happened", said)
	}
	out.add("status", w.T(lang, "status_"+string(t.Status)))
	out.add("percent", strconv.Itoa(t.Percent))
	out.day("due_now", w, lang, t.Deadline.DueOn)
	out.day("forecast", w, lang, t.Deadline.ForecastOn)
	return out
}
