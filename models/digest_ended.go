package models

import (
	"context"
	"encoding/json"
	"slices"
)

// maxEnded bounds how many ended deadlines one digest takes back.
const maxEnded = 50

// EndedTasks gives, for the recipients of digests about to be sent, which tasks of their last digest
// they are no longer to mind: finished since, or another agency's by now. Their calendars are told.
func (s *Store) EndedTasks(ctx context.Context, actor Actor, digests map[string]Digest) (map[string][]Task, error) {
	if !actor.system {
		return nil, forbidden("digest")
	}
	var recipients []any
	for email, d := range digests {
		if len(d.Agencies) > 0 { // who answers for none has no deadlines in their calendar
			recipients = append(recipients, email)
		}
	}
	if len(recipients) == 0 {
		return nil, nil
	}
	db := s.read(ctx)
	var last []struct{ Recipient, Refs string }
	if err := db.Raw(`SELECT m.recipient, m.refs FROM (VALUES `+list("(?)", len(recipients))+`) AS v
		JOIN messages m ON m.id = (SELECT o.id FROM messages o WHERE o.recipient = v.column1 AND o.kind = 'digest' AND o.state = 'sent' ORDER BY o.id DESC LIMIT 1)`,
		recipients...).Scan(&last).Error; err != nil {
		return nil, s.mapError(err)
	}
	told := map[string][]string{}
	var refs []string
	for _, l := range last {
		var all []string
		if err := json.Unmarshal([]byte(l.Refs), &all); err != nil {
			return nil, err
		}
		now := map[string]bool{}
		for _, t := range digests[l.Recipient].Tasks() {
			now[t.Ref] = true
		}
		told[l.Recipient] = slices.DeleteFunc(all, func(ref string) bool { return now[ref] })
		refs = append(refs, told[l.Recipient]...)
	}
	slices.Sort(refs)
	tasks := map[string]Task{}
	for part := range slices.Chunk(slices.Compact(refs), 5000) {
		found, err := s.tasksIn(db, len(part), "WHERE t.ref IN ?", part)
		if err != nil {
			return nil, err
		}
		for _, t := range found {
			tasks[t.Ref] = t
		}
	}
	out := map[string][]Task{}
	for recipient, refs := range told {
		for _, ref := range refs {
			if t := tasks[ref]; t.ID != 0 && digests[recipient].ended(t) && len(out[recipient]) < maxEnded {
				out[recipient] = append(out[recipient], t)
			}
		}
	}
	return out, nil
}

// Owns says whether the digest's recipient answers for the task.
func (d Digest) Owns(t Task) bool {
	return slices.ContainsFunc(d.Agencies, func(a AgencyRef) bool { return a.ID == t.Lead.ID })
}

// ended says whether the digest's recipient need no longer mind a task once told of.
func (d Digest) ended(t Task) bool {
	return !t.Deadline.DueOn.IsZero() && (!t.Status.Open() || !d.Owns(t))
}
