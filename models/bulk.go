package models

import (
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// Placeholders a statement may have: SQLite's default bound is 32,766, PostgreSQL's 65,535.
const maxPlaceholders = 30_000

// insertRows adds many rows with as few statements as the bound on placeholders allows. What
// stands after the values ("ON CONFLICT …") is suffix.
func insertRows(tx *gorm.DB, table string, columns []string, rows [][]any, suffix string) error {
	_, err := insertRowsCounting(tx, table, columns, rows, suffix)
	return err
}

func insertRowsCounting(tx *gorm.DB, table string, columns []string, rows [][]any, suffix string) (int64, error) {
	one := "(" + strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",") + ")"
	each := min(maxPlaceholders/len(columns), 2000)
	var n int64
	for len(rows) > 0 {
		part := rows[:min(each, len(rows))]
		rows = rows[len(part):]
		args := make([]any, 0, len(part)*len(columns))
		for _, r := range part {
			args = append(args, r...)
		}
		done := tx.Exec("INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") VALUES "+
			strings.TrimSuffix(strings.Repeat(one+",", len(part)), ",")+" "+suffix, args...)
		if done.Error != nil {
			return n, done.Error
		}
		n += done.RowsAffected
	}
	return n, nil
}

// updateRows sets columns of many rows with as few statements as possible. Columns are "name TYPE";
// the first is the key.
func (s *Store) updateRows(tx *gorm.DB, table string, columns []string, rows [][]any) error {
	names, casts := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		name, kind, _ := strings.Cut(c, " ")
		names[i], casts[i] = name, "?"
		if s.dialect == Postgres { // it can't tell a placeholder's type inside VALUES
			casts[i] = "CAST(? AS " + kind + ")"
		}
	}
	one := "(" + strings.Join(casts, ",") + ")"
	sets := make([]string, 0, len(columns)-1)
	for i, name := range names[1:] {
		sets = append(sets, name+" = v.column"+strconv.Itoa(i+2))
	}
	each := min(maxPlaceholders/len(columns), 2000)
	for len(rows) > 0 {
		part := rows[:min(each, len(rows))]
		rows = rows[len(part):]
		args := make([]any, 0, len(part)*len(columns))
		for _, r := range part {
			args = append(args, r...)
		}
		if err := tx.Exec("UPDATE "+table+" SET "+strings.Join(sets, ", ")+" FROM (VALUES "+
			strings.TrimSuffix(strings.Repeat(one+",", len(part)), ",")+") AS v WHERE "+table+"."+names[0]+" = v.column1", args...).Error; err != nil {
			return err
		}
	}
	return nil
}
