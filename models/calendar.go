package models

import (
	"context"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// CalendarDay is a day that differs from the plain week: a holiday, a day off by swap or in
// compensation, or a working Saturday that makes up for one.
type CalendarDay struct {
	Day      deadline.Date `gorm:"primaryKey"`
	Kind     deadline.DayKind
	NameVi   string
	NameEn   string
	Verified bool
	Source   string
	Note     string
	Version  int64
}

func loadCalendar(tx *gorm.DB) (deadline.Calendar, error) {
	var days []CalendarDay
	if err := tx.Order("day").Find(&days).Error; err != nil {
		return deadline.Calendar{}, err
	}
	out := make([]deadline.CalendarDay, len(days))
	for i, d := range days {
		out[i] = deadline.CalendarDay{Date: d.Day, Kind: d.Kind}
	}
	return deadline.NewCalendar(out), nil
}

// Calendar gives the working calendar.
func (s *Store) Calendar(ctx context.Context, actor Actor) (deadline.Calendar, error) {
	if !actor.SignedIn() {
		return deadline.Calendar{}, &Error{Code: CodeSignIn}
	}
	c, err := loadCalendar(s.read(ctx))
	return c, s.mapError(err)
}
