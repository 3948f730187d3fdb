package decompose

import (
	"slices"
	"strings"
	"unicode"
)

// token is a word, a number with its inner separators, or one punctuation mark.
type token struct {
	text       string // folded
	key        string // text as phrases compare it: in Arabic without the article
	start, end int    // in code points of the source
	kind       tokenKind
	upper      bool // begins with a capital
	caps       bool // all capitals
	space      bool // white space stands before it
	tabs       int  // that stand before it
	starts     bool // a line begins with it
}

type tokenKind uint8

const (
	word tokenKind = iota
	number
	mark
	lineEnd
)

// tokenize cuts a folded text into tokens as the lexicon's language writes.
func (l *lexicon) tokenize(f *folded) []token {
	tokens := make([]token, 0, len(f.runes)/5+1)
	space, tabs := false, 0
	for i := 0; i < len(f.runes); {
		r := f.runes[i]
		if r == ' ' || r == '\t' || r == '\n' || r == '\u2028' || r == '\u2029' {
			if n := len(tokens); r != ' ' && r != '\t' && (n < 2 || tokens[n-1].kind != lineEnd || tokens[n-2].kind != lineEnd) {
				tokens = append(tokens, token{text: "\n", key: "\n", start: int(f.from[i]), end: int(f.to[i]), kind: lineEnd})
			}
			space = true
			if r == '\t' {
				tabs++
			}
			i++
			continue
		}
		kind, end := mark, i+1
		switch {
		case unicode.IsDigit(r):
			kind, end = number, numberEnd(f.runes, i)
		case unicode.IsLetter(r):
			kind, end = word, wordEnd(f.runes, i)
		}
		n := len(tokens)
		tokens = l.appendToken(tokens, f, i, end, kind)
		if len(tokens) > n {
			tokens[n].space, tokens[n].tabs = space, tabs
		}
		space, tabs = false, 0
		i = end
	}
	return tokens
}

// numberEnd finds the end of a number, date or document number: 30/6/2025,
// 12.000, 34/ct-ttg.
func numberEnd(runes []rune, i int) int {
	const longest = 64
	letters := false
	for j := i + 1; j < len(runes) && j < i+longest; j++ {
		r := runes[j]
		switch {
		case unicode.IsDigit(r):
		case unicode.IsLetter(r):
			if !letters && (runes[j-1] != '/' && runes[j-1] != '-') {
				return j // 24h, 5th
			}
			letters = true
		case (r == '/' || r == '-' || r == '.' || r == ',' || r == ':') && j+1 < len(runes) &&
			(unicode.IsDigit(runes[j+1]) || (r == '/' || r == '-' && letters) && unicode.IsLetter(runes[j+1]) && runes[j+1] < 0x600):
			if r == '-' && !letters && !strings.ContainsAny(string(runes[i:j]), "-") && j-i == 4 && !isoFollows(runes[j:]) {
				return j // a span of years
			}
		default:
			return j
		}
	}
	return min(len(runes), i+longest)
}

// isoFollows reports whether -MM-DD follows a year.
func isoFollows(r []rune) bool {
	return len(r) >= 6 && unicode.IsDigit(r[1]) && unicode.IsDigit(r[2]) && r[3] == '-' && unicode.IsDigit(r[4])
}

// datePrefixes are English words that a hyphen joins to a month: "mid-May".
var datePrefixes = []string{"mid", "end", "early", "late"}

// wordEnd finds the end of a word; an apostrophe stays inside it, as does the
// hyphen of e-Zdrowia.
func wordEnd(runes []rune, i int) int {
	const longest = 100
	j := i + 1
	for ; j < len(runes) && j < i+longest; j++ {
		r := runes[j]
		inner := (r == '\'' || r == '&' || r == '-' && runes[j-1] < 0x600 && !slices.Contains(datePrefixes, string(runes[i:j]))) && j+1 < len(runes) && unicode.IsLetter(runes[j+1])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !inner || unicode.IsDigit(r) && runes[j-1] >= 0x600 { // "5 و20"
			break
		}
	}
	return j
}

func (l *lexicon) appendToken(tokens []token, f *folded, i, end int, kind tokenKind) []token {
	t := token{text: string(f.runes[i:end]), start: int(f.from[i]), end: int(f.to[end-1]), kind: kind}
	if kind == word {
		t.upper, t.caps = capitals(f.source[t.start:t.end])
	}
	switch {
	case kind == word && l.Joins != nil && l.joinsNext(tokens, t) && !l.Joins.unless[t.text+nextWord(f.runes, end)]:
		last := &tokens[len(tokens)-1]
		last.text += t.text
		last.key, last.end = last.text, t.end
		return tokens
	case kind == word && l.Joins != nil && joinsWithYeh(f.source[t.start:t.end]):
		t.text = strings.TrimSuffix(t.text, "ی")
	case kind == word && l.Tones:
		t.text = tonePlaces.Replace(t.text)
	case kind == word && l.Clitics:
		return l.splitClitics(tokens, t, beginsWithin(f.source[t.start:t.end]))
	case kind == word && strings.HasSuffix(t.text, "'s") && len(t.text) > 2:
		owner, possessive := t, t
		owner.text, owner.end = strings.TrimSuffix(t.text, "'s"), t.end-2
		owner.key = owner.text
		possessive.text, possessive.key, possessive.start, possessive.upper = "'s", "'s", t.end-2, false
		return append(tokens, owner, possessive)
	}
	t.key = t.text
	return append(tokens, t)
}

func capitals(r []rune) (first, all bool) {
	first, all = len(r) > 0 && unicode.IsUpper(r[0]), len(r) > 1
	for i, c := range r {
		if unicode.IsLetter(c) && !unicode.IsUpper(c) {
			all = false
		}
		first = first || i > 0 && (r[i-1] == '-' || i == 1) && unicode.IsUpper(c) // e-Zdrowia, eSafety
	}
	return first, all && first
}

// joinsWithYeh tells a Persian word whose silent ه a yeh behind a non-joiner joins to the
// next word: "کمیته‌ی".
func joinsWithYeh(written []rune) bool {
	n := len(written)
	return n > 3 && (written[n-1] == 'ی' || written[n-1] == 'ي') && written[n-2] == '\u200c' && written[n-3] == 'ه'
}

// joinsNext tells whether a Persian token is written apart from the word it
// belongs to: می in "می کند", ها in "وزارتخانه ها".
func (l *lexicon) joinsNext(tokens []token, t token) bool {
	if len(tokens) == 0 {
		return false
	}
	last := tokens[len(tokens)-1]
	return last.kind == word && last.text != "و" && (l.Joins.before[last.text] || l.Joins.after[t.text])
}

// nextWord is the word that begins after the white space at an index, with a space
// before it.
func nextWord(runes []rune, i int) string {
	from := i
	for i < len(runes) && runes[i] == ' ' {
		i++
	}
	if i > from && i < len(runes) && unicode.IsLetter(runes[i]) {
		return " " + string(runes[i:wordEnd(runes, i)])
	}
	return ""
}

const article = "ال"

// bare is an Arabic word without its article.
func bare(s string) string {
	if len(s) > len(article)+4 && strings.HasPrefix(s, article) {
		return s[len(article):]
	}
	return s
}

// splitClitics cuts the conjunction and the prepositions that Arabic writes
// together with the next word off it, where what is left is a known word and the
// whole is none: ولوزارة gives و, ل and وزارة. Where a word begins within, its "و" is
// cut off in any case.
func (l *lexicon) splitClitics(tokens []token, t token, within bool) []token {
	t.text = usualSpelling(t.text)
	if strings.HasPrefix(t.text, "لل") && (len(t.text) > shortestWithClitic || len(t.text) == shortestWithClitic && (l.vocabulary[t.text[len("لل"):]] || l.vocabulary[article+t.text[len("لل"):]])) { // "للري"
		head := t
		head.text, head.key, head.end = "ل", "ل", t.start+1
		tokens = append(tokens, head)
		rest := t.text[len("لل"):]
		if whole := t.text[len("ل"):]; whole == "لجنه" && !l.vocabulary[rest] { // "للجنة" is "ل" and "اللجنة"
			rest = whole
		}
		t.text, t.start = article+rest, t.start+1
	}
	for n := range 2 {
		if l.vocabulary[bare(t.text)] && !(n == 0 && within) || len(t.text) < 6 {
			break
		}
		clitic, rest := cutClitic(t.text)
		if clitic == "" || rest == "او" || !strings.HasPrefix(rest, article) && !l.vocabulary[rest] && !isMasdarForm(rest) && !((clitic == "و" || clitic == "ف") && isImperfectForm(rest)) && !(clitic != "و" && clitic != "ف" && isDeedForm(rest)) && !l.cliticAgain(rest) {
			break
		}
		head := t
		head.text, head.key = clitic, clitic
		head.end = t.start + 1
		tokens = append(tokens, head)
		t.text = rest
		t.start = head.end
	}
	t.key = bare(t.text)
	if one := ofOne(t.text); one != "" && !l.vocabulary[t.key] && l.vocabulary[one] { // "تتخذان"
		t.key = one
	}
	return append(tokens, t)
}

// ofOne is the Arabic verb of one of whom many or two do what the word says, "" where it has
// not the form of such a verb: "تتخذان", "ينفذون".
func ofOne(s string) string {
	const shortest = 6 // letters
	if len([]rune(s)) < shortest || !strings.HasPrefix(s, "ت") && !strings.HasPrefix(s, "ی") {
		return ""
	}
	for _, many := range []string{"ان", "ون"} {
		if one, ok := strings.CutSuffix(s, many); ok {
			return one
		}
	}
	return ""
}

// beginsWithin tells an Arabic word behind a "و" by the hamza below its alif, which only
// the first letter of a word has: "وإلى", not the governor, "والي".
func beginsWithin(written []rune) bool {
	const hamzaBelow = '\u0655' // where the letter is written in two parts
	if len(written) < 3 || written[0] != 'و' {
		return false
	}
	return written[1] == 'إ' || written[1] == 'ا' && written[2] == hamzaBelow
}

func (l *lexicon) cliticAgain(s string) bool {
	clitic, rest := cutClitic(s)
	return clitic != "" && len(rest) > 4 && l.vocabulary[bare(rest)]
}

// shortestWithClitic is how many bytes a word must have for its لل to be the
// preposition and the article.
const shortestWithClitic = 8

// cutClitic cuts the first letter off when it can be a clitic.
func cutClitic(s string) (clitic, rest string) {
	for _, c := range []string{"و", "ف", "ل", "ب", "ک"} {
		if strings.HasPrefix(s, c) {
			return c, s[len(c):]
		}
	}
	return "", s
}
