package jobs

import (
	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// listView is the mail with the list of a saved filter: what is new since the last one first.
func (l *letter) listView(list models.ListMail, today deadline.Date) templates.ListMailView {
	j, m := l.j, l.m
	v := templates.ListMailView{Lang: m.Lang, Organisation: j.Organisation, RecipientName: oneLine(m.Name), Today: today, Name: oneLine(list.Filter.Name), Of: string(list.Filter.List),
		Rhythm: string(list.Filter.Rhythm), Total: list.Total, Demo: j.Demo, UnsubscribeURL: l.unsubscribe()}
	at := j.BaseURL.JoinPath(string(list.Filter.List))
	at.RawQuery = list.Filter.Query
	v.URL = at.String()
	for _, t := range list.Tasks {
		days := t.DaysLate(today)
		if days == 0 && !t.Deadline.DueOn.IsZero() {
			days = -today.DaysUntil(t.Deadline.DueOn)
		}
		row := j.digestTask(m.Lang, t, days, true)
		if list.New(t.Ref) {
			v.New = append(v.New, row)
		} else {
			v.Tasks = append(v.Tasks, row)
		}
	}
	for _, b := range list.Bottlenecks {
		row := j.bottleneckLine(m.Lang, b, today)
		if list.New(b.Ref()) {
			v.NewBottlenecks = append(v.NewBottlenecks, row)
		} else {
			v.Bottlenecks = append(v.Bottlenecks, row)
		}
	}
	return v
}
