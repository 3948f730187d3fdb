package decompose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text in the form in which words are compared, with the way back to
// the text: lower case, one form of each letter, no marks that only some writers
// set. Vietnamese keeps its marks, which tell words apart.
type folded struct {
	source []rune  // the text
	runes  []rune  // the folded text
	from   []int32 // where in the source a folded rune begins
	to     []int32 // and where it ends
}

// letters maps letters that have several forms to one.
var letters = map[rune]rune{
	'ي': 'ی', 'ى': 'ی', 'ئ': 'ی', 'ك': 'ک', 'ة': 'ه', 'ۀ': 'ه', 'ە': 'ه',
	'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ؤ': 'و', 'ł': 'l', 'đ': 'd',
	'’': '\'', '‘': '\'', 'ʼ': '\'', '“': '"', '”': '"', '„': '"', '«': '"', '»': '"',
	'–': '-', '—': '-', '‑': '-', '−': '-', '‐': '-', '٫': '.', '۔': '.', '…': '.',
	'\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\u3000': ' ', '\f': ' ', '\v': ' ',
}

// tatweel draws a word out, and is a dash where no letter stands before it.
const tatweel = 'ـ'

// joinsLetters tells whether the tatweel at an index stands behind a letter or
// another that does.
func joinsLetters(source []rune, at int32) bool {
	for at--; at >= 0 && source[at] == tatweel; at-- {
	}
	return at >= 0 && (unicode.IsLetter(source[at]) || unicode.Is(unicode.Mn, source[at]))
}

// invisible are characters that shape text and mean nothing.
func invisible(r rune) bool {
	switch {
	case r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return true
	case r == tatweel, r == '\u00ad', r == '\ufeff', r == '\u2060', r == '\ufffe':
		return true
	}
	return false
}

// fold folds a text; keepMarks leaves the marks of Latin letters in place.
func fold(text string, keepMarks bool) *folded {
	n := utf8.RuneCountInString(text)
	f := &folded{source: make([]rune, 0, n), runes: make([]rune, 0, n), from: make([]int32, 0, n), to: make([]int32, 0, n)}
	cache := map[string][]rune{}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		start, begin := int32(len(f.source)), i
		f.source = append(f.source, r)
		i += size
		for i < len(text) && text[i] >= utf8.RuneSelf { // the marks that follow belong to the letter
			mark, size := utf8.DecodeRuneInString(text[i:])
			if !unicode.Is(unicode.Mn, mark) {
				break
			}
			f.source = append(f.source, mark)
			i += size
		}
		if r < utf8.RuneSelf && i == begin+1 {
			f.add(asciiLower(r), start)
			continue
		}
		if r == tatweel && !joinsLetters(f.source, start) { // "ماده ۲ـ"
			f.add('-', start)
			continue
		}
		cluster := text[begin:i]
		to, known := cache[cluster]
		if !known {
			to = foldCluster(cluster, keepMarks)
			if len(cluster) <= 16 {
				cache[cluster] = to
			}
		}
		for _, r := range to {
			f.add(r, start)
		}
	}
	return f
}

func (f *folded) add(r rune, start int32) {
	f.runes = append(f.runes, r)
	f.from = append(f.from, start)
	f.to = append(f.to, int32(len(f.source)))
}

func asciiLower(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r == '\f', r == '\v', r == '\r':
		return ' '
	}
	return r
}

// foldCluster folds a letter with its marks.
func foldCluster(cluster string, keepMarks bool) []rune {
	var out []rune
	if len(cluster) > 64 { // a letter under a heap of marks
		cluster = cluster[:utf8.UTFMax]
	}
	for _, r := range norm.NFC.String(cluster) {
		if one, ok := letters[r]; ok && !(keepMarks && r == 'đ') {
			out = append(out, one)
			continue
		}
		if keepMarks && unicode.Is(unicode.Latin, r) {
			out = append(out, unicode.ToLower(r))
			continue
		}
		for _, part := range norm.NFKD.String(string(r)) {
			out = append(out, foldPart(part)...)
		}
	}
	return out
}

// foldPart folds one character that no longer decomposes.
func foldPart(r rune) []rune {
	r = unicode.ToLower(r)
	if one, ok := letters[r]; ok {
		r = one
	}
	switch {
	case r >= '٠' && r <= '٩':
		return []rune{r - '٠' + '0'}
	case r >= '۰' && r <= '۹':
		return []rune{r - '۰' + '0'}
	case unicode.Is(unicode.Mn, r), invisible(r):
		return nil
	}
	return []rune{r}
}

// tonePlaces brings the two ways of placing a Vietnamese tone mark to one: hòa
// and hoà, ủy and uỷ.
var tonePlaces = strings.NewReplacer(
	"òa", "oà", "óa", "oá", "ỏa", "oả", "õa", "oã", "ọa", "oạ",
	"òe", "oè", "óe", "oé", "ỏe", "oẻ", "õe", "oẽ", "ọe", "oẹ",
	"ùy", "uỳ", "úy", "uý", "ủy", "uỷ", "ũy", "uỹ", "ụy", "uỵ")
