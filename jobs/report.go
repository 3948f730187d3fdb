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

// reportJob is the job that compiles a kind of report, and its name.
func reportJob(kind models.ReportKind) string { return "report_" + string(kind) }

// reportJobs are the jobs that compile reports, one a kind.
func (j *Jobs) reportJobs() []job {
	out := make([]job, len(models.ScheduledReports))
	for i, kind := range models.ScheduledReports {
		out[i] = job{name: reportJob(kind),
			current: func(a agenda) period { return reportPeriod(a.lastReport(a.reports[kind])) },
			due:     func(ctx context.Context, a agenda) ([]period, error) { return j.reportsDue(ctx, a, a.reports[kind]) },
			next: func(_ context.Context, a agenda) (time.Time, error) {
				r := a.reports[kind]
				if !r.Active {
					return time.Time{}, nil
				}
				return a.compiledAt(r, r.Next(a.lastReport(r))), nil
			},
			do: func(ctx context.Context, p period) (Summary, error) { return j.report(ctx, kind, p) }}
	}
	return out
}

// compiledAt is the instant at which a period's report is to be compiled.
func (a agenda) compiledAt(r models.ReportSchedule, p models.Period) time.Time {
	return a.at(r.CompiledOn(p, a.calendar), r.At)
}

// lastReport is the newest period whose report is to be there by now.
func (a agenda) lastReport(r models.ReportSchedule) models.Period {
	p := r.LastClosed(a.today, a.calendar)
	for a.compiledAt(r, p).After(a.now) {
		p = r.Previous(p)
	}
	return p
}

// reportsDue: the last closed period, and those missed before it, the oldest first. A fresh database
// gets the last closed one alone: what lies before it was not tracked here. Nothing that closed before
// the schedule's day counts.
func (j *Jobs) reportsDue(ctx context.Context, a agenda, r models.ReportSchedule) ([]period, error) {
	if !r.Active {
		return nil, nil
	}
	last := a.lastReport(r)
	if j.reportsTo[r.Kind] == last.Name() {
		return nil, nil
	}
	var missed []period
	oldestDone := -1 // in missed's order: what lies further back was not tracked here
	p := last
	for i := 0; i < maxMissedReports && !r.CompiledOn(p, a.calendar).Before(j.Since) && !p.To.Before(r.SinceOn); i++ {
		done, err := j.isDone(ctx, reportJob(r.Kind), p.Name())
		if err != nil {
			return nil, err
		}
		if done {
			oldestDone = len(missed)
		} else {
			missed = append(missed, reportPeriod(p))
		}
		p = r.Previous(p)
	}
	if oldestDone >= 0 {
		missed = missed[:oldestDone]
	} else if len(missed) > 1 && j.Since.IsZero() {
		ever, err := j.Store.LastPeriod(ctx, j.actor, reportJob(r.Kind))
		if err != nil {
			return nil, err
		}
		if ever == "" {
			missed = missed[:1]
		}
	}
	if len(missed) == 0 {
		j.reportsTo[r.Kind] = last.Name()
	}
	slices.Reverse(missed)
	return missed, nil
}

// report compiles a period's report; its mails are queued in the same transaction.
func (j *Jobs) report(ctx context.Context, kind models.ReportKind, p period) (Summary, error) {
	a, err := j.agenda(ctx)
	if err != nil {
		return nil, err
	}
	_, made, err := j.Store.CompileReport(ctx, j.actor, a.reports[kind], p.span)
	s := Summary{}
	if made {
		s.add("reports", 1)
	}
	return s, err
}
