package models

import (
	"slices"
	"time"
)

// ReminderRules say when somebody is told of a task, and who. DOMAIN "Reminders and escalation".
// All days are calendar days unless they are called working days; what falls on a day off goes out
// the working day before where it warns, the one after where it chases.
type ReminderRules struct {
	DaysBefore   []int        `json:"days_before"`   // before the due day, falling
	OnDay        bool         `json:"on_day"`        // on the due day itself
	OverdueFirst int          `json:"overdue_first"` // late at the first overdue notice; 0: none
	OverdueEvery int          `json:"overdue_every"` // between further ones; 0: no further ones
	Escalations  []Escalation `json:"escalations"`   // rising
	NudgeAfter   int          `json:"nudge_after"`   // without an update; 0: no nudges
	NudgeWithin  int          `json:"nudge_within"`  // only tasks due within so many
	ReceiptAfter int          `json:"receipt_after"` // working days without receipt; 0: not watched
	DeclineAfter int          `json:"decline_after"` // working days a task returned as wrongly addressed waits for the office
	AcceptAfter  int          `json:"accept_after"`  // working days a result waits for acceptance
	AnswerAfter  int          `json:"answer_after"`  // working days a request for more time, or a bottleneck, waits for its answer
	RepeatEvery  int          `json:"repeat_every"`  // between further notices of what waits
	DigestAt     string       `json:"digest_at"`     // hour of the digest in the organisation's zone, "07:30"; the default policy's counts
	DigestDays   []int        `json:"digest_days"`   // weekdays of the digest from Monday, 1; of who chose none, every working day when empty; the default policy's count
}

// Escalation is a rung of the ladder: who else is told once a task is so late.
type Escalation struct {
	After int      `json:"after"` // days late
	To    Audience `json:"to"`
}

// Audience is who is told by a notice.
type Audience string

// The audiences.
const (
	ToOwner        Audience = "owner"         // officers and contacts of the lead agency; its head once a week
	ToHead         Audience = "head"          // its head
	ToWorkingGroup Audience = "working_group" // the working group's members
	ToLeadership   Audience = "leadership"    // those entered as leadership
	ToReviewer     Audience = "reviewer"      // the office, or the supervising agency where the directive says so
	ToOffice       Audience = "office"
)

// escalationAudiences are those a ladder can name.
var escalationAudiences = []Audience{ToHead, ToWorkingGroup, ToLeadership}

// DefaultReminderRules are what a fresh installation starts with: DOMAIN's, and terms of our own where
// it only says that something is watched.
func DefaultReminderRules() ReminderRules {
	return ReminderRules{DaysBefore: []int{7, 3, 1}, OnDay: true, OverdueFirst: 1, OverdueEvery: 7,
		Escalations: []Escalation{{5, ToHead}, {15, ToWorkingGroup}, {30, ToLeadership}},
		NudgeAfter:  14, NudgeWithin: 30, ReceiptAfter: 3, DeclineAfter: 2, AcceptAfter: 5, AnswerAfter: 3, RepeatEvery: 7, DigestAt: "07:30"}
}

// The bounds of rules' terms, in days, and of their lists.
const (
	maxRuleDays = 365
	maxRungs    = 10
)

// check refuses rules that can't be kept: CodeInvalid with every field that is wrong.
func (r ReminderRules) check() error {
	var bad faults
	if len(r.DaysBefore) > maxRungs {
		bad.add("days_before", "too_many_days", "Max", maxRungs)
	}
	for i, n := range r.DaysBefore {
		if n < 1 || n > maxRuleDays {
			bad.add("days_before", "out_of_range", "Min", 1, "Max", maxRuleDays, "Value", n)
		} else if i > 0 && n >= r.DaysBefore[i-1] {
			bad.add("days_before", "not_falling")
		}
	}
	for field, n := range map[string]int{"overdue_first": r.OverdueFirst, "overdue_every": r.OverdueEvery, "nudge_after": r.NudgeAfter, "nudge_within": r.NudgeWithin,
		"receipt_after": r.ReceiptAfter, "decline_after": r.DeclineAfter, "accept_after": r.AcceptAfter, "answer_after": r.AnswerAfter, "repeat_every": r.RepeatEvery} {
		if n < 0 || n > maxRuleDays {
			bad.add(field, "out_of_range", "Min", 0, "Max", maxRuleDays, "Value", n)
		}
	}
	if len(r.Escalations) > maxRungs {
		bad.add("escalations", "too_many_days", "Max", maxRungs)
	}
	for i, e := range r.Escalations {
		switch {
		case e.After < 1 || e.After > maxRuleDays:
			bad.add("escalations", "out_of_range", "Min", 1, "Max", maxRuleDays, "Value", e.After)
		case !slices.Contains(escalationAudiences, e.To):
			bad.add("escalations", "not_a_choice")
		case i > 0 && e.After < r.Escalations[i-1].After:
			bad.add("escalations", "not_rising")
		}
	}
	for i, n := range r.DigestDays {
		if n < 1 || n > 7 || i > 0 && n <= r.DigestDays[i-1] {
			bad.add("digest_days", "not_a_weekday")
			break
		}
	}
	if len(r.DigestDays) > 0 && r.DigestDays[0] > 5 {
		bad.add("digest_days", "only_days_off")
	}
	if _, err := time.Parse("15:04", r.DigestAt); err != nil {
		bad.add("digest_at", "not_an_hour", "Value", r.DigestAt)
	}
	return bad.err()
}
