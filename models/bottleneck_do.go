package models

import (
	"slices"

	"dondoc/models/deadline"
)

// do changes the bottleneck as the move says, beside its state.
func (x *bottleneckStep) do(in BottleneckInput) error {
	b := &x.b
	switch x.event.Move {
	case BottleneckAskDecision:
		return x.askDecision(in)
	case BottleneckAnswer:
		b.Answer, b.AnsweredOn = x.event.Words, x.m.today
		x.tell = x.before.waiting
	case BottleneckPropose:
		if !b.ProposedOn.IsZero() {
			return &Error{Code: CodeWrongState, Detail: "bottleneck_proposed"}
		}
		b.Answer, b.AnsweredOn, b.ProposedOn = x.event.Words, x.m.today, x.m.today
		x.tell = x.before.waiting
	case BottleneckEscalate:
		b.AnsweredOn, b.ProposedOn = deadline.Date{}, deadline.Date{}
		x.tell = x.before.mustAct
	case BottleneckMerge:
		return x.merge(in.Into)
	case BottleneckResolve, BottleneckReject:
		return x.settle()
	case BottleneckReopen:
		return x.reopen()
	}
	return nil
}

// askDecision asks who must act for a decision by a day, today at the earliest.
func (x *bottleneckStep) askDecision(in BottleneckInput) error {
	var bad faults
	switch {
	case in.By.IsZero():
		bad.add("decide_by", "required")
	case in.By.Before(x.m.today):
		bad.add("decide_by", "in_the_past", "Value", in.By.String(), "Today", x.m.today.String())
	}
	if err := bad.err(); err != nil {
		return err
	}
	x.b.DecisionAsked, x.b.DecideBy = x.event.Words, in.By
	x.b.AnsweredOn, x.b.ProposedOn = deadline.Date{}, deadline.Date{}
	x.event.DecideBy, x.trail["decide_by"] = in.By, in.By
	x.tell = x.before.mustAct
	return nil
}

// settle lets the tasks go: they are blocked no longer, and no more days are charged.
func (x *bottleneckStep) settle() error {
	x.b.Resolution, x.b.SettledOn, x.b.ProposedOn = x.event.Words, x.m.today, deadline.Date{}
	x.tell = slices.Concat(x.before.waiting, x.before.mustAct)
	return x.release()
}

// release ends the waiting of all tasks the bottleneck holds up.
func (x *bottleneckStep) release() error {
	if err := x.tx.Exec("UPDATE bottleneck_waits SET to_on = ? WHERE bottleneck_id = ? AND to_on IS NULL", x.m.today, x.b.ID).Error; err != nil {
		return err
	}
	return x.store.countBlockers(x.tx, x.m, "- 1", "SELECT x.task_id FROM bottleneck_tasks x WHERE x.bottleneck_id = ?", x.b.ID)
}

// reopen holds the tasks up again from today on.
func (x *bottleneckStep) reopen() error {
	x.b.Resolution, x.b.SettledOn, x.b.AnsweredOn = "", deadline.Date{}, deadline.Date{}
	x.tell = slices.Concat(x.before.waiting, x.before.mustAct)
	if err := x.tx.Exec("INSERT INTO bottleneck_waits (bottleneck_id, task_id, from_on) SELECT x.bottleneck_id, x.task_id, ? FROM bottleneck_tasks x WHERE x.bottleneck_id = ?", x.m.today, x.b.ID).Error; err != nil {
		return err
	}
	return x.store.countBlockers(x.tx, x.m, "+ 1", "SELECT x.task_id FROM bottleneck_tasks x WHERE x.bottleneck_id = ?", x.b.ID)
}
