package models

// Move is a step in the life of a task.
type Move string

// The moves. Their words stand in the locale files: "act_<move>" asks for one, "moved_<move>" tells of it.
const (
	MoveAcknowledge       Move = "acknowledge"     // the lead confirms receipt
	MoveDecline           Move = "decline"         // the lead returns the task as wrongly addressed
	MoveRedirect          Move = "redirect"        // the office passes a declined task to whom it belongs
	MoveKeep              Move = "keep"            // the office leaves a declined task where it is
	MoveReport            Move = "report"          // the lead reports progress
	MoveAskSignOff        Move = "ask_sign_off"    // an officer lays the result before the agency's head
	MoveRefuseSignOff     Move = "refuse_sign_off" // the head sends it back to the officer
	MoveSubmit            Move = "submit"          // the lead claims the task done
	MoveAccept            Move = "accept"          // the reviewer accepts the result
	MoveReturn            Move = "return"          // the reviewer does not
	MoveReopen            Move = "reopen"          // the office takes a completion back
	MoveCancel            Move = "cancel"          // the office lets go of an unfinished task
	MoveStar              Move = "star"            // the office marks a key task
	MoveUnstar            Move = "unstar"
	MoveAskExtension      Move = "ask_extension"
	MoveGrantExtension    Move = "grant_extension"
	MoveRefuseExtension   Move = "refuse_extension"
	MoveWithdrawExtension Move = "withdraw_extension"
	MoveAskOpinion        Move = "ask_opinion"
	MoveGiveOpinion       Move = "give_opinion"
	MoveWithdrawOpinion   Move = "withdraw_opinion"
	MoveRaiseBottleneck   Move = "raise_bottleneck"
	MoveAddEvidence       Move = "add_evidence"
	MoveRemoveEvidence    Move = "remove_evidence"
	MoveAmend             Move = "amend" // a newer directive gives the task another place (amendment.go); nobody's to make by hand
)

// Party is in which part somebody makes a move.
type Party string

// The parties to a task.
const (
	PartyLead        Party = "lead"        // head or officer of the lead agency
	PartyHead        Party = "head"        // head of the lead agency
	PartyOffice      Party = "office"      // the office that decomposes and accepts
	PartyReviewer    Party = "reviewer"    // the office; where the directive says so, the supervising agency
	PartyCoordinator Party = "coordinator" // head or officer of a coordinating agency
)

// MoveRule is a line of the table of moves: who may make it, from which states, to which, and what
// else must hold.
type MoveRule struct {
	Move  Move
	From  []Status
	To    Status // "" where the status stays as it is
	By    Party
	If    []Condition
	Words bool // reasons must be given
}

var (
	unfinished = []Status{NotStarted, InProgress, Submitted, Returned}
	workedOn   = []Status{NotStarted, InProgress, Returned} // until the result is in
	every      = Statuses
)

// MoveRules is the table of all moves: DOMAIN.md "Status of a task" and "Receipt". What it doesn't
// list is refused. docs/moves.md is made from it.
//
// A result is submitted while the task is in progress; who submits from not_started or returned
// makes both moves at once, and both stand in the task's history.
func MoveRules() []MoveRule {
	return []MoveRule{
		{Move: MoveAcknowledge, From: workedOn, By: PartyLead, If: []Condition{ReceiptAwaited}},
		{Move: MoveDecline, From: workedOn, By: PartyLead, If: []Condition{NotDeclined, SignOffNotAsked}, Words: true},
		{Move: MoveRedirect, From: workedOn, To: NotStarted, By: PartyOffice, If: []Condition{Declined}},
		{Move: MoveKeep, From: workedOn, By: PartyOffice, If: []Condition{Declined}, Words: true},

		{Move: MoveReport, From: workedOn, To: InProgress, By: PartyLead, If: []Condition{NotDeclined}},
		{Move: MoveAskSignOff, From: workedOn, To: InProgress, By: PartyLead, If: []Condition{NotDeclined, SignOffOn, SignOffNotAsked}},
		{Move: MoveRefuseSignOff, From: []Status{InProgress}, By: PartyHead, If: []Condition{SignOffAsked}, Words: true},
		{Move: MoveSubmit, From: workedOn, To: Submitted, By: PartyLead, If: []Condition{NotDeclined, SignOffOff}},
		{Move: MoveSubmit, From: workedOn, To: Submitted, By: PartyHead, If: []Condition{NotDeclined, SignOffOn}},

		{Move: MoveAccept, From: []Status{Submitted}, To: Completed, By: PartyReviewer},
		{Move: MoveReturn, From: []Status{Submitted}, To: Returned, By: PartyReviewer, Words: true},
		{Move: MoveReopen, From: []Status{Completed}, To: InProgress, By: PartyOffice, Words: true},
		{Move: MoveCancel, From: unfinished, To: Cancelled, By: PartyOffice, Words: true},
		{Move: MoveStar, From: every, By: PartyOffice, If: []Condition{NotStarred}},
		{Move: MoveUnstar, From: every, By: PartyOffice, If: []Condition{Starred}},

		{Move: MoveAskExtension, From: workedOn, By: PartyLead, If: []Condition{NotDeclined, Dated, NoExtensionAsked}, Words: true},
		{Move: MoveWithdrawExtension, From: unfinished, By: PartyLead, If: []Condition{ExtensionAsked}},
		{Move: MoveGrantExtension, From: unfinished, By: PartyOffice, If: []Condition{ExtensionAsked}},
		{Move: MoveRefuseExtension, From: unfinished, By: PartyOffice, If: []Condition{ExtensionAsked}, Words: true},

		{Move: MoveAskOpinion, From: workedOn, By: PartyLead, If: []Condition{NotDeclined, HasCoordinators}, Words: true},
		{Move: MoveGiveOpinion, From: unfinished, By: PartyCoordinator, If: []Condition{OpinionAsked}, Words: true},
		{Move: MoveWithdrawOpinion, From: unfinished, By: PartyLead, If: []Condition{OpinionAsked}},
		{Move: MoveRaiseBottleneck, From: workedOn, By: PartyLead, If: []Condition{NotDeclined}},
		{Move: MoveAddEvidence, From: unfinished, By: PartyLead, If: []Condition{NotDeclined}},
		{Move: MoveRemoveEvidence, From: workedOn, By: PartyLead},
	}
}

// Condition is what beside the status must hold for a move. Where it doesn't, the sentence that says
// so stands in the locale files under "error.wrong_state.<condition>".
type Condition string

// The conditions.
const (
	ReceiptAwaited   Condition = "receipt_awaited"
	Declined         Condition = "declined"
	NotDeclined      Condition = "not_declined"
	SignOffOn        Condition = "sign_off_on"
	SignOffOff       Condition = "sign_off_off"
	SignOffAsked     Condition = "sign_off_asked"
	SignOffNotAsked  Condition = "sign_off_not_asked"
	Dated            Condition = "dated"
	ExtensionAsked   Condition = "extension_asked"
	NoExtensionAsked Condition = "no_extension_asked"
	HasCoordinators  Condition = "has_coordinators"
	OpinionAsked     Condition = "opinion_asked"
	Starred          Condition = "starred"
	NotStarred       Condition = "not_starred"
)
