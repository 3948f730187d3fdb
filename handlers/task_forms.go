package handlers

import (
	"context"
	"slices"
	"strconv"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// forms puts together the forms of the moves that a reader may make with a task now.
type forms struct {
	s     *server
	ctx   context.Context
	actor models.Actor
	lang  string
	t     models.TaskInFull
	past  models.Timeline
	typed *moveForm // the form that came back, if one did

	choices []templates.Option // agencies of today, once asked for
	err     error
}

// may says whether the reader may make the move.
func (b *forms) may(move models.Move) bool { return slices.Contains(b.t.Moves, move) }

// form begins a form; what it posts to is the task's address and path.
func (b *forms) form(place, key, act, path string, fields ...templates.FormField) templates.MoveForm {
	return b.filled(templates.MoveForm{Place: place, Key: key, Act: act, Action: "/tasks/" + strconv.FormatInt(b.t.ID, 10) + path, Version: b.t.Version, Fields: fields})
}

// filled puts what was typed into the form where it came back.
func (b *forms) filled(f templates.MoveForm) templates.MoveForm {
	b.typed.fill(&f)
	return f
}

func needed(name, kind, label, value string) templates.FormField {
	return templates.FormField{Name: name, Kind: kind, Label: label, Value: value, Required: true}
}

func unneeded(name, kind, label string) templates.FormField {
	return templates.FormField{Name: name, Kind: kind, Label: label}
}

// all gives the forms that stand at the side of the page: what waits for the reader first, then what is
// done each week, then the rest.
func (b *forms) all() []templates.MoveForm {
	var out []templates.MoveForm
	add := func(move models.Move, form func() templates.MoveForm) {
		if b.may(move) {
			out = append(out, form())
		}
	}
	add(models.MoveAcknowledge, func() templates.MoveForm { return b.form("todo", "receipt", "acknowledge", "/receipt") })
	out = append(out, b.toDecide()...)
	out = append(out, b.ofLead()...)
	grave := func(key, act, path string) func() templates.MoveForm {
		return func() templates.MoveForm {
			f := b.form("more", key, act, path, needed("words", "words", "reasons", ""))
			f.Grave = true
			return f
		}
	}
	add(models.MoveReopen, func() templates.MoveForm {
		f := grave("reopen", "reopen", "/reopen")()
		switch {
		case b.t.Successor.ID != 0:
			f.About = []templates.Fact{{Label: "reopened_lead", Text: b.t.Successor.Name(b.lang)}}
		case b.t.LeadGone:
			lead := b.agency(unneeded("lead", "select", "reopened_lead"))
			lead.Required = true
			f.Fields = append(f.Fields, lead)
			f = b.filled(f)
		}
		return f
	})
	add(models.MoveCancel, grave("cancel", "cancel", "/cancel"))
	key := func(act, value string) func() templates.MoveForm {
		return func() templates.MoveForm {
			return b.form("more", "key", act, "/key", templates.FormField{Name: "key", Kind: "hidden", Value: value})
		}
	}
	add(models.MoveStar, key("star", "1"))
	add(models.MoveUnstar, key("unstar", "0"))
	return out
}

// toDecide are the forms by which somebody's request is answered.
func (b *forms) toDecide() []templates.MoveForm {
	var out []templates.MoveForm
	if b.may(models.MoveAccept) {
		f := b.form("todo", "accept", "accept", "/accept", unneeded("words", "words", "remark"))
		f.About = b.said(models.MoveSubmit, "result")
		back := b.form("todo", "return", "return", "/return", needed("words", "words", "reasons", ""))
		back.Grave = true
		out = append(out, f, back)
	}
	if b.may(models.MoveRedirect) {
		f := b.form("todo", "wrong-address-decision", "decide_address", "/wrong-address/decision", b.choice("decision", "address_decision", "redirect", "keep"),
			b.agency(unneeded("to", "select", "to_agency")), unneeded("words", "words", "reasons"))
		f.About = b.said(models.MoveDecline, "reasons")
		out = append(out, f)
	}
	if b.may(models.MoveGrantExtension) && len(b.t.Extensions) > 0 {
		f := b.form("todo", "extension-decision", "decide_extension", "/extension/decision", b.choice("decision", "extension_decision", "grant", "refuse"),
			unneeded("to", "date", "grant_to"), unneeded("words", "words", "answer_words"))
		f.About = b.extensionFacts(b.t.Extensions[0])
		out = append(out, f)
	}
	if b.may(models.MoveGiveOpinion) {
		for _, o := range b.t.Opinions {
			if o.State == "asked" && slices.Contains(b.actor.Agencies(models.RoleHead, models.RoleOfficer), o.AgencyID) {
				n := strconv.FormatInt(o.ID, 10)
				f := b.form("todo", "opinion-answer-"+n, "give_opinion", "/opinions/"+n+"/answer", needed("words", "words", "answer", ""))
				f.About = b.opinionFacts(o)
				out = append(out, f)
			}
		}
	}
	if b.may(models.MoveRefuseSignOff) {
		out = append(out, b.form("todo", "sign-off-refusal", "refuse_sign_off", "/sign-off/refusal", needed("words", "words", "reasons", "")))
	}
	return out
}

// ofLead are the forms of those who do the work.
func (b *forms) ofLead() []templates.MoveForm {
	var out []templates.MoveForm
	if b.may(models.MoveReport) {
		out = append(out, b.form("update", "", "report", "/progress", needed("percent", "number", "percent", strconv.Itoa(b.t.Percent)),
			needed("words", "words", "what_happened", ""), templates.FormField{Name: "forecast", Kind: "date", Label: "forecast", Value: isoDay(b.t.Deadline.ForecastOn)}))
	}
	if b.may(models.MoveSubmit) {
		place := "update"
		if b.may(models.MoveRefuseSignOff) { // the officer has laid it before the head
			place = "todo"
		}
		f := b.form(place, "submit", "submit", "/submit", unneeded("words", "words", "result"))
		if place == "todo" {
			f.About = b.said(models.MoveAskSignOff, "result")
		}
		out = append(out, f)
	} else if b.may(models.MoveAskSignOff) {
		out = append(out, b.form("update", "sign-off", "ask_sign_off", "/sign-off", unneeded("words", "words", "result")))
	}
	if b.may(models.MoveAskExtension) {
		out = append(out, b.form("more", "extension", "ask_extension", "/extension", needed("to", "date", "extension_to", ""), needed("words", "words", "reasons", ""), unneeded("legal_basis", "text", "legal_basis")))
	}
	if b.may(models.MoveRaiseBottleneck) {
		out = append(out, b.bottleneck())
	}
	if b.may(models.MoveAskOpinion) {
		coordinator := needed("agency", "select", "coordinator", "")
		for _, a := range b.t.MayGiveOpinion() {
			coordinator.Options = append(coordinator.Options, templates.Option{Value: a.Code, Label: a.Name(b.lang)})
		}
		out = append(out, b.form("more", "opinion", "ask_opinion", "/opinions", coordinator, needed("words", "words", "question", ""), needed("due_on", "date", "answer_by", "")))
	}
	if b.may(models.MoveDecline) {
		out = append(out, b.form("more", "wrong-address", "decline", "/wrong-address", needed("words", "words", "reasons", ""), b.agency(unneeded("proposed", "select", "proposed"))))
	}
	return out
}

// For how many agencies that must act the form of a bottleneck has room at first, and at most.
const (
	mustActFirst = 3
	mustActMost  = 50
)

func (b *forms) bottleneck() templates.MoveForm {
	category, severity := needed("category", "select", "category", ""), needed("severity", "select", "severity", "normal")
	for _, code := range models.BottleneckCategories {
		category.Options = append(category.Options, templates.Option{Value: code, Label: b.s.words.T(b.lang, "category_"+code)})
	}
	for _, code := range models.Severities {
		severity.Options = append(severity.Options, templates.Option{Value: code, Label: b.s.words.T(b.lang, "severity_"+code)})
	}
	fields := []templates.FormField{category, needed("words", "words", "what_blocks", "")}
	room := b.typed.room("bottleneck", "must_act", mustActFirst, mustActMost)
	for i := range room {
		f := b.agency(unneeded("must_act", "select", "must_act"))
		f.Nth, f.Required = i, i == 0
		fields = append(fields, f)
	}
	fields = append(fields, unneeded("decision_asked", "words", "decision_asked"), unneeded("decide_by", "date", "decide_by"), unneeded("proposal", "words", "proposal"), severity)
	f := b.form("more", "bottleneck", "raise_bottleneck", "/bottlenecks", fields...)
	if room < mustActMost {
		f.Another = "must_act"
	}
	return f
}

func (b *forms) choice(name, label string, choices ...string) templates.FormField {
	f := needed(name, "radio", label, "")
	for _, c := range choices {
		f.Options = append(f.Options, templates.Option{Value: c, Label: b.s.words.T(b.lang, "choice_"+c)})
	}
	return f
}

// agency gives a field the agencies of today to choose from; where there are too many for that, the code
// is typed.
func (b *forms) agency(f templates.FormField) templates.FormField {
	if b.choices == nil && b.err == nil {
		var all []models.Agency
		all, b.err = b.s.store.Agencies(b.ctx, b.actor, models.AgencyFilter{On: b.s.store.Today(), Limit: choicesMost + 1})
		for _, a := range all {
			b.choices = append(b.choices, templates.Option{Value: a.Code, Label: a.Ref().Name(b.lang)})
		}
		slices.SortFunc(b.choices, b.s.words.byLabel(b.lang))
	}
	if len(b.choices) > choicesMost {
		f.Kind = "text"
		return f
	}
	f.Options = b.choices
	return f
}

// said are the words of the last move of a kind, with the agency it names.
func (b *forms) said(move models.Move, label string) []templates.Fact {
	for _, e := range b.past.Events {
		if e.Move != move {
			continue
		}
		facts := []templates.Fact{{Label: "who_when", Text: e.By + ", " + b.day(e.Day)}}
		if e.Words != "" {
			facts = append(facts, templates.Fact{Label: label, Text: e.Words})
		}
		if e.Other.ID != 0 {
			facts = append(facts, templates.Fact{Label: "proposed", Text: e.Other.Name(b.lang)})
		}
		return facts
	}
	return nil
}

func (b *forms) day(d deadline.Date) string { return b.s.words.Date(b.lang, d) }
