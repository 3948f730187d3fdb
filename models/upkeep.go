package models

import (
	"context"

	"dondoc/models/deadline"
)

// changesKept is how many changes are read beside the kept sums before they are added to them.
const changesKept = 500

// Upkeep says what of the every-minute work there is to do.
type Upkeep struct {
	Sealing bool // audit entries are not sealed yet
	Figures bool // the kept figures are not of today, or many changes stand beside them
	Texts   bool // rows are there whose texts are not searchable yet
}

// Upkeep asks in one statement: an idle minute should cost next to nothing.
func (s *Store) Upkeep(ctx context.Context, actor Actor) (Upkeep, error) {
	if !actor.system {
		return Upkeep{}, forbidden("upkeep")
	}
	var day deadline.Date
	var unsealed, changes, unsearched int
	err := s.scanOne(ctx, `SELECT f.day, (SELECT COUNT(*) FROM (SELECT 1 FROM audit_entries WHERE seq IS NULL LIMIT 1) a),
		(SELECT COUNT(*) FROM (SELECT 1 FROM task_changes LIMIT ?) c),
		(SELECT COUNT(*) FROM search_state x WHERE x.last_id < CASE x.kind WHEN 'directive' THEN (SELECT COALESCE(MAX(id), 0) FROM directives)
			WHEN 'provision' THEN (SELECT COALESCE(MAX(id), 0) FROM provisions) ELSE (SELECT COALESCE(MAX(id), 0) FROM bottlenecks) END)
		FROM figures_state f`, []any{changesKept}, &day, &unsealed, &changes, &unsearched)
	return Upkeep{Sealing: unsealed > 0, Figures: day != s.Today() || changes >= changesKept, Texts: unsearched > 0}, err
}
