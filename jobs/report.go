package jobs

import (
	"context"
	"slices"
	"time"

	"dondoc/models"
)

// maxMissedReports bounds how many missed periods are looked for: two months of five days each.
const maxMissedReports = 12

func reportPeriod(p models.Period) period { return period{name: p.Name(), day: p.To, span: p} }

// compiledAt is the instant at which a period's report is to be compiled.
func (a agenda) compiledAt(p models.Period) time.Time {
	return a.at(a.reports.CompiledOn(p, a.calendar), a.reports.At)
}

// lastReport is the newest period whose report is to be there by now.
func (a agenda) lastReport() models.Period {
	p := a.reports.LastClosed(a.today, a.calendar)
	for a.compiledAt(p).After(a.now) {
		p = a.reports.Previous(p)
	}
	return p
}

// reportsDue: the last closed period, and those missed before it, the oldest first. A fresh database
// gets the last closed one alone: what lies before it was not tracked here.
func (j *Jobs) reportsDue(ctx context.Context, a agenda) ([]period, error) {
	last := a.lastReport()
	if j.reportsTo == last.Name() {
		return nil, nil
	}
	var missed []period
	oldestDone := -1 // in missed's order: what lies further back was not tracked here
	p := last
	for i := 0; i < maxMissedReports && !a.reports.CompiledOn(p, a.calendar).Before(j.Since); i++ {
		done, err := j.isDone(ctx, ReportFive, p.Name())
		if err != nil {
			return nil, err
		}
		if done {
			oldestDone = len(missed)
		} else {
			missed = append(missed, reportPeriod(p))
		}
		p = a.reports.Previous(p)
	}
	if oldestDone >= 0 {
		missed = missed[:oldestDone]
	} else if len(missed) > 1 && j.Since.IsZero() {
		ever, err := j.Store.LastPeriod(ctx, j.actor, ReportFive)
		if err != nil {
			return nil, err
		}
		if ever == "" {
			missed = missed[:1]
		}
	}
	if len(missed) == 0 {
		j.reportsTo = last.Name()
	}
	slices.Reverse(missed)
	return missed, nil
}

func nextReport(_ context.Context, a agenda) (time.Time, error) {
	return a.compiledAt(a.reports.Next(a.lastReport())), nil
}

// report compiles a period's report; its mails are queued in the same transaction.
func (j *Jobs) report(ctx context.Context, p period) (Summary, error) {
	a, err := j.agenda(ctx)
	if err != nil {
		return nil, err
	}
	_, made, err := j.Store.CompileReport(ctx, j.actor, a.reports, p.span)
	s := Summary{}
	if made {
		s.add("reports", 1)
	}
	return s, err
}
