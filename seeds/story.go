package seeds

import (
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

// story is how a task fares in the demonstration, told once from its directive's day on: whichever
// day is shown, it is cut there, so that two demonstrations share their past.
type story struct {
	task    models.TaskOutline
	seed    dice
	started time.Time
	every   int // days between the agency's reports
	results []result
}

// result is one handing in of the result and what the office made of it.
type result struct {
	handedIn, decided time.Time
	returned          bool
}

// teller knows what all stories share.
type teller struct {
	zone     *time.Location
	calendar deadline.Calendar
	tempers  map[string]temper
}

// temper is an agency's habit: how many of 100 tasks it ends in time, and how often it reports.
type temper struct{ inTime, every int }

func (t *teller) temper(agency string) temper {
	if known, ok := t.tempers[agency]; ok {
		return known
	}
	out := temperOf("agency " + agency)
	t.tempers[agency] = out
	return out
}

func temperOf(name string) temper {
	d := throw(name)
	out := temper{inTime: d.between(68, 94), every: d.between(7, 21)}
	if d.chance(16) { // the slow ones
		out = temper{inTime: d.between(38, 58), every: d.between(18, 35)}
	}
	return out
}

// edition is part of what every story is thrown from: another word gives another past. In this one
// nearly every agency with people of its own has something overdue to look at, and one of them
// something that it inherited.
const edition = "236/"

// tell makes up a task's story from nothing but its reference, its agency and its days.
func (t *teller) tell(o models.TaskOutline) story {
	d := throw(edition + o.Ref)
	who := t.temper(o.AddresseeKey)
	s := story{task: o, every: who.every}
	if o.DueOn.IsZero() {
		s.every *= 2
		t.undated(&s, &d)
	} else {
		t.dated(&s, &d, who)
	}
	s.seed = d
	return s
}

// undated: over half of the duties without a day end at some time, the others go on.
func (t *teller) undated(s *story, d *dice) {
	begin := d.between(1, 4)
	if d.chance(40) {
		begin = d.between(5, 40)
	}
	start := t.calendar.NextWorking(s.task.ReferenceOn.AddDays(begin))
	s.started = t.morning(start, d)
	if d.chance(58) {
		t.finish(s, d, t.calendar.NextWorking(start.AddDays(d.between(40, 420))))
	}
}

// dated: most end in time, others late, a few stay open for a year and more.
func (t *teller) dated(s *story, d *dice, who temper) {
	issued, due := s.task.ReferenceOn, s.task.DueOn
	term := issued.DaysUntil(due)
	start := t.calendar.NextWorking(issued.AddDays(min(1, term/3) + d.below(min(20, term/3)+1)))
	var end deadline.Date
	switch {
	case d.chance(who.inTime):
		end = t.calendar.PreviousWorking(due.AddDays(-d.below(min(21, term/2) + 1)))
	case d.chance(86):
		end = t.calendar.NextWorking(due.AddDays(delay(d, term)))
	default:
		end = t.calendar.NextWorking(due.AddDays(d.between(400, 1500)))
		if d.chance(25) { // nobody took it up in time
			start = t.calendar.NextWorking(due.AddDays(d.between(20, 300)))
		}
	}
	if end.Before(start) { // a term of a day or two
		start = end
	}
	if start.Before(issued) {
		start, end = issued, issued
	}
	s.started = t.morning(start, d)
	t.finish(s, d, end)
}

// delay gives by how many days a task that ends late does so: mostly weeks, some for most of a year.
func delay(d *dice, term int) int {
	if term < 30 {
		return d.between(1, 12+term)
	}
	switch d.below(4) {
	case 0, 1:
		return d.between(1, 20)
	case 2:
		return d.between(21, 75)
	}
	return d.between(76, 330)
}

// finish hands the result in on day; now and then the office returns it once.
func (t *teller) finish(s *story, d *dice, day deadline.Date) {
	first := result{handedIn: t.at(day, 13*60+30, 16*60+45, d), returned: d.chance(8)}
	decided := t.workingDaysAfter(day, d.between(1, 8))
	first.decided = t.at(decided, 8*60+15, 16*60+45, d)
	s.results = []result{first}
	if first.returned {
		again := t.workingDaysAfter(decided, d.between(6, 20))
		s.results = append(s.results, result{handedIn: t.at(again, 13*60+30, 16*60+45, d),
			decided: t.at(t.workingDaysAfter(again, d.between(1, 5)), 8*60+15, 16*60+45, d)})
	}
}

func (t *teller) workingDaysAfter(day deadline.Date, n int) deadline.Date {
	for range n {
		day = t.calendar.NextWorking(day.AddDays(1))
	}
	return day
}

// morning is between half past nine, when the day's directives are in, and noon.
func (t *teller) morning(day deadline.Date, d *dice) time.Time {
	return t.at(day, 9*60+30, 11*60+55, d)
}

// at is a minute of the day in the organisation's zone, as an instant in UTC.
func (t *teller) at(day deadline.Date, earliest, latest int, d *dice) time.Time {
	return day.In(t.zone).Add(time.Duration(d.between(earliest, latest)) * time.Minute).UTC()
}
