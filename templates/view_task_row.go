package templates

import "dondoc/models/deadline"

// TaskRow is one task in a list, whichever page shows it.
type TaskRow struct {
	ID          int64 // address /tasks/{ID}
	Ref         string
	Label       string // the short label, in the reader's language
	LabelLang   string // set where the label is in another language than the page
	Directive   string // number of the directive
	DirectiveID int64
	Lead        string // short name of the lead agency; empty where the list is one agency's
	Role        string // "lead" or "coordinating", the role of the list's agency; may be empty
	Key         bool   // carries a star
	Mark        string // what it waits for beside its status: receipt, declined, sign_off; may be empty

	Status     string // not_started, in_progress, submitted, completed, returned, cancelled
	Timeliness string // on_track, due_soon, overdue, completed_on_time, completed_late, no_deadline, completed
	Blocked    bool   // an open bottleneck holds it up
	Percent    int    // 0 to 100

	Due  deadline.Date // current due day; zero for none
	Days int           // days late when overdue or completed_late, else days left

	UpdatedDaysAgo int    // days since the last progress report; -1 for none yet
	Stale          bool   // so old that an update is asked for
	InheritedFrom  string // short name of the closed agency it came from; empty for none

	MayUpdate bool  // shows the quick update form
	Version   int64 // for the form, optimistic locking
}
