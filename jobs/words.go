package jobs

import (
	"fmt"
	"strconv"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/standing"
	"dondoc/templates"
)

// write puts a message in words and notes which tasks it tells of. No words at all mean that there
// is nothing to tell any more.
func (j *Jobs) write(c contents, m *models.Message) (templates.Mail, error) {
	switch m.Kind {
	case models.KindDigest:
		d := c.digests[m.Recipient]
		if d.Empty() {
			return templates.Mail{}, nil
		}
		m.Refs = nil
		for _, t := range d.Tasks() {
			m.Refs = append(m.Refs, t.Ref)
		}
		return j.Renderer.Digest(j.digestView(*m, d, c.today))
	case models.KindReport:
		data, ok := c.reports[m.SubjectOf]
		if !ok {
			return templates.Mail{}, fmt.Errorf("report %d is not there", m.SubjectOf)
		}
		m.Refs = nil
		for _, t := range data.Late {
			m.Refs = append(m.Refs, t.Ref)
		}
		return j.Renderer.ReportMail(j.reportView(*m, data))
	case models.KindInvitation, models.KindReset:
		l, ok := c.links[m.SubjectOf]
		if !ok {
			return templates.Mail{}, nil
		}
		return j.Renderer.LinkMail(j.linkView(*m, l))
	}
	return templates.Mail{}, fmt.Errorf("a message of kind %q can't be written", m.Kind)
}

// linkView is the mail that carries a one-time link.
func (j *Jobs) linkView(m models.Message, l models.LinkMail) templates.LinkMailView {
	at := j.BaseURL.JoinPath("login", "reset", l.Secret)
	if m.Kind == models.KindInvitation {
		at = j.BaseURL.JoinPath("invitation", l.Secret)
	}
	return templates.LinkMailView{Lang: m.Lang, Organisation: j.Organisation, Purpose: string(m.Kind), RecipientName: oneLine(m.Name), Inviter: oneLine(l.Inviter),
		URL: at.String(), Until: l.Until.In(j.Store.Zone()), Demo: j.Demo}
}

func (j *Jobs) digestView(m models.Message, d models.Digest, today deadline.Date) templates.DigestView {
	v := templates.DigestView{Lang: m.Lang, Organisation: j.Organisation, RecipientName: oneLine(m.Name), Today: today,
		AllURL: j.BaseURL.JoinPath("tasks").String(), Why: "owner", Demo: j.Demo}
	if len(d.Agencies) == 1 {
		v.AgencyName = d.Agencies[0].Name(m.Lang)
	}
	for _, t := range d.Overdue {
		v.Overdue = append(v.Overdue, j.digestTask(m.Lang, t, t.DaysLate(today), len(d.Agencies) > 1))
	}
	for _, t := range d.Soon {
		v.DueSoon = append(v.DueSoon, j.digestTask(m.Lang, t, today.DaysUntil(t.Deadline.DueOn), len(d.Agencies) > 1))
	}
	for _, p := range d.Parts {
		part := templates.DigestPart{Kind: p.Kind}
		for _, t := range p.Tasks {
			days := t.DaysLate(today)
			if days == 0 && !t.Deadline.DueOn.IsZero() {
				days = -today.DaysUntil(t.Deadline.DueOn)
			}
			part.Tasks = append(part.Tasks, j.digestTask(m.Lang, t, days, true))
		}
		v.Parts = append(v.Parts, part)
	}
	for _, b := range d.Bottlenecks {
		v.Bottlenecks = append(v.Bottlenecks, templates.DigestBottleneck{Category: b.Category, Text: b.WordsOf(m.Lang), OpenDays: max(0, b.RaisedOn.DaysUntil(today)),
			URL: j.BaseURL.JoinPath("board").String()})
	}
	return v
}

// digestTask is a task's line. DOMAIN.md: of a confidential directive mail carries number, deadline
// and link only, so nothing else is even handed to the template.
func (j *Jobs) digestTask(lang string, t models.Task, days int, named bool) templates.DigestTask {
	out := templates.DigestTask{Ref: t.Ref, Due: t.Deadline.DueOn, Days: days, URL: j.BaseURL.JoinPath("tasks", strconv.FormatInt(t.ID, 10)).String()}
	if t.Confidential {
		out.Confidential = true
		return out
	}
	out.Label, out.Directive, out.Status, out.Percent, out.Blocked = t.Label(lang), t.DirectiveNumber, string(t.Status), t.Percent, t.Blocked()
	if named {
		out.Agency = t.Lead.Name(lang)
	}
	return out
}

// reportView is the mail that tells of a report, from its snapshot alone.
func (j *Jobs) reportView(m models.Message, d models.ReportData) templates.ReportMailView {
	sheet := templates.ReportSheet{
		ReportRow: templates.ReportRow{ID: m.SubjectOf, Kind: string(d.Kind), From: d.From, To: d.To, CompiledAt: d.CompiledAt, Counts: counts(d.Whole.Counts)},
		IssuedOn:  deadline.DateOf(d.CompiledAt, j.Store.Zone()),
		OfAll:     templates.Rate{Part: d.OfAll.Part, Whole: d.OfAll.Whole}, OfFallenDue: templates.Rate{Part: d.OfFallenDue.Part, Whole: d.OfFallenDue.Whole},
	}
	for _, t := range d.Late {
		row := templates.ReportTask{ID: t.ID, Ref: t.Ref, Status: string(t.Status), Percent: t.Percent, Due: t.DueOn, Days: t.DaysLate}
		row.Label, row.Lead = pickLang(m.Lang, t.LabelVi, t.LabelEn), pickLang(m.Lang, t.LeadVi, t.LeadEn)
		if t.Confidential {
			row.Label = j.Renderer.T(m.Lang, "mail_confidential")
		}
		sheet.Overdue = append(sheet.Overdue, row)
	}
	return templates.ReportMailView{Lang: m.Lang, Organisation: j.Organisation, RecipientName: oneLine(m.Name), Report: sheet,
		URL: j.BaseURL.JoinPath("reports", strconv.FormatInt(m.SubjectOf, 10)).String(), Demo: j.Demo}
}

func counts(c standing.Counts) templates.Counts {
	return templates.Counts{Total: c.Total(), CompletedOnTime: c.CompletedOnTime, CompletedLate: c.CompletedLate, InTerm: c.InTerm, Overdue: c.Overdue,
		CompletedUndated: c.CompletedUndated, Undated: c.Undated}
}

func pickLang(lang, vi, en string) string {
	if lang == "vi" || en == "" {
		return vi
	}
	return en
}
