package jobs

import (
	"context"
	"strconv"
	"strings"

	"dondoc/models"
	"dondoc/templates"
	"dondoc/templates/paper"
)

// urge writes the mail that carries an urging letter, with its files.
func (l *letter) urge(ctx context.Context, m *models.Message, d models.UrgingData) error {
	m.Refs = nil
	for _, t := range d.Tasks {
		m.Refs = append(m.Refs, t.Ref)
	}
	if err := l.attach(ctx, strings.ReplaceAll(d.Number, "/", "-"), func() paper.Paper { return l.j.Renderer.UrgingPaper(d, l.j.Store.Zone(), l.j.Demo) }); err != nil {
		return err
	}
	agency := models.AgencyRef{NameVi: d.AgencyVi, NameEn: d.AgencyEn}
	var err error
	l.Mail, err = l.j.Renderer.UrgingMail(templates.UrgingMailView{Lang: m.Lang, Organisation: l.j.Organisation, RecipientName: oneLine(m.Name), Issuer: d.Letterhead.Issuer.In(m.Lang),
		Agency: agency.Name(m.Lang), Number: d.Number, IssuedOn: d.IssuedOn, AnswerBy: d.AnswerBy, Tasks: len(d.Tasks),
		URL: l.j.BaseURL.JoinPath("letters", strconv.FormatInt(m.SubjectOf, 10)).String(), Demo: l.j.Demo})
	return err
}
