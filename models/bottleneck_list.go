package models

import (
	"context"
	"slices"

	"dondoc/models/deadline"
)

// BottleneckFilter narrows the list of bottlenecks. Zero fields don't narrow, but a list without a state has
// the unsettled ones.
type BottleneckFilter struct {
	State         string // one of BottleneckStates; AnyBottleneck for all
	Category      string // "-" for those without one
	Severity      string
	Agency        string // code of one that must act
	DirectiveID   int64
	Unanswered    bool // who must act has not answered
	Proposed      bool // who must act holds it to be settled
	Offset, Limit int  // Limit is 50 unless set, MaxLimit at most
}

// AnyBottleneck is the state of a filter for bottlenecks in any state.
const AnyBottleneck = "any"

// BottleneckRow is a bottleneck in a list.
type BottleneckRow struct {
	Bottleneck
	Directive string // the number of the directive it is about; empty for none
	Tasks     int    // unfinished ones that it holds up
}

// BottleneckPage is a part of the list, and how many the whole has.
type BottleneckPage struct {
	Rows  []BottleneckRow
	Total int
}

// ListBottlenecks lists what the actor may see: first what holds most tasks up, of those the oldest first.
// CodeInvalid for a state, category or severity that there is none of.
func (s *Store) ListBottlenecks(ctx context.Context, actor Actor, f BottleneckFilter) (BottleneckPage, error) {
	where, args, err := f.where(actor)
	if err != nil {
		return BottleneckPage{}, err
	}
	var rows []struct {
		BottleneckRow
		Number, Key string
		Whole       int
	}
	db := s.read(ctx)
	err = db.Raw(`SELECT b.*, COALESCE(d.number, '') AS number, COALESCE(d.key, '') AS key, COUNT(*) OVER () AS whole,
			(SELECT COUNT(*) FROM bottleneck_tasks x JOIN tasks t ON t.id = x.task_id WHERE x.bottleneck_id = b.id AND t.open) AS tasks
		FROM bottlenecks b LEFT JOIN directives d ON d.id = b.directive_id WHERE `+where+` ORDER BY tasks DESC, COALESCE(b.raised_on, ?), b.id LIMIT ? OFFSET ?`,
		append(args, s.Today(), TaskFilter{Limit: f.Limit}.limit(), max(0, f.Offset))...).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return BottleneckPage{}, s.mapError(err)
	}
	page := BottleneckPage{Rows: make([]BottleneckRow, len(rows)), Total: rows[0].Whole}
	all := make([]*Bottleneck, len(rows))
	for i, r := range rows {
		page.Rows[i] = r.BottleneckRow
		page.Rows[i].Directive = Directive{Number: r.Number, Key: r.Key}.Name()
		all[i] = &page.Rows[i].Bottleneck
	}
	return page, s.mapError(nameWhoMustAct(db, all))
}

func (f BottleneckFilter) where(actor Actor) (string, []any, error) {
	where, args := actor.bottleneckScope()
	add := func(condition string, more ...any) {
		where, args = where+" AND "+condition, append(args, more...)
	}
	var bad faults
	switch {
	case f.State == "":
		add("b.state IN ('open', 'escalated')")
	case slices.Contains(BottleneckStates, f.State):
		add("b.state = ?", f.State)
	case f.State != AnyBottleneck:
		bad.add("state", "unknown_value", "Value", f.State)
	}
	switch {
	case f.Category == "-":
		add("b.category = ''")
	case slices.Contains(BottleneckCategories, f.Category):
		add("b.category = ?", f.Category)
	case f.Category != "":
		bad.add("category", "unknown_value", "Value", f.Category)
	}
	if slices.Contains(Severities, f.Severity) {
		add("b.severity = ?", f.Severity)
	} else if f.Severity != "" {
		bad.add("severity", "unknown_value", "Value", f.Severity)
	}
	if f.Agency != "" {
		add("EXISTS (SELECT 1 FROM bottleneck_agencies g JOIN agencies a ON a.id = g.agency_id WHERE g.bottleneck_id = b.id AND a.code = ?)", f.Agency)
	}
	if f.DirectiveID != 0 {
		add("b.directive_id = ?", f.DirectiveID)
	}
	if f.Unanswered {
		add(bottleneckWaits)
	}
	if f.Proposed {
		add("b.proposed_on IS NOT NULL AND b.state IN ('open', 'escalated')")
	}
	return where, args, bad.err()
}

// bottleneckWaits is Bottleneck.Waits as a condition on bottlenecks b.
const bottleneckWaits = "b.state IN ('open', 'escalated') AND b.answered_on IS NULL AND (b.raised_by IS NOT NULL OR b.decision_asked <> '')"

// BottleneckCounts counts what the actor may see by state, and of the unsettled ones what waits.
type BottleneckCounts struct {
	Open, Escalated, Settled int
	Unanswered               int // by who must act
	Proposed                 int // held to be settled by who must act
	Past                     int // a decision was asked for by a day that has passed
}

// BottleneckCounts counts all bottlenecks the actor may see.
func (s *Store) BottleneckCounts(ctx context.Context, actor Actor) (BottleneckCounts, error) {
	scope, args := actor.bottleneckScope()
	sum := func(condition string) string {
		return "COALESCE(SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END), 0)"
	}
	var c BottleneckCounts
	err := s.read(ctx).Raw("SELECT "+sum("b.state = 'open'")+" AS open, "+sum("b.state = 'escalated'")+" AS escalated, "+sum("b.state IN ('resolved', 'rejected')")+" AS settled, "+
		sum(bottleneckWaits)+" AS unanswered, "+sum("b.proposed_on IS NOT NULL AND b.state IN ('open', 'escalated')")+" AS proposed, "+
		sum("b.decide_by < ? AND "+bottleneckWaits)+" AS past FROM bottlenecks b LEFT JOIN directives d ON d.id = b.directive_id WHERE "+scope, append([]any{s.Today()}, args...)...).Scan(&c).Error
	return c, s.mapError(err)
}

// DaysOpen is for how many days the bottleneck has lasted on day today, or lasted until it was settled.
func (b Bottleneck) DaysOpen(today deadline.Date) int {
	if b.RaisedOn.IsZero() {
		return 0
	}
	if !b.Unsettled() && !b.SettledOn.IsZero() {
		today = b.SettledOn
	}
	return max(0, b.RaisedOn.DaysUntil(today))
}
