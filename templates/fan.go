package templates

import "html/template"

// fanCell is one member of a fan-out made ready.
type fanCell struct {
	Look, Href, Text, Words string
	Late                    string // "4 d", for the eye
	LateWords               string // "overdue by 4 days", for the ear
	Mark                    template.HTML
}

// Fan makes the grid of a fan-out ready: a code and days late for the eye,
// the full name and words for screen readers.
func (p *Page) Fan(members []FanMember) []fanCell {
	cells := make([]fanCell, len(members))
	for i, m := range members {
		l := p.Look(m.Status, m.Timeliness, m.Blocked)
		c := fanCell{Look: l, Mark: template.HTML(icon(l)), Href: taskHref(m.TaskID), Text: m.Short}
		if c.Text == "" {
			c.Text = m.Code
		}
		c.Words = m.Name + ": " + p.say.word("status", m.Status)
		if m.Timeliness == "completed_late" {
			c.Words = m.Name + ": " + p.say.plain["timeliness_completed_late"]
		}
		if m.Blocked {
			c.Words += p.say.comma() + p.say.plain["blocked"]
		}
		if m.Inherited {
			c.Words += p.say.comma() + p.say.plain["inherited"]
		}
		if m.Timeliness == "overdue" {
			c.Late, c.LateWords = p.say.count("days_short", m.Days), p.say.count("due_overdue", m.Days)
		}
		cells[i] = c
	}
	return cells
}
