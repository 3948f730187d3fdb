package models

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// PlanReview enters a review of a cadence on a day, and draws its agenda up at once where the day has
// come; else the job does at the cadence's hour. It is the office's. CodeConflict when there is one.
func (s *Store) PlanReview(ctx context.Context, actor Actor, kind ReviewCadenceKind, on deadline.Date) (Review, error) {
	r := Review{Cadence: kind, HeldOn: on, State: ReviewPlanned, Version: 1}
	if !actor.mayPlanReviews() {
		return r, forbidden("plan_review")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		cadences, err := readCadences(tx)
		if err != nil {
			return err
		}
		var bad faults
		c, known := cadenceOf(cadences, kind)
		if !known {
			bad.add("cadence", "not_a_choice")
		}
		switch {
		case on.IsZero():
			bad.add("held_on", "required")
		case on.Before(m.today):
			bad.add("held_on", "in_the_past", "Value", on.String(), "Today", m.today.String())
		}
		if err := bad.err(); err != nil {
			return err
		}
		made, err := s.enterReview(tx, m, actor, &r)
		if err != nil {
			return err
		}
		if !made {
			return &Error{Code: CodeConflict, Detail: "review"}
		}
		if on.After(m.today) {
			return nil
		}
		return s.freeze(tx, m, actor, &r, c)
	})
	return r, err
}

func cadenceOf(all []ReviewCadence, kind ReviewCadenceKind) (ReviewCadence, bool) {
	for _, c := range all {
		if c.Kind == kind {
			return c, true
		}
	}
	return ReviewCadence{}, false
}

// enterReview enters a planned review unless its day has one, and says whether it did.
func (s *Store) enterReview(tx *gorm.DB, m moment, actor Actor, r *Review) (bool, error) {
	n, err := insertRowsCounting(tx, "reviews", []string{"cadence", "held_on", "state", "version"}, [][]any{{r.Cadence, r.HeldOn, ReviewPlanned, 1}}, "ON CONFLICT DO NOTHING")
	if err != nil {
		return false, err
	}
	if err := tx.Where("cadence = ? AND held_on = ?", r.Cadence, r.HeldOn).Take(r).Error; err != nil || n == 0 {
		return false, err
	}
	return true, audit(tx, m, actor, "review.plan", "review", r.ID, nil, map[string]any{"cadence": r.Cadence, "held_on": r.HeldOn})
}

// freeze draws a planned review's agenda up, once and for all, and queues the mails that tell of it.
func (s *Store) freeze(tx *gorm.DB, m moment, actor Actor, r *Review, c ReviewCadence) error {
	if r.State != ReviewPlanned {
		return &Error{Code: CodeWrongState, Detail: "review_" + string(r.State)}
	}
	cal, err := loadCalendar(tx)
	if err != nil {
		return err
	}
	agenda, err := s.drawUp(tx, m, *r, c, cal)
	if err != nil {
		return err
	}
	text, sum, err := seal(agenda)
	if err != nil {
		return err
	}
	done := tx.Exec("UPDATE reviews SET state = 'agenda', agenda = ?, agenda_sha256 = ?, drawn_at = ?, version = version + 1 WHERE id = ? AND version = ?", text, sum, m.at, r.ID, r.Version)
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected == 0 {
		return &Error{Code: CodeStale, Detail: "review"}
	}
	var rows [][]any
	for i, kind := range ReviewItemKinds {
		rows = append(rows, []any{r.ID, kind, i + 1})
	}
	if err := insertRows(tx, "review_items", []string{"review_id", "kind", "position"}, rows, ""); err != nil {
		return err
	}
	r.State, r.AgendaSHA256, r.DrawnAt, r.Version = ReviewFrozen, sum, &m.at, r.Version+1
	if err := s.tellReview(tx, m, *r); err != nil {
		return err
	}
	return audit(tx, m, actor, "review.agenda", "review", r.ID, nil, map[string]any{"sha256": sum})
}

// DrawUpAgenda draws a planned review's agenda up before its hour. It is the office's. CodeStale when
// somebody changed the review since the version given.
func (s *Store) DrawUpAgenda(ctx context.Context, actor Actor, id, version int64) (Review, error) {
	var r Review
	if !actor.mayPlanReviews() {
		return r, forbidden("plan_review")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if err := tx.Where("id = ?", id).Take(&r).Error; err != nil {
			return err
		}
		if r.Version != version {
			return &Error{Code: CodeStale, Detail: "review"}
		}
		cadences, err := readCadences(tx)
		if err != nil {
			return err
		}
		c, _ := cadenceOf(cadences, r.Cadence) // a review's cadence is always there
		return s.freeze(tx, m, actor, &r, c)
	})
	return r, err
}

// dueReview is a review whose agenda is to be there by now.
type dueReview struct {
	Review
	cadence ReviewCadence
}

// reviewsDue gives the reviews whose hour has come without an agenda: the newest of each cadence, and
// those that were planned. One entered before the next takes its place, as Review.inPlaceOf has it. An agenda
// missed before the newest is not made up: it would tell of today.
func (s *Store) reviewsDue(db *gorm.DB, m moment) ([]dueReview, time.Time, error) {
	var next time.Time
	cadences, err := readCadences(db)
	if err != nil {
		return nil, next, err
	}
	cal, err := loadCalendar(db)
	if err != nil {
		return nil, next, err
	}
	var planned []Review
	if err := db.Omit("agenda").Where("state = 'planned'").Order("held_on, id").Find(&planned).Error; err != nil {
		return nil, next, err
	}
	var out []dueReview
	consider := func(r Review, c ReviewCadence) (bool, error) {
		at, err := c.at(r.HeldOn, s.zone)
		if at.After(m.at) {
			if next.IsZero() || at.Before(next) {
				next = at
			}
			return false, err
		}
		out = append(out, dueReview{r, c})
		return true, err
	}
	var errs []error
	for _, r := range planned {
		c, _ := cadenceOf(cadences, r.Cadence)
		_, err := consider(r, c)
		errs = append(errs, err)
	}
	for _, c := range cadences {
		if !c.Active {
			continue
		}
		day := c.last(m.today, cal)
		at, err := c.at(day, s.zone)
		if err == nil && !day.IsZero() && at.After(m.at) {
			day = c.last(day.AddDays(-1), cal)
		}
		var there int64
		if err == nil && !day.IsZero() {
			err = db.Table("reviews").Where("cadence = ? AND held_on >= ? AND held_on < ?", c.Kind, day, c.next(day, cal)).Count(&there).Error
		}
		if err == nil && !day.IsZero() && there == 0 {
			_, err = consider(Review{Cadence: c.Kind, HeldOn: day, State: ReviewPlanned, Version: 1}, c)
		}
		coming := c.next(m.today.AddDays(-1), cal)
		if at, _ := c.at(coming, s.zone); !at.After(m.at) {
			coming = c.next(coming, cal)
		}
		if at, _ := c.at(coming, s.zone); next.IsZero() || at.Before(next) {
			next = at
		}
		errs = append(errs, err)
	}
	return out, next, errors.Join(errs...)
}

// ReviewsDue counts the agendas that are to be drawn up by now, and gives the next instant at which one is.
func (s *Store) ReviewsDue(ctx context.Context, actor Actor) (int, time.Time, error) {
	if !actor.system && !actor.mayRunJobs() {
		return 0, time.Time{}, forbidden("reviews")
	}
	due, next, err := s.reviewsDue(s.read(ctx), s.now())
	return len(due), next, s.mapError(err)
}

// DrawUpAgendas draws up the agendas whose hour has come, each once, and gives how many there were.
func (s *Store) DrawUpAgendas(ctx context.Context, actor Actor) (int, error) {
	if !actor.system && !actor.mayRunJobs() {
		return 0, forbidden("reviews")
	}
	made := 0
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		due, _, err := s.reviewsDue(tx, m)
		if err != nil {
			return err
		}
		for _, d := range due {
			if d.ID == 0 {
				entered, err := s.enterReview(tx, m, actor, &d.Review)
				if err != nil {
					return err
				}
				if !entered { // another instance did
					continue
				}
			}
			if err := s.freeze(tx, m, actor, &d.Review, d.cadence); err != nil {
				return err
			}
			made++
		}
		return nil
	})
	return made, err
}
