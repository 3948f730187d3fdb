package decompose

import (
	"slices"
	"strings"

	"dondoc/models/deadline"
)

// Registry is the bodies a directive can address. The caller fills it.
type Registry struct {
	Agencies []Agency
	Groups   []Group
}

// Agency is one body as it existed from ValidFrom to ValidTo, both included; no
// date is no limit.
type Agency struct {
	Key, Code string
	Province  bool     // of the provincial level: found by its place too
	Kind      string   // by which groups name their members
	Names     []string // in any language
	ValidFrom deadline.Date
	ValidTo   deadline.Date
}

// Group is a collective addressee.
type Group struct {
	Key, Code string
	Names     []string
	Kinds     []string // of the members; empty where they are named otherwise or not at all
	Heads     bool     // the heads of its members are addressed
	Named     bool     // its members are known: it fans out
}

func (a *Agency) existedOn(day deadline.Date) bool {
	return day.IsZero() || !day.Before(a.ValidFrom) && (a.ValidTo.IsZero() || !day.After(a.ValidTo))
}

// Values under which the index keeps what it holds.
const (
	classAgency = "agency"
	classGroup  = "group"
	classSpot   = "spot" // the place of a province, without its kind
)

// index finds the registry's bodies by the words of their names.
type index struct {
	trie     *trie
	registry Registry
	day      deadline.Date
	fields   map[string][]field // what ministries are in charge of, by its first word
}

// field is what a ministry is in charge of, for titles that name it alone.
type field struct {
	words    []string
	agencies []int
}

// matches returns how many of the tokens the field takes, 0 for none.
func (f field) matches(tokens []token) int {
	if len(tokens) < len(f.words) {
		return 0
	}
	for i, w := range f.words {
		if tokens[i].key != w {
			return 0
		}
	}
	return len(f.words)
}

func (l *lexicon) index(r Registry, day deadline.Date) *index {
	x := &index{trie: &trie{}, registry: r, day: day, fields: map[string][]field{}}
	for i, a := range r.Agencies {
		for _, name := range a.Names {
			x.add(l, name, classAgency, i)
			if a.Province {
				x.add(l, placeOf(name), classSpot, i)
			}
		}
	}
	for i, g := range r.Groups {
		for _, name := range g.Names {
			x.add(l, name, classGroup, i)
		}
	}
	return x
}

func (x *index) add(l *lexicon, name, class string, i int) {
	tokens := l.tokenize(fold(name, l.Tones))
	words := make([]element, len(tokens))
	for i, t := range tokens {
		words[i].choices = []wordForm{l.stem(t)}
	}
	if class == classAgency {
		x.addField(l, tokens, i)
	}
	if len(words) > 0 && len(words) <= longestPhrase && len(name) > 3 {
		x.trie.add(words, match{class: class, value: itoa(i)})
	}
}

// stem is the form under which a word of a name is found in its inflections.
func (l *lexicon) stem(t token) wordForm {
	const shortest = 4
	if t.kind != word || t.caps {
		return wordForm{t.key, false}
	}
	for _, ending := range l.Endings { // longest first
		if stem, cut := strings.CutSuffix(t.key, ending); cut && len(stem) >= shortest {
			return wordForm{stem, true}
		}
	}
	return wordForm{t.key, len(l.Endings) > 0 && len(t.key) >= shortest}
}

// placeOf is a province's name without what kind of place it is.
func placeOf(name string) string {
	for _, kind := range []string{"Thành phố ", "Tỉnh "} {
		if place, cut := strings.CutPrefix(name, kind); cut {
			return place
		}
	}
	return strings.TrimSuffix(strings.TrimSuffix(name, " Province"), " City")
}

// agency returns the body among those of one name that existed on the day of
// issue, else the last that did before.
func (x *index) agency(found []int) (a *Agency, closed bool) {
	for _, i := range found {
		if c := &x.registry.Agencies[i]; c.existedOn(x.day) {
			return c, false
		}
	}
	slices.SortFunc(found, func(i, j int) int {
		return x.registry.Agencies[j].ValidTo.Compare(x.registry.Agencies[i].ValidTo)
	})
	return &x.registry.Agencies[found[0]], true
}

// groupOf returns the group of exactly these kinds of members, or of their heads,
// or nil.
func (x *index) groupOf(kinds []string, heads bool) *Group {
	for i := range x.registry.Groups {
		if g := &x.registry.Groups[i]; g.Named && g.Heads == heads && len(kinds) > 0 && len(g.Kinds) == len(kinds) && !slices.ContainsFunc(g.Kinds, func(k string) bool { return !slices.Contains(kinds, k) }) {
			return g
		}
	}
	return nil
}

// addField keeps what stands after the head of an agency's name.
func (x *index) addField(l *lexicon, tokens []token, agency int) {
	from := 0
	l.phrases.look(tokens, func(m match) {
		if m.class == classHead {
			from = max(from, m.length)
		}
	})
	if from == 0 || from >= len(tokens) {
		return
	}
	if t := tokens[from].key; t == "of" || t == "for" {
		from++
	}
	var words []string
	for _, t := range tokens[from:] {
		words = append(words, t.key)
	}
	if len(words) == 0 {
		return
	}
	same := x.fields[words[0]]
	for i := range same {
		if slices.Equal(same[i].words, words) {
			same[i].agencies = append(same[i].agencies, agency)
			return
		}
	}
	x.fields[words[0]] = append(same, field{words, []int{agency}})
}
