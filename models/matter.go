package models

import (
	"slices"

	"dondoc/models/deadline"
)

// MatterKind is what a task waits for from the actor: a pile on the desk of who decides, or a next
// step of the agency that works.
type MatterKind string

// The piles of who decides.
const (
	ResultsToDecide    MatterKind = "results"           // submitted, awaiting acceptance
	WronglyAddressed   MatterKind = "wrongly_addressed" // returned by their leads
	ExtensionsToDecide MatterKind = "extensions"
	OpinionsOverdue    MatterKind = "opinions_overdue" // asked and not given in time
)

// The next steps of an agency.
const (
	ReceiptsToConfirm MatterKind = "receipts"
	ResultsReturned   MatterKind = "returned"
	SignOffsToGive    MatterKind = "sign_offs" // results before the agency's head
	OpinionsToGive    MatterKind = "opinions"
	ExtensionsPending MatterKind = "extensions_pending" // asked by the agency, not decided

	BottlenecksToAnswer MatterKind = "bottlenecks_to_answer" // on which the agency, or a group it is in, must act; they are no tasks of its own
)

// DeskMatters and AgencyMatters list the kinds in the order in which they are shown.
var (
	DeskMatters   = []MatterKind{ResultsToDecide, WronglyAddressed, ExtensionsToDecide, OpinionsOverdue}
	AgencyMatters = []MatterKind{BottlenecksToAnswer, ReceiptsToConfirm, ResultsReturned, SignOffsToGive, OpinionsToGive, ExtensionsPending}
)

// Matter is a task with what it waits for.
type Matter struct {
	Task
	Since deadline.Date // when the result was submitted or returned, the request made; of an opinion the day it was due
	Words string        // said with it: the result, the reasons, the question
	Other AgencyRef     // the agency proposed, or asked for its opinion
	To    deadline.Date // the day asked for

	Bottleneck *HeldUp // of BottlenecksToAnswer, in place of the task
}

// pile is how the matters of a kind are read: from which tables, by which condition, in which order.
// Columns are those of tasks t, extensions x, opinions o, bottlenecks b, and directives d in matterReviews; item is what the
// matter is made of, and day the first key of the order.
type pile struct {
	from, where, day, item string
	args                   []any
	move                   Move // the last event of this kind tells the words, where the item doesn't
}

const (
	matterTasks      = "tasks t"
	matterReviews    = "tasks t JOIN directives d ON d.id = t.directive_id"
	matterExtensions = "extensions x JOIN tasks t ON t.id = x.task_id"
	matterOpinions   = "opinions o JOIN tasks t ON t.id = o.task_id"

	matterBottlenecks = "bottlenecks b"
)

// task is the column with the task's id; bottlenecks have none.
func (p pile) task() string {
	if p.from == matterBottlenecks {
		return "0"
	}
	return "t.id"
}

// pile gives the pile as far as the actor has a part in it; false when they have none.
func (a Actor) pile(kind MatterKind, today deadline.Date) (pile, bool) {
	if slices.Contains(DeskMatters, kind) {
		return a.deskPile(kind, today)
	}
	ours := a.Agencies(RoleHead, RoleOfficer)
	if len(ours) == 0 {
		return pile{}, false
	}
	switch kind {
	case BottlenecksToAnswer:
		return pile{from: matterBottlenecks, where: bottleneckWaits + " AND b.id IN (SELECT g.bottleneck_id FROM bottleneck_agencies g WHERE g.agency_id IN ?)", day: "b.raised_on", item: "b.id", args: []any{a.inGroups(ours)}}, true
	case ReceiptsToConfirm:
		return pile{from: matterTasks, where: "t.lead_id IN ? AND t.open AND t.receipt = 'awaited' AND t.status <> 'submitted'", item: "t.id", args: []any{ours}}, true
	case ResultsReturned:
		return pile{from: matterTasks, where: "t.lead_id IN ? AND t.open AND t.status = 'returned'", item: "t.id", args: []any{ours}, move: MoveReturn}, true
	case SignOffsToGive:
		return pile{from: matterTasks, where: "t.lead_id IN ? AND t.sign_off_asked_at IS NOT NULL", item: "t.id", args: []any{ours}, move: MoveAskSignOff}, true
	case OpinionsToGive:
		return pile{from: matterOpinions, where: "o.state = 'asked' AND o.agency_id IN ? AND t.open", day: "o.due_on", item: "o.id", args: []any{ours}}, true
	case ExtensionsPending:
		return pile{from: matterExtensions, where: "x.state = 'asked' AND t.lead_id IN ? AND t.open", item: "x.id", args: []any{ours}}, true
	}
	return pile{}, false
}

func (a Actor) deskPile(kind MatterKind, today deadline.Date) (pile, bool) {
	if kind == ResultsToDecide && a.mayDecide() {
		scope, args := a.reviewScope()
		return pile{from: matterReviews, where: "t.status = 'submitted' AND " + scope, day: "t.submitted_on", item: "t.id", args: args, move: MoveSubmit}, true
	}
	if !a.Is(RoleOffice) {
		return pile{}, false
	}
	switch kind {
	case WronglyAddressed:
		return pile{from: matterTasks, where: "t.receipt = 'declined' AND t.open", item: "t.id", move: MoveDecline}, true
	case ExtensionsToDecide:
		return pile{from: matterExtensions, where: "x.state = 'asked' AND t.open", item: "x.id"}, true
	case OpinionsOverdue:
		return pile{from: matterOpinions, where: "o.state = 'asked' AND o.due_on < ? AND t.open", day: "o.due_on", item: "o.id", args: []any{today}}, true
	}
	return pile{}, false
}
