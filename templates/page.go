package templates

import (
	"html/template"
	"net/url"
	"strings"
	"time"

	"dondoc/models/deadline"
)

// What templates call on any view. All of it speaks the page's language.

// Base is the page itself: for the layout, where a view's own fields may hide
// the page's.
func (p *Page) Base() *Page { return p }

// T says a sentence.
func (p *Page) T(id string, data ...any) string { return p.say.text(id, data...) }

// N says a sentence with a count.
func (p *Page) N(id string, n int) string { return p.say.count(id, n) }

// Word says a code of a vocabulary.
func (p *Page) Word(vocabulary, code string) string { return p.say.word(vocabulary, code) }

// Num writes a whole number.
func (p *Page) Num(n int) string { return p.say.number(n) }

// RateOf writes a rate.
func (p *Page) RateOf(r Rate) string { return p.say.percent(r) }

// Short writes a date for lists: 30 Jun 2025.
func (p *Page) Short(d deadline.Date) template.HTML {
	return timeTag(d, p.say.date(p.say.dates.short, d))
}

// Long writes a date for running text: 30 June 2025.
func (p *Page) Long(d deadline.Date) template.HTML {
	return timeTag(d, p.say.date(p.say.dates.long, d))
}

// Full writes a date with its weekday.
func (p *Page) Full(d deadline.Date) template.HTML {
	return timeTag(d, p.say.date(p.say.dates.full, d))
}

// Document writes a date as a letterhead has it (Decree 30/2020).
func (p *Page) Document(d deadline.Date) template.HTML {
	return timeTag(d, p.say.date(p.say.dates.document, d))
}

// At writes an instant in the organisation's zone, to the minute.
func (p *Page) At(t time.Time) template.HTML {
	if t.IsZero() {
		return ""
	}
	return template.HTML(`<time datetime="` + t.UTC().Format(time.RFC3339) + `">` +
		template.HTMLEscapeString(p.instant(t)) + `</time>`)
}

// AtText is At as plain text, for the middle of a sentence.
func (p *Page) AtText(t time.Time) string { return p.instant(t) }

// instant writes an instant as plain text.
func (p *Page) instant(t time.Time) string {
	zone := p.Zone
	if zone == nil {
		zone = time.UTC
	}
	return p.say.instant(t, zone)
}

// StatusMark says a status with its mark.
func (p *Page) StatusMark(status, timeliness string, blocked bool) template.HTML {
	return markup(func(b *strings.Builder) { p.say.writeStatus(b, status, timeliness, blocked) })
}

// DueChip says how a task stands to its due day.
func (p *Page) DueChip(timeliness string, days int) template.HTML {
	return p.say.dueChip(timeliness, days)
}

// Progress draws a percentage.
func (p *Page) Progress(percent int) template.HTML {
	return p.say.progress(percent)
}

// Icon is a mark of the sprite.
func (p *Page) Icon(name string) template.HTML { return template.HTML(icon(name)) }

// Look is the class and icon of a status.
func (p *Page) Look(status, timeliness string, blocked bool) string {
	if blocked {
		return lookBlocked
	}
	return look(status, timeliness)
}

// Bar draws shares beside figures; BarAlone says them too.
func (p *Page) Bar(c Counts) template.HTML { return bar("", c, "") }

// BarAlone draws shares with words for who cannot see them.
func (p *Page) BarAlone(c Counts) template.HTML {
	return bar(" bar-l", c, p.say.text("bar_label", "Count", c.Total, "Completed", p.Num(c.Completed())))
}

// Completed counts what is finished, in time or not.
func (c Counts) Completed() int { return c.CompletedOnTime + c.CompletedLate + c.CompletedUndated }

// legendItem is one share with its colour and word.
type legendItem struct {
	Look, Word, Count string
}

// Legend names the shares of a bar that are there.
func (p *Page) Legend(c Counts) []legendItem {
	var items []legendItem
	for _, s := range c.segments() {
		if s.Count > 0 {
			items = append(items, legendItem{s.Look, p.say.plain[s.word], p.Num(s.Count)})
		}
	}
	return items
}

// Fault is what is wrong with a form field, or empty.
func (p *Page) Fault(field string) string {
	for _, e := range p.Errors {
		if e.Field == field {
			return e.Message
		}
	}
	return ""
}

// Direction is the page's writing direction.
func (p *Page) Direction() string {
	if p.Dir != "" {
		return p.Dir
	}
	return direction(p.Lang)
}

// DirectionOf is the writing direction of a text in a language other than the page's.
func (p *Page) DirectionOf(lang string) string { return direction(lang) }

// SignOutPath is where the sign-out form posts to.
func (p *Page) SignOutPath() string {
	if p.User != nil && p.User.SignOut != "" {
		return p.User.SignOut
	}
	return "/logout"
}

// languageLink switches the page to another language.
type languageLink struct {
	Lang, Name, Href string
}

// OtherLanguages lists the page in every language but its own.
func (p *Page) OtherLanguages() []languageLink {
	at, err := url.Parse(p.URI)
	if err != nil || p.URI == "" {
		at = &url.URL{Path: "/"}
	}
	var links []languageLink
	for _, s := range p.say.others {
		query := at.Query()
		query.Set("lang", s.lang)
		links = append(links, languageLink{s.lang, s.plain["language_name"], at.EscapedPath() + "?" + query.Encode()})
	}
	return links
}

// ExportOf links to a list as files, narrowed as the page shows it.
func (p *Page) ExportOf(path string) template.HTML {
	query := ""
	if _, q, found := strings.Cut(p.URI, "?"); found {
		query = "?" + q
	}
	return markup(func(b *strings.Builder) {
		for i, ending := range []string{"xlsx", "csv"} {
			if i > 0 {
				b.WriteString(" · ")
			}
			b.WriteString(`<a href="`)
			escape(b, path+"."+ending+query)
			b.WriteString(`">` + strings.ToUpper(ending) + `</a>`)
		}
	})
}
