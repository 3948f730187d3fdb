package models

import (
	"strings"
	"time"

	"dondoc/models/deadline"
)

// measure is one figure of a Tally: which tasks t it counts, and where the count goes.
type measure struct {
	name string // its column in task_figures
	into func(*Tally) *int
	when func(figuresDay) (string, []any)
}

// figuresDay is the day as of which tasks are counted, in the zone in which days are told.
type figuresDay struct {
	today deadline.Date
	zone  *time.Location
}

// OverdueBands are how many days late the bands of Tally.Ages begin; the last is open.
var OverdueBands = [4]int{1, 6, 16, 31}

// submittedInTime: reviewing time is the reviewer's, so what was handed in by its due day is in term.
const submittedInTime = "(t.status = 'submitted' AND t.submitted_on <= t.due_on)"

// measures are all figures of a Tally.
var measures = [...]measure{
	{"on_time", func(t *Tally) *int { return &t.CompletedOnTime }, always("t.status = 'completed' AND t.submitted_on <= t.due_on")},
	{"late", func(t *Tally) *int { return &t.CompletedLate }, always("t.status = 'completed' AND t.submitted_on > t.due_on")},
	{"in_term", func(t *Tally) *int { return &t.InTerm }, func(d figuresDay) (string, []any) {
		return "t.open AND t.due_on IS NOT NULL AND (" + submittedInTime + " OR t.due_on >= ?)", []any{d.today}
	}},
	{"overdue", func(t *Tally) *int { return &t.Overdue }, func(d figuresDay) (string, []any) {
		return "t.open AND t.due_on < ? AND NOT " + submittedInTime, []any{d.today}
	}},
	{"done_undated", func(t *Tally) *int { return &t.CompletedUndated }, always("t.status = 'completed' AND t.due_on IS NULL")},
	{"undated", func(t *Tally) *int { return &t.Undated }, always("t.open AND t.due_on IS NULL")},
	{"waiting", func(t *Tally) *int { return &t.Waiting }, always("t.status = 'submitted'")},
	{"blocked", func(t *Tally) *int { return &t.Blocked }, always("t.open AND t.blockers > 0")},
	{"inherited", func(t *Tally) *int { return &t.Inherited }, always("t.lead_id <> t.addressee_id")},
	{"due_soon", func(t *Tally) *int { return &t.DueSoon }, func(d figuresDay) (string, []any) {
		return "t.open AND t.status <> 'submitted' AND t.due_on >= ? AND t.due_on <= ?", []any{d.today, d.today.AddDays(SoonDays)}
	}},
	{"silent", func(t *Tally) *int { return &t.Silent }, func(d figuresDay) (string, []any) { return silentCondition(d.today, d.zone, SilentAfter) }},
	{"at_risk", func(t *Tally) *int { return &t.AtRisk }, func(d figuresDay) (string, []any) { return riskCondition(d.today, d.zone) }},
	{"age_1", func(t *Tally) *int { return &t.Ages[0] }, overdueBand(0)},
	{"age_2", func(t *Tally) *int { return &t.Ages[1] }, overdueBand(1)},
	{"age_3", func(t *Tally) *int { return &t.Ages[2] }, overdueBand(2)},
	{"age_4", func(t *Tally) *int { return &t.Ages[3] }, overdueBand(3)},
}

func always(cond string) func(figuresDay) (string, []any) {
	return func(figuresDay) (string, []any) { return cond, nil }
}

func overdueBand(i int) func(figuresDay) (string, []any) {
	return func(d figuresDay) (string, []any) {
		cond, args := "t.open AND t.due_on <= ? AND NOT "+submittedInTime, []any{d.today.AddDays(-OverdueBands[i])}
		if i+1 < len(OverdueBands) {
			cond, args = cond+" AND t.due_on > ?", append(args, d.today.AddDays(-OverdueBands[i+1]))
		}
		return cond, args
	}
}

// figureColumns are the measures' columns, as "prefix.name".
func figureColumns(prefix string) []string {
	names := make([]string, len(measures))
	for i, m := range measures {
		names[i] = prefix + m.name
	}
	return names
}

// sumMeasures gives the sums of all measures over tasks t; sign multiplies each.
func (d figuresDay) sumMeasures(sign string) (string, []any) {
	var sums []string
	var args []any
	for _, m := range measures {
		cond, more := m.when(d)
		sums = append(sums, "COALESCE(SUM(CASE WHEN "+cond+" THEN "+sign+" ELSE 0 END), 0) AS "+m.name)
		args = append(args, more...)
	}
	return strings.Join(sums, ", "), args
}

// targets are where a row of all measures is scanned to.
func (t *Tally) targets() []any {
	into := make([]any, len(measures))
	for i, m := range measures {
		into[i] = m.into(t)
	}
	return into
}

// cube is a table of kept figures: by which columns they are summed, which sums there are, and how
// they are made from a table of tasks or of changes to tasks, t.
type cube struct {
	table      string
	keys, sums []string
	from       func(d figuresDay, tasks, sign string) (string, []any)
}

// cubes are all tables of kept figures.
var cubes = []cube{taskFigures, taskWeeks}

var taskFigures = cube{
	table: "task_figures", keys: []string{"lead_id", "addressee_id", "category", "key_task", "confidential"}, sums: figureColumns(""),
	from: func(d figuresDay, tasks, sign string) (string, []any) {
		sums, args := d.sumMeasures(sign)
		return "SELECT t.lead_id, t.addressee_id, p.category, t.key_task, d.confidential, " + sums + " FROM " + tasks +
			" t JOIN provisions p ON p.id = t.provision_id JOIN directives d ON d.id = t.directive_id GROUP BY t.lead_id, t.addressee_id, p.category, t.key_task, d.confidential", args
	},
}

// columns lists the cube's columns.
func (c cube) columns() string {
	return strings.Join(append(append([]string{}, c.keys...), c.sums...), ", ")
}
