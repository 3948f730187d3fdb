package main

import (
	"database/sql"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"dondoc/jobs"
	"dondoc/models/deadline"
)

// yearCheck asks after each day whether it was right, of the database's tables alone: it reckons with
// its own calendar and its own rhythm, one day late and every seven days (DOMAIN.md), so that what the
// planner gets wrong it does not get wrong as well.
type yearCheck struct {
	t        *testing.T
	db       *sql.DB
	first    deadline.Date
	listed   map[deadline.Date]string // days of the calendar by kind
	changed  map[int64]deadline.Date  // when a task last changed its state or its due day
	reminded map[int64]deadline.Date  // when a mail last said that a task is late
	looked   int
	mailed   map[deadline.Date]int // digests by day
}

func newYearCheck(t *testing.T, db *sql.DB, first deadline.Date) *yearCheck {
	c := &yearCheck{t: t, db: db, first: first, listed: map[deadline.Date]string{}, changed: map[int64]deadline.Date{}, reminded: map[int64]deadline.Date{}, mailed: map[deadline.Date]int{}}
	c.each("SELECT day, kind FROM calendar_days", func(scan func(...any)) {
		var day deadline.Date
		var kind string
		scan(&day, &kind)
		c.listed[day] = kind
	})
	return c
}

// each reads the rows of a query.
func (c *yearCheck) each(query string, row func(scan func(...any)), args ...any) {
	c.t.Helper()
	rows, err := c.db.QueryContext(c.t.Context(), query, args...)
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		row(func(into ...any) {
			if err := rows.Scan(into...); err != nil {
				c.t.Fatal(err)
			}
		})
	}
	if err := rows.Err(); err != nil {
		c.t.Fatal(err)
	}
}

func (c *yearCheck) ids(query string, args ...any) (all []int64) {
	c.t.Helper()
	c.each(query, func(scan func(...any)) {
		var id int64
		scan(&id)
		all = append(all, id)
	}, args...)
	return all
}

// working says whether offices are open: Monday to Friday but for what the calendar says.
func (c *yearCheck) working(day deadline.Date) bool {
	switch c.listed[day] {
	case "holiday", "day_off":
		return false
	case "make_up":
		return true
	}
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
}

// day checks a day that is over. Nothing has changed since its digests went out.
func (c *yearCheck) day(d deadline.Date) {
	c.oneDigestEach(d)
	c.nothingOnDaysOff(d)
	c.nothingThatIsFinished(d)
	if c.working(d) {
		c.everythingLate(d)
	}
}

func (c *yearCheck) oneDigestEach(d deadline.Date) {
	c.each("SELECT recipient, COUNT(*) FROM messages WHERE kind = 'digest' AND day = ? AND state <> 'empty' GROUP BY recipient", func(scan func(...any)) {
		var who string
		var n int
		scan(&who, &n)
		c.mailed[d]++
		if n != 1 {
			c.t.Errorf("%s: %d digests for %s", d, n, who)
		}
	}, d.String())
}

// nothingOnDaysOff looks at when mails were sent, not at the day they are for.
func (c *yearCheck) nothingOnDaysOff(d deadline.Date) {
	if c.working(d) {
		return
	}
	zone, _ := time.LoadLocation("Asia/Ho_Chi_Minh")
	from, to := d.In(zone).UTC().Format("2006-01-02 15:04:05"), d.AddDays(1).In(zone).UTC().Format("2006-01-02 15:04:05")
	var n int
	if err := c.db.QueryRowContext(c.t.Context(), "SELECT COUNT(*) FROM messages WHERE state = 'sent' AND settled_at >= ? AND settled_at < ?", from, to).Scan(&n); err != nil {
		c.t.Fatal(err)
	}
	if n > 0 {
		c.t.Errorf("%s is a day off, and %d mails went out", d, n)
	}
}

func (c *yearCheck) nothingThatIsFinished(d deadline.Date) {
	finished := map[string]bool{}
	c.each("SELECT ref FROM tasks WHERE status IN ('completed', 'cancelled')", func(scan func(...any)) {
		var ref string
		scan(&ref)
		finished[ref] = true
	})
	c.each("SELECT recipient, refs FROM messages WHERE kind = 'digest' AND state = 'sent' AND day = ?", func(scan func(...any)) {
		var who, text string
		var refs []string
		scan(&who, &text)
		if err := json.Unmarshal([]byte(text), &refs); err != nil {
			c.t.Fatal(err)
		}
		for _, ref := range refs {
			if finished[ref] {
				c.t.Errorf("%s: %s is chased for %s, which is finished", d, who, ref)
			}
		}
	}, d.String())
	c.each(`SELECT m.recipient, t.ref, x.rule FROM messages m JOIN message_tasks x ON x.message_id = m.id JOIN tasks t ON t.id = x.task_id
		WHERE m.kind = 'digest' AND m.state = 'sent' AND m.day = ? AND t.status = 'submitted' AND t.submitted_on <= t.due_on`, func(scan func(...any)) {
		var who, ref, rule string
		scan(&who, &ref, &rule)
		if strings.HasPrefix(rule, "overdue") || strings.HasPrefix(rule, "before") || rule == "on_day" || strings.HasPrefix(rule, "nudge") {
			c.t.Errorf("%s: %s is chased (%s) for %s, whose result is in", d, who, rule, ref)
		}
	}, d.String())
}

// everythingLate looks at each task that is late: the last of its days of reminding, due day + 1, + 8,
// + 15 and so on, put off to the next working day, must have brought a mail.
func (c *yearCheck) everythingLate(d deadline.Date) {
	c.each(`SELECT x.task_id FROM messages m JOIN message_tasks x ON x.message_id = m.id WHERE m.kind = 'digest' AND m.state = 'sent' AND m.day = ?
		AND (x.rule LIKE 'overdue%' OR x.rule LIKE 'escalate%' OR x.rule = 'unreached')`, func(scan func(...any)) {
		var id int64
		scan(&id)
		c.reminded[id] = d
	}, d.String())
	c.each("SELECT id, ref, due_on, created_at FROM tasks WHERE open AND status <> 'submitted' AND receipt <> 'declined' AND due_on < ?", func(scan func(...any)) {
		var id int64
		var ref string
		var due deadline.Date
		var created time.Time
		scan(&id, &ref, &due, &created)
		late := due.DaysUntil(d)
		asked := due.AddDays(1 + (late-1)/7*7)
		for open := asked; ; open = open.AddDays(1) {
			if open.After(d) { // its day of reminding has not come yet: the one before counts
				asked = asked.AddDays(-7)
				break
			}
			if c.working(open) {
				break
			}
		}
		known := deadline.DateOf(created, time.UTC)
		if changed, ok := c.changed[id]; ok {
			known = changed
		}
		if !asked.After(due) || !asked.After(known) || !asked.After(c.first) {
			return
		}
		c.looked++
		if c.reminded[id].Before(asked) {
			c.t.Errorf("%s: %s is %d days late and was last reminded of on %q; %s asked for it", d, ref, late, c.reminded[id], asked)
		}
	}, d.String())
}

// whole checks that the year held what it should.
func (c *yearCheck) whole(l jobs.Ledger) {
	acts := map[string]bool{}
	for _, day := range l.Days {
		for _, a := range day.Acts {
			acts[day.Date.String()] = acts[day.Date.String()] || a.Tasks > 0
		}
	}
	for _, day := range []string{"2025-03-01", "2025-07-01"} {
		if !acts[day] {
			c.t.Errorf("no tasks were passed on by the merger of %s", day)
		}
	}
	makeUp, tet := 0, 0
	for day, kind := range c.listed {
		if day.Year != 2025 {
			continue
		}
		switch {
		case kind == "make_up" && c.mailed[day] > 0:
			makeUp++
		case day.Month <= time.February && (kind == "holiday" || kind == "day_off"):
			tet++
		}
	}
	if makeUp == 0 || tet < 5 {
		c.t.Errorf("digests went out on %d make-up Saturdays; Tết has %d days off", makeUp, tet)
	}
	if c.looked < 1000 || l.Totals.Digests < 1000 {
		c.t.Errorf("too little happened: %d late tasks were looked at, %d digests sent", c.looked, l.Totals.Digests)
	}
}
