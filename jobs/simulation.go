package jobs

import (
	"context"
	"fmt"

	"github.com/jonboulle/clockwork"

	"dondoc/models"
	"dondoc/models/deadline"
)

// SimOptions says what is simulated. The Store is a scratch database that lives by Clock, which
// stands at or before the beginning of From. Mail really goes where Jobs.Mail sends it.
type SimOptions struct {
	Jobs     Options // its Clock is not looked at
	Clock    *clockwork.FakeClock
	From, To deadline.Date // both included
	// World is called before each tick and does what happened outside meanwhile, such as a directive
	// being issued; nil where nothing happens.
	World func(context.Context) error
}

// Simulate lets every scheduled job run at its hour, day after day, and tells what came of it. From
// the same database and options it tells the same. It ends with the first job that fails.
func Simulate(ctx context.Context, o SimOptions) (Ledger, error) {
	if o.From.IsZero() || o.To.Before(o.From) {
		return Ledger{}, fmt.Errorf("simulate from %q to %q: the last day lies before the first, or one is missing", o.From, o.To)
	}
	zone := o.Jobs.Store.Zone()
	start, end := o.From.In(zone), o.To.AddDays(1).In(zone)
	if start.Before(o.Clock.Now()) {
		return Ledger{}, fmt.Errorf("simulate from %s: the clock stands at %s already", o.From, o.Clock.Now().In(zone).Format("2006-01-02 15:04"))
	}
	o.Clock.Advance(start.Sub(o.Clock.Now()))
	o.Jobs.Clock = o.Clock
	o.Jobs.Since = o.From // what was to be compiled earlier belongs to no day of the ledger
	j := New(o.Jobs)
	before, err := j.before(ctx)
	if err != nil {
		return Ledger{}, err
	}
	for {
		if o.World != nil {
			if err := o.World(ctx); err != nil {
				return Ledger{}, fmt.Errorf("simulate, %s: %w", o.Clock.Now().In(zone).Format("2006-01-02 15:04"), err)
			}
		}
		if err := j.Tick(ctx); err != nil {
			return Ledger{}, fmt.Errorf("simulate, %s: %w", o.Clock.Now().In(zone).Format("2006-01-02 15:04"), err)
		}
		if err := ctx.Err(); err != nil {
			return Ledger{}, err
		}
		next, err := j.nextStop(ctx)
		if err != nil {
			return Ledger{}, err
		}
		if !next.Before(end) {
			break
		}
		if wait := next.Sub(o.Clock.Now()); wait > 0 { // mail left over by a run whose time was up is due already
			o.Clock.Advance(wait)
		}
	}
	return j.ledger(ctx, o.From, o.To, before)
}

// past is what a database held before the simulation began: none of it belongs into the ledger.
type past struct {
	report int64          // the newest report
	acts   map[int64]bool // carried out already
}

func (j *Jobs) before(ctx context.Context) (past, error) {
	p := past{acts: map[int64]bool{}}
	reports, err := j.Store.Reports(ctx, j.actor, 0, 1)
	if err != nil {
		return p, err
	}
	if len(reports) > 0 {
		p.report = reports[0].ID
	}
	acts, err := j.Store.Acts(ctx, j.actor)
	for _, a := range acts {
		p.acts[a.ID] = a.AppliedAt != nil
	}
	return p, err
}

// allMessages gives a day's messages.
func (j *Jobs) allMessages(ctx context.Context, day deadline.Date) ([]models.Message, error) {
	var all []models.Message
	f := models.MessageFilter{Day: day, Limit: models.MaxLimit}
	for {
		page, err := j.Store.Messages(ctx, j.actor, f)
		all = append(all, page...)
		if err != nil || len(page) < f.Limit {
			return all, err
		}
		f.Before = page[len(page)-1].ID
	}
}

// newReports gives the reports compiled since, the oldest first.
func (j *Jobs) newReports(ctx context.Context, since int64) ([]models.ReportSnapshot, error) {
	var all []models.ReportSnapshot
	last := int64(0)
	for {
		page, err := j.Store.Reports(ctx, j.actor, last, models.MaxLimit)
		for _, r := range page {
			if r.ID > since {
				all = append([]models.ReportSnapshot{r}, all...)
			}
		}
		if err != nil || len(page) < models.MaxLimit || page[len(page)-1].ID <= since {
			return all, err
		}
		last = page[len(page)-1].ID
	}
}
