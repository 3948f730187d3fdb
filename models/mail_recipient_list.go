package models

import (
	"context"
	"strings"

	"gorm.io/gorm"
)

// RecipientFilter narrows the recipients without account. Zero fields don't narrow.
type RecipientFilter struct {
	Part  RecipientPart
	Query string // parts of address, name or agency
	After string // the key of the last one of the page before
	Limit int    // MaxLimit and one more at most
}

// recipientRows reads both tables as one. Directives the reader may not know of have no name.
func recipientRows(actor Actor) (string, []any) {
	scope, args := actor.directiveScope()
	return `SELECT 'n' AS tab, n.id, n.part, n.email, n.name, n.lang, '' AS purpose, 0 AS agency_id, '' AS code, '' AS name_vi, '' AS name_en,
			COALESCE(n.directive_id, 0) AS directive_id, COALESCE(CASE WHEN d.number <> '' THEN d.number ELSE d.key END, '') AS directive, n.version
		FROM notice_contacts n LEFT JOIN directives d ON d.id = n.directive_id AND ` + scope + ` WHERE n.closed_at IS NULL
		UNION ALL SELECT 'a', c.id, 'agency', c.email, c.name, c.lang, c.purpose, a.id, a.code, a.name_vi, a.name_en, 0, '', c.version
		FROM contacts c JOIN agencies a ON a.id = c.agency_id WHERE c.closed_at IS NULL`, args
}

// Recipients lists who gets mail without an account: leadership and working group, directives' and
// agencies' recipients, by key within each. It is the administrator's.
func (s *Store) Recipients(ctx context.Context, actor Actor, f RecipientFilter) ([]MailRecipient, error) {
	if !actor.mayManageRegistry() {
		return nil, forbidden("recipients")
	}
	where, args := "1 = 1", []any(nil)
	if f.Part != "" {
		where, args = where+" AND r.part = ?", append(args, f.Part)
	}
	for _, word := range strings.Fields(strings.ToLower(f.Query)) {
		like := "%" + escapeLike(word) + "%"
		where += ` AND (LOWER(r.email) LIKE ? ESCAPE '\' OR LOWER(r.name) LIKE ? ESCAPE '\' OR LOWER(r.name_vi) LIKE ? ESCAPE '\' OR LOWER(r.name_en) LIKE ? ESCAPE '\' OR LOWER(r.code) LIKE ? ESCAPE '\')`
		args = append(args, like, like, like, like, like)
	}
	if table, id, ok := readRecipientKey(f.After); ok {
		where, args = where+" AND (r.tab < ? OR r.tab = ? AND r.id > ?)", append(args, table, table, id)
	} else if f.After != "" {
		return nil, &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "cursor", Problem: "bad_cursor"}}}
	}
	out, err := readRecipientRows(s.read(ctx), actor, where+" ORDER BY r.tab DESC, r.id LIMIT ?", append(args, min(max(f.Limit, 1), MaxLimit+1))...)
	return out, s.mapError(err)
}

// Recipient gives one, or CodeNotFound.
func (s *Store) Recipient(ctx context.Context, actor Actor, key string) (MailRecipient, error) {
	if !actor.mayManageRegistry() {
		return MailRecipient{}, forbidden("recipients")
	}
	r, err := findRecipient(s.read(ctx), actor, key)
	return r, s.mapError(err)
}

func findRecipient(db *gorm.DB, actor Actor, key string) (MailRecipient, error) {
	table, id, ok := readRecipientKey(key)
	if !ok {
		return MailRecipient{}, notFound("recipient")
	}
	found, err := readRecipientRows(db, actor, "r.tab = ? AND r.id = ?", table, id)
	if err == nil && len(found) == 0 {
		err = notFound("recipient")
	}
	if err != nil {
		return MailRecipient{}, err
	}
	return found[0], nil
}

func readRecipientRows(db *gorm.DB, actor Actor, where string, args ...any) ([]MailRecipient, error) {
	from, scoped := recipientRows(actor)
	var rows []struct {
		Tab                                   string
		ID                                    int64
		Part                                  RecipientPart
		Email, Name, Lang, Purpose, Directive string
		AgencyID, DirectiveID, Version        int64
		Code, NameVi, NameEn                  string
	}
	if err := db.Raw("SELECT * FROM ("+from+") r WHERE "+where, append(scoped, args...)...).Scan(&rows).Error; err != nil {
		return nil, err
	}
	out := make([]MailRecipient, len(rows))
	for i, r := range rows {
		out[i] = MailRecipient{Key: recipientKey(r.Tab, r.ID), Part: r.Part, Email: r.Email, Name: r.Name, Lang: r.Lang, Purpose: r.Purpose, AgencyID: r.AgencyID,
			DirectiveID: r.DirectiveID, Directive: r.Directive, Version: r.Version}
		if r.AgencyID != 0 {
			out[i].Agency = AgencyRef{r.AgencyID, r.Code, r.NameVi, r.NameEn}
		}
	}
	return out, nil
}
