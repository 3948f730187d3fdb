package templates

import (
	"html/template"
	"net/url"
	"strconv"
)

func (*BoardView) template() string { return "board" }

// FigureLink is the list of tasks a figure of the board counts.
func (v *BoardView) FigureLink(name, value string) string {
	q := url.Values{name: {value}}
	if v.Filter.Directive != "" {
		q.Set("directive", v.Filter.Directive)
	}
	return "/tasks?" + q.Encode()
}

// rateLine is a rate with its name and its formula with the numbers in it.
type rateLine struct{ Name, Value, Formula string }

// Rates shows both rates in official use: they give different answers, so
// each stands with its formula and numbers (DOMAIN.md, status of a task).
func (p *Page) Rates(ofAll, ofFallenDue Rate) []rateLine {
	line := func(name, formula string, r Rate) rateLine {
		return rateLine{p.say.plain[name], p.say.percent(r),
			p.say.text(formula, "Part", p.Num(r.Part), "Whole", p.Num(r.Whole))}
	}
	return []rateLine{
		line("rate_of_all", "rate_of_all_formula", ofAll),
		line("rate_of_fallen_due", "rate_of_fallen_due_formula", ofFallenDue),
	}
}

// sortHead is a column head of the agencies' table.
type sortHead struct {
	Word, Class, Href, Sorted string
	Icon                      template.HTML
}

// SortHeads lists the columns. Overdue and the shares come right after the
// name: on a phone they are what is seen without scrolling sideways.
func (v *BoardView) SortHeads() []sortHead {
	columns := []struct{ key, word, class string }{
		{"name", "agency", ""}, {"overdue", "overdue", "num"}, {"", "shares", "barcol"},
		{"on_time", "count_on_time", "num"}, {"late", "count_late", "num"}, {"in_term", "count_in_term", "num"},
		{"undated", "count_undated", "num"}, {"total", "all_tasks", "num"},
		{"of_all", "rate_of_all", "num"}, {"of_due", "rate_of_fallen_due", "num"},
	}
	heads := make([]sortHead, len(columns))
	for i, c := range columns {
		heads[i] = sortHead{Word: v.say.plain[c.word], Class: c.class}
		if c.key == "" {
			continue
		}
		desc := c.key != "name"
		if c.key == v.Sort {
			desc = !v.Desc
			heads[i].Sorted, heads[i].Icon = "ascending", v.Icon("up")
			if v.Desc {
				heads[i].Sorted, heads[i].Icon = "descending", v.Icon("dn")
			}
		}
		heads[i].Href = v.sortLink(c.key, desc)
	}
	return heads
}

func (v *BoardView) sortLink(key string, desc bool) string {
	q := url.Values{"sort": {key}}
	if desc {
		q.Set("dir", "desc")
	}
	for name, value := range map[string]string{"directive": v.Filter.Directive, "kind": v.Filter.Kind, "boundary": v.Filter.Boundary} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return "/board?" + q.Encode() + "#agencies"
}

// ageLine is a band of days late.
type ageLine struct {
	Words, Count string
	Bar          template.HTML
}

// AgeLines makes the bands of days late ready, the fullest as the full bar.
func (v *BoardView) AgeLines() []ageLine {
	most := 1
	for _, a := range v.Ages {
		most = max(most, a.Count)
	}
	lines := make([]ageLine, len(v.Ages))
	for i, a := range v.Ages {
		words := v.say.text("age_band", "From", a.From, "To", a.To)
		if a.To == 0 {
			words = v.say.text("age_band_open", "From", a.From)
		}
		lines[i] = ageLine{words, v.Num(a.Count), template.HTML(`<svg class="bar bar-bare" aria-hidden="true"><rect class="g-over" width="` +
			strconv.Itoa(100*a.Count/most) + `%" height="100%"/></svg>`)}
	}
	return lines
}
