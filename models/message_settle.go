package models

import (
	"encoding/json"
	"strings"

	"gorm.io/gorm"
)

func refsJSON(refs []string) (string, error) {
	if refs == nil {
		refs = []string{}
	}
	text, err := json.Marshal(refs)
	return string(text), err
}

// settleRows is one statement for all rows: id, attempt claimed, attempt to keep, state, not before,
// settled at, subject, text, html, refs, reply.
func (s *Store) settleRows(tx *gorm.DB, rows [][]any) error {
	one := "(?,?,?,?,?,?,?,?,?,?,?)"
	if s.dialect == Postgres {
		one = "(CAST(? AS BIGINT),CAST(? AS BIGINT),CAST(? AS BIGINT),CAST(? AS TEXT),CAST(? AS TIMESTAMPTZ),CAST(? AS TIMESTAMPTZ),CAST(? AS TEXT),CAST(? AS TEXT),CAST(? AS TEXT),CAST(? AS TEXT),CAST(? AS TEXT))"
	}
	var args []any
	for _, r := range rows {
		args = append(args, r...)
	}
	return tx.Exec(`UPDATE messages SET state = v.column4, attempt = v.column3, not_before = v.column5, settled_at = v.column6,
		subject = v.column7, text = v.column8, html = v.column9, refs = v.column10, reply = v.column11
		FROM (VALUES `+strings.TrimSuffix(strings.Repeat(one+",", len(rows)), ",")+`) AS v
		WHERE messages.id = v.column1 AND messages.state = 'sending' AND messages.attempt = v.column2`, args...).Error
}
