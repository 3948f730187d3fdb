package templates

import (
	"html/template"
	"net/url"
	"strconv"
	"strings"
)

func (v *BoardView) template() string {
	if !v.On.IsZero() {
		return "board_past"
	}
	return "board"
}

// FigureLink is the list of tasks a figure of the board counts: pairs of name and value beside what
// the board is narrowed to.
func (v *BoardView) FigureLink(pairs ...string) string {
	q := v.Filter.values()
	q.Del("boundary")
	q.Del("on") // there it is always now
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	if len(q) == 0 {
		return "/tasks"
	}
	return "/tasks?" + q.Encode()
}

// values are the filter's conditions that are on.
func (f BoardFilter) values() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{"directive": f.Directive, "kind": f.Kind, "category": f.Category, "boundary": f.Boundary, "on": f.On, "key": flag(f.Key)} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return q
}

// groupLine is a group's figures in words.
type groupLine struct {
	ShareRow
	Word, Href string
	First      bool // of its kind of group
}

// GroupLines makes the groups ready.
func (v *BoardView) GroupLines() []groupLine {
	lines := make([]groupLine, len(v.Groups))
	for i, g := range v.Groups {
		param := map[string]string{"agencies": "kind", "category": "category", "key": "key"}[g.By]
		word := v.Word(g.By, g.Code)
		switch {
		case g.By == "key":
			word = v.Word("share", "key")
		case g.Code == "others":
			word = v.Word("share", "others")
		case g.Code == "":
			word = v.Word("share", "none")
		}
		lines[i] = groupLine{ShareRow: g, Word: word, First: i == 0 || v.Groups[i-1].By != g.By}
		if g.Code != "" && g.Code != "others" {
			q := v.Filter.values()
			q.Set(param, g.Code)
			lines[i].Href = "/board?" + q.Encode()
		}
	}
	return lines
}

// changeLine is something that happened since the last report.
type changeLine struct {
	Number, Words, Href, Class string
}

// ChangeLines makes the changes ready: what is good news and what is not.
func (v *BoardView) ChangeLines() []changeLine {
	classes := map[string]string{"completed": "dn", "newly_overdue": "up", "returned": "up"}
	lines := make([]changeLine, len(v.Changes))
	for i, c := range v.Changes {
		lines[i] = changeLine{v.Num(c.Tasks), v.Word("change", c.Kind), v.FigureLink("change", c.Kind, "since", v.Since.String()), classes[c.Kind]}
		if c.Tasks == 0 {
			lines[i].Class = ""
		}
	}
	return lines
}

// heatCell is a cell of the heat map: its tint by DESIGN.md's cuts 1, 2, 3-4, 5-7, 8 and more.
type heatCell struct {
	Class, Number, Href string
}

// Cells makes an agency's row of the heat map ready.
func (v *BoardView) Cells(r HeatRow) []heatCell {
	cells := make([]heatCell, len(r.Counts))
	for i, n := range r.Counts {
		step := 0
		for _, from := range []int{1, 2, 3, 5, 8} {
			if n >= from {
				step++
			}
		}
		cells[i] = heatCell{Class: "h" + strconv.Itoa(step), Number: v.Num(n)}
		if n > 0 {
			cells[i].Href = v.BottleneckLink(r.Code, v.HeatMap.Categories[i])
		}
	}
	return cells
}

// BottleneckLink is the list of the bottlenecks on which an agency must act, of a category; empty ones don't
// narrow.
func (v *BoardView) BottleneckLink(agency, category string) string {
	q := url.Values{}
	for name, value := range map[string]string{"agency": agency, "category": category, "directive": v.Filter.Directive} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if len(q) == 0 {
		return "/bottlenecks"
	}
	return "/bottlenecks?" + q.Encode()
}

// riskLine is a task at risk with the reasons in words.
type riskLine struct {
	taskLine
	Reasons string
}

// RiskLines makes the tasks at risk ready.
func (v *BoardView) RiskLines() []riskLine {
	lines := make([]riskLine, len(v.Risks))
	for i := range v.Risks {
		words := make([]string, len(v.Risks[i].Why))
		for j, why := range v.Risks[i].Why {
			words[j] = v.Word("risk", why)
		}
		lines[i] = riskLine{v.Line(&v.Risks[i].TaskRow), strings.Join(words, "; ")}
	}
	return lines
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
		{"undated", "count_undated", "num"}, {"total", "all_tasks", "num"}, {"in_time", "standing_on_time", "num"},
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
	q := v.Filter.values()
	if v.AllAgencies {
		q.Set("agencies", "all")
	}
	q.Set("sort", key)
	if desc {
		q.Set("dir", "desc")
	}
	return "/board?" + q.Encode() + "#agencies"
}

// AllAgenciesLink leads to the table of all agencies in the order chosen.
func (v *BoardView) AllAgenciesLink() string {
	all := *v
	all.AllAgencies = true
	return all.sortLink(v.Sort, v.Desc)
}

// Export is the address of the table of agencies as a file.
func (v *BoardView) Export(ending string) string {
	return "/board." + ending + "?" + v.Filter.values().Encode()
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
