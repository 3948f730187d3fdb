package jobs

import (
	"context"
	"strings"
	"unicode"

	"dondoc/jobs/mail"
	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// contents is what the messages of a batch tell of, read once for all of them at the moment of
// sending.
type contents struct {
	today   deadline.Date
	digests map[string]models.Digest // by recipient
	reports map[int64]models.ReportData
}

func (j *Jobs) read(ctx context.Context, batch []models.Message) (contents, error) {
	c := contents{today: j.Store.Today(), reports: map[int64]models.ReportData{}}
	var recipients []string
	for _, m := range batch {
		switch m.Kind {
		case models.KindDigest:
			recipients = append(recipients, tellsOf(m))
		case models.KindReport:
			if _, ok := c.reports[m.SubjectOf]; ok {
				continue
			}
			_, data, err := j.Store.Report(ctx, j.actor, m.SubjectOf)
			if err != nil && models.CodeOf(err) != models.CodeNotFound { // without its report that message alone fails
				return c, err
			}
			if err == nil {
				c.reports[m.SubjectOf] = data
			}
		}
	}
	var err error
	if c.digests, err = j.Store.Digests(ctx, j.actor, recipients, c.today); err != nil {
		return c, err
	}
	for _, m := range batch {
		if m.StandsFor != "" { // what the other would have been told, for this address
			c.digests[m.Recipient] = c.digests[m.StandsFor]
		}
	}
	return c, nil
}

// tellsOf is whose digest a message tells.
func tellsOf(m models.Message) string {
	if m.StandsFor != "" {
		return m.StandsFor
	}
	return m.Recipient
}

// send writes a message's words, hands it over and says what became of it.
func (j *Jobs) send(ctx context.Context, c contents, m models.Message) models.Settlement {
	words, err := j.write(c, &m)
	switch {
	case err != nil:
		m.Reply = firstLine(err)
		return models.Settlement{Message: m, State: models.Failed}
	case words == (templates.Mail{}):
		return models.Settlement{Message: m, State: models.Empty}
	}
	m.Subject, m.Text, m.HTML = words.Subject, words.Text, words.HTML
	within, cancel := context.WithTimeout(ctx, sendWithin)
	defer cancel()
	reply, err := j.Mail.Send(within, mail.Message{
		MessageID: m.MessageID,
		From:      mail.Address{Name: j.From.Name, Email: j.From.Address},
		To:        mail.Address{Name: oneLine(m.Name), Email: m.Recipient},
		Subject:   m.Subject, Text: m.Text, HTML: m.HTML,
		Date: j.Clock.Now().In(j.Store.Zone()),
		// RFC 3834: nobody's holiday reply is wanted.
		Headers: map[string]string{"Auto-Submitted": "auto-generated", "Precedence": "bulk"},
		Taken: func(reply mail.Reply) {
			m.Reply = reply.String()
			if err := j.journal.note(models.Settlement{Message: m, State: models.Sent}); err != nil {
				j.Log.Error("jobs: note what the mail server took", "message", m.ID, "error", err)
			}
		},
	})
	if err != nil {
		s, fault := outcome(ctx, m, err, j.Store.Now())
		switch {
		case fault:
			j.circuit.fault(s.Message.Reply)
		case !s.Uncounted:
			j.circuit.fine()
		}
		return s
	}
	j.circuit.fine()
	if m.Reply = reply.String(); reply == (mail.Reply{}) {
		m.Reply = j.Renderer.T(m.Lang, templates.SayReplyOutbox)
	}
	return models.Settlement{Message: m, State: models.Sent}
}

// oneLine takes control characters out of a name: a line break in it would begin a new header, and
// the recipient is to get the mail all the same.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }), " ")
}
