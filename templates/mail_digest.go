package templates

import "strings"

// MaxMailTasks keeps the HTML below the 100 kB at which mail programs cut it
// off; the rest is counted and waits behind the link.
const MaxMailTasks = 50

// digestMail is DigestView put in words.
type digestMail struct {
	mailFrame
	V DigestView
}

// Digest writes the daily digest to one recipient. The caller sends no empty
// digest: one without any task is an error of the caller and still written.
func (r *Renderer) Digest(v DigestView) (Mail, error) {
	m := &digestMail{mailFrame: r.frame(v.Lang, v.Organisation, v.Today, v.Demo), V: v}
	s := m.say
	m.Headline = m.headline()
	m.Subject = m.subject(m.Headline, v.AgencyName)
	m.Greeting = s.text("mail_greeting", "Name", v.RecipientName, "Date", m.FullText(v.Today))
	room := MaxMailTasks
	for _, p := range v.Parts {
		m.Sections = append(m.Sections, m.section(p.Kind, p.Tasks, &room))
	}
	for _, list := range []struct {
		kind  string
		tasks []DigestTask
	}{{"overdue", v.Overdue}, {"due_soon", v.DueSoon}} {
		if len(list.tasks) > 0 {
			section := m.section(list.kind, list.tasks, &room)
			m.Sections = append(m.Sections, section)
			if m.Preview == "" && len(section.Rows) > 0 {
				m.Preview = section.Rows[0].When + ": " + section.Rows[0].Label
			}
		}
	}
	if len(v.Bottlenecks) > 0 {
		room := MaxMailTasks
		m.Sections = append(m.Sections, m.bottlenecks("bottleneck", v.Bottlenecks, &room))
	}
	if m.Preview == "" && len(m.Sections) > 0 {
		m.Preview = m.Sections[0].Heading + ": " + m.Sections[0].Total
	}
	if v.AllURL != "" {
		m.Button = &mailButton{v.AllURL, s.plain["mail_open_all"]}
	}
	m.Footer = append(m.Footer, s.word("why", v.Why), s.plain["mail_no_answer"])
	m.Unsubscribe = m.declining(v.UnsubscribeURL)
	return r.compose("digest", m.Subject, m)
}

// headline says the counts: it is the subject and the first line.
func (m *digestMail) headline() string {
	var parts []string
	for _, c := range []struct {
		id string
		n  int
	}{{"mail_n_escalate", m.n("escalate")}, {"mail_n_overdue", len(m.V.Overdue)}, {"mail_n_due_soon", len(m.V.DueSoon)},
		{"mail_n_decide", m.n("accept") + m.n("declined") + m.n("extension")}, {"mail_n_answer", m.n("receipt") + m.n("opinion") + m.n("nudge") + len(m.V.Bottlenecks)},
		{"mail_n_unreached", m.n("unreached")}} {
		if c.n > 0 {
			parts = append(parts, m.N(c.id, c.n))
		}
	}
	if len(parts) == 0 {
		return m.say.plain["mail_nothing"]
	}
	return strings.Join(parts, m.say.comma())
}

// n counts the tasks of a part.
func (m *digestMail) n(kind string) int {
	for _, p := range m.V.Parts {
		if p.Kind == kind {
			return len(p.Tasks)
		}
	}
	return 0
}

// section writes one list, as many tasks of it as there is room for.
func (m *digestMail) section(kind string, tasks []DigestTask, room *int) mailSection {
	s := mailSection{Heading: m.say.plain["mail_section_"+kind], Total: m.Num(len(tasks))}
	s.Underline = underline(s.Heading + ": " + s.Total)
	shown := min(len(tasks), *room)
	*room -= shown
	for _, t := range tasks[:shown] {
		s.Rows = append(s.Rows, m.task(kind, t))
	}
	if rest := len(tasks) - shown; rest > 0 {
		s.More = m.N("mail_more", rest)
	}
	return s
}

// bottlenecks writes a list of bottlenecks, as many as there is room for.
func (m *digestMail) bottlenecks(kind string, all []DigestBottleneck, room *int) mailSection {
	s := mailSection{Heading: m.say.plain["mail_section_"+kind], Total: m.Num(len(all))}
	s.Underline = underline(s.Heading + ": " + s.Total)
	shown := min(len(all), *room)
	*room -= shown
	for _, b := range all[:shown] {
		s.Rows = append(s.Rows, mailTask{Class: "warn", Colour: colourWarn, Mark: markSoon, URL: b.URL, Label: oneLine(b.Text),
			When: m.N("open_for", b.OpenDays), Meta: m.aboutBottleneck(b)})
	}
	if rest := len(all) - len(s.Rows); rest > 0 {
		s.More = m.N("mail_more", rest)
	}
	return s
}

func (m *digestMail) task(kind string, t DigestTask) mailTask {
	row := mailTask{Class: "warn", Colour: colourWarn, Mark: markSoon, URL: t.URL, Label: clip(oneLine(t.Label), maxMailLabel),
		Date: m.ShortText(t.Due)}
	if t.Due.IsZero() {
		row.When, row.Date = m.say.plain["due_none"], ""
	} else if kind == "due_soon" {
		row.When = m.say.dueWords(t.Days)
	} else {
		row.When = m.say.dueWords(-t.Days)
	}
	if kind != "due_soon" && t.Days > 0 {
		row.Class, row.Colour, row.Mark = "bad", colourBad, markOverdue
		row.When = m.N("due_overdue", t.Days)
	}
	if t.Confidential {
		row.Label = m.say.plain["mail_confidential"]
		row.Meta = t.Ref
		return row
	}
	row.Meta, row.Update = m.meta(t), m.update(t.UpdateURL)
	return row
}

func (m *mailFrame) meta(t DigestTask) string {
	parts := []string{t.Ref}
	if t.Directive != "" && !strings.HasPrefix(t.Ref, t.Directive) {
		parts = append(parts, t.Directive)
	}
	if t.Agency != "" {
		parts = append(parts, t.Agency)
	}
	if t.Role != "" {
		parts = append(parts, m.Word("role", t.Role))
	}
	status := m.Word("status", t.Status)
	if t.Status == "in_progress" {
		status += " " + m.T("percent", "Percent", t.Percent)
	}
	if t.Blocked {
		status += m.say.comma() + m.say.plain["blocked"]
	}
	parts = append(parts, status)
	return m.say.line(parts...)
}
