package handlers

import (
	"dondoc/models"
	"dondoc/models/deadline"
)

// directiveJSON is a directive in a list.
type directiveJSON struct {
	ID           int64         `json:"id"`
	Key          string        `json:"key"`
	Number       *string       `json:"number"` // null where it has none
	Kind         string        `json:"kind"`
	Title        string        `json:"title"`
	Issuer       string        `json:"issuer"`
	SignedBy     string        `json:"signed_by"`
	IssuedOn     deadline.Date `json:"issued_on"`
	EffectiveOn  deadline.Date `json:"effective_on"`
	SourceURL    string        `json:"source_url"`
	Lang         string        `json:"lang"` // of the text it was issued in
	Confidential bool          `json:"confidential"`
	Version      int64         `json:"version"`
}

// directiveFullJSON is a directive with its provisions in order.
type directiveFullJSON struct {
	directiveJSON
	Provisions []provisionJSON `json:"provisions"`
}

// provisionJSON is one duty as the directive states it. Agencies are named by code.
type provisionJSON struct {
	Ref          string            `json:"ref"`
	Position     int               `json:"position"`
	Section      string            `json:"section"`
	Text         string            `json:"text"`
	Label        string            `json:"label"`
	Lead         []string          `json:"lead"`
	Coordinators []string          `json:"coordinators"`
	SubmitTo     []string          `json:"submit_to"`
	Supervisor   []string          `json:"supervisor"`
	Deadline     provisionDeadline `json:"deadline"`
	FanOut       bool              `json:"fan_out"`
	Deliverable  string            `json:"deliverable"`
	Category     string            `json:"category"`
	Questions    []questionJSON    `json:"questions"`
	Tasks        []taskLightJSON   `json:"tasks"`
}

type provisionDeadline struct {
	AsWritten  string        `json:"as_written"`
	Kind       string        `json:"kind"`
	Precision  string        `json:"precision"`
	Inclusive  bool          `json:"inclusive"`
	FirstDueOn deadline.Date `json:"first_due_on"`
	DueOn      deadline.Date `json:"due_on"` // the tasks' own, where all have the same
}

type questionJSON struct {
	Check string `json:"check"`
	Words string `json:"words"`
}

// taskLightJSON is a task under its provision, which says the rest.
type taskLightJSON struct {
	ID         int64         `json:"id"`
	Ref        string        `json:"ref"`
	Lead       string        `json:"lead"`
	Status     models.Status `json:"status"`
	Timeliness *string       `json:"timeliness"`
	Percent    int           `json:"percent"`
	DueOn      deadline.Date `json:"due_on"`
	DaysLate   int           `json:"days_late"`
	Version    int64         `json:"version"`
}

func directiveToJSON(d models.Directive, lang string) directiveJSON {
	return directiveJSON{ID: d.ID, Key: d.Key, Number: orNull(d.Number), Kind: d.Kind, Title: d.Title(lang), Issuer: d.Issuer(lang),
		SignedBy: d.SignedBy, IssuedOn: d.IssuedOn, EffectiveOn: d.EffectiveOn, SourceURL: d.SourceURL, Lang: d.Lang,
		Confidential: d.Confidential, Version: d.Version}
}

func provisionToJSON(p models.Provision, lang string, today deadline.Date) provisionJSON {
	out := provisionJSON{
		Ref: p.Ref, Position: p.Position, Section: p.Section(lang), Text: p.WordsOf(lang), Label: p.Label(lang),
		Lead: codes(p.Leads), Coordinators: codes(p.Coordinators), SubmitTo: codes(p.SubmitTo), Supervisor: codes(p.Supervisors),
		Deadline: provisionDeadline{p.DeadlineAsWritten, p.DeadlineKind, p.DeadlinePrecision, p.Deadline.Inclusive, p.FirstDueOn, dueOf(p)},
		FanOut:   p.FanOut, Deliverable: p.Deliverable, Category: p.Category,
		Questions: make([]questionJSON, len(p.Questions)), Tasks: make([]taskLightJSON, len(p.Tasks)),
	}
	for i, q := range p.Questions {
		out.Questions[i] = questionJSON{q.Check, q.Words.In(lang)}
	}
	for i, t := range p.Tasks {
		out.Tasks[i] = taskLightJSON{ID: t.ID, Ref: t.Ref, Lead: t.Lead.Code, Status: t.Status, Timeliness: orNull(string(t.Timeliness(today))),
			Percent: t.Percent, DueOn: t.Deadline.DueOn, DaysLate: t.DaysLate(today), Version: t.Version}
	}
	return out
}

// dueOf is the current due day of the provision's tasks: none where they differ, and where there are
// none to see the first due day.
func dueOf(p models.Provision) deadline.Date {
	if len(p.Tasks) == 0 {
		return p.FirstDueOn
	}
	due := p.Tasks[0].Deadline.DueOn
	for _, t := range p.Tasks {
		if t.Deadline.DueOn != due {
			return deadline.Date{}
		}
	}
	return due
}
