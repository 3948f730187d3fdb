package jobs

import "context"

// acts carries out the acts and the amendments of directives whose day has come. One missed while the server was down is carried out
// by the next run: it asks for all that are due.
func (j *Jobs) acts(ctx context.Context, _ period) (Summary, error) {
	applied, err := j.Store.ApplyActs(ctx, j.actor)
	s := Summary{}
	for _, a := range applied {
		s.add("acts", 1)
		s.add("moved", a.TasksMoved)
	}
	if err != nil {
		return s, err
	}
	amended, err := j.Store.ApplyAmendments(ctx, j.actor)
	s.add("amended", amended)
	return s, err
}

// recur makes the tasks of the periods that begin.
func (j *Jobs) recur(ctx context.Context, _ period) (Summary, error) {
	n, err := j.Store.MakeRecurring(ctx, j.actor)
	s := Summary{}
	s.add("recurring", n)
	return s, err
}

func (j *Jobs) sealingDue(_ context.Context, a agenda) ([]period, error) {
	u, err := a.upkeep()
	return whenever(u.Sealing, a), err
}

func (j *Jobs) figuresDue(_ context.Context, a agenda) ([]period, error) {
	u, err := a.upkeep()
	return whenever(u.Figures, a), err
}

// whenever gives the period of now where there is something to do.
func whenever(due bool, a agenda) []period {
	if !due {
		return nil
	}
	return []period{instantPeriod(a)}
}

// seal chains the audit entries added since the last time.
func (j *Jobs) seal(ctx context.Context, _ period) (Summary, error) {
	s := Summary{}
	for !j.stopped() {
		n, err := j.Store.SealAudit(ctx, j.actor)
		s.add("sealed", n)
		if err != nil || n == 0 {
			return s, err
		}
	}
	return s, nil
}

// figures sums the board's figures of a new day, or adds up what has changed since they were summed.
func (j *Jobs) figures(ctx context.Context, _ period) (Summary, error) {
	n, err := j.Store.KeepFigures(ctx, j.actor)
	s := Summary{}
	s.add("changes", n)
	return s, err
}

func (j *Jobs) searchableDue(_ context.Context, a agenda) ([]period, error) {
	u, err := a.upkeep()
	return whenever(u.Texts, a), err
}

// searchable writes the texts of rows that came in bulk or before texts were searched.
func (j *Jobs) searchable(ctx context.Context, _ period) (Summary, error) {
	s := Summary{}
	for !j.stopped() {
		n, err := j.Store.MakeSearchable(ctx, j.actor)
		s.add("texts", n)
		if err != nil || n == 0 {
			return s, err
		}
	}
	return s, nil
}

// keepHouse removes what nobody can use any more.
func (j *Jobs) keepHouse(ctx context.Context, _ period) (Summary, error) {
	var often []string
	for _, job := range j.table {
		if job.often || job.short {
			often = append(often, job.name)
		}
	}
	kept, err := j.Store.KeepHouse(ctx, j.actor, often)
	s := Summary{}
	s.add("removed", kept.Sessions+kept.Links+kept.AccountLinks+kept.Tries+kept.Uploads+kept.Imports+kept.Circuits+kept.Runs+kept.Answers+kept.Files)
	return s, err
}
