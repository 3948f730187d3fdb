package models

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Twin is a provision of a directive that says nearly what a draft says.
type Twin struct {
	DirectiveID int64
	Ref, Label  string
	Likeness    float64 // of 1, see likeness
}

// Measures of near-identical provisions.
const (
	alike         = 0.6 // likeness from which two are shown beside one another
	twinsShown    = 3
	shingle       = 3 // words of a run by which candidates are found
	shinglesAsked = 8
	candidates    = 200
)

// Twins finds the provisions the actor may see that are nearly the same as a text: an officer should
// know that the duty stands elsewhere already. Candidates share a run of three words with it, found by
// the index; of those the ones whose three-letter pieces are mostly the same are given, the most alike
// first.
func (s *Store) Twins(ctx context.Context, actor Actor, text string) ([]Twin, error) {
	words := strings.FieldsFunc(Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) < shingle {
		return nil, nil
	}
	step := max(1, (len(words)-shingle)/shinglesAsked)
	var runs []string
	for i := 0; i+shingle <= len(words) && len(runs) < shinglesAsked; i += step {
		if run := strings.Join(words[i:i+shingle], " "); utf8.RuneCountInString(run) >= 8 {
			runs = append(runs, run)
		}
	}
	if len(runs) == 0 {
		return nil, nil
	}
	found, args := s.anyOf(runs)
	scope, scopeArgs := actor.directiveScope()
	var rows []struct {
		DirectiveID                  int64
		Ref, LabelVi, TextVi, TextEn string
	}
	err := s.read(ctx).Raw("SELECT p.directive_id, p.ref, p.label_vi, p.text_vi, p.text_en FROM provisions p JOIN directives d ON d.id = p.directive_id WHERE p.id IN ("+found+") AND "+scope+
		" ORDER BY p.id DESC LIMIT ?", append(append(args, scopeArgs...), candidates)...).Scan(&rows).Error
	if err != nil {
		return nil, s.mapError(err)
	}
	var out []Twin
	for _, r := range rows {
		if l := max(likeness(text, r.TextVi), likeness(text, r.TextEn)); l >= alike {
			out = append(out, Twin{r.DirectiveID, r.Ref, r.LabelVi, l})
		}
	}
	slices.SortStableFunc(out, func(a, b Twin) int {
		switch {
		case a.Likeness > b.Likeness:
			return -1
		case a.Likeness < b.Likeness:
			return 1
		}
		return 0
	})
	return out[:min(twinsShown, len(out))], nil
}

// anyOf selects the provisions whose text has any of the runs of words.
func (s *Store) anyOf(runs []string) (string, []any) {
	if s.dialect == SQLite {
		quoted := make([]string, len(runs))
		for i, r := range runs {
			quoted[i] = `"` + r + `"`
		}
		return "SELECT q.id FROM search_texts q WHERE q.kind = 'provision' AND q.row IN (SELECT rowid FROM search_pieces WHERE search_pieces MATCH ?)", []any{strings.Join(quoted, " OR ")}
	}
	likes, args := make([]string, len(runs)), make([]any, len(runs))
	for i, r := range runs {
		likes[i], args[i] = "q.folded LIKE ?", "%"+r+"%"
	}
	return "SELECT q.id FROM search_texts q WHERE q.kind = 'provision' AND (" + strings.Join(likes, " OR ") + ")", args
}

// likeness is how much of the three-letter pieces of two texts they share, whatever their case, marks
// and punctuation: the size of what is common over that of both together (Jaccard), from 0 to 1.
func likeness(a, b string) float64 { return newLikenessIndex([]string{a}).to(b)[0] }

func pieces(text string) map[string]bool {
	words := strings.FieldsFunc(Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	runes := []rune(strings.Join(words, " "))
	out := map[string]bool{}
	for i := 0; i+3 <= len(runes); i++ {
		out[string(runes[i:i+3])] = true
	}
	return out
}
