package decompose

import (
	"slices"
	"strconv"
	"strings"
)

// named reads a body that the registry may not know, by the grammar of names: a
// head word ("Ministry", "Sở", "وزارة") and what it is in charge of.
func (d *drafter) named(i, end int) (mention, bool) {
	n, ok := 0, false
	switch {
	case d.lexicon.Names != capitals_:
		n, ok = d.chainName(i, end)
	case d.lexicon.Tones:
		n, ok = d.syllableName(i, end)
	default:
		n, ok = d.capitalName(i, end)
	}
	if !ok {
		return mention{}, false
	}
	m := d.withTail(mention{first: i, end: n}, end)
	if place := d.placed(i, m.end); place != "" {
		m.body.Key, m.body.Code = place, d.codeOf(place)
	}
	return m, true
}

// placed is the key of the province whose committee the tokens name, or "".
func (d *drafter) placed(first, end int) string {
	if !slices.ContainsFunc(d.matches[first:end], func(found []match) bool {
		return slices.ContainsFunc(found, func(m match) bool { return m.class == classCommittee })
	}) {
		return ""
	}
	for i := first; i < end; i++ {
		var here []int
		for _, m := range d.bodies[i] {
			if n, err := strconv.Atoi(m.value); err == nil && m.class == classSpot && i+m.length == end {
				here = append(here, n)
			}
		}
		if len(here) > 0 {
			if a, closed := d.index.agency(here); !closed {
				return a.Key
			}
		}
	}
	return ""
}

func (d *drafter) codeOf(key string) string {
	for i := range d.index.registry.Agencies {
		if a := &d.index.registry.Agencies[i]; a.Key == key {
			return a.Code
		}
	}
	return ""
}

// complement reads what a body is in charge of at token i, and where that ends.
func (d *drafter) complement(i, end int) (int, bool) {
	switch {
	case d.lexicon.Names != capitals_:
		return d.chain(i, i, end)
	case d.lexicon.Tones:
		return d.syllables(i, end)
	}
	j := d.capitalRun(i, end, true)
	return j, j > i
}

// capitalName reads a run of capitalised words that holds a head word:
// "Federal Energy Regulatory Commission", "Ministerstwo Finansów".
func (d *drafter) capitalName(i, end int) (int, bool) {
	if d.isSkipArticle(i) || d.is(i, classSkip) && !d.is(i, classHead) {
		return 0, false
	}
	lower := !d.tokens[i].upper
	if lower && !d.startsLower(i) {
		return 0, false
	}
	j := d.capitalRun(i, end, false)
	if j == i {
		return 0, false
	}
	for k := i; k < j; k++ {
		if d.is(k, classHead) {
			return j, k > i || !d.is(i, classVerb) || j > i+1
		}
	}
	return 0, false
}

// startsLower tells whether a name may begin here in small letters: "minister
// właściwy do spraw transportu".
func (d *drafter) startsLower(i int) bool {
	h, ok := d.longest(i, classHead)
	return ok && (d.is(i+h.length, classJoin))
}

// capitalRun reads capitalised words and what joins them from token i on; the
// first word may be a small one when it is a head, or any when bare.
func (d *drafter) capitalRun(i, end int, bare bool) int {
	j, named := i, bare
	for j < end {
		t := d.tokens[j]
		switch {
		case t.kind == word && t.upper && !(j > i && d.startsBody(j) && !d.is(j-1, classJoin) && d.completeBefore(i, j)):
			j++
			continue
		case j == i && t.kind == word:
			j++
			continue
		case t.kind == number && j > i && len(t.text) <= 3 && d.tokens[j-1].upper:
			j++
			continue
		case t.text == "'s" && j+1 < end && d.tokens[j+1].upper && d.is(j+1, classHead):
			j += 2
			continue
		}
		next, join := d.joins(i, j, end)
		if next == j {
			break
		}
		named = named || join
		j = next
	}
	for j > i && (d.tokens[j-1].kind == mark || d.is(j-1, classAnd) && !d.tokens[j-1].upper) {
		j--
	}
	return j
}

// completeBefore tells whether another body begins at token j of the run from i:
// a head in the form of a subject, where the run does not begin with one.
func (d *drafter) completeBefore(i, j int) bool {
	return d.is(j, classNominative) && !d.is(i, classNominative)
}

// joins reads what may stand inside a name at token j that is not capitalised,
// and returns the token at which the name goes on.
func (d *drafter) joins(first, j, end int) (next int, join bool) {
	if m, ok := d.longestWithin(j, end, classJoin); ok {
		if d.tokens[j].text == "to" && (j == first || !d.isServing(j-1)) {
			return j, false
		}
		k := j + m.length
		if k < end && d.isSkipArticle(k) {
			k++
		}
		if k < end && d.tokens[k].upper {
			return k, true
		}
		if len(d.lexicon.Endings) > 0 { // "do spraw finansów publicznych"
			if k = d.smallWords(k, end); k > j+m.length {
				return k, true
			}
		}
		return j, false
	}
	k := j + 1
	switch {
	case d.is(j, classPlace) && !d.tokens[j].upper:
	case d.is(j, classAnd) && !d.tokens[j].upper && d.tokens[j].text != "oraz" && !(k < end && d.is(k, classNominative)):
	case d.tokens[j].text == "," && d.listInName(j, end):
	case d.tokens[j].text == "-" && d.tokens[j].space:
	default:
		return j, false
	}
	if k >= end || !d.tokens[k].upper || d.startsBody(k) {
		return j, false
	}
	return k, false
}

// isServing tells an office held to somebody: "Assistant to the President".
func (d *drafter) isServing(i int) bool {
	switch d.tokens[i].text {
	case "assistant", "adviser", "advisor", "ambassador", "counselor", "counsellor", "envoy", "delegate":
		return true
	}
	return false
}

// smallWords reads the field of a minister written in small letters.
func (d *drafter) smallWords(j, end int) int {
	const most = 5
	for n := 0; j < end && n < most; n++ {
		t := d.tokens[j]
		if t.kind != word || d.breaksName(j) {
			if n > 0 && d.is(j, classAnd) && j+1 < end && d.is(j+1, classSubject) {
				j++
				continue
			}
			break
		}
		j++
	}
	return j
}

// startsBody tells whether the capitalised words at token k name another body.
func (d *drafter) startsBody(k int) bool {
	for _, m := range d.bodies[k] {
		if m.class != classSpot {
			return true
		}
	}
	for n := 0; k < len(d.tokens) && n < 8; n++ {
		t := d.tokens[k]
		if t.kind != word || !t.upper && t.text != "the" {
			return false
		}
		if d.isAny(k, classHead, classTitle, classCollective) {
			return true
		}
		k++
	}
	return false
}

// listInName tells whether the comma at token j stands inside a name, as in
// "Ministry of Culture, Sports and Tourism": what follows is capitalised, ends
// with "and", and names no other body.
func (d *drafter) listInName(j, end int) bool {
	for k := j + 1; k < min(end, j+8); k++ {
		t := d.tokens[k]
		switch {
		case d.is(k, classAnd) && !t.upper:
			return k+1 < end && d.tokens[k+1].upper && !d.startsBody(k+1) && k > j+1
		case t.text == ",":
		case t.kind != word || !t.upper || d.isAny(k, classHead, classTitle) || d.startsBody(k):
			return false
		}
	}
	return false
}

// breaksName tells whether a name can't go on with token j.
func (d *drafter) breaksName(j int) bool {
	subject, _ := d.longest(j, classSubject)
	for _, m := range d.look(j) {
		if nameBreaks[m.class] && m.length >= subject.length {
			return true
		}
	}
	return d.pastVerb(j)
}

// nameBreaks are the classes no word of which stands inside a name, unless it
// begins a longer field: "giao" and "giao thông".
var nameBreaks = setOf(classStop, classVerb, classModal, classLead, classCoordinate, classPast, classAssign, classAgent, classObject, classSubmit, classMay, classDeliverable, classChargeAfter,
	classBefore, classBy, classIn, classFrom, classWithin, classUrgent, classEvery, classEvent, classRecurring, classAnd)

func setOf(all ...string) map[string]bool {
	set := make(map[string]bool, len(all))
	for _, s := range all {
		set[s] = true
	}
	return set
}

// syllableName reads a Vietnamese name: titles and heads, then the field in
// words whose first syllable alone is capitalised.
func (d *drafter) syllableName(i, end int) (int, bool) {
	if !d.tokens[i].upper {
		return 0, false
	}
	j, heads := i, 0
	for j < end {
		h, ok := d.longestWithin(j, end, classHead)
		if t, title := d.longestWithin(j, end, classTitle); title && t.length > h.length {
			h, ok = t, true
		}
		if !ok || heads > 0 && !d.tokens[j].upper {
			break
		}
		j += h.length
		heads = j - i
	}
	if v, ok := d.longest(i, classVerb); heads == 0 || ok && v.length >= heads {
		return 0, false
	}
	k, found := d.syllables(j, end)
	if !found && heads > 1 && !d.is(i, classIssuer) { // "Ban Quản lý các khu công nghiệp"
		k = min(d.smallWords(j, end), j+4)
	}
	for range 2 {
		if t, ok := d.longestWithin(k, end, classTail); ok {
			k += t.length
			found = true
		}
	}
	return k, found || heads > 1
}

// syllables reads a Vietnamese field and place.
func (d *drafter) syllables(j, end int) (int, bool) {
	const mostSmall = 3
	start, small, known, capitals := j, 0, false, 0
	for j < end {
		t := d.tokens[j]
		if m, ok := d.longestWithin(j, end, classSubject); ok && t.upper {
			j, known, small, capitals = j+m.length, true, 0, 0
			continue
		}
		if p, ok := d.placeList(j, end); ok {
			return p, true
		}
		switch {
		case t.kind == word && t.upper && !d.startsOther(j, start):
			j, small, known, capitals = j+1, 0, false, capitals+1
			continue
		case t.kind == number && len(t.text) <= 3 && (j > start || d.is(j+1, classTail)): // "Ban Chỉ đạo 389 quốc gia"
			j++
			continue
		case t.kind == word && !t.upper && j > start && !known && capitals < 2 && small < mostSmall && !d.breaksName(j) && !d.isAny(j, classTail, classPlace):
			j, small, capitals = j+1, small+1, 0
			continue
		case j > start && !known && (d.is(j, classAnd) && t.text == "và" || t.text == "-" || d.is(j, classJoin)) && j+1 < end && d.tokens[j+1].upper && !d.startsOther(j+1, start):
			j++
			continue
		}
		break
	}
	for j > start && (d.tokens[j-1].kind == mark) {
		j--
	}
	return j, j > start
}

// startsOther tells whether the capital at token j begins another body.
func (d *drafter) startsOther(j, start int) bool {
	return j > start && d.isAny(j, classHead, classTitle) && !d.is(j, classSubject)
}

// placeList reads "tỉnh Nghệ An" or "các tỉnh: Thanh Hóa, Nghệ An".
func (d *drafter) placeList(j, end int) (int, bool) {
	several := d.tokens[j].text == "các"
	k := j
	if several {
		k++
	}
	p, ok := d.longestWithin(k, end, classPlace)
	if !ok {
		return j, false
	}
	k += p.length
	if k < end && (d.tokens[k].text == ":" || d.tokens[k].text == ".") {
		k++
	}
	last := 0
	for k < end {
		t := d.tokens[k]
		switch {
		case t.kind == word && t.upper && !d.isAny(k, classHead, classTitle):
			last = k + 1
		case last > 0 && (t.text == "-" || several && (t.text == "," || d.is(k, classAnd))):
		default:
			return max(last, j), last > 0
		}
		k++
	}
	return max(last, j), last > 0
}

// chainName reads an Arabic or Persian name: a head, then the words that hang on
// it.
func (d *drafter) chainName(i, end int) (int, bool) {
	h, ok := d.longestWithin(i, end, classHead)
	weak, isWeak := d.longestWithin(i, end, classWeakHead)
	if isWeak && weak.length > h.length {
		h, ok = weak, d.favourable(i)
	}
	if !ok {
		return 0, false
	}
	j, found := d.chain(i, i+h.length, end)
	return j, found || h.length > 1 // "the Ministry" alone speaks of one named before
}

// chain reads the words that hang on a head from token j on; the head begins at
// first.
func (d *drafter) chain(first, j, end int) (int, bool) {
	start := j
	for range 3 { // fields known by name, and bodies inside bodies: دبیرخانه شورای عالی
		s, ok := d.longestWithin(j, end, classSubject)
		h, inner := d.longestWithin(j, end, classHead)
		switch {
		case ok && s.length >= h.length:
			j += s.length
		case inner && j > first && !d.is(j-1, classAnd) && !d.hasArticle(j-1):
			j += h.length
			continue
		}
		if ok {
			if d.is(j, classNameEnd) {
				j++
			}
			if k := d.plainChain(start, end); d.lexicon.Order == verbLast && s.length == 1 && k > j && d.is(k-1, classNameEnd) {
				j = k
			}
			if d.lexicon.Clitics && j+1 < end && d.tokens[j].text == "و" && d.hasArticle(j+1) && !d.isAny(j+1, classHead, classWeakHead, classCollective, classTitle, classCoordinate, classPast, classModal) {
				j += 2
			}
			for d.lexicon.Clitics && j < end && d.hasArticle(j) && !d.breaksName(j) && !d.isAny(j, classCollective, classHead) {
				j++
			}
			return d.chainTail(j, end), true
		}
		break
	}
	if d.lexicon.Clitics {
		j = d.definiteChain(first, j, end)
	} else {
		j = d.plainChain(j, end)
	}
	return d.chainTail(j, end), j > start
}

func (d *drafter) chainTail(j, end int) int {
	for range 3 {
		t, ok := d.longestWithin(j, end, classTail)
		if !ok {
			break
		}
		j += t.length
	}
	return j
}

// hasArticle tells whether a word has the Arabic article; the alif of آلية is
// another.
func (d *drafter) hasArticle(i int) bool {
	t := d.tokens[i]
	return strings.HasPrefix(t.text, article) && d.folded.source[t.start] == 'ا'
}

// definiteChain reads an Arabic construct: words without the article up to the
// first that has it, then its adjectives and what و adds to it.
func (d *drafter) definiteChain(first, j, end int) int {
	const most = 9
	definite := j > first && d.hasArticle(j-1)
	for n := 0; j < end && n < most; n++ {
		t := d.tokens[j]
		switch {
		case d.isProjectNumber(j):
			j++
		case t.kind != word:
			return j
		case t.text == "و":
			if j+1 >= end || !d.hasArticle(j+1) && !d.is(j+1, classSubject) || d.isAny(j+1, classHead, classWeakHead, classCollective, classTitle) || !definite {
				return j
			}
			j += 2
		case t.text == "ل" || d.is(j, classJoin):
			if j+1 >= end || d.tokens[j+1].kind != word || d.isAny(j+1, classCoordinate, classPast, classModal, classStop) || !definite {
				return j
			}
			j += 2
			definite = definite || d.hasArticle(j-1)
		case d.hasArticle(j):
			if d.isAny(j, classPast, classModal, classCoordinate, classHead) {
				return j
			}
			definite = true
			j++
		case definite && d.hangsOn(j, end):
			j += 2
		case !definite && d.is(j, classVerb) && (j+1 >= end || !d.hasArticle(j+1)):
			return j
		case d.is(j, classNameEnd):
			return j + 1
		case definite || d.isAny(j, classCoordinate, classPast, classModal, classAssign, classObject, classStop):
			return j
		default:
			j++
		}
	}
	return j
}

// hangsOn tells whether a definite name goes on with a purpose: "المركز الوطني
// لقياس الأداء".
func (d *drafter) hangsOn(j, end int) bool {
	return strings.HasPrefix(d.tokens[j].text, "ل") && len(d.tokens[j].text) > 6 && j+1 < end && d.hasArticle(j+1) && !d.breaksName(j) && !d.breaksName(j+1)
}

// plainChain reads a Persian construct, which no letter marks: words up to one
// that can't belong to a name.
func (d *drafter) plainChain(j, end int) int {
	const most = 4
	for n := 0; j < end && n < most; n++ {
		t := d.tokens[j]
		if t.text == "و" && n > 0 && j+1 < end && !d.breaksName(j+1) && !d.isAny(j+1, classHead, classWeakHead, classCollective, classTitle) && d.tokens[j+1].kind == word {
			j += 2
			continue
		}
		if n > 0 && d.isProjectNumber(j) {
			j++
			continue
		}
		if t.kind != word || t.text == "و" || d.breaksName(j) || d.isAny(j, classHead, classCollective) && n > 0 {
			break
		}
		j++
		if d.is(j-1, classNameEnd) {
			break
		}
	}
	return j
}

// favourable tells whether a weak head stands where a body is expected: at the
// beginning of a sentence, or after a word that a body follows.
func (d *drafter) favourable(i int) bool {
	if i == 0 || d.tokens[i-1].kind != word {
		return true
	}
	return slices.ContainsFunc([]string{classAssign, classCoordinate, classSubmit, classAgent, classLead, classSupervise, classVerb, classAnd}, func(c string) bool {
		_, ok := d.endsAt(0, i, c)
		return ok
	}) || d.imperfect(i-1)
}

// isProjectNumber tells whether token j numbers what a body is in charge of:
// "Project 06".
func (d *drafter) isProjectNumber(j int) bool {
	t := d.tokens[j]
	return t.kind == number && len(t.text) == 2 && t.text[0] == '0'
}
