package models

import (
	"context"

	"dondoc/models/deadline"
)

// AgencyTalliesOn counts by agency, in the registry's order, the tasks as they stood at the end of a day: what
// the actor may see of them today. Stars are those of today, which is all that is known of them. CodeInvalid
// for a day that is still to come.
func (s *Store) AgencyTalliesOn(ctx context.Context, actor Actor, f CountFilter, day deadline.Date) ([]AgencyTally, error) {
	today := s.Today()
	switch {
	case day == today:
		return s.AgencyTallies(ctx, actor, f)
	case day.After(today):
		var bad faults
		bad.add("on", "in_the_future", "Value", day.String(), "Today", today.String())
		return nil, bad.err()
	}
	sums, args := figuresDay{day, s.zone}.sumMeasures("1")
	tasks, more := s.tasksOn(day)
	where, rest := f.where(actor)
	args = append(append(args, more...), rest...)
	rows, err := s.query(s.read(ctx), "SELECT "+f.column()+", "+sums+" FROM "+tasks+" t JOIN provisions p ON p.id = t.provision_id JOIN directives d ON d.id = t.directive_id WHERE "+where+" GROUP BY 1", args...)
	if err != nil {
		return nil, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	counts := map[int64]Tally{}
	for rows.Next() {
		var id int64
		var c Tally
		if err := rows.Scan(append([]any{&id}, c.targets()...)...); err != nil {
			return nil, s.mapError(err)
		}
		counts[id] = c
	}
	if err := rows.Err(); err != nil {
		return nil, s.mapError(err)
	}
	return s.byAgency(ctx, actor, counts)
}
