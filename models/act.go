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

// applyAct passes open tasks, people, contacts, groups and what is asked of the agency on, and closes it.
// Finished tasks stay with the closed agency: they are its record.
func (s *Store) applyAct(tx *gorm.DB, m moment, actor Actor, a *Act) error {
	moved := tx.Exec(`INSERT INTO task_transfers (task_id, act_id, from_id, to_id, at)
		SELECT t.id, v.act_id, v.from_id, v.to_id, ? FROM tasks t JOIN act_moves v ON v.from_id = t.lead_id WHERE v.act_id = ? AND t.open`, m.at, a.ID)
	if moved.Error != nil {
		return moved.Error
	}
	a.TasksMoved = int(moved.RowsAffected)
	a.AppliedAt = &m.at
	var parts int
	if err := tx.Raw("SELECT COUNT(*) FROM provision_parties WHERE role <> 'lead' AND holder_id IN (SELECT from_id FROM act_moves WHERE act_id = ?)", a.ID).Scan(&parts).Error; err != nil {
		return err
	}
	for _, step := range actSteps {
		args := map[string]any{"act": a.ID, "at": m.at, "day": a.EffectiveOn, "last": a.EffectiveOn.AddDays(-1), "moved": a.TasksMoved}
		if err := tx.Exec(step, args).Error; err != nil {
			return err
		}
	}
	s.forgetRegistry()
	return audit(tx, m, actor, "act.apply", "act", a.ID, nil, map[string]any{"key": a.Key, "effective_on": a.EffectiveOn, "tasks": a.TasksMoved, "parts": parts})
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
