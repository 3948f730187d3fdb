package document

import (
	"strings"

	"dondoc/templates/paper"
)

// piece is a stretch of a word in one face.
type piece struct {
	text, face string
	width      float64
}

// word is what stands between two spaces.
type word struct {
	pieces []piece
	width  float64
}

// line is a line of words; the last of a paragraph is not stretched.
type line struct {
	words []word
	width float64 // with its spaces
	last  bool
}

// setting is how text is set: its size in points, and the widths to fill in millimetres.
type setting struct {
	size         float64
	first, width float64 // of the first line, of the others
}

// lines breaks runs into lines. A word longer than a line is broken where it must be.
func (p *pdf) lines(runs []paper.Run, s setting) []line {
	p.file.SetFont(typeface, "", s.size)
	space := p.file.GetStringWidth(" ")
	var out []line
	current := line{}
	room := func() float64 {
		if len(out) == 0 {
			return s.first
		}
		return s.width
	}
	flush := func() {
		out = append(out, current)
		current = line{}
	}
	for _, w := range p.words(runs, s.size) {
		for {
			need := w.width
			if len(current.words) > 0 {
				need += space
			}
			if current.width+need <= room() {
				current.words, current.width = append(current.words, w), current.width+need
				break
			}
			if len(current.words) > 0 {
				flush()
				continue
			}
			var head word
			head, w = p.split(w, s.size, room())
			current.words, current.width = []word{head}, head.width
			if len(w.pieces) == 0 {
				break
			}
			flush()
		}
	}
	flush()
	out[len(out)-1].last = true
	return out
}

func breaks(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }

// words splits runs at their spaces: a word may change its face within.
func (p *pdf) words(runs []paper.Run, size float64) []word {
	var out []word
	open := false // the last word goes on
	for _, r := range runs {
		text := printable(r.Text)
		p.file.SetFont(typeface, face(r), size)
		for i, part := range strings.FieldsFunc(text, breaks) {
			width := p.file.GetStringWidth(part)
			if i > 0 || !open || breaks(rune(text[0])) {
				out = append(out, word{})
			}
			w := &out[len(out)-1]
			w.pieces, w.width = append(w.pieces, piece{part, face(r), width}), w.width+width
		}
		if text != "" {
			open = len(out) > 0 && !breaks(rune(text[len(text)-1]))
		}
	}
	return out
}

// breakAt moves a cut back behind a hyphen or a slash, where there is one in the second half.
func breakAt(runes []rune, at int) int {
	for i := at; i > at/2; i-- {
		if runes[i-1] == '-' || runes[i-1] == '/' {
			return i
		}
	}
	return at
}

// split cuts off as much of a word as fits, one character at least.
func (p *pdf) split(w word, size, room float64) (head, rest word) {
	for i, part := range w.pieces {
		p.file.SetFont(typeface, part.face, size)
		runes := []rune(part.text)
		for j := range runes {
			width := p.file.GetStringWidth(string(runes[:j+1]))
			if head.width+width <= room || i == 0 && j == 0 {
				continue
			}
			j = breakAt(runes, j)
			if j > 0 {
				cut := piece{string(runes[:j]), part.face, p.file.GetStringWidth(string(runes[:j]))}
				head.pieces, head.width = append(head.pieces, cut), head.width+cut.width
			}
			left := piece{string(runes[j:]), part.face, p.file.GetStringWidth(string(runes[j:]))}
			rest.pieces = append([]piece{left}, w.pieces[i+1:]...)
			for _, x := range rest.pieces {
				rest.width += x.width
			}
			return head, rest
		}
		head.pieces, head.width = append(head.pieces, part), head.width+part.width
	}
	return head, word{}
}

// printable leaves out control characters, for which no typeface has a letter.
func printable(s string) string {
	return composed(strings.Map(func(r rune) rune {
		if r < ' ' && !breaks(r) || r == 0x7f || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, s))
}

// justified sets a line between both edges, where it is not the paragraph's last.
const justified paper.Align = -1

// set draws a line from x on, its top at y.
func (p *pdf) set(l line, x, y, width, size float64, align paper.Align) {
	p.file.SetFont(typeface, "", size)
	space := p.file.GetStringWidth(" ")
	switch {
	case align == paper.Centre:
		x += (width - l.width) / 2
	case align == paper.End:
		x += width - l.width
	case align == justified && !l.last && len(l.words) > 1:
		space += (width - l.width) / float64(len(l.words)-1)
	}
	base := y + size/pointsPerMM*0.9
	for _, w := range l.words {
		for _, part := range w.pieces {
			p.file.SetFont(typeface, part.face, size)
			p.file.Text(x, base, part.text)
			x += part.width
		}
		x += space
	}
}
