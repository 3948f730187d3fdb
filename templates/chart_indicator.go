package templates

import (
	"html/template"
	"strconv"
	"strings"

	"dondoc/models/deadline"
)

func (*IndicatorsView) template() string { return "indicators" }
func (*IndicatorView) template() string  { return "indicator" }

func (*IndicatorFormView) template() string { return "indicator_form" }
func (*ValuesView) template() string        { return "values" }
func (*ValuesPreview) template() string     { return "values_preview" }

// Href is the indicator's page.
func (c IndicatorCard) Href() string { return "/indicators/" + strconv.FormatInt(c.ID, 10) }

// Goal is what the values go towards: the target, else the whole they are a part of.
func (c IndicatorCard) Goal() *float64 {
	if c.TargetValue != nil {
		return c.TargetValue
	}
	return c.WholeValue
}

// GoalText is Goal as written.
func (c IndicatorCard) GoalText() string {
	if c.Target != "" {
		return c.Target
	}
	return c.OutOf
}

// Share draws how much of the goal the last value is; nothing where either is not known.
func (c IndicatorCard) Share() template.HTML {
	goal := c.Goal()
	if c.Value == nil || c.Done == nil && (goal == nil || *goal <= 0) {
		return ""
	}
	class := "g-open"
	if c.Reached {
		class = "g-done"
	}
	share := 0.0
	if c.Done != nil {
		share = *c.Done
	} else {
		share = *c.Value / *goal
	}
	share = min(100, max(0, 100*share))
	return template.HTML(`<svg class="bar" aria-hidden="true"><rect class="` + class + `" width="` + units(share) + `%" height="100%"/></svg>`)
}

// The canvas of a small multiple, in units.
const (
	smallLeft, smallRight, smallTop, smallFoot = 8.0, 292.0, 12.0, 92.0
)

// Chart draws the dated values from left to right up to the due day, and the goal as a level; nothing for
// fewer than two dated values, which have no course.
func (p *Page) Chart(c IndicatorCard) template.HTML {
	var dated []IndicatorPoint
	most := 0.0
	for _, x := range c.Points {
		if !x.On.IsZero() {
			dated = append(dated, x)
			most = max(most, x.Value)
		}
	}
	if len(dated) < 2 {
		return ""
	}
	if goal := c.Goal(); goal != nil {
		most = max(most, *goal)
	}
	if c.BaselineValue != nil {
		most = max(most, *c.BaselineValue)
	}
	first, last := dated[0].On, dated[len(dated)-1].On
	if c.Due.After(last) {
		last = c.Due
	}
	span := float64(max(1, first.DaysUntil(last)))
	x := func(d deadline.Date) float64 {
		return smallLeft + (smallRight-smallLeft)*float64(first.DaysUntil(d))/span
	}
	y := func(v float64) float64 { return smallFoot - (smallFoot-smallTop)*max(0, v)/max(most, 1e-9) }
	var b strings.Builder
	b.WriteString(`<svg viewBox="0 0 300 110" role="img" aria-label="`)
	escape(&b, c.Name)
	b.WriteString(`"><path class="base" d="M8 92H292"/>`)
	if goal := c.Goal(); goal != nil {
		b.WriteString(`<path class="l-due" d="M8 ` + units(y(*goal)) + `H292"/>`)
	}
	line := make([]string, len(dated))
	for i, v := range dated {
		line[i] = units(x(v.On)) + " " + units(y(v.Value))
	}
	b.WriteString(`<path class="l-done" d="M` + strings.Join(line, " ") + `"/>`)
	for _, v := range dated {
		b.WriteString(`<circle class="dot" cx="` + units(x(v.On)) + `" cy="` + units(y(v.Value)) + `" r="3.2"/>`)
	}
	b.WriteString(`<text x="8" y="107">`)
	escape(&b, isolated(p.say.date(p.say.dates.short, first)))
	b.WriteString(`</text><text x="292" y="107" text-anchor="end">`)
	escape(&b, isolated(p.say.date(p.say.dates.short, last)))
	b.WriteString(`</text></svg>`)
	return template.HTML(b.String())
}

// CourseOf says distance, pace needed and kept, and the forecast, in lines; where there is no forecast, why.
func (p *Page) CourseOf(c IndicatorCard) []string {
	var out []string
	if c.Target != "" && c.Last != "" {
		if c.Reached {
			out = append(out, p.say.plain["ind_reached"])
		} else {
			out = append(out, p.T("ind_distance", "Value", c.Distance, "Unit", c.Unit))
		}
	}
	for _, x := range [][2]string{{"ind_needed", c.Needed}, {"ind_kept", c.Kept}, {"ind_forecast", c.Forecast}} {
		if x[1] != "" {
			out = append(out, p.T(x[0], "Value", x[1], "Unit", c.Unit))
		}
	}
	switch {
	case len(c.Points) == 0:
		out = append(out, p.say.plain["ind_none"])
	case c.Kept == "":
		out = append(out, p.say.plain["ind_no_pace"])
	}
	return out
}

// cardLine is an indicator with its chart and its course in words.
type cardLine struct {
	*Page
	IndicatorCard
	Drawn  template.HTML
	Course []string
}

// Drawn are the agencies whose values have a course to draw, ready for "indicator-figure".
func (v *IndicatorView) Drawn() []cardLine {
	var out []cardLine
	for _, c := range v.ByAgency {
		if line := v.CardOf(c); line.Drawn != "" {
			out = append(out, line)
		}
	}
	return out
}

// ShareOf lays out a line of the agencies: the controls are told apart by their number.
func (v *IndicatorFormView) ShareOf(n int, x ShareField) []formField {
	id := "shares." + strconv.Itoa(n)
	return []formField{
		{ID: id + ".agency", Name: "share_agency", Label: v.T("agency"), Err: v.Fault(id + ".agency"), Value: x.Agency, Type: "text", List: "agencies"},
		{ID: id + ".target", Name: "share_target", Label: v.T("ind_target"), Err: v.Fault(id + ".target"), Value: x.Target, Type: "text"},
	}
}

// CardOf makes an indicator ready for the partial "indicator-figure".
func (p *Page) CardOf(c IndicatorCard) cardLine {
	return cardLine{p, c, p.Chart(c), p.CourseOf(c)}
}
