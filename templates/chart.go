package templates

import (
	"html/template"
	"strconv"
	"strings"
)

// Charts are drawn here as SVG, classes only, on a canvas of 480 by 250 units (DESIGN.md, "Charts"):
// values start at zero, time runs from left to right in every language, and the same figures stand in a
// table beside each.
const (
	chartLeft, chartTop, chartFoot = 34.0, 14.0, 218.0
	chartLabels                    = 238 // where the words below the axis stand
)

// drawing is a chart being drawn.
type drawing struct {
	strings.Builder
	right float64
	most  float64 // the value at the top
}

// newDrawing begins a chart named by the elements with the ids, whose highest value is most, with the
// lines and figures of its scale.
func newDrawing(title, about string, right float64, most int, number func(int) string) *drawing {
	step := niceStep(most)
	d := &drawing{right: right, most: float64(step * 3)}
	d.WriteString(`<svg viewBox="0 0 480 250" role="img" aria-labelledby="` + title + `" aria-describedby="` + about + `">`)
	for i := range 4 {
		class, y := "grid", d.y(i*step)
		if i == 0 {
			class = "base"
		}
		d.WriteString(`<path class="` + class + `" d="M34 ` + units(y) + `H` + units(right) + `"/><text x="28" y="` + units(y+4) + `" text-anchor="end">` + number(i*step) + `</text>`)
	}
	return d
}

// niceStep is a third of a scale that holds most: 1, 2 or 5 times a power of ten.
func niceStep(most int) int {
	for size := 1; ; size *= 10 {
		for _, n := range []int{1, 2, 5} {
			if n*size*3 >= most {
				return n * size
			}
		}
	}
}

func (d *drawing) y(value int) float64 {
	return chartFoot - (chartFoot-chartTop)*float64(value)/d.most
}

// label writes the words below a place on the axis; every second one is left out where there is little
// room.
func (d *drawing) label(x float64, words string, second bool) {
	class := ""
	if second {
		class = ` class="alt"`
	}
	d.WriteString(`<text x="` + units(x) + `" y="` + strconv.Itoa(chartLabels) + `" text-anchor="middle"` + class + `>` + template.HTMLEscapeString(words) + `</text>`)
}

func (d *drawing) rect(fill string, x, width float64, from, to int) {
	if to > from {
		d.WriteString(`<rect ` + fill + ` x="` + units(x) + `" y="` + units(d.y(to)) + `" width="` + units(width) + `" height="` + units(d.y(from)-d.y(to)) + `"/>`)
	}
}

func (d *drawing) done() template.HTML { return template.HTML(d.String() + `</svg>`) }

// units writes a place on the canvas, to a tenth.
func units(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// points are the places of a line through the values, evenly spread from left to right.
func (d *drawing) points(values []int) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = units(d.x(i, len(values))) + " " + units(d.y(v))
	}
	return out
}

func (d *drawing) x(i, of int) float64 {
	return chartLeft + (d.right-chartLeft)*float64(i)/float64(max(1, of-1))
}
