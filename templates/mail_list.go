package templates

// ListMail writes the list of a saved filter to who subscribed to it: what is new first, as many rows as a
// digest has.
func (r *Renderer) ListMail(v ListMailView) (Mail, error) {
	m := &digestMail{mailFrame: r.frame(v.Lang, v.Organisation, v.Today, v.Demo), V: DigestView{AgencyName: v.Name}}
	s := m.say
	m.Headline = m.N("tasks_count", v.Total)
	if v.Of == "bottlenecks" {
		m.Headline = m.N("bottlenecks_count", v.Total)
	}
	if fresh := len(v.New) + len(v.NewBottlenecks); fresh > 0 {
		m.Headline += ", " + m.N("mail_list_fresh", fresh)
	}
	m.Subject = m.subject(m.Headline, v.Name)
	m.Preview = m.Headline
	m.Greeting = s.text("mail_greeting", "Name", v.RecipientName, "Date", m.FullText(v.Today))
	room := MaxMailTasks
	for _, list := range []struct {
		kind  string
		tasks []DigestTask
		stuck []DigestBottleneck
	}{{"new", v.New, v.NewBottlenecks}, {"listed", v.Tasks, v.Bottlenecks}} {
		switch {
		case len(list.tasks) > 0:
			m.Sections = append(m.Sections, m.section(list.kind, list.tasks, &room))
		case len(list.stuck) > 0:
			m.Sections = append(m.Sections, m.bottlenecks(list.kind, list.stuck, &room))
		}
	}
	m.Button = &mailButton{v.URL, s.plain["mail_list_open"]}
	m.Footer = []string{s.text("mail_list_why", "Name", v.Name, "Rhythm", s.word("rhythm", v.Rhythm)), s.plain["mail_no_answer"]}
	m.Unsubscribe = m.declining(v.UnsubscribeURL)
	return r.compose("digest", m.Subject, m)
}

// aboutBottleneck is the line below a bottleneck; nothing for one that is confidential.
func (m *mailFrame) aboutBottleneck(b DigestBottleneck) string {
	if b.Category == "" {
		return ""
	}
	return m.Word("category", b.Category)
}
