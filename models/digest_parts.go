package models

import (
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// plannedFor is why a task stands in a digest that is being sent.
type plannedFor struct {
	Recipient string
	TaskID    int64
	Rule      string
}

// addParts adds what the digests in hand were planned for, as far as it still holds.
func (s *Store) addParts(db *gorm.DB, out map[string]Digest, recipients []string, day deadline.Date) error {
	var links []plannedFor
	if err := db.Raw(`SELECT m.recipient, mt.task_id, mt.rule FROM message_tasks mt JOIN messages m ON m.id = mt.message_id
		WHERE m.state = 'sending' AND m.kind = 'digest' AND m.recipient IN ? ORDER BY m.recipient, mt.task_id`, recipients).Scan(&links).Error; err != nil || len(links) == 0 {
		return err
	}
	var ids []int64
	for _, l := range links {
		ids = append(ids, l.TaskID)
	}
	slices.Sort(ids)
	tasks := map[int64]Task{}
	for part := range slices.Chunk(slices.Compact(ids), 5000) {
		found, err := s.tasksIn(db, len(part), "WHERE t.id IN ?", part)
		if err != nil {
			return err
		}
		for _, t := range found {
			tasks[t.ID] = t
		}
	}
	asked, err := askedOf(db, links)
	if err != nil {
		return err
	}
	for _, l := range links {
		t, there := tasks[l.TaskID]
		if !there || !s.stillHolds(l.Rule, t, asked, day) {
			continue
		}
		d := out[l.Recipient]
		switch kind := family(l.Rule); kind {
		case ruleBefore, ruleOnDay, ruleOverdue:
			d.chase(t, day)
		default:
			d.Parts = append(d.Parts, DigestPart{kind, []Task{t}})
		}
		out[l.Recipient] = d
	}
	return nil
}

// stillHolds says whether what a notice was to tell is so at the moment of sending.
func (s *Store) stillHolds(rule string, t Task, asked askedOfTasks, day deadline.Date) bool {
	chased := t.Status.takesProgress() && t.Receipt != ReceiptIsDeclined
	switch family(rule) {
	case ruleBefore, ruleOnDay, ruleOverdue, ruleUnreached:
		return chased && !t.Deadline.DueOn.IsZero()
	case ruleEscalate:
		return chased && t.Timeliness(day) == Overdue
	case ruleNudge:
		return chased && (t.LastProgressAt == nil || deadline.DateOf(*t.LastProgressAt, s.zone).DaysUntil(day) > 0)
	case ruleReceipt:
		return t.Receipt == ReceiptIsAwaited && t.Status == NotStarted
	case ruleDeclined:
		return t.Receipt == ReceiptIsDeclined && t.Status.Open()
	case ruleAccept:
		return t.Status == Submitted
	case ruleExtension:
		return asked.extensions[t.ID]
	case ruleOpinion:
		return asked.opinions[t.ID]
	}
	return false
}

// askedOfTasks says of which tasks more time, or an opinion, is asked and not answered.
type askedOfTasks struct{ extensions, opinions map[int64]bool }

func askedOf(db *gorm.DB, links []plannedFor) (askedOfTasks, error) {
	out := askedOfTasks{map[int64]bool{}, map[int64]bool{}}
	for table, step := range map[string]struct {
		rule string
		into map[int64]bool
	}{"extensions": {ruleExtension, out.extensions}, "opinions": {ruleOpinion, out.opinions}} {
		var ids []int64
		for _, l := range links {
			if family(l.Rule) == step.rule {
				ids = append(ids, l.TaskID)
			}
		}
		if len(ids) == 0 {
			continue
		}
		var open []int64
		if err := db.Raw("SELECT DISTINCT task_id FROM "+table+" WHERE state = 'asked' AND task_id IN ?", ids).Scan(&open).Error; err != nil {
			return out, err
		}
		for _, id := range open {
			step.into[id] = true
		}
	}
	return out, nil
}
