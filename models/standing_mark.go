package models

import (
	"context"
	"strings"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
	"dondoc/models/standing"
)

// StandingMark says that a person of the working group has confirmed that an agency is to be commended or
// criticised. Drafts (Standing.Draft) are for that person's eyes; a report has marks alone.
type StandingMark struct {
	ID          int64
	AgencyID    int64
	Agency      AgencyRef `gorm:"-"`
	Kind        standing.Verdict
	Words       string
	OnTime, Due int           // the agency's figures on that day
	Day         deadline.Date // of ConfirmedAt, in the organisation's zone
	ConfirmedBy int64
	By          string `gorm:"->"` // the person's name
	ConfirmedAt time.Time
}

// NewStandingMark is what is confirmed.
type NewStandingMark struct {
	AgencyID int64
	Kind     standing.Verdict
	Words    string // why; may be empty
}

// ConfirmStanding marks an agency, with its figures as they stand by today's successor. It is the working
// group's. CodeInvalid for an agency without a rank, since of so few tasks nothing can be said, and for one that is closed; CodeConflict
// where it is marked already.
func (s *Store) ConfirmStanding(ctx context.Context, actor Actor, n NewStandingMark) (StandingMark, error) {
	if !actor.mayJudge() {
		return StandingMark{}, forbidden("confirm_standing")
	}
	var bad faults
	if n.Kind != standing.Commend && n.Kind != standing.Criticise {
		bad.add("kind", "not_a_choice")
	}
	checkWords(&bad, "words", n.Words)
	all, _, err := s.Standings(ctx, actor, StandingFilter{})
	if err != nil {
		return StandingMark{}, err
	}
	mark := StandingMark{AgencyID: n.AgencyID, Kind: n.Kind, Words: strings.TrimSpace(n.Words), ConfirmedBy: actor.UserID, By: actor.Name}
	for _, x := range all {
		if x.Agency.ID == n.AgencyID && x.Rank > 0 && x.Agency.ValidOn(s.Today()) {
			mark.Agency, mark.OnTime, mark.Due = x.Agency.Ref(), x.OnTime.Part, x.OnTime.Whole
		}
	}
	if mark.Agency.ID == 0 {
		bad.add("agency", "not_ranked", "Least", standing.LeastRanked)
	}
	if err := bad.err(); err != nil {
		return StandingMark{}, err
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		mark.Day, mark.ConfirmedAt = m.today, m.at
		if err := tx.Raw(`INSERT INTO standing_marks (agency_id, kind, words, on_time, due, day, confirmed_by, confirmed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING RETURNING id`, mark.AgencyID, mark.Kind, mark.Words, mark.OnTime, mark.Due, mark.Day, mark.ConfirmedBy, mark.ConfirmedAt).Scan(&mark.ID).Error; err != nil {
			return err
		}
		if mark.ID == 0 {
			return &Error{Code: CodeConflict, Detail: "standing_marked"}
		}
		return audit(tx, m, actor, "standing.confirm", "standing", mark.ID, nil, map[string]any{"agency": mark.Agency.Code, "kind": mark.Kind, "on_time": mark.OnTime, "due": mark.Due, "words": mark.Words})
	})
	return mark, err
}

// WithdrawStanding takes a mark back. It is the working group's. CodeNotFound where there is none, or no longer.
func (s *Store) WithdrawStanding(ctx context.Context, actor Actor, id int64) error {
	if !actor.mayJudge() {
		return forbidden("confirm_standing")
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		done := tx.Exec("UPDATE standing_marks SET withdrawn_at = ?, withdrawn_by = ? WHERE id = ? AND withdrawn_at IS NULL", m.at, orNull(actor.UserID), id)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return notFound("standing_mark")
		}
		return audit(tx, m, actor, "standing.withdraw", "standing", id, nil, nil)
	})
}

// StandingMarks lists what is confirmed and not withdrawn, in order of confirmation: what a report may say. It is
// for who sees the whole.
func (s *Store) StandingMarks(ctx context.Context, actor Actor) ([]StandingMark, error) {
	if !actor.mayReadReports() {
		return nil, forbidden("standing")
	}
	marks, err := s.liveMarks(ctx)
	return marks, s.mapError(err)
}

func (s *Store) liveMarks(ctx context.Context) ([]StandingMark, error) {
	var out []StandingMark
	db := s.read(ctx)
	err := db.Raw(`SELECT m.*, u.name AS "by" FROM standing_marks m JOIN users u ON u.id = m.confirmed_by WHERE m.withdrawn_at IS NULL ORDER BY m.id`).Scan(&out).Error
	names := &agencyNamer{store: s, db: db}
	for i := range out {
		out[i].Agency.ID = out[i].AgencyID
		names.fill(&out[i].Agency)
	}
	return out, firstError(err, names.err)
}

func (s *Store) standingMarks(ctx context.Context) (map[int64]StandingMark, error) {
	all, err := s.liveMarks(ctx)
	out := make(map[int64]StandingMark, len(all))
	for _, m := range all {
		out[m.AgencyID] = m
	}
	return out, err
}
