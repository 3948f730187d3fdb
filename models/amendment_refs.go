package models

import (
	"regexp"
	"strconv"
	"strings"
)

// provisionReference is how a text names a provision of another: a point, by its number, and the section it
// stands in, where the text says it.
type provisionReference struct{ point, section string }

// namedPoints find points with their sections, in Vietnamese and English, after Fold.
var namedPoints = regexp.MustCompile(`\b(?:diem|khoan|nhiem vu|point|item|task|paragraph)\s+(?:so\s+|no\.?\s+)?([0-9]{1,3}|[a-z])\b(?:[\s,]+(?:cua\s+|of\s+)?(?:muc|phan|section|part)\s+([ivxl]{1,6}|[0-9]{1,2})\b)?`)

// provisionReferences reads them off a text, in its order.
func provisionReferences(text string) []provisionReference {
	var out []provisionReference
	for _, m := range namedPoints.FindAllStringSubmatch(Fold(text), -1) {
		out = append(out, provisionReference{m[1], m[2]})
	}
	return out
}

// leadingNumber is the number or letter before a text's first words: "3." or "a)".
var leadingNumber = regexp.MustCompile(`^\s*(?:[ivxl]+\.)?([0-9]{1,3}|[a-z])[.)]`)

// in finds the provision that is meant, -1 for none: the one of the section whose own number it is, or, where
// provisions carry no numbers, the so-many-th of the section, or of the directive where no section is named.
func (r provisionReference) in(all []Provision) int {
	var of []int
	numbered := false
	for i, p := range all {
		if r.section != "" && !startsWithNumber(p.SectionVi, r.section) && !startsWithNumber(p.SectionEn, r.section) {
			continue
		}
		of = append(of, i)
		for _, text := range []string{p.Quote, p.TextVi, p.TextEn} {
			if m := leadingNumber.FindStringSubmatch(Fold(text)); m != nil {
				numbered = true
				if m[1] == r.point {
					return i
				}
			}
		}
	}
	n, err := strconv.Atoi(r.point)
	if err != nil || numbered || n < 1 || n > len(of) {
		return -1
	}
	return of[n-1]
}

// startsWithNumber says whether a heading has the number: "II. Nhiệm vụ" has ii.
func startsWithNumber(heading, number string) bool {
	first, _, _ := strings.Cut(Fold(strings.TrimSpace(heading)), " ")
	return strings.TrimRight(first, ".):") == number
}
