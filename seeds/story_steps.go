package seeds

import (
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

// stage says in which words a step is reported.
type stage int

const (
	starting stage = iota
	underWay
	late
	handingIn
	accepting
	returning
	resuming
)

// step is one report of a story. Accepting and returning are the office's, all others the lead's.
type step struct {
	at       time.Time
	stage    stage
	from, to models.Status
	percent  int
	forecast deadline.Date
}

// until gives what of the story has happened by asOf, in order of time.
func (t *teller) until(s story, asOf time.Time) []step {
	if s.started.After(asOf) {
		return nil
	}
	steps := []step{{at: s.started, stage: starting, from: models.NotStarted, to: models.InProgress, percent: 5 * (1 + int(s.seed%3))}}
	end, handedIn := asOf, false
	if len(s.results) > 0 && !s.results[0].handedIn.After(asOf) {
		end, handedIn = s.results[0].handedIn, true
	}
	steps = t.between(s, steps, end, handedIn)
	for _, r := range s.results {
		last := steps[len(steps)-1]
		if last.to == models.Returned {
			again := t.at(t.workingDaysAfter(deadline.DateOf(last.at, t.zone), 1+int(s.seed%4)), 8*60+15, 12*60, &s.seed)
			if again.After(asOf) {
				break
			}
			last = step{at: again, stage: resuming, from: models.Returned, to: models.InProgress, percent: returnedTo, forecast: last.forecast}
			steps = append(steps, last)
		}
		if r.handedIn.After(asOf) {
			break
		}
		steps = append(steps, step{at: r.handedIn, stage: handingIn, from: last.to, to: models.Submitted, percent: 100, forecast: last.forecast})
		if r.decided.After(asOf) {
			break
		}
		decision := step{at: r.decided, stage: accepting, from: models.Submitted, to: models.Completed, percent: 100, forecast: last.forecast}
		if r.returned {
			decision.stage, decision.to, decision.percent = returning, models.Returned, returnedTo
		}
		steps = append(steps, decision)
	}
	return steps
}

// returnedTo is the percentage at which a returned task goes on.
const returnedTo = 90

// between adds reports under way up to end: now and then one half way for what is handed in, else the
// latest and for some one half way. An agency writes more often, but a demonstration needs no more.
func (t *teller) between(s story, steps []step, end time.Time, handedIn bool) []step {
	day := deadline.DateOf(s.started, t.zone)
	n := (day.DaysUntil(deadline.DateOf(end, t.zone)) - 1) / s.every
	wanted := []int{n / 2, n}
	if handedIn {
		wanted = wanted[:1]
		if s.seed%4 != 0 {
			wanted = nil
		}
	} else if s.seed%5 == 0 { // who has stopped reporting
		wanted = []int{min(n, 2)}
	} else if s.seed%3 != 0 {
		wanted = wanted[1:]
	}
	for _, k := range wanted {
		d := s.seed + dice(k)
		on := t.calendar.NextWorking(day.AddDays(k * s.every))
		at := t.at(on, 8*60+15, 16*60+45, &d)
		if k == 0 || !at.After(steps[len(steps)-1].at) || !at.Before(end) {
			continue
		}
		next := step{at: at, stage: underWay, from: models.InProgress, to: models.InProgress, percent: s.percent(at)}
		if due := s.task.DueOn; !due.IsZero() && on.After(due) {
			next.stage = late
			next.forecast = s.forecast(on, t.zone, &d)
		}
		steps = append(steps, next)
	}
	return steps
}

// percent grows from the start to 95 at the handing in; where that never comes, ever more slowly.
func (s story) percent(at time.Time) int {
	done := 1 - 1/(1+at.Sub(s.started).Hours()/24/250)
	if len(s.results) > 0 {
		done = float64(at.Sub(s.started)) / float64(s.results[0].handedIn.Sub(s.started))
	}
	return 15 + int(done*16)*5
}

// forecast is when the lead of a late task says it will be done: most are too hopeful.
func (s story) forecast(on deadline.Date, zone *time.Location, d *dice) deadline.Date {
	hoped := on.AddDays(d.between(10, 45))
	if len(s.results) == 0 {
		return hoped
	}
	if real := deadline.DateOf(s.results[0].handedIn, zone); real.Before(hoped) {
		return real
	}
	return hoped
}
