package templates

import "dondoc/models/deadline"

// MaxReviewMailRows is how many of each list of the agenda its mail names; the page has them all.
const MaxReviewMailRows = 5

// ReviewMailView tells a member of the working group that the agenda of a review is drawn up. Addresses are
// absolute.
type ReviewMailView struct {
	Lang           string
	Organisation   string
	RecipientName  string
	Today          deadline.Date
	Cadence        string // five_day, month, half_year
	HeldOn         deadline.Date
	Items          []ReviewMailItem // in the order of the meeting
	Late           []DigestTask     // the first ones; Days are those late
	Bottlenecks    []DigestBottleneck
	Due            []DigestTask // Days are negative
	URL            string
	UnsubscribeURL string
	Demo           bool
}

// ReviewMailItem is an item of the agenda and how much it has.
type ReviewMailItem struct {
	Kind  string
	Total int
}

// ReviewMail writes the mail that tells of an agenda: what each item has, the first of what is late, of the
// bottlenecks to decide on and of what falls due, and the link.
func (r *Renderer) ReviewMail(v ReviewMailView) (Mail, error) {
	m := &reportMail{mailFrame: r.frame(v.Lang, v.Organisation, v.Today, v.Demo)}
	s := m.say
	m.Headline = s.word("cadence", v.Cadence) + s.comma() + m.ShortText(v.HeldOn)
	m.Greeting = s.text("mail_review_greeting", "Name", v.RecipientName, "Date", m.FullText(v.HeldOn))
	totals := map[string]int{}
	for _, i := range v.Items {
		totals[i.Kind] = i.Total
		if i.Total > 0 {
			m.Figures = append(m.Figures, rateLine{Name: s.word("review_item", i.Kind), Value: m.Num(i.Total)})
		}
	}
	m.Preview = m.N("mail_n_overdue", totals["late"])
	m.Subject = m.subject(m.Headline, m.Preview)
	m.add(s.word("review_item", "late"), totals["late"], m.reviewTasks(v.Late))
	m.add(s.plain["mail_review_bottlenecks"], totals["unanswered"]+totals["new"], m.reviewPoints(v.Bottlenecks))
	m.add(s.word("review_item", "due"), totals["due"], m.reviewTasks(v.Due))
	m.Button = &mailButton{v.URL, s.plain["mail_review_open"]}
	m.Footer = []string{s.plain["mail_review_why"], s.plain["mail_no_answer"]}
	m.Unsubscribe = m.declining(v.UnsubscribeURL)
	return r.compose("report", m.Subject, m)
}

// add puts a list in, unless there is nothing to name of it; total counts what is not named too.
func (m *reportMail) add(heading string, total int, rows []mailTask) {
	if len(rows) == 0 {
		return
	}
	s := mailSection{Heading: heading, Total: m.Num(total), Rows: rows}
	s.Underline = underline(s.Heading + ": " + s.Total)
	if rest := total - len(rows); rest > 0 {
		s.More = m.N("mail_more", rest)
	}
	m.Sections = append(m.Sections, s)
}

func (m *reportMail) reviewTasks(tasks []DigestTask) []mailTask {
	var rows []mailTask
	for _, t := range tasks[:min(len(tasks), MaxReviewMailRows)] {
		row := mailTask{Class: "warn", Colour: colourWarn, Mark: markSoon, When: m.say.dueWords(-t.Days), Date: m.ShortText(t.Due), Label: clip(oneLine(t.Label), maxMailLabel), URL: t.URL,
			Meta: m.say.line(t.Ref, t.Agency, m.Word("status", t.Status))}
		if t.Days > 0 {
			row.Class, row.Colour, row.Mark, row.When = "bad", colourBad, markOverdue, m.N("due_overdue", t.Days)
		}
		rows = append(rows, row)
	}
	return rows
}

func (m *reportMail) reviewPoints(all []DigestBottleneck) []mailTask {
	var rows []mailTask
	for _, b := range all[:min(len(all), MaxReviewMailRows)] {
		rows = append(rows, mailTask{Class: "warn", Colour: colourWarn, Mark: markSoon, URL: b.URL, Label: clip(oneLine(b.Text), maxMailLabel), When: m.N("open_for", b.OpenDays), Meta: m.aboutBottleneck(b)})
	}
	return rows
}
