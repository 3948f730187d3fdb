package jobs

import (
	"cmp"
	"strconv"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// bottleneckView is the mail that tells of a move with a bottleneck. DOMAIN.md: of a confidential directive
// mail carries number, deadline and link only, so nothing else is even handed to the template.
func (j *Jobs) bottleneckView(m models.Message, n models.BottleneckNews, today deadline.Date) templates.BottleneckMailView {
	v := templates.BottleneckMailView{Lang: m.Lang, Organisation: j.Organisation, RecipientName: oneLine(m.Name), Today: today, Move: string(n.Move), DecideBy: n.DecideBy,
		Directive: n.Directive, Confidential: n.Confidential, URL: j.bottleneckURL(n.ID), Demo: j.Demo}
	if n.Confidential {
		return v
	}
	v.Category, v.Text, v.Asked, v.Words, v.By, v.Tasks = n.Category, n.WordsOf(m.Lang), n.DecisionAsked, n.Words, n.By, n.Tasks
	if n.Agency != "" {
		v.By += ", " + n.Agency
	}
	return v
}

// bottleneckLine is a bottleneck's line in a list. DOMAIN.md: of a confidential directive mail carries the number alone.
func (j *Jobs) bottleneckLine(lang string, b models.ListedBottleneck, today deadline.Date) templates.DigestBottleneck {
	row := templates.DigestBottleneck{OpenDays: max(0, b.RaisedOn.DaysUntil(today)), URL: j.bottleneckURL(b.ID)}
	if b.Confidential {
		row.Text = cmp.Or(b.Directive, j.Renderer.T(lang, "mail_confidential"))
		return row
	}
	row.Category, row.Text = b.Category, b.WordsOf(lang)
	return row
}

func (j *Jobs) bottleneckURL(id int64) string {
	return j.BaseURL.JoinPath("bottlenecks", strconv.FormatInt(id, 10)).String()
}
