package models

import (
	"context"
	"strings"
	"unicode"

	"gorm.io/gorm"
)

// SearchKind is what a search finds.
type SearchKind string

// What is searched. Tasks are found by their provisions.
const (
	SearchDirective  SearchKind = "directive"
	SearchProvision  SearchKind = "provision"
	SearchBottleneck SearchKind = "bottleneck"
)

// searchSources say of each kind which columns are searched, x being the row.
var searchSources = map[SearchKind]string{
	SearchDirective:  "SELECT x.id, x.number, x.key, x.title_vi, x.title_en, x.issuer_vi, x.issuer_en FROM directives x",
	SearchProvision:  "SELECT x.id, x.ref, x.label_vi, x.label_en, x.text_vi, x.text_en, x.section_vi FROM provisions x",
	SearchBottleneck: "SELECT x.id, x.text_vi, x.text_en, x.proposal, x.decision_asked, x.resolution, x.quote FROM bottlenecks x",
}

// searchText is what is searched of some words: as compared, and with the signs in numbers once more
// as spaces, so that "34 ct ttg" finds 34/CT-TTg.
func searchText(words ...string) string {
	text := Fold(strings.Join(words, "\n"))
	plain := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSpace(r) {
			return r
		}
		return ' '
	}, Fold(words[0]))
	return text + "\n" + strings.Join(strings.Fields(plain), " ")
}

// makeSearchable writes the texts of the rows of a kind that fit the condition; it gives how many, and
// the highest id.
func (s *Store) makeSearchable(tx *gorm.DB, kind SearchKind, condition string, args ...any) (n int, last int64, err error) {
	rows, err := s.query(tx, searchSources[kind]+" WHERE "+condition+" ORDER BY x.id", args...)
	if err != nil {
		return 0, 0, err
	}
	var texts [][]any
	words := make([]string, 6)
	for rows.Next() {
		if err := rows.Scan(&last, &words[0], &words[1], &words[2], &words[3], &words[4], &words[5]); err != nil {
			_ = rows.Close()
			return 0, 0, err
		}
		texts = append(texts, []any{kind, last, searchText(words...)})
	}
	if err := rows.Close(); err != nil {
		return 0, 0, err
	}
	if err := rows.Err(); err != nil {
		return 0, 0, err
	}
	return len(texts), last, insertRows(tx, "search_texts", []string{"kind", "id", "folded"}, texts, "ON CONFLICT (kind, id) DO UPDATE SET folded = excluded.folded")
}

// searchBatch is how many older rows a run makes searchable at once.
const searchBatch = 2000

// MakeSearchable writes the texts of rows that were there before texts were searched, some thousands at
// a time, and gives how many: nought when all are. What is entered since is searchable at once.
func (s *Store) MakeSearchable(ctx context.Context, actor Actor) (int, error) {
	if !actor.system {
		return 0, forbidden("make_searchable")
	}
	total := 0
	for _, kind := range []SearchKind{SearchDirective, SearchProvision, SearchBottleneck} {
		err := s.change(ctx, func(tx *gorm.DB, _ moment) error {
			table := string(kind) + "s"
			n, last, err := s.makeSearchable(tx, kind, "x.id IN (SELECT y.id FROM "+table+" y WHERE y.id > (SELECT last_id FROM search_state WHERE kind = ?) ORDER BY y.id LIMIT ?)", kind, searchBatch)
			if err != nil || n == 0 {
				return err
			}
			total += n
			return tx.Exec("UPDATE search_state SET last_id = ? WHERE kind = ?", last, kind).Error
		})
		if err != nil {
			return total, err
		}
	}
	return total, nil
}
