package models

import (
	"cmp"
	"context"
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// ReviewDay is a day on which a review is held.
type ReviewDay struct {
	Cadence  ReviewCadenceKind
	On       deadline.Date
	ReviewID int64 // of one that was entered already; 0 for one that its cadence will bring
}

// ReviewDays gives the days from today on on which reviews are held, the earliest first: those entered, and the
// next n of each cadence that is on. They are for who holds reviews.
func (s *Store) ReviewDays(ctx context.Context, actor Actor, n int) ([]ReviewDay, error) {
	if !actor.mayReview() {
		return nil, forbidden("reviews")
	}
	db, today := s.read(ctx), s.Today()
	cadences, err := readCadences(db)
	if err != nil {
		return nil, s.mapError(err)
	}
	cal, err := loadCalendar(db)
	if err != nil {
		return nil, s.mapError(err)
	}
	var entered []Review
	if err := db.Select("id, cadence, held_on").Where("held_on >= ?", today).Order("held_on, id").Find(&entered).Error; err != nil {
		return nil, s.mapError(err)
	}
	var out []ReviewDay
	for _, r := range entered {
		out = append(out, ReviewDay{r.Cadence, r.HeldOn, r.ID})
	}
	for _, c := range cadences {
		day := c.next(today.AddDays(-1), cal)
		for i := 0; c.Active && i < n; i++ {
			next := c.next(day, cal)
			if c.last(day, cal) == day && !slices.ContainsFunc(entered, func(r Review) bool { return r.inPlaceOf(c.Kind, day, next) }) {
				out = append(out, ReviewDay{Cadence: c.Kind, On: day})
			}
			day = next
		}
	}
	slices.SortStableFunc(out, func(a, b ReviewDay) int {
		return cmp.Or(a.On.Compare(b.On), cmp.Compare(slices.Index(ReviewCadences, a.Cadence), slices.Index(ReviewCadences, b.Cadence)))
	})
	return out, nil
}

// inPlaceOf says whether the review is held in the place of the one its cadence would bring on a day: from then
// on and before the next.
func (r Review) inPlaceOf(kind ReviewCadenceKind, day, next deadline.Date) bool {
	return r.Cadence == kind && !r.HeldOn.Before(day) && r.HeldOn.Before(next)
}

// ReviewGuest is somebody who is invited to reviews.
type ReviewGuest struct {
	Email, Name string
	Lang        string
	Account     bool // signs in; else a recipient of mail alone
}

// ReviewGuests lists who is invited as of today: the working group's members, with who stands in for the
// absent, and the recipients named for it. They are for who holds reviews.
func (s *Store) ReviewGuests(ctx context.Context, actor Actor) ([]ReviewGuest, error) {
	if !actor.mayReview() {
		return nil, forbidden("reviews")
	}
	people, err := workingGroupOn(s.read(ctx), s.Today())
	out := make([]ReviewGuest, len(people))
	for i, p := range people {
		out[i] = ReviewGuest{p.Email, p.Name, p.Lang, p.UserID != 0}
	}
	return out, s.mapError(err)
}

// workingGroupOn gives who is mailed for the working group on a day, each address once, by address.
func workingGroupOn(db *gorm.DB, day deadline.Date) ([]told, error) {
	var all []told
	err := db.Raw(`SELECT COALESCE(b.id, u.id) AS user_id, COALESCE(b.email, u.email) AS email, COALESCE(b.name, u.name) AS name, COALESCE(b.lang, u.lang) AS lang, r.role AS part
			FROM user_roles r JOIN users u ON u.id = r.user_id AND u.closed_at IS NULL
			LEFT JOIN substitutions s ON s.user_id = u.id AND s.ended_at IS NULL AND s.valid_from <= ? AND s.valid_to >= ?
			LEFT JOIN users b ON b.id = s.substitute_id AND b.closed_at IS NULL
			WHERE r.role = 'working_group' AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
		UNION ALL SELECT 0, n.email, n.name, n.lang, 'contact' FROM notice_contacts n WHERE n.part = 'working_group' AND n.closed_at IS NULL
		ORDER BY 2, 1 DESC`, day, day, day, day).Scan(&all).Error
	return slices.CompactFunc(all, func(a, b told) bool { return a.Email == b.Email }), err
}
