package textfile

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// glyph is one drawn sign; a ligature is several letters.
type glyph struct {
	text        string
	x, y, width float64
	size        float64
}

// visualText puts Arabic or Persian text, which a PDF draws in any order, into
// the order in which it is read: by lines from above, from right to left, with
// numbers and Latin words turned back.
func visualText(drawn []glyph) string {
	var b strings.Builder
	for _, line := range linesOf(slices.DeleteFunc(drawn, unplaced)) {
		b.WriteString(readLine(line))
		b.WriteString("\n")
	}
	return b.String()
}

// unplaced tells what is left out: marks above and below letters, whose places
// belie their order, and signs without meaning or place.
func unplaced(g glyph) bool {
	r := []rune(g.text)
	return len(r) == 0 || unicode.Is(unicode.Mn, r[0]) || r[0] == unicode.ReplacementChar || unicode.In(r[0], unicode.Cc, unicode.Cf) || math.IsNaN(g.x) || math.IsNaN(g.y)
}

// linesOf groups glyphs by their height on the page.
func linesOf(glyphs []glyph) [][]glyph {
	const near = 3.0 // points
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(b.y, a.y) })
	var lines [][]glyph
	for i, g := range glyphs {
		if n := len(lines); i > 0 && lines[n-1][0].y-g.y < near {
			lines[n-1] = append(lines[n-1], g)
			continue
		}
		lines = append(lines, []glyph{g})
	}
	return lines
}

// readLine reads a line from right to left.
func readLine(line []glyph) string {
	slices.SortStableFunc(line, func(a, b glyph) int { return cmp.Compare(b.x, a.x) })
	var out, turned []string // turned: a run that reads from left to right
	flush := func() {
		slices.Reverse(turned)
		out = append(out, turned...)
		turned = nil
	}
	for i, g := range line {
		if i > 0 && line[i-1].x-(g.x+g.width) > g.size/4 && g.text != " " && line[i-1].text != " " {
			flush()
			out = append(out, " ")
		}
		r := []rune(g.text)[0]
		if unicode.IsDigit(r) || unicode.Is(unicode.Latin, r) || len(turned) > 0 && strings.ContainsRune("/.-:,%", r) && i+1 < len(line) && isLeftToRight(line[i+1]) {
			turned = append(turned, g.text)
			continue
		}
		flush()
		out = append(out, g.text)
	}
	flush()
	return upright(strings.Join(strings.Fields(strings.Join(out, "")), " "))
}

func isLeftToRight(g glyph) bool {
	r := []rune(g.text)[0]
	return unicode.IsDigit(r) || unicode.Is(unicode.Latin, r)
}

// upright turns brackets round where a line closes one before it opens any: some
// writers of PDF name a bracket in right-to-left text by its shape.
func upright(line string) string {
	first := strings.IndexAny(line, "()[]")
	if first < 0 || line[first] == '(' || line[first] == '[' {
		return line
	}
	return strings.NewReplacer("(", ")", ")", "(", "[", "]", "]", "[").Replace(line)
}
