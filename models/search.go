package models

import (
	"context"
	"strings"
	"unicode/utf8"
)

// Found is what a search gives: of each kind the newest, and of the tasks how many there are.
type Found struct {
	Directives  []Directive
	Tasks       []Task
	MoreTasks   bool
	Bottlenecks []Bottleneck
}

// searchMost is how many of a kind a search shows.
const searchMost = 20

// Search finds directives, tasks and bottlenecks that have all the words somewhere in their text, as far
// as the actor may see them: whatever their case and diacritics, and numbers however their parts are put
// together ("34 ct ttg"). No word finds nothing.
func (s *Store) Search(ctx context.Context, actor Actor, words string) (Found, error) {
	var out Found
	if !actor.SignedIn() {
		return out, &Error{Code: CodeSignIn}
	}
	if len(searchWords(words)) == 0 {
		return out, nil
	}
	db := s.read(ctx)
	scope, args := actor.directiveScope()
	has, more := s.searched(SearchDirective, "d.id", words)
	if err := db.Table("directives d").Select("d.*").Where(scope, args...).Where(has, more...).Order("d.reference_on DESC, d.id DESC").Limit(searchMost).Find(&out.Directives).Error; err != nil {
		return out, s.mapError(err)
	}
	page, err := s.Tasks(ctx, actor, TaskFilter{Query: words, Limit: searchMost})
	if err != nil {
		return out, err
	}
	out.Tasks, out.MoreTasks = page.Tasks, page.NextCursor != ""
	has, more = s.searched(SearchBottleneck, "b.id", words)
	err = db.Table("bottlenecks b").Select("b.*").Joins("JOIN directives d ON d.id = b.directive_id").Where(scope, args...).Where(has, more...).Order("b.id DESC").Limit(searchMost).Find(&out.Bottlenecks).Error
	return out, s.mapError(err)
}

// searchWords are the words of a query as they are compared.
func searchWords(query string) []string { return strings.Fields(Fold(query)) }

// searched limits the ids in a column to those whose text has all the words. Words of three letters and
// more are found by the index.
func (s *Store) searched(kind SearchKind, column, query string) (string, []any) {
	var pieces []string
	cond, args := column+" IN (SELECT q.id FROM search_texts q WHERE q.kind = ?", []any{kind}
	for _, w := range searchWords(query) {
		const piece = 3
		if s.dialect == SQLite && utf8.RuneCountInString(w) >= piece {
			pieces = append(pieces, `"`+strings.ReplaceAll(w, `"`, `""`)+`"`)
			continue
		}
		cond, args = cond+` AND q.folded LIKE ? ESCAPE '\'`, append(args, "%"+escapeLike(w)+"%")
	}
	if len(pieces) > 0 {
		cond, args = cond+" AND q.row IN (SELECT rowid FROM search_pieces WHERE search_pieces MATCH ?)", append(args, strings.Join(pieces, " AND "))
	}
	return cond + ")", args
}
