package handlers

import (
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// rows turns tasks into the lines of a list, for one reader on one day.
type rows struct {
	lang  string
	today deadline.Date
	zone  *time.Location
	actor models.Actor
	own   int64 // the reader's one agency: its name need not stand in each line
}

func (s *server) rows(lang string, actor models.Actor) rows {
	return rows{lang: lang, today: s.store.Today(), zone: s.store.Zone(), actor: actor}
}

// leaveOutOwn leaves the reader's agency unnamed where they have one.
func (r *rows) leaveOutOwn() {
	if ids := r.actor.Agencies(); len(ids) == 1 {
		r.own = ids[0]
	}
}

func (r rows) all(tasks []models.Task) []templates.TaskRow {
	out := make([]templates.TaskRow, len(tasks))
	for i := range tasks {
		out[i] = r.row(tasks[i])
	}
	return out
}

func (r rows) row(t models.Task) templates.TaskRow {
	row := templates.TaskRow{
		ID: t.ID, Ref: t.Ref, Label: t.Label(r.lang), Directive: directiveName(t), DirectiveID: t.DirectiveID, Key: t.KeyTask,
		Status: string(t.Status), Timeliness: r.timeliness(t), Blocked: t.Blocked(), Percent: t.Percent,
		Due: t.Deadline.DueOn, Days: r.days(t), UpdatedDaysAgo: -1, MayUpdate: r.actor.MayReportOn(t), Version: t.Version,
	}
	_, row.LabelLang = textIn(r.lang, t.LabelVi, t.LabelEn)
	switch {
	case t.Receipt == models.ReceiptIsDeclined && t.Status.Open():
		row.Mark = "declined"
	case t.Receipt == models.ReceiptIsAwaited && t.Status == models.NotStarted:
		row.Mark = "receipt"
	case t.SignOffAskedAt != nil:
		row.Mark = "sign_off"
	}
	if t.Lead.ID != r.own {
		row.Lead = t.Lead.Name(r.lang)
	}
	if t.Inherited() {
		row.InheritedFrom = t.Addressee.Name(r.lang)
	}
	if t.LastProgressAt != nil {
		row.UpdatedDaysAgo = deadline.DateOf(*t.LastProgressAt, r.zone).DaysUntil(r.today)
	}
	row.Stale = t.Status.Open() && t.Status != models.Submitted && (row.UpdatedDaysAgo < 0 || row.UpdatedDaysAgo >= models.SilentAfter)
	return row
}

// timeliness is the task's, but what was submitted in time is shown as such: how long its review takes
// leaves no days to count.
func (r rows) timeliness(t models.Task) string {
	w := t.Timeliness(r.today)
	if t.Status == models.Submitted && w == models.OnTrack {
		w = models.CompletedOnTime
	}
	return string(w)
}

// days is how many days late a task is, else how many are left.
func (r rows) days(t models.Task) int {
	switch {
	case t.Deadline.DueOn.IsZero():
		return 0
	case t.DaysLate(r.today) > 0:
		return t.DaysLate(r.today)
	}
	return max(0, r.today.DaysUntil(t.Deadline.DueOn))
}

func directiveName(t models.Task) string {
	if t.DirectiveNumber != "" {
		return t.DirectiveNumber
	}
	return t.DirectiveKey
}

// agency names an agency in the reader's language, with its own name beside it.
func agency(a models.AgencyRef, lang string) templates.AgencyName {
	n := templates.AgencyName{Code: a.Code, Name: a.Name(lang)}
	if n.Name != a.NameVi {
		n.Native = a.NameVi
	}
	return n
}
