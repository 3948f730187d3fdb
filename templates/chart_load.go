package templates

import (
	"html/template"
	"slices"
	"strings"

	"dondoc/models/deadline"
)

// loadLine is a row of the table beside the chart of load.
type loadLine struct {
	Week                            template.HTML
	Completed, Overdue, InTerm, All string
}

// load is what falls due, week by week.
type load struct {
	Title, About string
	Chart        template.HTML
	Lines        []loadLine
}

// heavyWeeks is how many of the coming weeks the title names.
const heavyWeeks = 3

// Load draws the tasks by the week of their due day.
func (v *BoardView) Load() *load {
	if len(v.Coming) < 2 {
		return nil
	}
	l := &load{}
	most := 1
	var ahead []WeekFigures
	for _, w := range v.Coming {
		most = max(most, w.Due)
		if w.Monday.After(v.Today) && w.InTerm() > 0 {
			ahead = append(ahead, w)
		}
		l.Lines = append(l.Lines, loadLine{v.Short(w.Monday), v.Num(w.Completed), v.Num(w.Overdue), v.Num(w.InTerm()), v.Num(w.Due)})
	}
	l.Title = v.say.plain["load_none"]
	if len(ahead) > 0 {
		slices.SortStableFunc(ahead, func(a, b WeekFigures) int { return b.InTerm() - a.InTerm() })
		ahead = ahead[:min(heavyWeeks, len(ahead))]
		slices.SortFunc(ahead, func(a, b WeekFigures) int { return a.Monday.Compare(b.Monday) })
		var days []string
		for _, w := range ahead {
			days = append(days, v.say.date(v.say.dates.brief, w.Monday))
		}
		l.Title = v.T("load_heavy", "Weeks", strings.Join(days, v.say.comma()))
	}
	l.About = v.T("load_about", "From", v.say.date(v.say.dates.short, v.Coming[0].Monday), "To", v.say.date(v.say.dates.short, v.Coming[len(v.Coming)-1].Monday.AddDays(6)))
	l.Chart = v.drawLoad(most)
	return l
}

func (v *BoardView) drawLoad(most int) template.HTML {
	d := newDrawing("c-load", "p-load", 472, most, v.Num)
	d.WriteString(`<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="g-over" width="5" height="5"/><rect class="hatch" width="1.6" height="5"/></pattern></defs>`)
	step := (d.right - chartLeft) / float64(len(v.Coming))
	for i, w := range v.Coming {
		x, width := chartLeft+step*(float64(i)+0.15), step*0.7
		d.rect(`class="g-done"`, x, width, 0, w.Completed)
		d.rect(`fill="url(#hatch)"`, x, width, w.Completed, w.Completed+w.Overdue)
		d.rect(`class="g-open"`, x, width, w.Completed+w.Overdue, w.Due)
		if i%3 == 0 {
			d.label(x+width/2, v.say.date(v.say.dates.brief, w.Monday), i%6 == 3)
		}
		if days := w.Monday.DaysUntil(v.Today); days >= 0 && days < 7 {
			v.markToday(d, chartLeft+step*(float64(i)+float64(days)/7), v.Today)
		}
	}
	return d.done()
}

func (v *BoardView) markToday(d *drawing, x float64, today deadline.Date) {
	d.WriteString(`<path class="now" d="M` + units(x) + ` 14V218"/><text class="k" x="` + units(x+5) + `" y="19">`)
	escape(&d.Builder, v.T("chart_today", "Date", v.say.date(v.say.dates.brief, today)))
	d.WriteString(`</text>`)
}
