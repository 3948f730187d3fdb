package templates

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"unicode"

	"dondoc/models/deadline"
)

// mailFrame is what every mail shares. It embeds a Page for its words.
type mailFrame struct {
	Page
	Subject, Preview   string
	Headline, Greeting string
	Sections           []mailSection
	Button             *mailButton
	Footer             []string
	Unsubscribe        *mailButton
}

type mailButton struct{ URL, Word string }

// mailSection is a run of tasks under one heading; More tells of those left
// out.
type mailSection struct {
	Heading, Total, Underline, More string
	Rows                            []mailTask
}

// mailTask is one task in a mail, the same words in HTML and text.
type mailTask struct {
	Class, Colour    string // CSS class for dark mode and its light colour
	Mark, When, Date string // the shape repeats the state beside the words
	Label, Meta, URL string
	More             []string    // further facts, a line each
	Quote            string      // what somebody wrote
	Update           *mailButton // the form that needs no signing in
}

// Number is the task's, with which Meta begins: in right-to-left text it keeps its order by itself.
func (t mailTask) Number() string { return strings.TrimSuffix(t.Meta, t.About()) }

// About is the rest of Meta.
func (t mailTask) About() string {
	if i := strings.Index(t.Meta, betweenValues); i >= 0 {
		return t.Meta[i:]
	}
	return ""
}

const (
	markOverdue, markSoon = "▲", "●"
	colourBad, colourWarn = "#ab211b", "#7d4a00"
)

// FullText is a date with its weekday as plain text.
func (p *Page) FullText(d deadline.Date) string { return p.say.date(p.say.dates.full, d) }

// Outlook on Windows knows no max-width: it gets a table of fixed width in a
// comment only it reads (html/template would drop the comment).
func (f *mailFrame) OutlookOpen() template.HTML {
	return `<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->`
}

// OutlookClose ends what OutlookOpen began.
func (f *mailFrame) OutlookClose() template.HTML {
	return `<!--[if mso]></td></tr></table><![endif]-->`
}

// compose renders one mail: name.html and name.txt from the same data.
func (r *Renderer) compose(name, subject string, data any) (Mail, error) {
	var html, text bytes.Buffer
	if err := r.mailHTML.ExecuteTemplate(&html, name+".html", data); err != nil {
		return Mail{}, fmt.Errorf("mail %s: %w", name, err)
	}
	if err := r.mailText.ExecuteTemplate(&text, name+".txt", data); err != nil {
		return Mail{}, fmt.Errorf("mail %s: %w", name, err)
	}
	return Mail{Subject: subject, Text: text.String(), HTML: html.String()}, nil
}

// oneLine takes line breaks and other control characters out of a subject:
// names in it come from data, and a line break would begin a new header.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == ' ' }), " ")
}

// underline is as long as a heading, for plain text.
func underline(s string) string { return strings.Repeat("-", len([]rune(s))) }

// frame prepares what all mails share.
func (r *Renderer) frame(lang, organisation string, today deadline.Date, demo bool) mailFrame {
	s := r.words.speaker(lang)
	return mailFrame{Page: Page{Lang: s.lang, Organisation: organisation, Today: today, Demo: demo, say: s}}
}

// subject puts a mail's subject together, marked in the demonstration.
func (f *mailFrame) subject(parts, about string) string {
	s := parts
	if about != "" {
		s += ": " + about
	}
	if f.Demo {
		s = f.say.plain["demo_subject"] + " " + s
	}
	return clip(oneLine(s), maxSubject)
}

// What a mail shows of long texts, in characters. A header's line has 998 octets (RFC 5322), of which a
// character takes four at most.
const (
	maxSubject   = 180
	maxMailLabel = 300
	maxMailQuote = 700
)

// clip cuts a long text at a space where there is one near the end, and says that it goes on.
func clip(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	cut := string(runes[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)*3/4 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;.") + "…"
}

// declining is the link with which such mails are declined, where they may be.
func (f *mailFrame) declining(url string) *mailButton {
	if url == "" {
		return nil
	}
	return &mailButton{url, f.say.plain["mail_unsubscribe"]}
}

// update is the link to a task's form, where there is one.
func (f *mailFrame) update(url string) *mailButton {
	if url == "" {
		return nil
	}
	return &mailButton{url, f.say.plain["mail_update"]}
}
