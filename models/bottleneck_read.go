package models

import (
	"context"

	"gorm.io/gorm"

	"dondoc/models/deadline"
	"dondoc/models/standing"
)

// maxHeld bounds the tasks that are read with a bottleneck.
const maxHeld = 500

// BottleneckInFull is a bottleneck with what its page shows.
type BottleneckInFull struct {
	Bottleneck
	Raiser    string    // the person's name; empty for one a directive states
	RaisedFor AgencyRef // the raiser's agency
	Directive Directive // without its text; zero for none, or one the actor may not know
	Tasks     []HeldTask
	Total     int // tasks held up, those the actor may not know among them
	Waited    int // days the tasks have waited, together: what is charged to who must act
	Late      int // of those, the days after their due days
	History   []BottleneckEvent
	Into      *Bottleneck // the one it was merged into
	Moves     []BottleneckMove

	parties bottleneckParties
}

// HeldTask is a task a bottleneck holds up.
type HeldTask struct {
	Task
	Whole  bool // the actor may see the task itself; else only its number, label and due day are given
	Waited int  // days it waited, unfinished
	Late   int  // of those, after its due day
}

// BottleneckInFull gives a bottleneck with its tasks, the first maxHeld by due day. Who must act is given
// number, label and due day of those in which they have no part; of a confidential directive's the number and
// day. Others are given the tasks they may see. CodeNotFound where the actor may not know of the bottleneck.
func (s *Store) BottleneckInFull(ctx context.Context, actor Actor, id int64) (BottleneckInFull, error) {
	scope, args := actor.bottleneckScope()
	db := s.read(ctx)
	var found []struct {
		Bottleneck
		Raiser string
	}
	err := db.Raw(`SELECT b.*, COALESCE(u.name, '') AS raiser FROM bottlenecks b LEFT JOIN directives d ON d.id = b.directive_id LEFT JOIN users u ON u.id = b.raised_by
		WHERE b.id = ? AND `+scope, append([]any{id}, args...)...).Scan(&found).Error
	if err != nil {
		return BottleneckInFull{}, s.mapError(err)
	}
	if len(found) == 0 {
		return BottleneckInFull{}, notFound("bottleneck")
	}
	out := BottleneckInFull{Bottleneck: found[0].Bottleneck, Raiser: found[0].Raiser}
	for _, fill := range []func(*gorm.DB, Actor, *BottleneckInFull) error{s.bottleneckAround, s.heldTasks, s.heldDays} {
		if err := fill(db, actor, &out); err != nil {
			return out, s.mapError(err)
		}
	}
	return out, nil
}

// bottleneckAround reads the agencies, the directive and the history.
func (s *Store) bottleneckAround(db *gorm.DB, actor Actor, out *BottleneckInFull) (err error) {
	if err := nameWhoMustAct(db, []*Bottleneck{&out.Bottleneck}); err != nil {
		return err
	}
	if out.parties, err = partiesTo(db, out.Bottleneck, s.Today()); err != nil {
		return err
	}
	out.Moves = out.parties.allows(actor)
	if out.RaisedAgencyID != nil {
		names := &agencyNamer{store: s, db: db}
		out.RaisedFor.ID = *out.RaisedAgencyID
		if names.fill(&out.RaisedFor); names.err != nil {
			return names.err
		}
	}
	if out.DirectiveID != nil {
		scope, args := actor.directiveScope()
		if err := db.Table("directives d").Omit("text").Where("d.id = ?", *out.DirectiveID).Where(scope, args...).Limit(1).Find(&out.Directive).Error; err != nil {
			return err
		}
	}
	if out.MergedInto != nil {
		scope, args := actor.bottleneckScope()
		var into []Bottleneck
		if err := db.Raw("SELECT b.* FROM bottlenecks b LEFT JOIN directives d ON d.id = b.directive_id WHERE b.id = ? AND "+scope, append([]any{*out.MergedInto}, args...)...).Scan(&into).Error; err != nil {
			return err
		}
		if len(into) > 0 {
			out.Into = &into[0]
		}
	}
	out.History, err = s.bottleneckEvents(db, out.ID)
	return err
}

// heldTasks reads the tasks the actor is shown.
func (s *Store) heldTasks(db *gorm.DB, actor Actor, out *BottleneckInFull) error {
	scope, args := actor.taskScope()
	var rows []struct {
		ID     int64
		Seen   bool
		Hidden bool
	}
	if err := db.Raw(`SELECT t.id, `+scope+` AS seen, d.confidential AS hidden FROM bottleneck_tasks x JOIN tasks t ON t.id = x.task_id JOIN directives d ON d.id = t.directive_id
		WHERE x.bottleneck_id = ? ORDER BY CASE WHEN t.open THEN 0 ELSE 1 END, CASE WHEN t.due_on IS NULL THEN 1 ELSE 0 END, t.due_on, t.id`, append(args, out.ID)...).Scan(&rows).Error; err != nil {
		return err
	}
	out.Total = len(rows)
	mustAct := actor.mustActAs(out.parties)
	var ids []int64
	seen, hidden := map[int64]bool{}, map[int64]bool{}
	for _, r := range rows {
		if (r.Seen || mustAct) && len(ids) < maxHeld {
			ids = append(ids, r.ID)
			seen[r.ID], hidden[r.ID] = r.Seen, r.Hidden
		}
	}
	if len(ids) == 0 {
		return nil
	}
	tasks, err := s.tasksIn(db, len(ids), "WHERE t.id IN ?", ids)
	if err != nil {
		return err
	}
	byID := make(map[int64]Task, len(tasks))
	for _, t := range tasks {
		byID[t.ID] = t
	}
	for _, id := range ids {
		t := HeldTask{Task: byID[id], Whole: seen[id]}
		if !t.Whole {
			t.Task = t.outline(hidden[id])
		}
		out.Tasks = append(out.Tasks, t)
	}
	return nil
}

// outline is what who has no part in a task may know of it where it waits for them: number, label and due
// day, of a confidential directive without the label.
func (t HeldTask) outline(confidential bool) Task {
	o := Task{ID: t.ID, Ref: t.Ref, Confidential: confidential, Status: t.Status, Version: t.Version}
	o.Deadline.DueOn, o.SubmittedOn = t.Deadline.DueOn, t.SubmittedOn
	if !confidential {
		o.LabelVi, o.LabelEn, o.Lead = t.LabelVi, t.LabelEn, t.Lead
	}
	return o
}

// heldDays reckons the days that are charged: of all tasks, shown or not.
func (s *Store) heldDays(db *gorm.DB, _ Actor, out *BottleneckInFull) error {
	var rows []struct {
		TaskID                         int64
		FromOn, ToOn                   deadline.Date
		DueOn, SubmittedOn, FinishedOn deadline.Date
		Status                         Status
	}
	if err := db.Raw(`SELECT w.task_id, w.from_on, w.to_on, t.due_on, t.submitted_on, t.finished_on, t.status FROM bottleneck_waits w JOIN tasks t ON t.id = w.task_id WHERE w.bottleneck_id = ? ORDER BY w.task_id, w.from_on`, out.ID).Scan(&rows).Error; err != nil {
		return err
	}
	waits := map[int64][]standing.Span{}
	for _, r := range rows {
		waits[r.TaskID] = append(waits[r.TaskID], standing.Span{From: r.FromOn, To: r.ToOn})
	}
	waited, late := map[int64]int{}, map[int64]int{}
	for _, r := range rows {
		if _, done := waited[r.TaskID]; done {
			continue
		}
		end := s.Today()
		switch {
		case (r.Status == Submitted || r.Status == Completed) && !r.SubmittedOn.IsZero():
			end = r.SubmittedOn
		case r.Status == Cancelled && !r.FinishedOn.IsZero():
			end = r.FinishedOn
		}
		waited[r.TaskID] = standing.Charged(standing.Span{From: r.FromOn, To: end.AddDays(1)}, waits[r.TaskID])
		late[r.TaskID] = standing.Charged(standing.Late(r.DueOn, end), waits[r.TaskID])
		out.Waited, out.Late = out.Waited+waited[r.TaskID], out.Late+late[r.TaskID]
	}
	for i := range out.Tasks {
		out.Tasks[i].Waited, out.Tasks[i].Late = waited[out.Tasks[i].ID], late[out.Tasks[i].ID]
	}
	return nil
}
