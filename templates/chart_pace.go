package templates

import (
	"html/template"
	"slices"
	"strings"

	"dondoc/models/deadline"
)

// WeekFigures are a week's tasks: how many fall due in it, of those how many are completed or overdue
// now, and how many accepted results were submitted in it.
type WeekFigures struct {
	Monday                        deadline.Date
	Due, Completed, Overdue, Done int
}

// InTerm is how many of the week's tasks are unfinished and not overdue.
func (w WeekFigures) InTerm() int { return w.Due - w.Completed - w.Overdue }

// paceLine is a row of the table beside the chart of pace.
type paceLine struct {
	Week           template.HTML
	Due, Done, Gap string
}

// pace is completed against due, cumulative by week.
type pace struct {
	Title, About string
	Chart        template.HTML
	Lines        []paceLine
}

// Pace draws what was completed against what fell due, added up week by week.
func (v *BoardView) Pace() *pace {
	weeks := v.Past
	if len(weeks) < 2 {
		return nil
	}
	p := &pace{}
	due, done := make([]int, len(weeks)), make([]int, len(weeks))
	for i, w := range weeks {
		due[i], done[i] = w.Due, w.Done
		if i > 0 {
			due[i], done[i] = due[i]+due[i-1], done[i]+done[i-1]
		}
		p.Lines = append(p.Lines, paceLine{v.Short(w.Monday), v.Num(due[i]), v.Num(done[i]), v.Num(due[i] - done[i])})
	}
	last := len(weeks) - 1
	p.Title = v.say.text("pace_kept")
	if gap := due[last] - done[last]; gap > 0 {
		p.Title = v.N("pace_behind", gap)
	}
	p.About = v.T("pace_about", "From", v.say.date(v.say.dates.short, weeks[0].Monday), "To", v.say.date(v.say.dates.short, weeks[last].Monday.AddDays(6)))
	p.Chart = v.drawPace(weeks, due, done)
	return p
}

func (v *BoardView) drawPace(weeks []WeekFigures, due, done []int) template.HTML {
	last := len(weeks) - 1
	d := newDrawing("c-pace", "p-pace", 400, max(due[last], done[last], 1), v.Num)
	for i, w := range weeks {
		if i%3 == 2 {
			d.label(d.x(i, len(weeks)), v.say.date(v.say.dates.brief, w.Monday), i%6 == 5)
		}
	}
	above, below := d.points(due), d.points(done)
	back := slices.Clone(below)
	slices.Reverse(back)
	if due[last] > done[last] {
		d.WriteString(`<path class="gap" d="M` + strings.Join(above, " ") + ` ` + strings.Join(back, " ") + `z"/>`)
	}
	d.WriteString(`<path class="l-due" d="M` + strings.Join(above, " ") + `"/><path class="l-done" d="M` + strings.Join(below, " ") + `"/>`)
	for _, at := range below {
		x, y, _ := strings.Cut(at, " ")
		d.WriteString(`<circle class="dot" cx="` + x + `" cy="` + y + `" r="3.2"/>`)
	}
	yDue, yDone := d.y(due[last]), d.y(done[last])
	if near := 14.0; yDone-yDue < near && yDue-yDone < near { // the words must not lie on one another
		if due[last] >= done[last] {
			yDue = yDone - near
		} else {
			yDone = yDue - near
		}
	}
	for _, end := range []struct {
		y  float64
		id string
		n  int
	}{{yDue, "pace_due", due[last]}, {yDone, "pace_done", done[last]}} {
		d.WriteString(`<text class="k" x="408" y="` + units(end.y+4) + `">`)
		escape(&d.Builder, v.T(end.id, "Number", v.Num(end.n)))
		d.WriteString(`</text>`)
	}
	return d.done()
}
