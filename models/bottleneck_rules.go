package models

import "slices"

// BottleneckMove is a step in the life of a bottleneck.
type BottleneckMove string

// The moves. Their words stand in the locale files: "act_bn_<move>" asks for one, "bn_moved_<move>" tells of it.
const (
	BottleneckRaise       BottleneckMove = "raise" // made by MoveRaiseBottleneck, on the task
	BottleneckComment     BottleneckMove = "comment"
	BottleneckAskDecision BottleneckMove = "ask_decision" // says which decision is asked, and by when
	BottleneckAnswer      BottleneckMove = "answer"
	BottleneckPropose     BottleneckMove = "propose" // who must act holds it to be settled
	BottleneckEscalate    BottleneckMove = "escalate"
	BottleneckMerge       BottleneckMove = "merge" // it is the same as another one, which is kept
	BottleneckResolve     BottleneckMove = "resolve"
	BottleneckReject      BottleneckMove = "reject"
	BottleneckReopen      BottleneckMove = "reopen"
)

// BottleneckParty is in which part somebody makes a move with a bottleneck.
type BottleneckParty string

// The parties to a bottleneck.
const (
	BottleneckReader  BottleneckParty = "reader"   // whoever sees it and works: viewers and administrators look on
	BottleneckMustAct BottleneckParty = "must_act" // head or officer of an agency that must act
	BottleneckWaiting BottleneckParty = "waiting"  // head or officer of who raised it, or leads a task it holds up
	BottleneckSettler BottleneckParty = "settler"  // the office and the working group
)

// The states of a bottleneck.
const (
	BottleneckOpen      = "open"
	BottleneckEscalated = "escalated"
	BottleneckResolved  = "resolved"
	BottleneckRejected  = "rejected"
)

// BottleneckStates lists all states in the order in which a bottleneck meets them.
var BottleneckStates = []string{BottleneckOpen, BottleneckEscalated, BottleneckResolved, BottleneckRejected}

// Unsettled says whether the bottleneck still holds its tasks up.
func (b Bottleneck) Unsettled() bool {
	return b.State == BottleneckOpen || b.State == BottleneckEscalated
}

// Waits says whether an answer of who must act is waited for: somebody raised it or asked for a decision,
// and they have not answered since.
func (b Bottleneck) Waits() bool {
	return b.Unsettled() && b.AnsweredOn.IsZero() && (b.RaisedBy != nil || b.DecisionAsked != "")
}

// BottleneckRule is a line of the table of moves with bottlenecks.
type BottleneckRule struct {
	Move  BottleneckMove
	From  []string
	To    string // "" where the state stays as it is
	By    []BottleneckParty
	Words bool // must be given
}

// BottleneckRules is the table of all moves; what it doesn't list is refused. docs/roles.md has it for
// people, and a test holds the two equal.
//
// Who must act proposes that a bottleneck is settled, and who waits may not settle it either: the days it
// lasts are charged to the one and excuse the other, so neither is the judge of them.
func BottleneckRules() []BottleneckRule {
	unsettled := []string{BottleneckOpen, BottleneckEscalated}
	settler := []BottleneckParty{BottleneckSettler}
	return []BottleneckRule{
		{Move: BottleneckComment, From: BottleneckStates, By: []BottleneckParty{BottleneckReader}, Words: true},
		{Move: BottleneckAskDecision, From: unsettled, By: []BottleneckParty{BottleneckSettler, BottleneckWaiting}, Words: true},
		{Move: BottleneckAnswer, From: unsettled, By: []BottleneckParty{BottleneckMustAct}, Words: true},
		{Move: BottleneckPropose, From: unsettled, By: []BottleneckParty{BottleneckMustAct}, Words: true},
		{Move: BottleneckEscalate, From: []string{BottleneckOpen}, To: BottleneckEscalated, By: []BottleneckParty{BottleneckSettler, BottleneckWaiting}, Words: true},
		{Move: BottleneckMerge, From: unsettled, To: BottleneckRejected, By: settler},
		{Move: BottleneckResolve, From: unsettled, To: BottleneckResolved, By: settler, Words: true},
		{Move: BottleneckReject, From: unsettled, To: BottleneckRejected, By: settler, Words: true},
		{Move: BottleneckReopen, From: []string{BottleneckResolved, BottleneckRejected}, To: BottleneckOpen, By: settler, Words: true},
	}
}

// bottleneckRule finds the line of a move.
func bottleneckRule(move BottleneckMove) (BottleneckRule, bool) {
	rules := BottleneckRules()
	at := slices.IndexFunc(rules, func(r BottleneckRule) bool { return r.Move == move })
	if at < 0 {
		return BottleneckRule{}, false
	}
	return rules[at], true
}
