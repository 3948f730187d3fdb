package decompose

import (
	"slices"
	"strings"
	"unicode"
)

// Measures of a text whose lines were cut to a width, in code points.
const (
	widestPage  = 140 // no page is wider
	ragged      = 14  // how far lines may stop short of the width
	leastFull   = 4   // lines must reach it
	fullOneInto = 4   // and this part of all lines
)

// pageWidth is the width to which the lines of the text were cut, 0 where they
// were not: so many of them end near the longest.
func (d *drafter) pageWidth() int {
	var lengths []int
	start := 0
	for i, t := range d.tokens {
		if t.kind != lineEnd {
			continue
		}
		if i > start && !d.hasColumns(line{first: start, text: start, end: i}) {
			lengths = append(lengths, d.tokens[i-1].end-d.tokens[start].start)
		}
		start = i + 1
	}
	if len(lengths) < leastFull {
		return 0
	}
	width, full := slices.Max(lengths), 0
	d.uncut = width > 2*widestPage
	for _, n := range lengths {
		if n >= width-ragged {
			full++
		}
	}
	if width > widestPage || full < leastFull || full*fullOneInto < len(lengths) {
		return 0
	}
	return width
}

// fills tells whether a line from token first to end was cut before token next
// because the next word would not have stood in it.
func (d *drafter) fills(first, end, next int) bool {
	last := next
	for last+1 < len(d.tokens) && d.tokens[last+1].kind != lineEnd && !d.tokens[last+1].space {
		last++
	}
	word := d.tokens[last].end - d.tokens[next].start
	return d.tokens[end-1].end-d.tokens[first].start+1+word > d.width
}

// wrapped tells whether a line goes on in the next. The tokens of the line that
// was read last begin at from: it may have gone on from others.
func (d *drafter) wrapped(before, next line, from int) bool {
	if next.blank || len(next.markers) > 0 || next.end == next.text || d.hasColumns(before) || d.hasColumns(next) {
		return false
	}
	last := d.tokens[before.end-1]
	if last.kind == mark && strings.Contains(":;؛|", last.text) && !d.endsInLabel(before) {
		return false
	}
	if d.width > 0 {
		return d.fills(from, before.end, next.first)
	}
	return d.stopsShort(before, next)
}

// endsInLabel tells whether a line ends in a few words with a colon behind a semicolon
// or full stop, which what they announce follows: "…; deadline:".
func (d *drafter) endsInLabel(l line) bool {
	const longest = 4
	if d.tokens[l.end-1].text != ":" {
		return false
	}
	for i := l.end - 2; i > l.text && i >= l.end-2-longest; i-- {
		if strings.Contains(";؛.", d.tokens[i].text) {
			return d.tokens[i].kind == mark
		}
	}
	return false
}

// stopsShort tells whether a line is long and stops in the middle of a sentence,
// and the next begins in small letters.
func (d *drafter) stopsShort(before, next line) bool {
	const long = 45
	last, start := d.tokens[before.end-1], d.tokens[next.first]
	if d.uncut && last.text != "," || last.kind == mark && strings.Contains(".!?؟", last.text) || last.end-d.tokens[before.first].start < long {
		return false
	}
	return start.kind == word && unicode.In(d.folded.source[start.start], unicode.Latin) && (!start.upper || d.tokens[before.end-1].text == "," || d.is(before.end-1, classAnd))
}

// isPageNumber tells a line that only numbers a page: "3", "- 3 -", "Trang 2/5".
func (d *drafter) isPageNumber(first, end int) bool {
	const most = 5
	if end-first > most {
		return false
	}
	numbers, words := 0, 0
	for i := first; i < end; i++ {
		switch t := d.tokens[i]; {
		case t.kind == number && len(t.text) <= len("100/200"):
			numbers++
		case t.text == "-" || t.text == "/" || t.text == "|":
		case t.kind == word && (i == first && d.is(i, classPage) || i > first && d.is(first, classPage)):
			words++
		default:
			return false
		}
	}
	return numbers > 0 && (numbers == 1 || words > 0)
}

// unwrap takes the line ends out of the lines that go on, and joins words that a
// hyphen parted there.
func (d *drafter) unwrap(lines []line) []line {
	kept := d.tokens[:0] // never ahead of what is read
	for n := range lines {
		l := &lines[n]
		first := len(kept)
		for i := l.first; i < l.end; i++ {
			t := d.tokens[i]
			if t.kind == lineEnd || d.dropped[i] {
				continue
			}
			if k := len(kept); k-first >= 2 && i > l.first && d.tokens[i-1].kind == lineEnd && t.kind == word && !t.upper && kept[k-1].text == "-" && !kept[k-1].space && kept[k-2].kind == word {
				kept[k-2].text += t.text
				kept[k-2].key, kept[k-2].end = kept[k-2].text, t.end
				kept = kept[:k-1]
				continue
			}
			kept = append(kept, t)
		}
		if first < len(kept) {
			kept[first].starts = true
		}
		*l = line{first: first, end: len(kept), text: first}
	}
	d.tokens = kept
	return lines
}
