package models

import (
	"strings"

	"dondoc/models/deadline"
	"dondoc/models/standing"
)

// cutOffs finds the days into which a closing falls shortly before a report was drawn up.
func (r *standingReader) cutOffs() error {
	var days []struct{ ToOn deadline.Date }
	from := r.today.AddDays(1 - LumpDays)
	if err := r.s.read(r.ctx).Raw("SELECT DISTINCT to_on FROM report_snapshots WHERE to_on >= ? AND to_on < ? ORDER BY to_on", from, r.today.AddDays(LumpWindow)).Scan(&days).Error; err != nil {
		return err
	}
	last := deadline.Date{}
	for _, d := range days {
		for n := LumpWindow - 1; n >= 0; n-- {
			if day := d.ToOn.AddDays(-n); !day.Before(from) && !day.After(r.today) && day.After(last) {
				r.windows = append(r.windows, day)
				last = day
			}
		}
	}
	return nil
}

// figures counts the tasks in one pass.
func (r *standingReader) figures() error {
	where, args := r.filter.where(r.actor)
	window := "1 = 0"
	if len(r.windows) > 0 {
		days := make([]string, len(r.windows))
		for i, d := range r.windows {
			days[i] = "'" + d.String() + "'"
		}
		window = "t.submitted_on IN (" + strings.Join(days, ", ") + ")"
	}
	sum := func(condition string) string { return "SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END)" }
	overdue, _ := timelinessCondition(Overdue, r.today)
	onTime, _ := timelinessCondition(CompletedOnTime, r.today)
	late, _ := timelinessCondition(CompletedLate, r.today)
	inHand := "t.open AND t.status <> 'submitted'"
	silent, silentArgs := silentCondition(r.today, r.s.zone, SilentAfter)
	since := "'" + r.today.AddDays(1-LumpDays).String() + "'"
	text := "SELECT " + r.filter.column() + ", " + r.inherited() + ", " + strings.Join([]string{sum(onTime), sum(late), sum(overdue), sum(inHand), sum("t.status <> 'submitted' AND " + silent),
		sum("t.status = 'completed' AND t.submitted_on >= " + since + " AND " + window), sum("t.status = 'completed' AND t.submitted_on >= " + since),
		sum("t.due_on > t.first_due_on"), sum("t.status = 'completed'")}, ", ") +
		fromTasks(where) + "WHERE " + where + " GROUP BY 1, 2"
	rows, err := r.s.query(r.s.read(r.ctx), text, append(silentArgs, args...)...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var agency int64
		var inherited bool
		var onTime, late, overdue, inHand, silent, lump, submitted, redated, completed int
		if err := rows.Scan(&agency, &inherited, &onTime, &late, &overdue, &inHand, &silent, &lump, &submitted, &redated, &completed); err != nil {
			return err
		}
		x := r.of(agency)
		rate := &x.OnTime
		if inherited {
			rate = &x.Inherited
		}
		*rate = standing.Rate{Part: onTime, Whole: onTime + late + overdue}
		x.Updated = plus(x.Updated, inHand-silent, inHand)
		x.Signs.Lump = plus(x.Signs.Lump, lump, submitted)
		x.Signs.NoEvidence = plus(x.Signs.NoEvidence, completed, completed)
		x.Signs.Redated += redated
	}
	return rows.Err()
}

// inherited says of a task whether its agency inherited it: under the boundary of old nobody did.
func (r *standingReader) inherited() string {
	return inheritedUnder(r.filter.Boundary)
}

func inheritedUnder(b Boundary) string {
	if b == AsItWas {
		return "t.lead_id <> t.lead_id"
	}
	return "t.lead_id <> t.addressee_id"
}

func plus(r standing.Rate, part, whole int) standing.Rate {
	return standing.Rate{Part: r.Part + part, Whole: r.Whole + whole}
}

// excuses takes out the tasks that are late only while they waited for another agency, and charges the days
// to who must act. A task that waits for its own lead is excused by nothing.
func (r *standingReader) excuses() error {
	where, args := r.filter.where(r.actor)
	var rows []waitedTask
	if err := r.s.read(r.ctx).Raw("SELECT t.id, "+r.filter.column()+" AS agency, "+r.inherited()+" AS inherited, t.status, t.due_on, t.submitted_on, w.from_on, w.to_on, g.agency_id AS must_act"+
		" FROM bottleneck_waits w JOIN bottleneck_agencies g ON g.bottleneck_id = w.bottleneck_id JOIN tasks t ON t.id = w.task_id JOIN directives d ON d.id = t.directive_id JOIN provisions p ON p.id = t.provision_id"+
		" WHERE t.due_on < ? AND t.status <> 'cancelled' AND g.agency_id <> t.lead_id AND "+where+" ORDER BY t.id", append([]any{r.today}, args...)...).Scan(&rows).Error; err != nil {
		return err
	}
	excuse(rows, r.today, r.of)
	return nil
}

// waitedTask is a task that waited for an agency that must act.
type waitedTask struct {
	ID, Agency, MustAct              int64
	Inherited                        bool
	Status                           Status
	DueOn, SubmittedOn, FromOn, ToOn deadline.Date
}

// excuse takes out of their agencies' rates the tasks that were late on a day only while they waited, and charges the
// days to who must act. Rows come by task.
func excuse(rows []waitedTask, day deadline.Date, of func(agency int64) *Standing) {
	for len(rows) > 0 {
		first, n := rows[0], 0
		var all []standing.Span
		by := map[int64][]standing.Span{}
		for ; n < len(rows) && rows[n].ID == first.ID; n++ {
			wait := standing.Span{From: rows[n].FromOn, To: rows[n].ToOn}
			all, by[rows[n].MustAct] = append(all, wait), append(by[rows[n].MustAct], wait)
		}
		rows = rows[n:]
		end := day
		if (first.Status == Submitted || first.Status == Completed) && !first.SubmittedOn.IsZero() {
			end = first.SubmittedOn
		}
		late := standing.Late(first.DueOn, end)
		for agency, waits := range by {
			if days := standing.Charged(late, waits); days > 0 {
				of(agency).Charged += days
			}
		}
		if late.Days() == 0 || standing.Charged(late, all) < late.Days() {
			continue
		}
		x := of(first.Agency)
		x.Excused++
		if first.Inherited {
			x.Inherited.Whole--
		} else {
			x.OnTime.Whole--
		}
	}
}

// moves counts the tasks whose completion was taken back, and the completed ones that have evidence: there are
// fewer of them than without.
func (r *standingReader) moves() error {
	if err := r.count("t.status = 'completed' AND t.id IN (SELECT e.task_id FROM evidence e WHERE e.removed_at IS NULL)", nil, func(s *Signs, n int) { s.NoEvidence.Part -= n }); err != nil {
		return err
	}
	return r.count("t.id IN (SELECT e.task_id FROM task_events e WHERE e.move = 'reopen')", nil, func(s *Signs, n int) { s.Reopened = n })
}

// unchanged counts unfinished tasks on which was reported lately in words that were used long ago already.
func (r *standingReader) unchanged() error {
	at := r.today.AddDays(1 - UnchangedDays).In(r.s.zone).UTC()
	return r.count(`t.open AND t.id IN (SELECT l.task_id FROM progress l WHERE l.at >= ? AND l.words <> ''
		AND EXISTS (SELECT 1 FROM progress o WHERE o.task_id = l.task_id AND o.words = l.words AND o.at < ?))`, []any{at, at}, func(s *Signs, n int) { s.Unchanged = n })
}

// count counts the tasks of a condition by agency.
func (r *standingReader) count(condition string, more []any, into func(*Signs, int)) error {
	where, args := r.filter.where(r.actor)
	rows, err := r.s.query(r.s.read(r.ctx), "SELECT "+r.filter.column()+", COUNT(*)"+fromTasks(where)+"WHERE "+condition+" AND "+where+" GROUP BY 1", append(more, args...)...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var agency int64
		var n int
		if err := rows.Scan(&agency, &n); err != nil {
			return err
		}
		into(&r.of(agency).Signs, n)
	}
	return rows.Err()
}
