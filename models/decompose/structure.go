package decompose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a paragraph, list item or heading of the text: the tokens from first
// to end, those of its markers before text.
type line struct {
	first, text, end int
	markers          []string // the kinds of its markers, outermost first: "h:dieu", "1.", "(a)", "-"
	blank            bool     // an empty line stands before it
	aside            bool     // its caption says that it is background
}

// lines cuts the tokens at line ends. A line that was only wrapped goes on in
// the next one, over the number of a page.
func (d *drafter) lines() []line {
	var lines []line
	blank, paged, from := false, false, 0
	for i := 0; i < len(d.tokens); {
		end := i
		for end < len(d.tokens) && d.tokens[end].kind != lineEnd {
			end++
		}
		switch {
		case end == i:
			blank = !paged
		case d.isPageNumber(i, end):
			for k := i; k < end; k++ {
				d.dropped[k] = true
			}
			blank, paged = false, true
		default:
			next := line{first: i, end: end, blank: blank}
			d.readMarkers(&next)
			if n := len(lines); n > 0 && d.wrapped(lines[n-1], next, from) {
				lines[n-1].end = end
			} else {
				lines = append(lines, next)
			}
			blank, paged, from = false, false, i
		}
		i = end + 1
	}
	return lines
}

// hasColumns tells whether a line is a row of a table.
func (d *drafter) hasColumns(l line) bool { return len(d.cells(l)) > 2 }

// readMarkers finds what a list item or heading begins with.
func (d *drafter) readMarkers(l *line) {
	const most = 3
	l.text = l.first
	for range most {
		if l.text >= l.end {
			return
		}
		kind, next := d.marker(l.text, l.end)
		if kind == "" {
			return
		}
		l.markers = append(l.markers, kind)
		l.text = min(next, l.end)
	}
}

// marker reads one marker at token i: its kind, and the token after it.
func (d *drafter) marker(i, end int) (kind string, next int) {
	t := d.tokens[i]
	at := func(k int) string {
		if k < end {
			return d.tokens[k].text
		}
		return ""
	}
	closes := func(s string) bool { return s != "" && strings.Contains(".):-/،", s) }
	switch {
	case t.kind == mark && (t.text == "-" || t.text == "+" || t.text == "•" || t.text == "*" || t.text == "●" || t.text == "▪" || t.text == "◦" || t.text == "o"):
		return t.text, i + 1
	case t.kind == mark && t.end-t.start == 1 && isSymbol(d.folded.source[t.start]) && i+1 < end && d.tokens[i+1].space:
		return "•", i + 1
	case t.text == "§" && i+1 < end && d.tokens[i+1].kind == number:
		return "§", d.after(i+2, end, ".")
	case t.text == "(" && i+1 < end && d.is(i+1, classHeadingWord): // "(المادة الأولى)"
		if kind, next = d.wordMarker(i+1, end); kind != "" {
			return kind, d.after(next, end, ")")
		}
	case t.text == "(" && at(i+2) == ")":
		if k := counter(d.tokens[i+1]); k != "" {
			return "(" + k + ")", i + 3
		}
	case t.kind == number && d.isItemNumber(t) && closes(at(i+1)) && i+2 <= end:
		return strings.Repeat("1.", 1+strings.Count(t.text, ".")+strings.Count(t.text, "-")) + at(i+1), d.after(i+2, end, "-")
	case t.kind == number && strings.Count(t.text, ".")+strings.Count(t.text, "-") > 0 && d.isItemNumber(t) && i+1 < end && d.tokens[i+1].upper:
		return strings.Repeat("1.", 1+strings.Count(t.text, ".")) + ".", i + 1
	case t.kind == number && d.lexicon.Names != capitalised && strings.Count(t.text, ".") > 0 && d.isItemNumber(t) && i+1 < end && d.isAny(i+1, classHead, classWeakHead, classCollective, classTitle, classModal): // "۳.۱ ریاست ترویج"
		return strings.Repeat("1.", 1+strings.Count(t.text, ".")) + ".", i + 1
	case t.kind == number && d.isItemNumber(t) && i+1 < end && d.tokens[i+1].kind == word && !d.tokens[i+1].upper && (d.isAny(i+1, classAssign, classOpening, classPast) || d.toDo(i+1, end)): // "4 invited the Minister", "4.1 to agree"
		return strings.Repeat("1.", strings.Count(t.text, ".")) + "1", i + 1
	case t.kind == word:
		return d.wordMarker(i, end)
	}
	return "", i
}

// isSymbol tells a sign that can only be a bullet: ■, ✓, ➢, or one of a symbol font.
func isSymbol(r rune) bool {
	return unicode.In(r, unicode.So, unicode.Co) || unicode.Is(unicode.Sm, r) && r > 0x2000 || r == '·' || r == '‣' || r == '⁃'
}

// isItemNumber tells the number of an item from a date or an amount.
func (d *drafter) isItemNumber(t token) bool {
	return len(t.text) <= 8 && !strings.ContainsAny(t.text, "/,:") && strings.Trim(t.text, "0123456789.-") == "" && len(strings.FieldsFunc(t.text, func(r rune) bool { return r == '.' || r == '-' })[0]) <= 3
}

func (d *drafter) after(i, end int, texts string) int {
	for i < end && d.tokens[i].kind == mark && strings.Contains(texts, d.tokens[i].text) {
		i++
	}
	return i
}

// wordMarker reads a marker that is a letter, a Roman number or a word with a
// number: a), II., Điều 3., Sec. 3., المادة (2), أولاً:.
func (d *drafter) wordMarker(i, end int) (kind string, next int) {
	t := d.tokens[i]
	follows := ""
	if i+1 < end {
		follows = d.tokens[i+1].text
	}
	if t.upper && t.end-t.start == 1 && follows == "." && i+2 < end && d.tokens[i+2].kind == number && !d.tokens[i+2].space {
		return "A.1", d.after(i+3, end, ".)")
	}
	if t.upper && numbered(t.text) && (follows == "." || follows == ")" || follows == ":") && i+2 < end { // "A5."
		return "A1", i + 2
	}
	if follows == "." && t.upper && i+2 < end && !d.tokens[i+2].space && d.tokens[i+2].upper && d.inEnglish() { // "U.S. Army"
		return "", i
	}
	if k := counter(t); k != "" && (follows == ")" || follows == "." || follows == "/" || follows == "-" && (!d.tokens[i+1].space || d.tokens[i].text[0] >= utf8.RuneSelf && i+2 < end && d.tokens[i+2].space)) { // "أ - منع الرمي"
		return k + follows, i + 2
	}
	if m, ok := d.longest(i, classEnumerator); ok {
		if j := i + m.length; j < end && strings.Contains(":-).،", d.tokens[j].text) {
			return "ordinal", d.after(j, end, ":-).،")
		}
	}
	m, ok := d.longest(i, classHeadingWord)
	if !ok {
		return "", i
	}
	if j := i + m.length; d.lexicon.Order == verbLast && j+1 < end && d.tokens[j].text == "-" { // "تبصره - "
		return "h:" + abbreviated(d.tokens[i].key), j + 1
	}
	j := d.after(i+m.length, end, ".(")
	if j >= end {
		return "", i
	}
	counted := j + 1
	if ordinal, ok := d.longest(j, classOrdinal); ok { // "المادة الحادية عشرة"
		counted = min(j+ordinal.length, end)
	} else if d.tokens[j].kind != number && counter(d.tokens[j]) == "" {
		return "", i
	}
	k := d.after(counted, end, ")")
	if k < end && !strings.Contains(".:-)", d.tokens[k].text) && k == counted && !d.tokens[k].upper {
		return "", i // "Article 3 of the Law says"
	}
	return "h:" + abbreviated(d.tokens[i].key), d.after(k, end, ".:-)")
}

// abbreviated is a heading word as its abbreviation begins too: Section, Sec.
func abbreviated(s string) string {
	const letters = 3
	r := []rune(s)
	return string(r[:min(letters, len(r))])
}

// numbered tells a letter with a number of one or two digits.
func numbered(s string) bool {
	return len(s) >= 2 && len(s) <= 3 && s[0] >= 'a' && s[0] <= 'z' && strings.Trim(s[1:], "0123456789") == ""
}

// counter is the kind of a letter or number that counts items: 1, a, i, A, I.
func counter(t token) string {
	switch {
	case t.kind == number && len(t.text) <= 3:
		return "1"
	case t.kind != word:
		return ""
	case t.text == "i" || t.text == "v" || t.text == "x" || len(t.text) > 1 && len(t.text) <= 5 && strings.Trim(t.text, "ivx") == "":
		if t.upper {
			return "I"
		}
		return "i"
	case t.text == "الف":
		return "a"
	case len([]rune(t.text)) == 1:
		if t.upper {
			return "A"
		}
		return "a"
	}
	return ""
}
