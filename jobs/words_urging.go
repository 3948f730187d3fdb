package jobs

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"strings"

	"dondoc/jobs/mail"
	"dondoc/models"
	"dondoc/templates"
	"dondoc/templates/document"
	"dondoc/templates/paper"
)

// urge writes the mail that carries an urging letter, with its files.
func (l *letter) urge(ctx context.Context, m *models.Message, d models.UrgingData) error {
	m.Refs = nil
	for _, t := range d.Tasks {
		m.Refs = append(m.Refs, t.Ref)
	}
	if err := l.attach(ctx, strings.ReplaceAll(d.Number, "/", "-"), l.j.Renderer.UrgingPaper(d, l.j.Store.Zone(), l.j.Demo)); err != nil {
		return err
	}
	agency := models.AgencyRef{NameVi: d.AgencyVi, NameEn: d.AgencyEn}
	var err error
	l.Mail, err = l.j.Renderer.UrgingMail(templates.UrgingMailView{Lang: m.Lang, Organisation: l.j.Organisation, RecipientName: oneLine(m.Name), Issuer: d.Letterhead.Issuer.In(m.Lang),
		Agency: agency.Name(m.Lang), Number: d.Number, IssuedOn: d.IssuedOn, AnswerBy: d.AnswerBy, Tasks: len(d.Tasks),
		URL: l.j.BaseURL.JoinPath("letters", strconv.FormatInt(m.SubjectOf, 10)).String(), Demo: l.j.Demo})
	return err
}

// attach adds a paper as DOCX and, in a language in which we can set one, as PDF.
func (l *letter) attach(ctx context.Context, name string, p paper.Paper) error {
	var docx, pdf bytes.Buffer
	if err := document.DOCX(&docx, p); err != nil {
		return err
	}
	l.files = append(l.files, mail.Attachment{Name: name + ".docx", ContentType: document.DOCXType, Data: docx.Bytes()})
	switch err := l.j.PDFs.Write(ctx, &pdf, p); {
	case errors.Is(err, document.ErrShaping):
		return nil
	case err != nil:
		return err
	}
	l.files = append(l.files, mail.Attachment{Name: name + ".pdf", ContentType: document.PDFType, Data: pdf.Bytes()})
	return nil
}
