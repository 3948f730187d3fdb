package templates

import "strings"

// eventMail is EventMailView put in words.
type eventMail struct {
	mailFrame
	V EventMailView
}

// EventMail writes the mail that tells one recipient of single moves: one task
// or, after a registration or a move made with many tasks at once, several.
func (r *Renderer) EventMail(v EventMailView) (Mail, error) {
	m := &eventMail{mailFrame: r.frame(v.Lang, v.Organisation, v.Today, v.Demo), V: v}
	s := m.say
	m.Headline = m.headline()
	about := ""
	if len(v.Items) == 1 {
		about = v.Items[0].Ref
		if !v.Items[0].Confidential {
			about = clip(oneLine(v.Items[0].Label), 100) + " (" + about + ")"
		}
	}
	m.Subject = m.subject(m.Headline, about)
	m.Greeting = s.text("mail_event_greeting", "Name", v.RecipientName)
	section := mailSection{}
	shown := min(len(v.Items), MaxMailTasks)
	for i := range v.Items[:shown] {
		section.Rows = append(section.Rows, m.item(&v.Items[i]))
	}
	if rest := len(v.Items) - shown; rest > 0 {
		section.More = m.N("mail_more", rest)
	}
	m.Preview = section.Rows[0].Label
	m.Sections = []mailSection{section}
	if v.AllURL != "" {
		m.Button = &mailButton{v.AllURL, s.plain["mail_open_all"]}
	}
	why := "mail_event_why"
	if v.Items[0].Rule == "event_mentioned" {
		why = "mail_mention_why"
	}
	m.Footer = []string{s.plain[why], s.plain["mail_no_answer"]}
	m.Unsubscribe = m.declining(v.UnsubscribeURL)
	return r.compose("event", m.Subject, m)
}

// headline says what happened, and to how many tasks.
func (m *eventMail) headline() string {
	rule := m.V.Items[0].Rule
	for _, i := range m.V.Items {
		if i.Rule != rule {
			return m.N("mail_event_several", len(m.V.Items))
		}
	}
	if len(m.V.Items) == 1 {
		return m.Word("rule", rule)
	}
	return m.N("mail_"+rule, len(m.V.Items))
}

// badNews are what asks the reader to act, or took something back.
var badNews = map[string]bool{"event_returned": true, "event_extension_refused": true, "event_reopened": true}

func (m *eventMail) item(i *EventItem) mailTask {
	s := m.say
	row := mailTask{Class: "warn", Colour: colourWarn, Mark: markSoon, When: m.Word("rule", i.Rule), URL: i.URL, Label: clip(oneLine(i.Label), maxMailLabel)}
	if badNews[i.Rule] {
		row.Class, row.Colour, row.Mark = "bad", colourBad, markOverdue
	}
	if !i.Due.IsZero() {
		row.Date = s.text("mail_due", "Date", m.ShortText(i.Due))
	}
	if i.Confidential {
		row.Label, row.Meta = s.plain["mail_confidential"], i.Ref
		return row
	}
	row.Meta, row.Update = m.meta(i.DigestTask), m.update(i.UpdateURL)
	switch {
	case i.Rule == "event_opinion_asked" && !i.NewDue.IsZero():
		row.More = append(row.More, s.text("mail_answer_by", "Date", m.ShortText(i.NewDue)))
	case i.Rule == "event_extension_granted":
		row.More = append(row.More, s.text("trail_due_moved", "From", m.ShortText(i.OldDue), "To", m.ShortText(i.NewDue)))
	}
	if words := strings.TrimSpace(i.Words); words != "" {
		row.Quote = "“" + clip(words, maxMailQuote) + "”"
		if i.By != "" {
			row.Quote = oneLine(i.By) + ": " + row.Quote
		}
	}
	return row
}
