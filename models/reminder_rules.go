package models

import (
	"encoding/json"
	"strconv"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// ReminderRules say when somebody is told of a deadline. DOMAIN: 7, 3 and 1 days before, on the day,
// 1 day late, then every 7 days; on working days at the set hour.
type ReminderRules struct {
	DaysBefore   []int  `json:"days_before"`   // calendar days before the due day, falling
	OnDay        bool   `json:"on_day"`        // on the due day itself
	OverdueFirst int    `json:"overdue_first"` // calendar days late at the first overdue notice
	OverdueEvery int    `json:"overdue_every"` // calendar days between further ones
	DigestAt     string `json:"digest_at"`     // hour of the digest in the organisation's zone, "07:30"
}

// DefaultReminderRules are what a fresh installation starts with.
func DefaultReminderRules() ReminderRules {
	return ReminderRules{DaysBefore: []int{7, 3, 1}, OnDay: true, OverdueFirst: 1, OverdueEvery: 7, DigestAt: "07:30"}
}

// Notice is one reminder of a deadline: the rule that asks for it and the working day it goes out.
type Notice struct {
	Rule string
	On   deadline.Date
}

// NextNotice gives the first working day after day after on which somebody is to be told of the due
// day, or no date when nothing is due. A warning that falls on a day off goes out the working day
// before, an overdue notice the one after.
func (r ReminderRules) NextNotice(due, after deadline.Date, cal deadline.Calendar) deadline.Date {
	return r.next(due, after, cal).On
}

func (r ReminderRules) next(due, after deadline.Date, cal deadline.Calendar) Notice {
	var best Notice
	if due.IsZero() {
		return best
	}
	consider := func(rule string, on deadline.Date) {
		// Of several rules that fall on one day the last one names it: "due today" says more than "due tomorrow".
		if on.After(after) && (best.On.IsZero() || !on.After(best.On)) {
			best = Notice{rule, on}
		}
	}
	for _, n := range r.DaysBefore {
		consider("before_"+strconv.Itoa(n), cal.PreviousWorking(due.AddDays(-n)))
	}
	if r.OnDay {
		consider("on_day", cal.PreviousWorking(due))
	}
	if r.OverdueFirst <= 0 {
		return best
	}
	// The first overdue notice that can lie after day after: start close to it instead of counting
	// up from a due day years ago. A row of days off is never as long as a month.
	late := r.OverdueFirst
	if r.OverdueEvery > 0 {
		if passed := due.DaysUntil(after) - 31 - late; passed > 0 {
			late += passed / r.OverdueEvery * r.OverdueEvery
		}
	}
	for {
		on := cal.NextWorking(due.AddDays(late))
		if on.After(after) || r.OverdueEvery <= 0 || on.IsZero() {
			consider("overdue_"+strconv.Itoa(late), on)
			return best
		}
		late += r.OverdueEvery
	}
}

// RuleOn names the rule under which a notice of the due day goes out on day on: the last one whose
// day has come.
func (r ReminderRules) RuleOn(due, on deadline.Date, cal deadline.Calendar) string {
	rule := ""
	day := on.AddDays(-1 - max(7, r.OverdueEvery))
	for {
		n := r.next(due, day, cal)
		if n.On.IsZero() || n.On.After(on) {
			return rule
		}
		rule, day = n.Rule, n.On
	}
}

type reminderPolicy struct {
	ID        int64
	Name      string
	IsDefault bool
	Rules     string
	Version   int64
}

func (reminderPolicy) TableName() string { return "reminder_policies" }

// defaultPolicy gives the rules in force; DefaultReminderRules until a policy is entered.
func defaultPolicy(tx *gorm.DB) (ReminderRules, error) {
	var p []reminderPolicy
	if err := tx.Where("is_default").Limit(1).Find(&p).Error; err != nil || len(p) == 0 {
		return DefaultReminderRules(), err
	}
	rules := DefaultReminderRules()
	err := json.Unmarshal([]byte(p[0].Rules), &rules)
	return rules, err
}
