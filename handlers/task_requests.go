package handlers

import (
	"strconv"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// facts gathers lines that have something to say.
type facts []templates.Fact

func (f *facts) add(label, text string) {
	if text != "" {
		*f = append(*f, templates.Fact{Label: label, Text: text})
	}
}

func (f *facts) day(label string, w words, lang string, d deadline.Date) {
	if !d.IsZero() {
		f.add(label, w.Date(lang, d))
	}
}

func (b *forms) extensionFacts(x models.Extension) []templates.Fact {
	var out facts
	out.day("from_due", b.s.words, b.lang, x.FromOn)
	out.day("extension_to", b.s.words, b.lang, x.ToOn)
	out.add("reasons", x.Reason)
	out.add("legal_basis", x.LegalBasis)
	out.day("asked_on", b.s.words, b.lang, deadline.DateOf(x.AskedAt, b.s.store.Zone()))
	out.day("granted_on", b.s.words, b.lang, x.GrantedOn)
	out.add("answer_words", x.Answer)
	if x.DecidedAt != nil {
		out.day("decided_on", b.s.words, b.lang, deadline.DateOf(*x.DecidedAt, b.s.store.Zone()))
	}
	return out
}

// extensions are the requests to move the deadline; the lead can take back the one that waits.
func (b *forms) extensions() []templates.ExtensionItem {
	var out []templates.ExtensionItem
	for _, x := range b.t.Extensions {
		item := templates.ExtensionItem{State: x.State, Facts: b.extensionFacts(x)}
		if x.State == "asked" && b.may(models.MoveWithdrawExtension) {
			item.Forms = append(item.Forms, b.form("", "extension-withdrawal", "withdraw_extension", "/extension/withdrawal"))
		}
		out = append(out, item)
	}
	return out
}

func (b *forms) opinionFacts(o models.Opinion) []templates.Fact {
	var out facts
	out.add("question", o.Question)
	out.day("answer_by", b.s.words, b.lang, o.DueOn)
	out.add("answer", o.Answer)
	out.day("decided_on", b.s.words, b.lang, o.AnsweredOn)
	return out
}

// opinions are the requests for opinions; the lead can take back one that waits. Who is asked answers
// at the side of the page.
func (b *forms) opinions() []templates.OpinionItem {
	var out []templates.OpinionItem
	for _, o := range b.t.Opinions {
		item := templates.OpinionItem{Agency: agency(o.Agency, b.lang), State: o.State, DaysLate: o.DaysLate(b.s.store.Today()), Facts: b.opinionFacts(o)}
		if o.State == "asked" && b.may(models.MoveWithdrawOpinion) {
			n := strconv.FormatInt(o.ID, 10)
			item.Forms = append(item.Forms, b.form("", "opinion-withdrawal-"+n, "withdraw_opinion", "/opinions/"+n+"/withdrawal"))
		}
		out = append(out, item)
	}
	return out
}

// subtasks fills in the agency's own division of its task.
func (b *forms) subtasks(v *templates.TaskView) {
	v.Divides = b.t.MayDivide || len(b.t.Subtasks) > 0
	assignee := unneeded("assignee", "select", "assignee")
	if b.t.MayDivide {
		people, err := b.s.store.Colleagues(b.ctx, b.actor, b.t.Lead.ID)
		if err != nil {
			b.err = err
			return
		}
		for _, p := range people {
			assignee.Options = append(assignee.Options, templates.Option{Value: strconv.FormatInt(p.ID, 10), Label: p.Name})
		}
		add := b.form("", "subtask", "add_subtask", "/subtasks", needed("title", "text", "title", ""), assignee, unneeded("due_on", "date", "due_on"))
		v.AddSubtask = &add
	}
	for _, x := range b.t.Subtasks {
		item := templates.SubtaskItem{ID: x.ID, Title: x.Title, Done: !x.DoneOn.IsZero(), Late: x.DoneOn.IsZero() && !x.DueOn.IsZero() && x.DueOn.Before(b.s.store.Today())}
		item.Facts = subtaskFacts(x, b.s.words, b.lang)
		if b.t.MayDivide {
			n := strconv.FormatInt(x.ID, 10)
			who, done := assignee, ""
			if x.AssigneeID != nil {
				who.Value = strconv.FormatInt(*x.AssigneeID, 10)
			}
			if item.Done {
				done = "1"
			}
			change := templates.MoveForm{Key: "subtask-" + n, Act: "change_subtask", Action: "/tasks/" + strconv.FormatInt(b.t.ID, 10) + "/subtasks/" + n, Version: x.Version,
				Fields: []templates.FormField{needed("title", "text", "title", x.Title), who,
					{Name: "due_on", Kind: "date", Label: "due_on", Value: isoDay(x.DueOn)}, {Name: "done", Kind: "checkbox", Label: "done", Value: done}}}
			remove := templates.MoveForm{Key: "subtask-removal-" + n, Act: "remove_subtask", Action: change.Action + "/removal", Version: x.Version}
			item.Forms = []templates.MoveForm{b.filled(change), b.filled(remove)}
		}
		v.Subtasks = append(v.Subtasks, item)
	}
}

func subtaskFacts(x models.Subtask, w words, lang string) []templates.Fact {
	var out facts
	out.add("assignee", x.Assignee)
	out.day("due_on", w, lang, x.DueOn)
	out.day("done", w, lang, x.DoneOn)
	return out
}
