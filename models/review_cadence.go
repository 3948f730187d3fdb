package models

import (
	"context"
	"slices"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// ReviewCadenceKind names a rhythm of reviews.
type ReviewCadenceKind string

// The cadences.
const (
	ReviewFiveDay  ReviewCadenceKind = "five_day"
	ReviewMonth    ReviewCadenceKind = "month"
	ReviewHalfYear ReviewCadenceKind = "half_year"
)

// ReviewCadences lists the kinds, the most frequent first.
var ReviewCadences = []ReviewCadenceKind{ReviewFiveDay, ReviewMonth, ReviewHalfYear}

// ReviewCadence says when reviews are held: on the first working day from each closing on. Closings are
// reckoned as those of reports.
type ReviewCadence struct {
	Kind      ReviewCadenceKind `gorm:"primaryKey"`
	Rhythm    Rhythm
	EveryDays int
	AnchorOn  deadline.Date
	CutOff    int
	At        string // hour at which the agenda is drawn up: "07:00"
	Active    bool
	SinceOn   deadline.Date // only what closes from this day on is planned by itself; none: everything
	Version   int64
}

func (c ReviewCadence) schedule() ReportSchedule {
	return ReportSchedule{Rhythm: c.Rhythm, EveryDays: c.EveryDays, AnchorOn: c.AnchorOn, CutOff: c.CutOff, At: c.At, Active: c.Active, SinceOn: c.SinceOn}
}

// at gives the instant at which the agenda of a review on the day is drawn up.
func (c ReviewCadence) at(day deadline.Date, zone *time.Location) (time.Time, error) {
	hour, err := time.Parse("15:04", c.At)
	return time.Date(day.Year, day.Month, day.Day, hour.Hour(), hour.Minute(), 0, 0, zone).UTC(), err
}

// next gives the first day after day on which a review of the cadence is held.
func (c ReviewCadence) next(day deadline.Date, cal deadline.Calendar) deadline.Date {
	r := c.schedule()
	p := r.closedOn(r.closing(day))
	for !r.CompiledOn(p, cal).After(day) {
		p = r.Next(p)
	}
	return r.CompiledOn(p, cal)
}

// last gives the newest day up to day on which a review is held, zero where its closing lies before
// SinceOn.
func (c ReviewCadence) last(day deadline.Date, cal deadline.Calendar) deadline.Date {
	r := c.schedule()
	p := r.LastClosed(day, cal)
	if p.To.Before(c.SinceOn) {
		return deadline.Date{}
	}
	return r.CompiledOn(p, cal)
}

// before gives the day of the review before an agenda's: what was raised since then is new. Where none was
// held it is the day on which one would have been.
func (c ReviewCadence) before(a ReviewAgenda, cal deadline.Calendar) deadline.Date {
	if !a.LastOn.IsZero() {
		return a.LastOn
	}
	r := c.schedule()
	return r.CompiledOn(r.LastClosed(a.HeldOn.AddDays(-1), cal), cal)
}

// ReviewCadences gives the cadences, the most frequent first. They are for who holds reviews.
func (s *Store) ReviewCadences(ctx context.Context, actor Actor) ([]ReviewCadence, error) {
	if !actor.system && !actor.mayReview() {
		return nil, forbidden("reviews")
	}
	out, err := readCadences(s.read(ctx))
	return out, s.mapError(err)
}

func readCadences(db *gorm.DB) ([]ReviewCadence, error) {
	var out []ReviewCadence
	err := db.Table("review_cadences").Find(&out).Error
	slices.SortFunc(out, func(a, b ReviewCadence) int {
		return slices.Index(ReviewCadences, a.Kind) - slices.Index(ReviewCadences, b.Kind)
	})
	return out, err
}
