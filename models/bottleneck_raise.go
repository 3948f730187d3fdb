package models

import (
	"context"
	"slices"
	"strings"

	"dondoc/models/deadline"
)

// BottleneckCategories are DOMAIN.md's.
var BottleneckCategories = []string{"institutions", "infrastructure", "online_services", "data", "security", "resources", "organisation"}

// Severities of a bottleneck, the least first.
var Severities = []string{"low", "normal", "high"}

// NewRaisedBottleneck is what a lead says holds its task up. MoveInput's Words say what it is.
type NewRaisedBottleneck struct {
	MoveInput
	Category      string
	MustAct       []int64 // agencies that must act
	DecisionAsked string
	DecideBy      deadline.Date // zero: no day asked
	Proposal      string
	Severity      string // "normal" unless set
}

// RaiseBottleneck enters what holds a task up, in the words of its lead: from now on the task is
// blocked until the bottleneck is settled.
func (s *Store) RaiseBottleneck(ctx context.Context, actor Actor, taskID int64, n NewRaisedBottleneck) (Task, error) {
	return s.makeMove(ctx, actor, taskID, MoveRaiseBottleneck, n.MoveInput, func(x *step) error {
		if err := x.checkBottleneck(&n); err != nil {
			return err
		}
		b := Bottleneck{DirectiveID: &x.task.DirectiveID, Category: n.Category, TextVi: x.event.Words, State: "open", RaisedOn: x.m.today, Version: 1,
			RaisedBy: orNull(x.actor.UserID), RaisedAgencyID: &x.task.Lead.ID, DecisionAsked: strings.TrimSpace(n.DecisionAsked), DecideBy: n.DecideBy,
			Proposal: strings.TrimSpace(n.Proposal), Severity: n.Severity}
		if err := x.tx.Create(&b).Error; err != nil {
			return err
		}
		var must [][]any
		for _, id := range n.MustAct {
			must = append(must, []any{b.ID, id})
		}
		if err := insertRows(x.tx, "bottleneck_agencies", []string{"bottleneck_id", "agency_id"}, must, ""); err != nil {
			return err
		}
		if _, _, err := s.makeSearchable(x.tx, SearchBottleneck, "x.id = ?", b.ID); err != nil {
			return err
		}
		x.task.Blockers++
		x.event.OtherID = n.MustAct[0]
		if err := holdUp(x.tx, x.m, b.ID, []int64{taskID}); err != nil {
			return err
		}
		raised := BottleneckEvent{BottleneckID: b.ID, At: x.m.at, Day: x.m.today, Move: BottleneckRaise, AgencyID: x.task.Lead.ID, Words: x.event.Words, DecideBy: n.DecideBy}
		if err := raised.write(x.tx, x.actor); err != nil {
			return err
		}
		mustAct, err := withMembers(x.tx, n.MustAct, x.m.today)
		if err != nil {
			return err
		}
		return x.store.tellBottleneck(x.tx, x.m, x.actor, raised, mustAct)
	})
}

func (x *step) checkBottleneck(n *NewRaisedBottleneck) error {
	var bad faults
	if strings.TrimSpace(n.Words) == "" {
		bad.add("words", "required")
	}
	if !slices.Contains(BottleneckCategories, n.Category) {
		bad.add("category", "not_a_choice")
	}
	if n.Severity == "" {
		n.Severity = "normal"
	}
	if !slices.Contains(Severities, n.Severity) {
		bad.add("severity", "not_a_choice")
	}
	checkWords(&bad, "decision_asked", n.DecisionAsked)
	checkWords(&bad, "proposal", n.Proposal)
	if !n.DecideBy.IsZero() && n.DecideBy.Before(x.m.today) {
		bad.add("decide_by", "in_the_past", "Value", n.DecideBy.String(), "Today", x.m.today.String())
	}
	slices.Sort(n.MustAct)
	n.MustAct = slices.Compact(n.MustAct)
	if len(n.MustAct) == 0 {
		bad.add("must_act", "required")
	}
	for _, id := range n.MustAct {
		if _, err := x.agency("must_act", id, func(a Agency, today deadline.Date) string {
			if !a.ValidOn(today) {
				return "agency_closed"
			}
			return ""
		}); err != nil {
			return err
		}
	}
	return bad.err()
}
