package jobs

import (
	"context"
	"time"

	"dondoc/jobs/mail/bounce"
	"dondoc/models"
)

// bouncesEvery is how often the mailbox of returned mail is read.
const bouncesEvery = 5 * time.Minute

// Mailbox is where returned mail arrives. bounce.Mailbox is one.
type Mailbox interface {
	String() string
	Read(context.Context, bounce.Position) (bounce.Batch, error)
}

// bouncesPeriod is the span of bouncesEvery that an instant lies in: of several instances one reads.
func bouncesPeriod(a agenda) period {
	return period{name: a.now.Truncate(bouncesEvery).In(a.zone).Format("2006-01-02T15:04"), day: a.today}
}

func (j *Jobs) bouncesDue(_ context.Context, a agenda) ([]period, error) {
	if j.Bounces == nil {
		return nil, nil
	}
	p := bouncesPeriod(a)
	if j.lastBounces != p.name { // what is known of earlier periods is of no use any more
		delete(j.done, Bounces+" "+j.lastBounces)
		j.lastBounces = p.name
	}
	return []period{p}, nil
}

func (j *Jobs) nextBounces(_ context.Context, a agenda) (time.Time, error) {
	if j.Bounces == nil {
		return time.Time{}, nil
	}
	return a.now.Truncate(bouncesEvery).Add(bouncesEvery), nil
}

// bounces reads what came back since the last time and marks the messages it is about.
func (j *Jobs) bounces(ctx context.Context, _ period) (Summary, error) {
	s := Summary{}
	if j.Bounces == nil {
		return s, nil
	}
	box := j.Bounces.String()
	at, err := j.Store.MailboxPosition(ctx, j.actor, box)
	if err != nil {
		return s, err
	}
	for more := true; more && !j.stopped(); {
		got, err := j.Bounces.Read(ctx, bounce.Position(at))
		if err != nil {
			return s, err
		}
		var all []models.Bounce
		for _, r := range got.Reports {
			b := models.Bounce{MessageID: r.MessageID, Outcome: models.BounceDelayed, Words: r.Words}
			if r.Failed {
				b.Outcome = models.BounceFailed
			}
			all = append(all, b)
		}
		at = models.Position(got.Next)
		matched, err := j.Store.RecordBounces(ctx, j.actor, box, at, all)
		if err != nil {
			return s, err
		}
		s.add("returned", matched)
		s.add("unmatched", len(all)-matched+got.Others)
		more = got.More
	}
	return s, nil
}
