package models

import (
	"time"

	"dondoc/models/deadline"
)

// ReportKind names a report: one that is compiled by schedule, or one on demand.
type ReportKind string

// The kinds of report.
const (
	ReportFiveDay  ReportKind = "five_day" // for each meeting of the working group
	ReportMonth    ReportKind = "month"
	ReportHalfYear ReportKind = "half_year"
	ReportYear     ReportKind = "year"
	ReportOnDemand ReportKind = "on_demand"
)

// ScheduledReports are the kinds that have a schedule, the most frequent first.
var ScheduledReports = []ReportKind{ReportFiveDay, ReportMonth, ReportHalfYear, ReportYear}

// Rhythm is how often a report's periods close.
type Rhythm string

// The rhythms.
const (
	EveryDays  Rhythm = "days"
	Monthly    Rhythm = "month"
	HalfYearly Rhythm = "half_year"
	Yearly     Rhythm = "year"
)

// ReportSchedule says when a report's periods close, and what is done with it then.
type ReportSchedule struct {
	Kind       ReportKind `gorm:"primaryKey"`
	Rhythm     Rhythm
	EveryDays  int           // of the rhythm in days
	AnchorOn   deadline.Date // of the rhythm in days: a period closes on this day and every EveryDays before and after
	CutOff     int           // of the others: the day of the month on which a period closes; 0 for its last day
	At         string        // hour of compiling, on the first working day from the closing on: "08:00"
	Active     bool
	Approval   bool          // held until somebody approves it
	ToGroup    bool          // sent to the working group
	ToContacts bool          // sent to the contacts for reports
	SinceOn    deadline.Date // only what closes from this day on is compiled by itself; none: everything
	Version    int64
}

// DefaultReportSchedule closes a period every five days, 30 June 2025 among them.
func DefaultReportSchedule() ReportSchedule {
	return ReportSchedule{Kind: ReportFiveDay, Rhythm: EveryDays, EveryDays: 5, AnchorOn: deadline.MustDate(2025, time.June, 30), At: "08:00",
		Active: true, ToGroup: true, ToContacts: true, Version: 1}
}

// Period is a report's span, both days included.
type Period struct{ From, To deadline.Date }

// Name is the period as it stands in job_runs and reports: "2025-06-26..2025-06-30".
func (p Period) Name() string { return p.From.String() + ".." + p.To.String() }

// closing gives the last day on or before day on which a period closes.
func (r ReportSchedule) closing(day deadline.Date) deadline.Date {
	if r.Rhythm == EveryDays {
		since := r.AnchorOn.DaysUntil(day)
		return day.AddDays(-((since%r.EveryDays + r.EveryDays) % r.EveryDays))
	}
	month := monthOf(day)
	for !r.closesIn(month) || r.closingOf(month).After(day) {
		month = monthOf(month.AddDays(-1))
	}
	return r.closingOf(month)
}

// following gives the first day after day on which a period closes.
func (r ReportSchedule) following(day deadline.Date) deadline.Date {
	if r.Rhythm == EveryDays {
		return r.closing(day).AddDays(r.EveryDays)
	}
	month := monthOf(day)
	for !r.closesIn(month) || !r.closingOf(month).After(day) {
		month = monthOf(month.AddDays(31)) // from a first day, always into the next month
	}
	return r.closingOf(month)
}

func monthOf(d deadline.Date) deadline.Date { return deadline.MustDate(d.Year, d.Month, 1) }

// closesIn says whether a period closes in the month.
func (r ReportSchedule) closesIn(month deadline.Date) bool {
	switch r.Rhythm {
	case HalfYearly:
		return month.Month == time.June || month.Month == time.December
	case Yearly:
		return month.Month == time.December
	}
	return true
}

// closingOf gives the day in a month on which its period closes: its last day where it has no later one.
func (r ReportSchedule) closingOf(month deadline.Date) deadline.Date {
	last := monthOf(month.AddDays(31)).AddDays(-1)
	if r.CutOff == 0 || r.CutOff > last.Day {
		return last
	}
	return deadline.MustDate(month.Year, month.Month, r.CutOff)
}

// closedOn gives the period that closes on a day on which one does.
func (r ReportSchedule) closedOn(to deadline.Date) Period {
	return Period{From: r.closing(to.AddDays(-1)).AddDays(1), To: to}
}

// LastClosed gives the newest period whose report is due on or before day: compiled on its last day,
// or on the first working day after.
func (r ReportSchedule) LastClosed(day deadline.Date, cal deadline.Calendar) Period {
	p := r.closedOn(r.closing(day))
	if r.CompiledOn(p, cal).After(day) {
		p = r.Previous(p)
	}
	return p
}

// CompiledOn gives the working day on which a period's report is compiled and sent.
func (r ReportSchedule) CompiledOn(p Period, cal deadline.Calendar) deadline.Date {
	return cal.NextWorking(p.To)
}

// Previous gives the period before.
func (r ReportSchedule) Previous(p Period) Period { return r.closedOn(p.From.AddDays(-1)) }

// Next gives the period after.
func (r ReportSchedule) Next(p Period) Period { return r.closedOn(r.following(p.To)) }
