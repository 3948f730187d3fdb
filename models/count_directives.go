package models

import "context"

// DirectiveTallies counts by directive, the newest first.
func (s *Store) DirectiveTallies(ctx context.Context, actor Actor, f CountFilter) ([]DirectiveTally, error) {
	counts, err := s.countsBy(ctx, actor, f, "t.directive_id", s.Today())
	if err != nil {
		return nil, err
	}
	scope, args := actor.directiveScope()
	var directives []Directive
	if err := s.read(ctx).Table("directives d").Where(scope, args...).Select("d.*").Order("d.reference_on DESC, d.id DESC").Find(&directives).Error; err != nil {
		return nil, s.mapError(err)
	}
	return s.directivesWithCounts(ctx, directives, counts)
}

// NewestDirectives counts by directive for the newest ones that the actor may see, most at the most.
// It reads no others, however many there are.
func (s *Store) NewestDirectives(ctx context.Context, actor Actor, f CountFilter, most int) ([]DirectiveTally, error) {
	scope, args := actor.directiveScope()
	q := s.read(ctx).Table("directives d").Select("d.*").Where(scope, args...)
	if f.DirectiveID != 0 {
		q = q.Where("d.id = ?", f.DirectiveID)
	}
	var directives []Directive
	if err := q.Order("d.reference_on DESC, d.id DESC").Limit(most).Find(&directives).Error; err != nil || len(directives) == 0 {
		return nil, s.mapError(err)
	}
	for _, d := range directives {
		f.directives = append(f.directives, d.ID)
	}
	counts, err := s.countsBy(ctx, actor, f, "t.directive_id", s.Today())
	if err != nil {
		return nil, err
	}
	return s.directivesWithCounts(ctx, directives, counts)
}

// directivesWithCounts puts beside each directive its tasks' count, how many provisions it has and how
// many of them the entry check asks about.
func (s *Store) directivesWithCounts(ctx context.Context, directives []Directive, counts map[int64]Tally) ([]DirectiveTally, error) {
	ids := make([]int64, len(directives))
	for i, d := range directives {
		ids[i] = d.ID
	}
	var sizes []struct {
		DirectiveID int64
		N, Asked    int
	}
	q := s.read(ctx).Table("provisions").Select("directive_id, COUNT(*) AS n, SUM(CASE WHEN questions <> '[]' AND questions <> 'null' THEN 1 ELSE 0 END) AS asked").Group("directive_id")
	if len(ids) <= MaxLimit {
		q = q.Where("directive_id IN ?", ids)
	}
	if err := q.Scan(&sizes).Error; err != nil {
		return nil, s.mapError(err)
	}
	size := make(map[int64]int, len(sizes))
	for i, z := range sizes {
		size[z.DirectiveID] = i
	}
	out := make([]DirectiveTally, 0, len(directives))
	for _, d := range directives {
		t := DirectiveTally{Directive: d, Tally: counts[d.ID]}
		if i, ok := size[d.ID]; ok {
			t.Provisions, t.Questions = sizes[i].N, sizes[i].Asked
		}
		out = append(out, t)
	}
	return out, nil
}
