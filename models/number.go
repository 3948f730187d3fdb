package models

import (
	"regexp"
	"strings"
	"unicode"
)

// Forms of a directive's number. State forms put the number, then the kind and issuer after a
// slash (34/CT-TTg, 315/TB-VPCP, 452/TTg-KSTT; Decree 30/2020 annex I); laws and resolutions of the
// National Assembly carry the year and its term (176/2025/QH15), decrees the year (69/2024/NĐ-CP);
// party forms put the dash first (02-KH/BCĐTW; Guidance 36-HD/VPTW).
var numberForms = []*regexp.Regexp{
	regexp.MustCompile(`^\d{1,5}/[\p{Lu}\p{Ll}]{2,10}(-[\p{Lu}\p{Ll}]{1,10}){0,2}$`),
	regexp.MustCompile(`^\d{1,5}/(19|20)\d{2}/[\p{Lu}\p{Ll}]{1,10}\d{0,2}(-[\p{Lu}\p{Ll}]{1,10}){0,2}$`),
	regexp.MustCompile(`^\d{1,5}-[\p{Lu}\p{Ll}]{2,4}/[\p{Lu}\p{Ll}]{2,12}$`),
}

// ValidNumber says whether s has the form of a directive's number.
func ValidNumber(s string) bool {
	for _, f := range numberForms {
		if f.MatchString(s) {
			return true
		}
	}
	return false
}

// numberKinds are the kinds of document by their abbreviation in a number (Decree 30/2020, annex III;
// party forms by Guidance 36-HD/VPTW).
var numberKinds = map[string]string{"CT": "directive", "TB": "notice", "NQ": "resolution", "QH": "resolution", "KH": "plan", "QĐ": "decision", "NĐ": "decree", "KL": "conclusion_notice"}

// KindOfNumber reads a directive's kind off its number, "" where it does not tell. A number that names
// only issuer and drafting unit (452/TTg-KSTT) is an official letter's.
func KindOfNumber(number string) string {
	if !ValidNumber(number) {
		return ""
	}
	words := strings.FieldsFunc(number, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range words {
		if kind, ok := numberKinds[w]; ok {
			return kind
		}
	}
	return "official_letter"
}

// provisionRef is the public name of a provision: 315/TB-VPCP#12, by the key where the directive has
// no number.
func provisionRef(number, key, position string) string {
	if number == "" {
		number = key
	}
	return strings.TrimSpace(number) + "#" + position
}
