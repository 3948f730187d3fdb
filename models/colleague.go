package models

import "context"

// Colleague is somebody who works for an agency.
type Colleague struct {
	ID   int64
	Name string
}

// Colleagues lists who works for the agency today, by name: to whom its people can give a sub-task.
// CodeForbidden for whoever doesn't work for it.
func (s *Store) Colleagues(ctx context.Context, actor Actor, agencyID int64) ([]Colleague, error) {
	if !actor.worksFor(agencyID) {
		return nil, forbidden("colleagues")
	}
	today := s.Today()
	var out []Colleague
	return out, s.mapError(s.read(ctx).Raw(`SELECT DISTINCT u.id, u.name FROM user_roles r JOIN users u ON u.id = r.user_id AND u.closed_at IS NULL
		WHERE r.agency_id = ? AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?) ORDER BY u.name, u.id LIMIT ?`,
		agencyID, today, today, MaxLimit).Scan(&out).Error)
}
