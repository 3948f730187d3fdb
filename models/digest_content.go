package models

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// Digest is what one recipient is told: how the tasks of their agencies stand at the moment of
// sending, and what else waits for them.
type Digest struct {
	Agencies    []AgencyRef
	Overdue     []Task // the oldest first
	Soon        []Task // due today or within SoonDays, or warned of today because the day of the warning is off
	Parts       []DigestPart
	Bottlenecks []ListedBottleneck // that their agencies must act on
}

// DigestPart is what else is told: tasks by the family of the rule that brought them.
type DigestPart struct {
	Kind  string // escalate, accept, declined, extension, receipt, opinion, nudge, unreached
	Tasks []Task
}

// partKinds are the parts in the order in which they stand.
var partKinds = []string{ruleEscalate, ruleAccept, ruleDeclined, ruleExtension, ruleReceipt, ruleOpinion, ruleNudge, ruleUnreached}

// Empty says whether there is nothing to tell.
func (d Digest) Empty() bool {
	return len(d.Overdue) == 0 && len(d.Soon) == 0 && len(d.Parts) == 0 && len(d.Bottlenecks) == 0
}

// Tasks lists the tasks told of, each once.
func (d Digest) Tasks() []Task {
	var out []Task
	seen := map[int64]bool{}
	add := func(list []Task) {
		for _, t := range list {
			if !seen[t.ID] {
				seen[t.ID] = true
				out = append(out, t)
			}
		}
	}
	for _, p := range d.Parts {
		add(p.Tasks)
	}
	add(d.Overdue)
	add(d.Soon)
	return out
}

// Digests reads, for many recipients at once, what stands overdue or falls due soon on day, and
// whatever else the digests they are being sent were planned for, as it stands now. What is finished,
// answered, or submitted in time is not chased.
func (s *Store) Digests(ctx context.Context, actor Actor, recipients []string, day deadline.Date) (map[string]Digest, error) {
	if !actor.system {
		return nil, forbidden("digest")
	}
	out := map[string]Digest{}
	if len(recipients) == 0 {
		return out, nil
	}
	db := s.read(ctx)
	links, err := digestAgencies(db, recipients, day)
	if err != nil {
		return nil, s.mapError(err)
	}
	var agencies []int64
	seen := map[int64]bool{}
	for _, l := range links {
		if !seen[l.ID] {
			seen[l.ID] = true
			agencies = append(agencies, l.ID)
		}
	}
	byLead, err := s.chased(db, agencies, day)
	if err != nil {
		return nil, err
	}
	stuck, err := waitingBottlenecks(db, agencies, day)
	if err != nil {
		return nil, s.mapError(err)
	}
	for _, l := range links {
		d := out[l.Email]
		d.Agencies = append(d.Agencies, AgencyRef{l.ID, l.Code, l.NameVi, l.NameEn})
		for _, t := range byLead[l.ID] {
			d.chase(t, day)
		}
		for _, b := range stuck[l.ID] {
			if !slices.ContainsFunc(d.Bottlenecks, func(x ListedBottleneck) bool { return x.ID == b.ID }) {
				d.Bottlenecks = append(d.Bottlenecks, b)
			}
		}
		out[l.Email] = d
	}
	if err := s.addParts(db, out, recipients, day); err != nil {
		return nil, s.mapError(err)
	}
	for email, d := range out {
		d.tidy()
		out[email] = d
	}
	return out, nil
}

// chase adds a task that is overdue or due soon.
func (d *Digest) chase(t Task, day deadline.Date) {
	if t.Deadline.DueOn.Before(day) {
		d.Overdue = append(d.Overdue, t)
	} else {
		d.Soon = append(d.Soon, t)
	}
}

// tidy puts the lists in order and names each task once: in the part that says most of it.
func (d *Digest) tidy() {
	told := map[int64]bool{}
	parts := d.Parts
	d.Parts = nil
	for _, kind := range partKinds {
		var tasks []Task
		for _, p := range parts {
			for _, t := range p.Tasks {
				if p.Kind == kind && !told[t.ID] {
					told[t.ID] = true
					tasks = append(tasks, t)
				}
			}
		}
		if len(tasks) > 0 {
			slices.SortStableFunc(tasks, byDue)
			d.Parts = append(d.Parts, DigestPart{kind, tasks})
		}
	}
	once := func(t Task) bool {
		again := told[t.ID]
		told[t.ID] = true
		return again
	}
	d.Overdue, d.Soon = slices.DeleteFunc(d.Overdue, once), slices.DeleteFunc(d.Soon, once)
	slices.SortStableFunc(d.Overdue, byDue)
	slices.SortStableFunc(d.Soon, byDue)
}

func byDue(a, b Task) int { return a.Deadline.DueOn.Compare(b.Deadline.DueOn) }

type digestAgency struct {
	Email          string
	ID             int64
	Code           string
	NameVi, NameEn string
}

// digestAgencies gives the agencies whose tasks the recipients hear of: their own, and as substitutes
// those of the absent.
func digestAgencies(db *gorm.DB, recipients []string, day deadline.Date) ([]digestAgency, error) {
	const inForce = "r.role IN ('officer', 'head') AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)"
	var links []digestAgency
	err := db.Raw(`SELECT x.email, a.id, a.code, a.name_vi, a.name_en FROM (
			SELECT u.email, r.agency_id FROM users u JOIN user_roles r ON r.user_id = u.id WHERE u.email IN ? AND u.closed_at IS NULL AND `+inForce+`
			UNION SELECT u.email, r.agency_id FROM users u JOIN substitutions s ON s.substitute_id = u.id AND s.ended_at IS NULL AND s.valid_from <= ? AND s.valid_to >= ?
				JOIN users w ON w.id = s.user_id AND w.closed_at IS NULL JOIN user_roles r ON r.user_id = w.id WHERE u.email IN ? AND u.closed_at IS NULL AND `+inForce+`
			UNION SELECT c.email, c.agency_id FROM contacts c WHERE c.email IN ? AND c.purpose = 'alerts' AND c.closed_at IS NULL) x
		JOIN agencies a ON a.id = x.agency_id ORDER BY x.email, a.id`, recipients, day, day, day, day, recipients, day, day, recipients).Scan(&links).Error
	return links, err
}

// notChased excludes what needs no urging: a result submitted in time, or before it fell due.
const notChased = " AND t.open AND t.receipt <> 'declined' AND NOT (t.status = 'submitted' AND t.submitted_on <= t.due_on) AND (t.status <> 'submitted' OR t.due_on < ?)"

// chased gives the unfinished tasks of the agencies that are overdue on day or fall due within
// SoonDays, by lead.
func (s *Store) chased(db *gorm.DB, agencies []int64, day deadline.Date) (map[int64][]Task, error) {
	out := map[int64][]Task{}
	if len(agencies) == 0 {
		return out, nil
	}
	tasks, err := s.tasksIn(db, len(agencies), `WHERE t.lead_id IN ? AND t.due_on <= ?`+notChased+` ORDER BY t.due_on, t.id`, agencies, day.AddDays(SoonDays), day)
	for _, t := range tasks {
		out[t.Lead.ID] = append(out[t.Lead.ID], t)
	}
	return out, err
}
