package models

import (
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// BottleneckEvent is a move made with a bottleneck, as it stands in its history; a comment is one too.
type BottleneckEvent struct {
	ID           int64
	BottleneckID int64
	At           time.Time     // UTC
	Day          deadline.Date // of At, in the organisation's zone
	Move         BottleneckMove
	By           string // the person's name
	ActingFor    string // for whom they acted
	AgencyID     int64  // on whose behalf; 0 for the office and the working group
	Agency       AgencyRef
	Words        string
	DecideBy     deadline.Date // by when a decision was asked for
	OtherID      int64         // the bottleneck it was merged into, or that was merged into it
}

// write adds the event and notes its number.
func (e *BottleneckEvent) write(tx *gorm.DB, actor Actor) error {
	return tx.Raw(`INSERT INTO bottleneck_events (bottleneck_id, at, day, move, user_id, acting_for, agency_id, words, decide_by, other_id)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`, e.BottleneckID, e.At, e.Day, e.Move, orNull(actor.UserID), actor.ActingFor, orNull(e.AgencyID), e.Words, e.DecideBy, orNull(e.OtherID)).Scan(&e.ID).Error
}

// bottleneckEvents gives a bottleneck's history, newest first.
func (s *Store) bottleneckEvents(db *gorm.DB, id int64) ([]BottleneckEvent, error) {
	var out []BottleneckEvent
	err := db.Raw(`SELECT e.id, e.bottleneck_id, e.at, e.day, e.move, COALESCE(u.name, '') AS "by", e.acting_for, COALESCE(e.agency_id, 0) AS agency_id, e.words, e.decide_by, COALESCE(e.other_id, 0) AS other_id
		FROM bottleneck_events e LEFT JOIN users u ON u.id = e.user_id WHERE e.bottleneck_id = ? ORDER BY e.id DESC LIMIT ?`, id, maxEvents).Scan(&out).Error
	names := &agencyNamer{store: s, db: db}
	for i := range out {
		if out[i].Agency.ID = out[i].AgencyID; out[i].AgencyID != 0 {
			names.fill(&out[i].Agency)
		}
	}
	if err == nil {
		err = names.err
	}
	return out, err
}
