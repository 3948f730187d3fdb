package jobs

import (
	"context"
	"errors"
	"strings"
	"time"

	"dondoc/jobs/mail"
	"dondoc/models"
)

// tryFor is after how long refusals for now end the tries, reckoned from the first one.
// DOMAIN.md "Reminders and escalation": refused for now, again with growing waits for 3 days; refused
// for good, marked and shown.
const tryFor = 3 * 24 * time.Hour

// waits after a refusal for now, by attempts; the last holds for all further ones.
var waits = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 4 * time.Hour}

// leastTries is how often a message was refused at least before it is given up: a clock that jumps
// ahead must not end the three days.
const leastTries = 12

// outcome says what becomes of a message after the mail server's answer, or its silence; fault says
// that it was no answer to this message: the server is out of reach, or will not talk to us.
func outcome(ctx context.Context, m models.Message, err error, now time.Time) (s models.Settlement, fault bool) {
	m.Reply = answer(err)
	var r *mail.Refusal
	if !errors.As(err, &r) {
		r = &mail.Refusal{}
	}
	switch {
	case ctx.Err() != nil && !r.Uncertain && r.Code == 0: // broken off by us
		return putBack(m, 0), false
	case r.OfServer():
		return putBack(m, againSoon), true
	case r.Permanent:
		return models.Settlement{Message: m, State: models.Failed}, false
	}
	if m.TriedSince == nil {
		m.TriedSince = &now
	}
	if m.Attempt >= leastTries && !now.Before(m.TriedSince.Add(tryFor)) {
		return models.Settlement{Message: m, State: models.Failed}, false
	}
	return models.Settlement{Message: m, State: models.Queued, Retry: pick(waits, m.Attempt)}, false
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
