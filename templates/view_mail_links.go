package templates

import "time"

// LinkedTaskView is GET /u/{token}, and the same page after a refused POST:
// one task with its form, for the recipient of a mail, who is not signed in.
type LinkedTaskView struct {
	Page
	TaskRow
	Token     string
	Recipient string // in whose name progress is reported
	Until     time.Time
	Text      string // the duty in full
	TextLang  string
	AsWritten Written
	LeadName  string
	Form      *LinkForm // nil while the task takes no progress
}

// LinkForm is the form as typed: that of the task's page, and what blocks.
type LinkForm struct {
	Percent, Words string
	Forecast       string // ISO date or empty
	Version        int64  // always the stored one, so that a second press saves
	Blocked        string
}

// TaskLinksView is GET /tasks/{id}/links.
type TaskLinksView struct {
	Page
	Row   TaskRow
	Links []TaskLinkRow
}

// TaskLinkRow is somebody whose links to the task's form are alive; revoking
// posts email to the page's address.
type TaskLinkRow struct {
	Recipient, Name string
	MessageID       int64
	Until           time.Time
}

// UnsubscribeView is GET /unsubscribe/{token}; its button posts to the same
// address, with again=yes to have the mails again.
type UnsubscribeView struct {
	Page
	Token     string
	Recipient string
	Kind      string // code of "message_kind"
	List      string // the name of the saved filter, where it is about the mails of one
	Declined  bool
}
