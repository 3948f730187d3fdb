package models

import (
	"context"
	"slices"

	"gorm.io/gorm"
)

// Bottlenecks lists those that are open or escalated and that the actor may see, with the agencies that
// must act, in order of their making.
func (s *Store) Bottlenecks(ctx context.Context, actor Actor) ([]Bottleneck, error) {
	scope, args := actor.bottleneckScope()
	db := s.read(ctx)
	var out []Bottleneck
	if err := db.Table("bottlenecks b").Select("b.*").Joins("LEFT JOIN directives d ON d.id = b.directive_id").
		Where("b.state IN ('open', 'escalated')").Where(scope, args...).Order("b.id").Find(&out).Error; err != nil || len(out) == 0 {
		return out, s.mapError(err)
	}
	all := make([]*Bottleneck, len(out))
	for i := range out {
		all[i] = &out[i]
	}
	return out, s.mapError(nameWhoMustAct(db, all))
}

// nameWhoMustAct fills in the agencies that must act.
func nameWhoMustAct(db *gorm.DB, all []*Bottleneck) error {
	at := map[int64]*Bottleneck{}
	ids := make([]int64, len(all))
	for i, b := range all {
		at[b.ID], ids[i] = b, b.ID
	}
	var links []agencyLink
	err := db.Raw(`SELECT x.bottleneck_id AS owner_id, a.id, a.code, a.name_vi, a.name_en FROM bottleneck_agencies x
		JOIN agencies a ON a.id = x.agency_id WHERE x.bottleneck_id IN ? ORDER BY a.id`, ids).Scan(&links).Error
	for _, l := range links {
		at[l.OwnerID].Agencies = append(at[l.OwnerID].Agencies, l.ref())
	}
	return err
}

// LinkBottleneck says that a bottleneck holds the tasks up, and gives how many it did not hold up
// before. It is the office's. CodeNotFound when there is no such bottleneck, CodeWrongState when it
// is settled already, or when it or a task is of a confidential directive and the other is of another.
func (s *Store) LinkBottleneck(ctx context.Context, actor Actor, id int64, tasks []int64) (int, error) {
	if !actor.Is(RoleOffice) {
		return 0, forbidden("link_bottleneck")
	}
	var fresh []int64
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		b, err := s.lockBottleneck(tx, actor, id)
		if err != nil {
			return err
		}
		if !b.Unsettled() {
			return &Error{Code: CodeWrongState, Detail: "bottleneck_" + b.State}
		}
		var held []int64
		if err := tx.Raw("SELECT task_id FROM bottleneck_tasks WHERE bottleneck_id = ?", id).Scan(&held).Error; err != nil {
			return err
		}
		for _, t := range tasks {
			if !slices.Contains(held, t) && !slices.Contains(fresh, t) {
				fresh = append(fresh, t)
			}
		}
		if len(fresh) == 0 {
			return nil
		}
		var secret int64
		if err := tx.Raw(`SELECT COUNT(*) FROM tasks t JOIN directives d ON d.id = t.directive_id, bottlenecks b LEFT JOIN directives o ON o.id = b.directive_id
			WHERE b.id = ? AND t.id IN ? AND t.directive_id <> COALESCE(b.directive_id, 0) AND (d.confidential OR COALESCE(o.confidential, FALSE))`, id, fresh).Scan(&secret).Error; err != nil {
			return err
		}
		if secret > 0 {
			return &Error{Code: CodeWrongState, Detail: "bottleneck_confidential"}
		}
		if err := holdUp(tx, m, id, fresh); err != nil {
			return err
		}
		if err := s.countBlockers(tx, m, "+ 1", "SELECT t.id FROM tasks t WHERE t.id IN ?", fresh); err != nil {
			return err
		}
		return audit(tx, m, actor, "bottleneck.link", "bottleneck", id, nil, map[string]any{"tasks": fresh})
	})
	return len(fresh), err
}

// holdUp links tasks to a bottleneck from today on; the count of their blockers is the caller's.
func holdUp(tx *gorm.DB, m moment, id int64, tasks []int64) error {
	links, waits := make([][]any, len(tasks)), make([][]any, len(tasks))
	for i, t := range tasks {
		links[i], waits[i] = []any{id, t}, []any{id, t, m.today}
	}
	if err := insertRows(tx, "bottleneck_tasks", []string{"bottleneck_id", "task_id"}, links, ""); err != nil {
		return err
	}
	return insertRows(tx, "bottleneck_waits", []string{"bottleneck_id", "task_id", "from_on"}, waits, "")
}

// countBlockers counts one blocker more or less at the tasks a statement gives. They are locked in order of
// their ids first: two bottlenecks that hold up the same ones must not wait for each other.
func (s *Store) countBlockers(tx *gorm.DB, m moment, by, tasks string, args ...any) error {
	var ids []int64
	statement := "SELECT l.id FROM tasks l WHERE l.id IN (" + tasks + ") ORDER BY l.id"
	if s.dialect == Postgres {
		statement += " FOR NO KEY UPDATE" // rows that refer to them may be entered meanwhile
	}
	if err := tx.Raw(statement, args...).Scan(&ids).Error; err != nil {
		return err
	}
	for part := range slices.Chunk(ids, 5000) {
		if err := tx.Exec("UPDATE tasks SET blockers = blockers "+by+", version = version + 1, updated_at = ? WHERE id IN ?", m.at, part).Error; err != nil {
			return err
		}
	}
	return nil
}
