package models

import (
	"time"

	"dondoc/models/deadline"
)

// RiskReason says why an unfinished task may miss its due day.
type RiskReason string

// The reasons of DOMAIN.md, "Reports and standing".
const (
	RiskSlow     RiskReason = "slow"     // due within RiskDays, under RiskPercent, no update for RiskSilence days
	RiskBlocked  RiskReason = "blocked"  // an open bottleneck holds it up
	RiskForecast RiskReason = "forecast" // its lead itself expects to be late
)

// The measures of RiskSlow: days to the due day, percent done, days without an update.
const (
	RiskDays    = 14
	RiskPercent = 50
	RiskSilence = 10
)

// Risks gives the reasons for which the task is at risk on day today, in the zone in which days are
// told; none for what is finished, submitted, without due day, or overdue already.
func (t Task) Risks(today deadline.Date, zone *time.Location) []RiskReason {
	due := t.Deadline.DueOn
	if !t.Status.takesProgress() || due.IsZero() || today.After(due) {
		return nil
	}
	var why []RiskReason
	silent := t.LastProgressAt == nil || deadline.DateOf(*t.LastProgressAt, zone).DaysUntil(today) >= RiskSilence
	if today.DaysUntil(due) <= RiskDays && t.Percent < RiskPercent && silent {
		why = append(why, RiskSlow)
	}
	if t.Blockers > 0 {
		why = append(why, RiskBlocked)
	}
	if t.Deadline.ForecastOn.After(due) {
		why = append(why, RiskForecast)
	}
	return why
}

// riskCondition limits tasks t to those at risk: Risks as SQL. A test holds the two equal.
func riskCondition(today deadline.Date, zone *time.Location) (string, []any) {
	return "t.open AND t.status <> 'submitted' AND t.due_on >= ? AND (t.blockers > 0 OR t.forecast_on > t.due_on OR " +
			"(t.due_on <= ? AND t.percent < 50 AND (t.last_progress_at IS NULL OR t.last_progress_at < ?)))",
		[]any{today, today.AddDays(RiskDays), today.AddDays(1 - RiskSilence).In(zone).UTC()}
}
