package jobs

import (
	"context"
	"strings"
	"sync/atomic"
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
	links   map[int64]models.LinkMail // those that can still be used
}

func (j *Jobs) read(ctx context.Context, batch []models.Message) (contents, error) {
	c := contents{today: j.Store.Today(), reports: map[int64]models.ReportData{}}
	var recipients []string
	var links []int64
	for _, m := range batch {
		switch m.Kind {
		case models.KindDigest:
			recipients = append(recipients, m.Recipient)
		case models.KindInvitation, models.KindReset:
			links = append(links, m.SubjectOf)
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
	if c.links, err = j.Store.LinkMails(ctx, j.actor, links); err != nil {
		return c, err
	}
	c.digests, err = j.Store.Digests(ctx, j.actor, recipients, c.today)
	return c, err
}

// send writes a message's words, hands it over and says what became of it.
func (j *Jobs) send(ctx context.Context, c contents, m models.Message, away *atomic.Bool) models.Settlement {
	words, err := j.write(c, &m)
	switch {
	case err != nil:
		m.Reply = firstLine(err)
		return models.Settlement{Message: m, State: models.Failed}
	case words == (templates.Mail{}):
		return models.Settlement{Message: m, State: models.Empty}
	}
	m.Subject, m.Text, m.HTML = words.Subject, c.kept(m, words.Text), c.kept(m, words.HTML)
	within, cancel := context.WithTimeout(ctx, sendWithin)
	defer cancel()
	reply, err := j.Mail.Send(within, mail.Message{
		MessageID: m.MessageID,
		From:      mail.Address{Name: j.From.Name, Email: j.From.Address},
		To:        mail.Address{Name: oneLine(m.Name), Email: m.Recipient},
		Subject:   words.Subject, Text: words.Text, HTML: words.HTML,
		Date: j.Clock.Now().In(j.Store.Zone()),
		// RFC 3834: nobody's holiday reply is wanted.
		Headers: map[string]string{"Auto-Submitted": "auto-generated", "Precedence": "bulk"},
	})
	if err != nil {
		s, gone := outcome(ctx, m, err, j.Store.Now())
		if gone {
			away.Store(true)
		}
		return s
	}
	if m.Reply = reply.String(); reply == (mail.Reply{}) {
		m.Reply = j.Renderer.T(m.Lang, templates.SayReplyOutbox)
	}
	return models.Settlement{Message: m, State: models.Sent}
}

// kept is what stays in the outbox of a mail's words: the secret of a link stands in the mail alone,
// for the outbox has other readers than its recipient.
func (c contents) kept(m models.Message, words string) string {
	if l, ok := c.links[m.SubjectOf]; ok && (m.Kind == models.KindInvitation || m.Kind == models.KindReset) {
		return strings.ReplaceAll(words, l.Secret, maskedSecret)
	}
	return words
}

// maskedSecret stands where the secret of a link was.
const maskedSecret = "•••"

// oneLine takes control characters out of a name: a line break in it would begin a new header, and
// the recipient is to get the mail all the same.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }), " ")
}
