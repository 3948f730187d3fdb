package jobs

import (
	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
	"dondoc/templates/document"
)

// eventView is the mail that tells of single moves.
func (l *letter) eventView(news []models.News, today deadline.Date) templates.EventMailView {
	j, m := l.j, l.m
	v := templates.EventMailView{Lang: m.Lang, Organisation: j.Organisation, RecipientName: oneLine(m.Name), Today: today, AllURL: j.BaseURL.JoinPath("tasks").String(), Demo: j.Demo}
	for i, n := range news {
		item := templates.EventItem{DigestTask: j.digestTask(m.Lang, n.Task, 0, true), Rule: n.Rule}
		if !n.Task.Confidential {
			item.By, item.Words, item.OldDue, item.NewDue = n.By, n.Words, n.DueFrom, n.DueTo
			if n.ByLink && i < templates.MaxMailTasks {
				item.UpdateURL = l.form(n.Task)
			}
		}
		v.Items = append(v.Items, item)
	}
	if m.Kind.Optional() {
		v.UnsubscribeURL = l.unsubscribe()
	}
	return v
}

// linkForms gives the tasks that a digest names their forms, in the order in which it names them. Who
// doesn't answer for a task gets none.
func (l *letter) linkForms(v *templates.DigestView, d models.Digest) {
	room := templates.MaxMailTasks
	fill := func(tasks []models.Task, rows []templates.DigestTask) {
		shown := min(room, len(tasks))
		for i, t := range tasks[:shown] {
			if d.Owns(t) {
				rows[i].UpdateURL = l.form(t)
			}
		}
		room -= shown
	}
	for i, p := range d.Parts {
		fill(p.Tasks, v.Parts[i].Tasks)
	}
	fill(d.Overdue, v.Overdue)
	fill(d.Soon, v.DueSoon)
}

// calendarOf puts the deadlines that a digest names and its recipient answers for into the letter's file,
// and takes out those that they need no longer mind.
func (l *letter) calendarOf(d models.Digest, ended []models.Task) {
	for _, t := range d.Tasks() {
		if d.Owns(t) && len(l.dates) < templates.MaxMailTasks {
			l.date(t, false)
		}
	}
	for _, t := range ended {
		l.date(t, true)
	}
}

// calendarOfNews puts the deadlines that were set, moved or ended into the letter's file.
func (l *letter) calendarOfNews(news []models.News) {
	for _, n := range news[:min(len(news), templates.MaxMailTasks)] {
		switch n.Rule {
		case models.FactAssigned, models.FactExtensionGranted, models.FactReopened, models.FactKept, models.FactAmended:
			l.date(n.Task, n.Rule == models.FactAmended && n.AgencyID != n.Task.Lead.ID)
		case models.FactAccepted, models.FactCancelled, models.FactRedirected:
			l.date(n.Task, true)
		}
	}
}

// date adds a task's due day; a task without one has none.
func (l *letter) date(t models.Task, cancelled bool) {
	if t.Deadline.DueOn.IsZero() {
		return
	}
	d := document.DeadlineOf(t, l.m.Lang, l.j.BaseURL)
	d.Cancelled = cancelled
	l.dates = append(l.dates, d)
}
