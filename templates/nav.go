package templates

import (
	"html/template"
	"slices"
	"strings"
)

// navItem is a page the header leads to.
type navItem struct {
	may        bool
	href, word string
}

// navItems are the pages the viewer may open: the daily ones, and those about the system.
func (p *Page) navItems() (daily, system []navItem) {
	u := p.User
	daily = []navItem{{u.Desk, "/desk", "nav_desk"}, {u.Inbox, "/tasks", "nav_tasks"}, {true, "/directives", "nav_directives"}, {true, "/board", "nav_board"}, {true, "/search", "nav_search"}, {u.Reports, "/reports", "nav_reports"}, {u.Letters && !u.Outbox, "/letters", "nav_letters"}, {u.Reviews && !u.Desk, "/reviews", "nav_reviews"}}
	system = []navItem{{u.Reviews && u.Desk, "/reviews", "nav_reviews"}, {u.Letters && u.Outbox, "/letters", "nav_letters"}, {u.Outbox, "/outbox", "nav_outbox"}, {u.Admin, "/admin", "nav_admin"}}
	closed := func(n navItem) bool { return !n.may }
	return slices.DeleteFunc(daily, closed), slices.DeleteFunc(system, closed)
}

// Nav links to what the viewer may open: the daily pages in a row, those about the system behind one
// word, so that an office's entries fit one line. It is markup made here because it stands on every page.
func (p *Page) Nav() template.HTML {
	if p.User == nil {
		return ""
	}
	daily, system := p.navItems()
	return markup(func(b *strings.Builder) {
		for _, n := range daily {
			p.writeNav(b, n)
		}
		if len(system) < 2 { // one entry needs no word to stand behind
			for _, n := range system {
				p.writeNav(b, n)
			}
			return
		}
		p.writeMenu(b, "nav_more", system)
	})
}

// NavMenu is Nav for a narrow screen: all of it behind one word, where a row would take several lines.
func (p *Page) NavMenu() template.HTML {
	daily, system := p.navItems()
	return markup(func(b *strings.Builder) { p.writeMenu(b, "nav_menu", append(daily, system...)) })
}

// writeMenu writes items behind a word.
func (p *Page) writeMenu(b *strings.Builder, word string, items []navItem) {
	b.WriteString(`<details class="menu"><summary`)
	if slices.ContainsFunc(items, p.isAt) {
		b.WriteString(` class="here"`)
	}
	b.WriteString(`>`)
	escape(b, p.say.plain[word])
	b.WriteString(`</summary><div>`)
	for _, n := range items {
		p.writeNav(b, n)
	}
	b.WriteString(`</div></details>`)
}

// isAt says whether the page is the item's or below it.
func (p *Page) isAt(n navItem) bool {
	return p.URI == n.href || strings.HasPrefix(p.URI, n.href+"/") || strings.HasPrefix(p.URI, n.href+"?")
}

func (p *Page) writeNav(b *strings.Builder, n navItem) {
	b.WriteString(`<a href="` + n.href)
	if p.isAt(n) {
		b.WriteString(`" aria-current="page`)
	}
	b.WriteString(`">`)
	escape(b, p.say.plain[n.word])
	b.WriteString(`</a>`)
}
