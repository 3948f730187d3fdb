package templates

// maxReportMailTasks: the mail names the worst, the report has them all.
const maxReportMailTasks = 10

// reportMail is ReportMailView put in words.
type reportMail struct {
	mailFrame
	Figures []rateLine
}

// ReportMail writes the mail that tells a recipient of a compiled report:
// the four-way count, both rates with their formulas, the oldest overdue
// tasks and the link. Attachments are the caller's.
func (r *Renderer) ReportMail(v ReportMailView) (Mail, error) {
	rep := v.Report
	m := &reportMail{mailFrame: r.frame(v.Lang, v.Organisation, rep.IssuedOn, v.Demo)}
	s := m.say
	period := m.ShortText(rep.From) + " – " + m.ShortText(rep.To)
	m.Headline = s.word("report", rep.Kind) + s.comma() + period
	m.Subject = m.subject(m.Headline, m.N("mail_n_overdue", rep.Counts.Overdue))
	m.Greeting = s.text("mail_report_greeting", "Name", v.RecipientName, "Period", period)
	m.Preview = m.N("mail_n_overdue", rep.Counts.Overdue)
	for _, c := range []struct {
		word  string
		count int
	}{{"count_on_time", rep.Counts.CompletedOnTime}, {"count_late", rep.Counts.CompletedLate},
		{"count_in_term", rep.Counts.InTerm}, {"count_overdue", rep.Counts.Overdue}} {
		m.Figures = append(m.Figures, rateLine{Name: s.plain[c.word], Value: m.Num(c.count)})
	}
	m.Figures = append(m.Figures, m.Rates(rep.OfAll, rep.OfFallenDue)...)
	if len(rep.Overdue) > 0 {
		m.Sections = append(m.Sections, m.oldest(rep.Overdue, v.URL))
	}
	if v.URL != "" {
		m.Button = &mailButton{v.URL, s.plain["mail_open_report"]}
	}
	m.Footer = []string{s.plain["mail_report_why"], s.plain["mail_no_answer"]}
	m.Unsubscribe = m.declining(v.UnsubscribeURL)
	return r.compose("report", m.Subject, m)
}

func (m *reportMail) oldest(tasks []ReportTask, url string) mailSection {
	s := mailSection{Heading: m.say.plain["report_overdue"], Total: m.Num(len(tasks))}
	s.Underline = underline(s.Heading + ": " + s.Total)
	shown := min(len(tasks), maxReportMailTasks)
	for _, t := range tasks[:shown] {
		s.Rows = append(s.Rows, mailTask{Class: "bad", Colour: colourBad, Mark: markOverdue,
			When: m.N("due_overdue", t.Days), Date: m.ShortText(t.Due), Label: oneLine(t.Label), URL: url,
			Meta: m.say.line(t.Ref, t.Lead, m.Word("status", t.Status))})
	}
	if rest := len(tasks) - shown; rest > 0 {
		s.More = m.N("mail_more", rest)
	}
	return s
}
