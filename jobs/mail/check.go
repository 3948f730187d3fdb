package mail

import (
	"context"
	"errors"
)

// Check tries everything short of sending: it connects, encrypts, logs in and
// names from as the sender, on a connection of its own. The server keeps
// nothing, since the conversation ends there. The error is a *Refusal.
func (s *Sender) Check(ctx context.Context, from string) error {
	if err := checkAddress("From", Address{Email: from}); err != nil {
		return &Refusal{Stage: StageMessage, Permanent: true, cause: err}
	}
	opened, refusal := open(ctx, s.server, s.options)
	if refusal != nil {
		return refusal
	}
	stop := context.AfterFunc(ctx, opened.link.abort)
	err := nameSender(opened, from)
	alive := stop()
	if err != nil {
		refusal = opened.link.refusal(ctx, s.server, err)
		opened.end(alive && !refusal.lost())
		return refusal
	}
	opened.end(alive)
	return nil
}

// nameSender stops after MAIL. The library's Send goes on to DATA, but the
// client inside its SendCloser shows its single commands.
func nameSender(s *session, from string) error {
	client, ok := s.SendCloser.(interface{ Mail(from string) error })
	if !ok {
		return errors.New("the mail library no longer shows the MAIL command")
	}
	return client.Mail(from)
}
