package models

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// Digest is what one recipient is told: how the tasks of their agencies stand at the moment of
// sending.
type Digest struct {
	Agencies []AgencyRef
	Overdue  []Task // the oldest first
	Soon     []Task // due today or within SoonDays, or warned of today because the day of the warning is off
}

// Empty says whether there is nothing to tell.
func (d Digest) Empty() bool { return len(d.Overdue) == 0 && len(d.Soon) == 0 }

// Digests reads, for many recipients at once, what stands overdue or falls due soon on day, and
// whatever else the digests they are being sent were planned for. What is finished, or submitted in
// time, is not chased.
func (s *Store) Digests(ctx context.Context, actor Actor, recipients []string, day deadline.Date) (map[string]Digest, error) {
	if !actor.system {
		return nil, forbidden("digest")
	}
	out := map[string]Digest{}
	if len(recipients) == 0 {
		return out, nil
	}
	db := s.read(ctx)
	var links []struct {
		Email          string
		ID             int64
		Code           string
		NameVi, NameEn string
	}
	if err := db.Raw(`SELECT x.email, a.id, a.code, a.name_vi, a.name_en FROM (
			SELECT u.email, r.agency_id FROM users u JOIN user_roles r ON r.user_id = u.id
				WHERE u.email IN ? AND u.closed_at IS NULL AND r.role IN ('officer', 'head')
				AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
			UNION SELECT c.email, c.agency_id FROM contacts c WHERE c.email IN ? AND c.purpose = 'alerts' AND c.closed_at IS NULL) x
		JOIN agencies a ON a.id = x.agency_id ORDER BY x.email, a.id`, recipients, day, day, recipients).Scan(&links).Error; err != nil {
		return nil, s.mapError(err)
	}
	var agencies []int64
	for _, l := range links {
		if !slices.Contains(agencies, l.ID) {
			agencies = append(agencies, l.ID)
		}
	}
	byLead, err := s.chased(db, agencies, recipients, day)
	if err != nil {
		return nil, err
	}
	for _, l := range links {
		d := out[l.Email]
		d.Agencies = append(d.Agencies, AgencyRef{l.ID, l.Code, l.NameVi, l.NameEn})
		for _, t := range byLead[l.ID] {
			if t.Deadline.DueOn.Before(day) {
				d.Overdue = append(d.Overdue, t)
			} else {
				d.Soon = append(d.Soon, t)
			}
		}
		out[l.Email] = d
	}
	for email, d := range out {
		slices.SortStableFunc(d.Overdue, byDue)
		slices.SortStableFunc(d.Soon, byDue)
		out[email] = d
	}
	return out, nil
}

func byDue(a, b Task) int { return a.Deadline.DueOn.Compare(b.Deadline.DueOn) }

// chased gives the unfinished tasks of the agencies that are overdue on day, fall due within SoonDays
// or are what a digest in hand was planned for, by lead.
func (s *Store) chased(db *gorm.DB, agencies []int64, recipients []string, day deadline.Date) (map[int64][]Task, error) {
	out := map[int64][]Task{}
	if len(agencies) == 0 {
		return out, nil
	}
	tasks, err := s.tasksIn(db, len(agencies), `WHERE t.id IN (SELECT n.id FROM tasks n WHERE n.lead_id IN ? AND n.open AND n.due_on <= ?
			UNION SELECT mt.task_id FROM message_tasks mt JOIN messages m ON m.id = mt.message_id WHERE m.state = 'sending' AND m.kind = 'digest' AND m.recipient IN ?)
		AND t.lead_id IN ? AND t.open AND NOT (t.status = 'submitted' AND t.submitted_on <= t.due_on) AND (t.status <> 'submitted' OR t.due_on < ?) ORDER BY t.due_on, t.id`,
		agencies, day.AddDays(SoonDays), recipients, agencies, day)
	for _, t := range tasks {
		out[t.Lead.ID] = append(out[t.Lead.ID], t)
	}
	return out, err
}
