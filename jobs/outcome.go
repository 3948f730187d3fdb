package jobs

import (
	"context"
	"errors"
	"strings"
	"time"

	"dondoc/jobs/mail"
	"dondoc/models"
)

// DOMAIN.md "Reminders and escalation": refused for now, again with growing waits for 3 days; refused
// for good, marked and shown.
const tryFor = 3 * 24 * time.Hour

// waits after a refusal for now, by attempts; the last holds for all further ones.
var waits = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 4 * time.Hour}

// awayPause is when a mail server out of reach is tried again. It has judged no message yet, so none
// waits longer for it.
const awayPause = time.Minute

// outcome says what becomes of a message after the mail server's answer, or its silence; away says
// that the server itself is out of reach or won't talk to us.
func outcome(ctx context.Context, m models.Message, err error, now time.Time) (s models.Settlement, away bool) {
	m.Reply = answer(err)
	var r *mail.Refusal
	if !errors.As(err, &r) {
		r = &mail.Refusal{}
	}
	switch {
	case r.Permanent:
		return models.Settlement{Message: m, State: models.Failed}, false
	case ctx.Err() != nil && !r.Uncertain: // broken off by us
		return putBack(m, 0), false
	}
	s = models.Settlement{Message: m, State: models.Queued, Retry: pick(waits, m.Attempt)}
	switch r.Stage {
	case mail.StageDial, mail.StageTLS, mail.StageHello, mail.StageAuth:
		s, away = putBack(m, awayPause), true
	}
	if !now.Before(m.CreatedAt.Add(tryFor)) {
		s = models.Settlement{Message: m, State: models.Failed}
	}
	return s, away
}

// answer is what is kept of a refusal: the server's own words where it had any.
func answer(err error) string {
	var r *mail.Refusal
	if errors.As(err, &r) && r.Code != 0 {
		return mail.Reply{Code: r.Code, Enhanced: r.Enhanced, Text: r.Text}.String()
	}
	return firstLine(err)
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
