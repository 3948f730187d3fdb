package templates

import "dondoc/models/deadline"

// Mail is one message ready to be queued: subject without line breaks, plain
// text and HTML saying the same.
type Mail struct {
	Subject string
	Text    string
	HTML    string
}

// DigestView is the daily digest to one recipient. Addresses are absolute.
type DigestView struct {
	Lang          string
	Organisation  string
	RecipientName string
	AgencyName    string // empty for recipients of no agency
	Today         deadline.Date
	Overdue       []DigestTask // oldest first
	DueSoon       []DigestTask // soonest first
	Parts         []DigestPart // what else is told, in order
	Bottlenecks   []DigestBottleneck
	AllURL        string // the recipient's list of tasks
	Why           string // owner or contact: why they get it
	Demo          bool

	UnsubscribeURL string // where they may decline such mails; empty for who answers for tasks
}

// DigestPart is what a digest tells beside the recipient's own overdue and due tasks. Kind is
// escalate, accept, declined, extension, receipt, opinion, nudge or unreached. Days of its tasks
// are negative while they are not overdue.
type DigestPart struct {
	Kind  string
	Tasks []DigestTask
}

// DigestBottleneck is a bottleneck on which the recipient's agency must act.
type DigestBottleneck struct {
	Category string
	Text     string
	OpenDays int
	URL      string
}

// DigestTask is one task in a digest.
type DigestTask struct {
	Ref       string
	Label     string
	Directive string
	Agency    string // lead, where the recipient answers for several
	Role      string // lead or coordinating; may be empty
	Due       deadline.Date
	Days      int // late when overdue, else left
	Status    string
	Blocked   bool
	Percent   int
	URL       string
	UpdateURL string // the form that needs no signing in; may be empty
	// Confidential shows number, deadline and link only, never the text.
	Confidential bool
}

// ListMailView is the list of a saved filter, by subscription. Addresses are absolute.
type ListMailView struct {
	Lang           string
	Organisation   string
	RecipientName  string
	Today          deadline.Date
	Name           string             // the filter's
	Of             string             // tasks or bottlenecks
	Rhythm         string             // daily or weekly
	Total          int                // of the whole list
	New            []DigestTask       // that the last mail did not have
	Tasks          []DigestTask       // the others; all, where nothing is known of the last mail
	NewBottlenecks []DigestBottleneck // the same of a list of bottlenecks
	Bottlenecks    []DigestBottleneck
	URL            string // the list's page
	UnsubscribeURL string
	Demo           bool
}

// ReportMailView tells a recipient that a report is compiled.
type ReportMailView struct {
	Lang          string
	Organisation  string
	RecipientName string
	Report        ReportSheet
	URL           string
	Demo          bool

	UnsubscribeURL string // where they may decline such mails
}

// EventMailView tells one recipient of single moves made with tasks. Addresses are absolute.
type EventMailView struct {
	Lang           string
	Organisation   string
	RecipientName  string
	Today          deadline.Date
	Items          []EventItem // not empty
	AllURL         string      // the recipient's list of tasks
	UnsubscribeURL string      // where they may decline such mails
	Demo           bool
}

// EventItem is a task and what became of it.
type EventItem struct {
	DigestTask
	Rule           string // event_assigned, event_returned, ...: codes of "rule"
	By             string // who wrote the words
	Words          string // reasons, a question, what was written; empty for a confidential task
	OldDue, NewDue deadline.Date
}
