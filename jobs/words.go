package jobs

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/standing"
	"dondoc/templates"
	"dondoc/templates/paper"
)

// letter puts a message in words and notes which tasks it tells of. No words at all mean that there
// is nothing to tell any more.
func (j *Jobs) letter(ctx context.Context, c contents, m *models.Message) (*letter, error) {
	l := j.newLetter(*m)
	var err error
	switch m.Kind {
	case models.KindDigest:
		d := c.digests[m.Recipient]
		owner := len(d.Agencies) > 0
		if d.Empty() || c.unwanted[m.ID] && !owner {
			return l, nil
		}
		m.Refs = nil
		for _, t := range d.Tasks() {
			m.Refs = append(m.Refs, t.Ref)
		}
		v := j.digestView(*m, d, c.today)
		l.linkForms(&v, d)
		if !owner {
			v.UnsubscribeURL = l.unsubscribe()
		}
		l.calendarOf(d, c.ended[m.Recipient])
		l.Mail, err = j.Renderer.Digest(v)
	case models.KindEvent, models.KindMention:
		news := c.news[m.ID]
		if len(news) == 0 || c.unwanted[m.ID] {
			return l, nil
		}
		m.Refs = nil
		for _, n := range news {
			m.Refs = append(m.Refs, n.Task.Ref)
		}
		l.thread(news)
		l.calendarOfNews(news)
		l.Mail, err = j.Renderer.EventMail(l.eventView(news, c.today))
	case models.KindReport:
		data, ok := c.reports[m.SubjectOf]
		switch {
		case !ok:
			return l, fmt.Errorf("report %d is not there", m.SubjectOf)
		case c.unwanted[m.ID]:
			return l, nil
		}
		m.Refs = nil
		for _, t := range data.Late {
			m.Refs = append(m.Refs, t.Ref)
		}
		v := j.reportView(*m, data)
		v.UnsubscribeURL = l.unsubscribe()
		if l.Mail, err = j.Renderer.ReportMail(v); err == nil {
			err = l.attach(ctx, strings.ReplaceAll(string(data.Kind), "_", "-")+"-"+data.From.String()+"-"+data.To.String(), func() paper.Paper { return j.Renderer.ReportPaper(data, m.Lang, j.Store.Zone(), j.Demo) })
		}
	case models.KindReview:
		news, ok := c.reviews[m.ID]
		if !ok || c.unwanted[m.ID] {
			return l, nil
		}
		v := j.reviewView(*m, news, c.today)
		v.UnsubscribeURL = l.unsubscribe()
		m.Refs = nil
		for _, t := range append(v.Late, v.Due...) {
			m.Refs = append(m.Refs, t.Ref)
		}
		l.Mail, err = j.Renderer.ReviewMail(v)
	case models.KindFilter:
		list, ok := c.lists[m.ID]
		switch {
		case !ok || list.Fault == nil && list.Total == 0:
			return l, nil
		case list.Fault != nil:
			return l, list.Fault
		}
		m.Refs = list.Refs
		l.Mail, err = j.Renderer.ListMail(l.listView(list, c.today))
	case models.KindUrging:
		data, ok := c.urging[m.SubjectOf]
		if !ok {
			return l, fmt.Errorf("letter %d is not there", m.SubjectOf)
		}
		err = l.urge(ctx, m, data)
	case models.KindInvitation, models.KindReset:
		link, ok := c.links[m.SubjectOf]
		if !ok {
			return l, nil
		}
		l.secrets = append(l.secrets, link.Secret)
		l.Mail, err = j.Renderer.LinkMail(j.linkView(*m, link))
	case models.KindBottleneck:
		news, ok := c.bottlenecks[m.ID]
		if !ok {
			return l, nil
		}
		m.Refs = nil
		l.Mail, err = j.Renderer.BottleneckMail(j.bottleneckView(*m, news, c.today))
	default:
		return l, fmt.Errorf("a message of kind %q can't be written", m.Kind)
	}
	if err == nil {
		err = l.err
	}
	return l, err
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
		v.Bottlenecks = append(v.Bottlenecks, j.bottleneckLine(m.Lang, b, today))
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
