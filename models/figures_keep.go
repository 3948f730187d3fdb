package models

import (
	"context"
	"database/sql"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// KeepFigures adds up what has changed since the figures were summed, or on a new day sums them anew,
// and gives how many changes went in. Whoever reads meanwhile reads the same figures: the sums and the
// changes are replaced at once. Of several at a time one does it, the others have nothing left to do.
func (s *Store) KeepFigures(ctx context.Context, actor Actor) (int, error) {
	if !actor.system {
		return 0, forbidden("keep_figures")
	}
	m := s.now()
	var added int
	// One snapshot for what is added and what is taken away: a change that commits meanwhile is in
	// neither, and stays for the next time.
	options := &sql.TxOptions{}
	if s.dialect == Postgres {
		options.Isolation = sql.LevelRepeatableRead
	}
	err := s.writer.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		kept, err := s.figuresOf(tx)
		if err != nil {
			return err
		}
		for _, c := range cubes {
			if err := s.keepCube(tx, c, figuresDay{m.today, s.zone}, kept != m.today); err != nil {
				return err
			}
		}
		done := tx.Exec("DELETE FROM task_changes")
		if done.Error != nil {
			return done.Error
		}
		added = int(done.RowsAffected)
		return tx.Exec("UPDATE figures_state SET day = ?", m.today).Error
	}, options)
	if serialization(err) {
		return 0, nil
	}
	return added, s.mapError(err)
}

// figuresOf gives the day of which the figures are, and on PostgreSQL has others who would keep them wait.
func (s *Store) figuresOf(tx *gorm.DB) (deadline.Date, error) {
	text := "SELECT day FROM figures_state"
	if s.dialect == Postgres {
		text += " FOR UPDATE"
	}
	rows, err := s.query(tx, text)
	if err != nil {
		return deadline.Date{}, err
	}
	defer func() { _ = rows.Close() }()
	var day deadline.Date
	for rows.Next() {
		if err := rows.Scan(&day); err != nil {
			return day, err
		}
	}
	return day, rows.Err()
}

func (s *Store) keepCube(tx *gorm.DB, c cube, day figuresDay, fresh bool) error {
	tasks, sign := "task_changes", "t.sign"
	if fresh {
		tasks, sign = "tasks", "1"
		if err := tx.Exec("DELETE FROM " + c.table).Error; err != nil {
			return err
		}
	}
	adds := make([]string, len(c.sums))
	for i, name := range c.sums {
		adds[i] = name + " = " + c.table + "." + name + " + excluded." + name
	}
	text, args := c.from(day, tasks, sign)
	_, err := s.exec(tx, s.weeksIn("INSERT INTO "+c.table+" ("+c.columns()+") SELECT * FROM ("+text+") z WHERE 1 = 1 ORDER BY 1, 2 ON CONFLICT ("+strings.Join(c.keys, ", ")+") DO UPDATE SET "+strings.Join(adds, ", ")), args...)
	return err
}
