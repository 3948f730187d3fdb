package models

import (
	"context"
	"slices"

	"gorm.io/gorm"
)

// Bottlenecks lists those that are open or escalated, with the agencies that must act, in order of
// their making: of the directives the actor may see.
func (s *Store) Bottlenecks(ctx context.Context, actor Actor) ([]Bottleneck, error) {
	scope, args := actor.directiveScope()
	db := s.read(ctx)
	var out []Bottleneck
	if err := db.Table("bottlenecks b").Select("b.*").Joins("JOIN directives d ON d.id = b.directive_id").
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
// is settled already.
func (s *Store) LinkBottleneck(ctx context.Context, actor Actor, id int64, tasks []int64) (int, error) {
	if !actor.Is(RoleOffice) {
		return 0, forbidden("link_bottleneck")
	}
	var fresh []int64
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		var b Bottleneck
		if err := tx.Where("id = ?", id).Take(&b).Error; err != nil {
			return err
		}
		if b.State != "open" && b.State != "escalated" {
			return &Error{Code: CodeWrongState, Detail: "bottleneck_" + b.State}
		}
		var held []int64
		if err := tx.Raw("SELECT task_id FROM bottleneck_tasks WHERE bottleneck_id = ?", id).Scan(&held).Error; err != nil {
			return err
		}
		var rows [][]any
		for _, t := range tasks {
			if !slices.Contains(held, t) && !slices.Contains(fresh, t) {
				fresh = append(fresh, t)
				rows = append(rows, []any{id, t})
			}
		}
		if len(fresh) == 0 {
			return nil
		}
		if err := insertRows(tx, "bottleneck_tasks", []string{"bottleneck_id", "task_id"}, rows, ""); err != nil {
			return err
		}
		if err := tx.Exec("UPDATE tasks SET blockers = blockers + 1, version = version + 1, updated_at = ? WHERE id IN ?", m.at, fresh).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "bottleneck.link", "bottleneck", id, nil, map[string]any{"tasks": fresh})
	})
	return len(fresh), err
}
