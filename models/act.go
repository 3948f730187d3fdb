package models

import (
	"context"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// Act is a legal act that closes agencies and passes their unfinished tasks to successors on its day.
type Act struct {
	ID           int64
	Key          string
	TitleVi      string
	TitleEn      string
	LegalBasis   string
	EffectiveOn  deadline.Date
	RegisteredOn deadline.Date
	AppliedAt    *time.Time
	UndoneAt     *time.Time // taken back before its day
	TasksMoved   int
	Verified     bool
	Note         string
}

// Title is in Vietnamese for "vi", else in English.
func (a Act) Title(lang string) string { return pick(lang, a.TitleVi, a.TitleEn) }

// Acts lists the registered acts by the day they take effect.
func (s *Store) Acts(ctx context.Context, actor Actor) ([]Act, error) {
	if !actor.SignedIn() {
		return nil, &Error{Code: CodeSignIn}
	}
	var acts []Act
	return acts, s.mapError(s.read(ctx).Order("effective_on, id").Find(&acts).Error)
}

// ApplyActs carries out the acts whose day has come, each in one transaction, and gives them.
func (s *Store) ApplyActs(ctx context.Context, actor Actor) ([]Act, error) {
	if !actor.system {
		return nil, forbidden("apply_act")
	}
	var due, applied []Act
	if err := s.read(ctx).Where("applied_at IS NULL AND undone_at IS NULL AND effective_on <= ?", s.Today()).Order("effective_on, id").Find(&due).Error; err != nil {
		return nil, s.mapError(err)
	}
	for _, a := range due {
		mine := false
		err := s.change(ctx, func(tx *gorm.DB, m moment) error {
			claimed := tx.Exec("UPDATE acts SET applied_at = ? WHERE id = ? AND applied_at IS NULL AND undone_at IS NULL", m.at, a.ID)
			if claimed.Error != nil || claimed.RowsAffected == 0 { // another instance was quicker
				return claimed.Error
			}
			mine = true
			return s.applyAct(tx, m, actor, &a)
		})
		if err != nil {
			return applied, err
		}
		if mine {
			applied = append(applied, a)
		}
	}
	return applied, nil
}

// applyAct passes open tasks, people and contacts on. Finished tasks stay with the closed agency:
// they are its record.
func (s *Store) applyAct(tx *gorm.DB, m moment, actor Actor, a *Act) error {
	moved := tx.Exec(`INSERT INTO task_transfers (task_id, act_id, from_id, to_id, at)
		SELECT t.id, v.act_id, v.from_id, v.to_id, ? FROM tasks t JOIN act_moves v ON v.from_id = t.lead_id WHERE v.act_id = ? AND t.open`, m.at, a.ID)
	if moved.Error != nil {
		return moved.Error
	}
	a.TasksMoved = int(moved.RowsAffected)
	a.AppliedAt = &m.at
	for _, step := range []struct {
		text string
		args []any
	}{
		{"UPDATE tasks SET lead_id = (SELECT x.to_id FROM task_transfers x WHERE x.task_id = tasks.id AND x.act_id = ?), updated_at = ?, version = version + 1 WHERE id IN (SELECT x.task_id FROM task_transfers x WHERE x.act_id = ?)",
			[]any{a.ID, m.at, a.ID}},
		{"UPDATE acts SET tasks_moved = ? WHERE id = ?", []any{a.TasksMoved, a.ID}},
		{`INSERT INTO user_roles (user_id, role, agency_id, valid_from, valid_to)
			SELECT r.user_id, r.role, v.to_id, ?, r.valid_to FROM user_roles r JOIN act_moves v ON v.from_id = r.agency_id AND v.act_id = ? WHERE r.valid_to IS NULL OR r.valid_to >= ?`,
			[]any{a.EffectiveOn, a.ID, a.EffectiveOn}},
		{"UPDATE user_roles SET valid_to = ? WHERE agency_id IN (SELECT v.from_id FROM act_moves v WHERE v.act_id = ?) AND (valid_to IS NULL OR valid_to >= ?)",
			[]any{a.EffectiveOn.AddDays(-1), a.ID, a.EffectiveOn}},
		{"UPDATE contacts SET agency_id = (SELECT v.to_id FROM act_moves v WHERE v.from_id = contacts.agency_id AND v.act_id = ?) WHERE agency_id IN (SELECT v.from_id FROM act_moves v WHERE v.act_id = ?)",
			[]any{a.ID, a.ID}},
		{"UPDATE subtasks SET agency_id = (SELECT x.to_id FROM task_transfers x WHERE x.task_id = subtasks.task_id AND x.act_id = ?) WHERE EXISTS (SELECT 1 FROM task_transfers x WHERE x.task_id = subtasks.task_id AND x.act_id = ? AND x.from_id = subtasks.agency_id)",
			[]any{a.ID, a.ID}},
		{"UPDATE opinions SET agency_id = (SELECT v.to_id FROM act_moves v WHERE v.from_id = opinions.agency_id AND v.act_id = ?) WHERE state = 'asked' AND agency_id IN (SELECT v.from_id FROM act_moves v WHERE v.act_id = ?)",
			[]any{a.ID, a.ID}},
	} {
		if err := tx.Exec(step.text, step.args...).Error; err != nil {
			return err
		}
	}
	s.actors.forget()
	return audit(tx, m, actor, "act.apply", "act", a.ID, nil, map[string]any{"key": a.Key, "effective_on": a.EffectiveOn, "tasks": a.TasksMoved})
}

func (s *Store) transfers(ctx context.Context, taskID int64) ([]Transfer, error) {
	rows, err := s.read(ctx).Raw(`SELECT x.at, c.effective_on, c.title_vi, c.title_en, f.id, f.code, f.name_vi, f.name_en, n.id, n.code, n.name_vi, n.name_en
		FROM task_transfers x JOIN acts c ON c.id = x.act_id JOIN agencies f ON f.id = x.from_id JOIN agencies n ON n.id = x.to_id
		WHERE x.task_id = ? ORDER BY c.effective_on DESC`, taskID).Rows()
	if err != nil {
		return nil, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	var out []Transfer
	for rows.Next() {
		var t Transfer
		if err := rows.Scan(&t.At, &t.On, &t.Title.Vi, &t.Title.En, &t.From.ID, &t.From.Code, &t.From.NameVi, &t.From.NameEn, &t.To.ID, &t.To.Code, &t.To.NameVi, &t.To.NameEn); err != nil {
			return nil, s.mapError(err)
		}
		out = append(out, t)
	}
	return out, s.mapError(rows.Err())
}
