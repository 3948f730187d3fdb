package models

import (
	"time"

	"dondoc/models/deadline"
)

// Timeliness is how a task stands against its deadline on a day. It is derived, never stored.
type Timeliness string

// The values of DOMAIN.md's table. A cancelled task has none.
const (
	OnTrack         Timeliness = "on_track"
	DueSoon         Timeliness = "due_soon"
	Overdue         Timeliness = "overdue"
	NoDeadline      Timeliness = "no_deadline"
	CompletedOnTime Timeliness = "completed_on_time"
	CompletedLate   Timeliness = "completed_late"
	CompletedUndued Timeliness = "completed"
)

// Timelinesses lists all values.
var Timelinesses = []Timeliness{OnTrack, DueSoon, Overdue, NoDeadline, CompletedOnTime, CompletedLate, CompletedUndued}

// SoonDays is how many days before its due day an unfinished task counts as due soon.
const SoonDays = 7

// Timeliness tells how the task stands on day today. Lateness counts to the day the result was
// submitted: reviewing time is the reviewer's, so a task submitted in time and still under review
// is on track whatever today is.
func (t Task) Timeliness(today deadline.Date) Timeliness {
	due := t.Deadline.DueOn
	switch {
	case t.Status == Cancelled:
		return ""
	case t.Status == Completed && due.IsZero():
		return CompletedUndued
	case t.Status == Completed && t.SubmittedOn.After(due):
		return CompletedLate
	case t.Status == Completed:
		return CompletedOnTime
	case due.IsZero():
		return NoDeadline
	case t.Status == Submitted && !t.SubmittedOn.After(due):
		return OnTrack
	case today.After(due):
		return Overdue
	case t.Status != Submitted && today.DaysUntil(due) <= SoonDays:
		return DueSoon
	}
	return OnTrack
}

// DaysLate is by how many days the task is or was late on day today, 0 when it is not: to today
// while it is worked on, to the day of submission once its result is in.
func (t Task) DaysLate(today deadline.Date) int {
	due := t.Deadline.DueOn
	if due.IsZero() || t.Status == Cancelled {
		return 0
	}
	end := today
	if (t.Status == Submitted || t.Status == Completed) && !t.SubmittedOn.IsZero() {
		end = t.SubmittedOn
	}
	return max(0, due.DaysUntil(end))
}

// timelinessCondition is Timeliness as SQL over tasks t, for counting and filtering by index.
// A test holds the two equal. Days are written out: as parameters they would have SQLite, once it has
// statistics, plan the statement anew each time.
func timelinessCondition(w Timeliness, today deadline.Date) (string, []any) {
	day, soon := "'"+today.String()+"'", "'"+today.AddDays(SoonDays).String()+"'"
	const reviewed = "(t.status = 'submitted' AND t.submitted_on <= t.due_on)"
	switch w {
	case Overdue:
		return "t.open AND t.due_on < " + day + " AND NOT " + reviewed, nil
	case DueSoon:
		return "t.open AND t.due_on >= " + day + " AND t.due_on <= " + soon + " AND t.status <> 'submitted'", nil
	case OnTrack:
		return "t.open AND t.due_on IS NOT NULL AND (" + reviewed + " OR (t.status <> 'submitted' AND t.due_on > " + soon + ") OR (t.status = 'submitted' AND t.due_on >= " + day + "))", nil
	case NoDeadline:
		return "t.open AND t.due_on IS NULL", nil
	case CompletedOnTime:
		return "t.status = 'completed' AND t.due_on IS NOT NULL AND t.submitted_on <= t.due_on", nil
	case CompletedLate:
		return "t.status = 'completed' AND t.due_on IS NOT NULL AND t.submitted_on > t.due_on", nil
	case CompletedUndued:
		return "t.status = 'completed' AND t.due_on IS NULL", nil
	}
	return "1 = 0", nil
}

// silentCondition limits tasks t to the unfinished ones without progress for at least so many days.
func silentCondition(today deadline.Date, zone *time.Location, days int) (string, []any) {
	return "t.open AND (t.last_progress_at IS NULL OR t.last_progress_at < ?)", []any{today.AddDays(1 - days).In(zone).UTC()}
}
