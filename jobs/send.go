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
	today    deadline.Date
	digests  map[string]models.Digest // by recipient
	reports  map[int64]models.ReportData
	urging   map[int64]models.UrgingData // by letter
	ended    map[string][]models.Task    // by recipient: deadlines that their calendar no longer needs
	news     map[int64][]models.News     // by message
	links    map[int64]models.LinkMail   // those that can still be used
	lists    map[int64]models.ListMail   // of subscriptions, by message
	unwanted map[int64]bool              // messages whose recipient has declined them since

	bottlenecks map[int64]models.BottleneckNews // by message
	reviews     map[int64]models.ReviewNews     // by message
}

func (j *Jobs) read(ctx context.Context, batch []models.Message) (contents, error) {
	c := contents{today: j.Store.Today(), reports: map[int64]models.ReportData{}, urging: map[int64]models.UrgingData{}}
	var recipients []string
	var events, bottlenecks, lists, reviews []models.Message
	var links []int64
	for _, m := range batch {
		switch m.Kind {
		case models.KindDigest:
			recipients = append(recipients, tellsOf(m))
		case models.KindEvent, models.KindMention:
			events = append(events, m)
		case models.KindBottleneck:
			bottlenecks = append(bottlenecks, m)
		case models.KindFilter:
			lists = append(lists, m)
		case models.KindReview:
			reviews = append(reviews, m)
		case models.KindInvitation, models.KindReset:
			links = append(links, m.SubjectOf)
		case models.KindUrging:
			if _, ok := c.urging[m.SubjectOf]; ok {
				continue
			}
			_, data, err := j.Store.UrgingLetter(ctx, j.actor, m.SubjectOf)
			if err != nil && models.CodeOf(err) != models.CodeNotFound { // without its letter that message alone fails
				return c, err
			}
			if err == nil {
				c.urging[m.SubjectOf] = data
			}
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
	if c.ended, err = j.Store.EndedTasks(ctx, j.actor, c.digests); err != nil {
		return c, err
	}
	if c.news, err = j.Store.EventNews(ctx, j.actor, events); err != nil {
		return c, err
	}
	if c.bottlenecks, err = j.Store.BottleneckNews(ctx, j.actor, bottlenecks); err != nil {
		return c, err
	}
	if c.reviews, err = j.Store.ReviewNews(ctx, j.actor, reviews); err != nil {
		return c, err
	}
	if c.lists, err = j.Store.ListMails(ctx, j.actor, lists); err != nil {
		return c, err
	}
	if c.links, err = j.Store.LinkMails(ctx, j.actor, links); err != nil {
		return c, err
	}
	c.unwanted, err = j.Store.Declined(ctx, j.actor, batch)
	return c, err
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
	l, err := j.letter(ctx, c, &m)
	switch {
	case err != nil:
		m.Reply = firstLine(err)
		return models.Settlement{Message: m, State: models.Failed}
	case l.Mail == (templates.Mail{}):
		return models.Settlement{Message: m, State: models.Empty}
	}
	m.Subject, m.Text, m.HTML = l.Subject, l.masked(l.Text), l.masked(l.HTML)
	within, cancel := context.WithTimeout(ctx, sendWithin)
	defer cancel()
	reply, err := j.Mail.Send(within, mail.Message{
		MessageID: m.MessageID,
		From:      mail.Address{Name: j.From.Name, Email: j.From.Address},
		To:        mail.Address{Name: oneLine(m.Name), Email: m.Recipient},
		Subject:   l.Subject, Text: l.Text, HTML: l.HTML,
		Date:    j.Clock.Now().In(j.Store.Zone()),
		Headers: l.headers, Attachments: l.attachments(),
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
