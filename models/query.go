package models

import (
	"cmp"
	"context"
	"database/sql"
	"reflect"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// query runs a statement for rows that are read one by one, in db's transaction where it has one. As in
// gorm's Raw, each ? stands for an argument and a slice for a list in brackets. It spares what is
// asked for most gorm's callbacks, which cost more than all else this program does about it.
func (s *Store) query(db *gorm.DB, text string, args ...any) (*sql.Rows, error) {
	text, args = s.spread(text, args)
	return db.Statement.ConnPool.QueryContext(db.Statement.Context, text, args...)
}

// exec runs a statement that changes rows, as query does, and gives how many it changed.
func (s *Store) exec(db *gorm.DB, text string, args ...any) (int64, error) {
	text, args = s.spread(text, args)
	done, err := db.Statement.ConnPool.ExecContext(db.Statement.Context, text, args...)
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}

// spread writes the placeholders of text as the database has them, and slices out in full.
func (s *Store) spread(text string, args []any) (string, []any) {
	var b strings.Builder
	b.Grow(len(text) + 4*len(args))
	out := make([]any, 0, len(args))
	place := func(value any) {
		out = append(out, value)
		if s.dialect == SQLite {
			b.WriteByte('?')
			return
		}
		b.WriteByte('$')
		b.WriteString(strconv.Itoa(len(out)))
	}
	for _, arg := range args {
		before, after, _ := strings.Cut(text, "?")
		b.WriteString(before)
		text = after
		list := reflect.ValueOf(arg)
		if list.Kind() != reflect.Slice {
			place(arg)
			continue
		}
		b.WriteByte('(')
		if list.Len() == 0 {
			b.WriteString("NULL") // of which nothing is a member
		}
		for i := range list.Len() {
			if i > 0 {
				b.WriteByte(',')
			}
			place(list.Index(i).Interface())
		}
		b.WriteByte(')')
	}
	b.WriteString(text)
	return b.String(), out
}

// scanOne reads the one row of a query. It doesn't use gorm's Row, which hides why a statement could
// not be prepared.
func (s *Store) scanOne(ctx context.Context, text string, args []any, into ...any) error {
	rows, err := s.read(ctx).Raw(text, args...).Rows()
	if err != nil {
		return s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	if !rows.Next() {
		return s.mapError(cmp.Or(rows.Err(), error(sql.ErrNoRows)))
	}
	return s.mapError(rows.Scan(into...))
}
