package models

import (
	"cmp"
	"context"
	"slices"

	"dondoc/models/deadline"
	"dondoc/models/standing"
)

// Standing is how an agency does, with the signs that a rate is not what it seems.
type Standing struct {
	Agency    Agency
	Rank      int           // from 1; equals share one; 0 for fewer than standing.LeastRanked due tasks
	OnTime    standing.Rate // completed in time ÷ due: completed, or overdue; without what was inherited or excused
	Inherited standing.Rate // the same of the tasks a merger passed on
	Excused   int           // late only while they waited for another agency that must act: counted neither way
	Charged   int           // days of others' lateness that are charged to this agency
	Updated   standing.Rate // of the unfinished tasks in its hands those updated within SilentAfter days
	Signs     Signs
	Draft     standing.Verdict
	Mark      *StandingMark // that a person confirmed; nil for none
}

// Signs are what tells of a rate that was worked on rather than earned.
type Signs struct {
	Lump       standing.Rate // results submitted in the days before a report's cut-off ÷ all submitted, of LumpDays
	Lumped     bool          // more than those days' share of all days explains
	Redated    int           // tasks whose due day was moved
	Reopened   int           // tasks whose completion was taken back
	NoEvidence standing.Rate // completed without any evidence ÷ completed
	Unchanged  int           // unfinished tasks reported on in words of more than UnchangedDays ago
}

// The spans of the signs, in days.
const (
	LumpDays      = 90 // up to today, in which results are looked at
	LumpWindow    = 3  // up to and with a cut-off day
	UnchangedDays = 30
)

// StandingFilter narrows the standings. Zero fields don't narrow.
type StandingFilter struct {
	DirectiveID int64
	Kind        AgencyKind
	Boundary    Boundary // BySuccessor unless set: under whom a task is counted that a merger passed on
}

// Standings gives the agencies' standing and the rate of them all, by rank, those without a rank last in the
// registry's order. It is for who sees the whole.
func (s *Store) Standings(ctx context.Context, actor Actor, f StandingFilter) ([]Standing, standing.Rate, error) {
	if !actor.mayReadReports() {
		return nil, standing.Rate{}, forbidden("standing")
	}
	r := standingReader{s: s, ctx: ctx, actor: actor, filter: CountFilter{DirectiveID: f.DirectiveID, Kind: f.Kind, Boundary: f.Boundary}, today: s.Today(), by: map[int64]*Standing{}}
	for _, read := range []func() error{r.cutOffs, r.figures, r.excuses, r.moves, r.unchanged} {
		if err := read(); err != nil {
			return nil, standing.Rate{}, s.mapError(err)
		}
	}
	out, err := r.named()
	if err != nil {
		return nil, standing.Rate{}, err
	}
	whole := standing.Rate{}
	for _, x := range out {
		whole.Part, whole.Whole = whole.Part+x.OnTime.Part, whole.Whole+x.OnTime.Whole
	}
	marks, err := s.standingMarks(ctx)
	if err != nil {
		return nil, whole, s.mapError(err)
	}
	for i := range out {
		x := &out[i]
		if x.Agency.ValidOn(r.today) { // nothing is said of an agency that no longer exists
			x.Draft = x.OnTime.Draft(whole)
		}
		x.Signs.Lumped = standing.Lump(x.Signs.Lump, standing.Rate{Part: len(r.windows), Whole: LumpDays})
		if m, ok := marks[x.Agency.ID]; ok {
			x.Mark = &m
		}
	}
	rankStandings(out)
	return out, whole, nil
}

// rankStandings orders by the lower bound of the rate's interval, and numbers those that are of enough tasks.
func rankStandings(all []Standing) {
	low := func(x Standing) float64 {
		if !x.OnTime.Ranked() {
			return -1
		}
		l, _ := x.OnTime.Wilson()
		return l
	}
	slices.SortStableFunc(all, func(a, b Standing) int { return cmp.Compare(low(b), low(a)) })
	for i := range all {
		switch {
		case !all[i].OnTime.Ranked():
		case i > 0 && low(all[i]) == low(all[i-1]):
			all[i].Rank = all[i-1].Rank
		default:
			all[i].Rank = i + 1
		}
	}
}

// standingReader reads the figures, a statement for each kind of them.
type standingReader struct {
	s       *Store
	ctx     context.Context
	actor   Actor
	filter  CountFilter
	today   deadline.Date
	windows []deadline.Date // the days before a report's cut-off, and that day
	by      map[int64]*Standing
}

func (r *standingReader) of(agency int64) *Standing {
	if r.by[agency] == nil {
		r.by[agency] = &Standing{}
	}
	return r.by[agency]
}

// named puts the agencies' names to their figures, in the registry's order.
func (r *standingReader) named() ([]Standing, error) {
	agencies, err := r.s.Agencies(r.ctx, r.actor, AgencyFilter{Groups: true})
	if err != nil {
		return nil, err
	}
	var out []Standing
	for _, a := range agencies {
		if x := r.by[a.ID]; x != nil {
			x.Agency = a
			out = append(out, *x)
		}
	}
	return out, nil
}
