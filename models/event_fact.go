package models

// What a mail about a single task tells, as it stands beside the task in the mail and on its timeline.
// The words stand in the locale files under "rule_<fact>".
const (
	FactAssigned         = "event_assigned"
	FactReturned         = "event_returned"
	FactAccepted         = "event_accepted"
	FactExtensionGranted = "event_extension_granted"
	FactExtensionRefused = "event_extension_refused"
	FactOpinionAsked     = "event_opinion_asked"
	FactSignOffAsked     = "event_sign_off_asked"
	FactRedirected       = "event_redirected" // the office passed on what the agency had declined
	FactKept             = "event_kept"       // or left it there
	FactReopened         = "event_reopened"
	FactCancelled        = "event_cancelled"
	FactMentioned        = "event_mentioned"
	FactAmended          = "event_amended" // a newer directive changed the duty: the task goes on under it
)

// fact is something of which people of an agency are told by mail at once.
type fact struct {
	rule     string
	taskID   int64
	agencyID int64
	eventID  int64 // 0 for the tasks of a directive newly registered
	head     bool  // told is the agency's head alone
}

// facts are what the step's move makes known, and to which agencies.
func (x *step) facts() []fact {
	lead := x.before.Lead.ID
	one := func(rule string, agencyID int64) []fact {
		return []fact{{rule: rule, taskID: x.task.ID, agencyID: agencyID, eventID: x.event.ID}}
	}
	switch x.event.Move {
	case MoveReturn:
		return one(FactReturned, lead)
	case MoveAccept:
		return one(FactAccepted, lead)
	case MoveGrantExtension:
		return one(FactExtensionGranted, lead)
	case MoveRefuseExtension:
		return one(FactExtensionRefused, lead)
	case MoveKeep:
		return one(FactKept, lead)
	case MoveReopen:
		return one(FactReopened, x.task.Lead.ID) // a successor, where the lead is gone
	case MoveCancel:
		return one(FactCancelled, lead)
	case MoveAskOpinion:
		return one(FactOpinionAsked, x.event.OtherID)
	case MoveRedirect:
		return append(one(FactAssigned, x.task.Lead.ID), one(FactRedirected, lead)...)
	case MoveAskSignOff:
		asked := one(FactSignOffAsked, lead)
		asked[0].head = true
		return asked
	}
	return nil
}

// holds says whether the fact is still worth a mail, from the task as it stands now. due is the day
// the event named, asked says whether the agency's opinion is still waited for.
func (f fact) holds(t Task, due TaskEvent, asked bool) bool {
	switch f.rule {
	case FactAssigned:
		return t.Status.Open() && t.Lead.ID == f.agencyID && t.Receipt != ReceiptIsDeclined
	case FactReturned:
		return t.Status == Returned
	case FactAccepted:
		return t.Status == Completed
	case FactExtensionGranted:
		return t.Status.Open() && t.Deadline.DueOn == due.DueTo
	case FactSignOffAsked:
		return t.SignOffAskedAt != nil
	case FactOpinionAsked:
		return t.Status.Open() && asked
	case FactRedirected:
		return t.Lead.ID != f.agencyID
	case FactCancelled:
		return t.Status == Cancelled
	case FactExtensionRefused, FactKept, FactReopened, FactAmended:
		return t.Status.Open()
	}
	return true
}
