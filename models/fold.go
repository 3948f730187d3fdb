package models

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Fold writes text as it is compared in searches: lower case, without diacritics; đ and ł, which
// have no decomposition, become d and l.
func Fold(s string) string {
	out, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), strings.ToLower(s))
	if err != nil { // only for a transformer that fails, which these don't
		out = strings.ToLower(s)
	}
	return strings.NewReplacer("đ", "d", "ł", "l").Replace(out)
}
