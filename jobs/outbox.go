package jobs

import (
	"context"

	"dondoc/jobs/mail"
)

// Mailer hands a mail over and gives the server's answer. The error of a mail that was not accepted
// is a *mail.Refusal. It is called by several goroutines at once. mail.Pool is one.
type Mailer interface {
	Send(context.Context, mail.Message) (mail.Reply, error)
}

// Outbox is the Mailer where no mail server is set: the mail stays in the database, where people
// read it. It refuses what a server's Mailer would refuse to send.
type Outbox struct{}

// Send takes the mail and answers nothing: no server was asked.
func (Outbox) Send(_ context.Context, m mail.Message) (mail.Reply, error) {
	if _, err := mail.Render(m); err != nil {
		return mail.Reply{}, &mail.Refusal{Stage: mail.StageMessage, Permanent: true, Text: err.Error()}
	}
	return mail.Reply{}, nil
}
