package jobs

import (
	"strconv"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// reviewView is the mail that tells the working group of an agenda.
func (j *Jobs) reviewView(m models.Message, n models.ReviewNews, today deadline.Date) templates.ReviewMailView {
	v := templates.ReviewMailView{Lang: m.Lang, Organisation: j.Organisation, RecipientName: oneLine(m.Name), Today: today, Cadence: string(n.Cadence), HeldOn: n.HeldOn,
		Late: j.agendaTasks(m.Lang, n.Agenda.Late, today), Due: j.agendaTasks(m.Lang, n.Agenda.Due, today), URL: j.BaseURL.JoinPath("reviews", strconv.FormatInt(n.ID, 10)).String(), Demo: j.Demo}
	for _, kind := range models.ReviewItemKinds {
		v.Items = append(v.Items, templates.ReviewMailItem{Kind: string(kind), Total: n.Totals[kind]})
	}
	for _, list := range [][]models.ReviewBottleneck{n.Agenda.Unanswered, n.Agenda.New} {
		for _, b := range list {
			v.Bottlenecks = append(v.Bottlenecks, templates.DigestBottleneck{Category: b.Kind, Text: pickLang(m.Lang, b.TextVi, b.TextEn), OpenDays: b.AgeDays, URL: j.bottleneckURL(b.ID)})
		}
	}
	return v
}

// agendaTasks are those a mail names.
func (j *Jobs) agendaTasks(lang string, tasks []models.ReportTask, today deadline.Date) []templates.DigestTask {
	tasks = tasks[:min(len(tasks), templates.MaxReviewMailRows)]
	out := make([]templates.DigestTask, len(tasks))
	for i, t := range tasks {
		out[i] = templates.DigestTask{Ref: t.Ref, Label: pickLang(lang, t.LabelVi, t.LabelEn), Agency: pickLang(lang, t.LeadVi, t.LeadEn), Due: t.DueOn, Days: t.DueOn.DaysUntil(today), Status: string(t.Status),
			URL: j.BaseURL.JoinPath("tasks", strconv.FormatInt(t.ID, 10)).String()}
	}
	return out
}
