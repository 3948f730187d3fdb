package decompose

import (
	"regexp"
	"slices"
	"strings"
)

// shortNames are those that stand in brackets behind a long one: "(EVN)". They name the
// same body, and whether they belong to its name is a matter of taste.
var shortNames = regexp.MustCompile(`\s\([^\s()]{2,14}\)`)

// nameWords brings names to the words by which they are compared.
func nameWords(l *lexicon, names []string) []string {
	var out []string
	for _, name := range names {
		if name == "" {
			continue
		}
		s := " " + strings.Join(strings.Fields(string(fold(name, l.Tones).runes)), " ") + " "
		for _, all := range []string{"các", "کلیه", "تمامی", "تمام", "همه"} { // no part of a name
			s = strings.ReplaceAll(s, " "+all+" ", " ")
		}
		out = append(out, strings.TrimSpace(shortNames.ReplaceAllString(s, " ")))
	}
	slices.Sort(out)
	return out
}

func bodyWords(l *lexicon, bodies []Body) []string {
	var names []string
	for _, b := range bodies {
		names = append(names, b.AsWritten)
	}
	return nameWords(l, names)
}

// registryWords are the words of bodies, those of the registry by that of their
// names which is wanted.
func registryWords(l *lexicon, bodies []Body, want []string) []string {
	var out []string
	for _, b := range bodies {
		name := bodyWords(l, []Body{b})
		for _, a := range testRegistry.Agencies {
			if a.Key == b.Key {
				for _, n := range nameWords(l, a.Names) {
					if slices.Contains(want, n) {
						name = []string{n}
					}
				}
			}
		}
		out = append(out, name...)
	}
	slices.Sort(out)
	return out
}
