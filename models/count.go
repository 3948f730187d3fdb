package models

import (
	"context"
	"strings"

	"dondoc/models/deadline"
	"dondoc/models/standing"
)

// Tally is a count with what stands beside it.
type Tally struct {
	standing.Counts
	Waiting   int `json:"waiting"`   // submitted, awaiting acceptance
	Blocked   int `json:"blocked"`   // held up by an open bottleneck
	Inherited int `json:"inherited"` // passed on by a merger
	DueSoon   int `json:"due_soon"`
	Silent    int `json:"silent"`  // unfinished, without an update for 14 days
	AtRisk    int `json:"at_risk"` // Task.Risks has a reason

	Ages [len(OverdueBands)]int `json:"ages"` // the overdue ones by days late, in OverdueBands
}

// SilentAfter is after how many days without an update an unfinished task counts as silent.
const SilentAfter = 14

// Add gives the sum of both.
func (t Tally) Add(o Tally) Tally {
	for i, into := range t.targets() {
		*into.(*int) += *measures[i].into(&o)
	}
	return t
}

// AgencyTally is an agency's count.
type AgencyTally struct {
	Agency Agency
	Tally
}

// DirectiveTally is a directive's count.
type DirectiveTally struct {
	Directive  Directive
	Provisions int
	Questions  int
	Tally
}

// Boundary says under which agency an inherited task is counted.
type Boundary string

// The two ways to read a count: under whom the directive named, or under today's successor.
const (
	AsItWas     Boundary = "as_it_was"
	BySuccessor Boundary = "successor"
)

// CountFilter narrows a count.
type CountFilter struct {
	DirectiveID int64
	directives  []int64 // only of these
	AgencyIDs   []int64
	Kind        AgencyKind
	Boundary    Boundary // BySuccessor unless set
	Category    string   // of the provision
	KeyTasks    bool     // only tasks with a star
}

func (f CountFilter) column() string {
	if f.Boundary == AsItWas {
		return "t.addressee_id"
	}
	return "t.lead_id"
}

func (f CountFilter) where(actor Actor) (string, []any) {
	var q taskQuery
	scope, args := actor.listScope(nil, false)
	q.and(scope, args...)
	if f.DirectiveID != 0 {
		q.and("t.directive_id = ?", f.DirectiveID)
	}
	if len(f.directives) > 0 {
		q.and("t.directive_id IN ?", f.directives)
	}
	if len(f.AgencyIDs) > 0 {
		q.and(f.column()+" IN ?", f.AgencyIDs)
	}
	if f.Kind != "" {
		q.and(f.column()+" IN (SELECT a.id FROM agencies a WHERE a.kind = ?)", f.Kind)
	}
	if f.Category != "" {
		q.and("p.category = ?", f.Category)
	}
	if f.KeyTasks {
		q.and("t.key_task")
	}
	return strings.Join(q.where, " AND "), q.args
}

// countsBy groups the tasks by a column ("0" for the whole) and counts each group.
func (s *Store) countsBy(ctx context.Context, actor Actor, f CountFilter, column string, today deadline.Date) (map[int64]Tally, error) {
	return tallies[int64](ctx, s, actor, f, column, today)
}

// tallies groups the tasks by a column of tasks t or provision p ("0" for the whole) and counts each
// group: off the kept figures where they can answer, else from the tasks.
func tallies[Key comparable](ctx context.Context, s *Store, actor Actor, f CountFilter, column string, today deadline.Date) (map[Key]Tally, error) {
	text, args, err := s.tallyQuery(ctx, actor, f, column, figuresDay{today, s.zone})
	if err != nil {
		return nil, err
	}
	rows, err := s.query(s.read(ctx), text, args...)
	if err != nil {
		return nil, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	out := map[Key]Tally{}
	for rows.Next() {
		var key Key
		var c Tally
		if err := rows.Scan(append([]any{&key}, c.targets()...)...); err != nil {
			return nil, s.mapError(err)
		}
		out[key] = out[key].Add(c)
	}
	return out, s.mapError(rows.Err())
}

func (s *Store) tallyQuery(ctx context.Context, actor Actor, f CountFilter, column string, day figuresDay) (string, []any, error) {
	group := ""
	if column != "0" {
		group = " GROUP BY 1"
	}
	kept, err := s.figuresServe(ctx, actor, f, day.today)
	if err != nil {
		return "", nil, err
	}
	if kept && column != "t.directive_id" {
		keys := column
		if _, name, found := strings.Cut(column, "."); found {
			keys = "y." + name
		}
		text, args := f.kept(taskFigures, day, actor, keys)
		return text, args, nil
	}
	where, more := f.where(actor)
	sums, args := day.sumMeasures("1")
	return "SELECT " + column + ", " + sums + fromTasks(column+where) + "WHERE " + where + group, append(args, more...), nil
}

// Tally counts all tasks of the filter that the actor may see.
func (s *Store) Tally(ctx context.Context, actor Actor, f CountFilter) (Tally, error) {
	c, err := s.countsBy(ctx, actor, f, "0", s.Today())
	return c[0], err
}

// AgencyTallies counts by agency, in the registry's order.
func (s *Store) AgencyTallies(ctx context.Context, actor Actor, f CountFilter) ([]AgencyTally, error) {
	counts, err := s.countsBy(ctx, actor, f, f.column(), s.Today())
	if err != nil {
		return nil, err
	}
	return s.byAgency(ctx, actor, counts)
}

// byAgency puts the agencies to their counts, in the registry's order.
func (s *Store) byAgency(ctx context.Context, actor Actor, counts map[int64]Tally) ([]AgencyTally, error) {
	agencies, err := s.Agencies(ctx, actor, AgencyFilter{Groups: true})
	if err != nil {
		return nil, err
	}
	var out []AgencyTally
	for _, a := range agencies {
		if c, ok := counts[a.ID]; ok {
			out = append(out, AgencyTally{a, c})
		}
	}
	return out, nil
}

// CategoryTallies counts by the provisions' category; "" is none.
func (s *Store) CategoryTallies(ctx context.Context, actor Actor, f CountFilter) (map[string]Tally, error) {
	return tallies[string](ctx, s, actor, f, "p.category", s.Today())
}
