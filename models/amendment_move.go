package models

import (
	"slices"
	"strings"
)

// move lets a task go on in the place of a new one that nobody has begun: it takes the new one's provision,
// reference, lead and due day, and keeps its history. The new one takes its old place and is cancelled, so
// that the older directive shows where its duty went.
func (x *amending) move(t, u Task) error {
	around, err := circumstances(x.tx, t)
	if err != nil {
		return err
	}
	step := &step{store: x.s, tx: x.tx, m: x.m, actor: x.person, by: PartyOffice, before: around, task: t,
		event: TaskEvent{TaskID: t.ID, At: x.m.at, Day: x.m.today, Move: MoveAmend, Via: ViaPage, StatusFrom: t.Status, StatusTo: t.Status,
			Words: strings.TrimSpace(t.Ref + " → " + u.Ref + ". " + x.amendment.Words), DueFrom: t.Deadline.DueOn, DueTo: u.Deadline.DueOn}}
	if err := x.swap(t, u); err != nil {
		return err
	}
	step.task.Deadline.DueOn = u.Deadline.DueOn
	step.task.Addressee, step.task.Lead = u.Addressee, u.Lead
	if t.Lead.ID != u.Lead.ID {
		step.event.OtherID = t.Lead.ID
		step.task.Receipt, step.task.SignOffAskedAt = ReceiptIsAwaited, nil
		if err := step.waitsFromToday(); err != nil {
			return err
		}
	}
	if err := step.withdrawExtension(); err != nil {
		return err
	}
	step.trail = map[string]any{"ref": u.Ref, "was": t.Ref}
	if err := step.write(); err != nil {
		return err
	}
	for _, lead := range slices.Compact([]int64{u.Lead.ID, t.Lead.ID}) {
		x.facts = append(x.facts, fact{rule: FactAmended, taskID: t.ID, agencyID: lead, eventID: step.event.ID})
	}
	return x.cancel(u, t.Ref+" → "+u.Ref, false)
}

// swap gives each of two tasks the other's place, and notes where they stood.
func (x *amending) swap(t, u Task) error {
	for _, was := range []Task{t, u} {
		if err := x.tx.Exec("INSERT INTO amendment_tasks (task_id, amendment_id, at, directive_id, provision_id, ref, lead_id, addressee_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			was.ID, x.amendment.ID, x.m.at, was.DirectiveID, was.ProvisionID, was.Ref, was.Lead.ID, was.Addressee.ID).Error; err != nil {
			return err
		}
	}
	periods := map[int64]string{}
	for _, id := range []int64{t.ID, u.ID} {
		var period string
		if err := x.tx.Raw("SELECT period FROM tasks WHERE id = ?", id).Scan(&period).Error; err != nil {
			return err
		}
		periods[id] = period
	}
	const place = "UPDATE tasks SET directive_id = ?, provision_id = ?, ref = ?, period = ?, lead_id = ?, addressee_id = ? WHERE id = ?"
	for _, step := range []struct {
		id     int64
		as     Task
		aside  string
		period string
	}{{u.ID, u, "~", periods[u.ID]}, {t.ID, u, "", periods[u.ID]}, {u.ID, t, "", periods[t.ID]}} { // aside: no two tasks stand in one place
		if err := x.tx.Exec(place, step.as.DirectiveID, step.as.ProvisionID, step.aside+step.as.Ref, step.aside+step.period, step.as.Lead.ID, step.as.Addressee.ID, step.id).Error; err != nil {
			return err
		}
	}
	return nil
}

// cancel lets go of a task with reasons; its lead is told where tell says so.
func (x *amending) cancel(t Task, words string, tell bool) error {
	var event int64
	_, err := x.s.moveTask(x.tx, x.m, x.person, t.ID, MoveCancel, MoveInput{Words: words, Via: ViaPage}, func(step *step) error { return step.withdrawExtension() })
	if err != nil || !tell {
		return err
	}
	if err := x.tx.Raw("SELECT MAX(id) FROM task_events WHERE task_id = ?", t.ID).Scan(&event).Error; err != nil {
		return err
	}
	x.facts = append(x.facts, fact{rule: FactCancelled, taskID: t.ID, agencyID: t.Lead.ID, eventID: event})
	return nil
}
