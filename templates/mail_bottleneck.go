package templates

import "strings"

// BottleneckMail writes the mail that tells of a move with a bottleneck. Of a confidential directive it says
// number, day and link only.
func (r *Renderer) BottleneckMail(v BottleneckMailView) (Mail, error) {
	m := &linkMail{mailFrame: r.frame(v.Lang, v.Organisation, v.Today, v.Demo)}
	s := m.say
	m.Headline = s.word("mail_bn", v.Move)
	m.Greeting = s.text("mail_event_greeting", "Name", v.RecipientName)
	about := v.Directive
	add := func(text string) { m.Words = append(m.Words, text) }
	if v.Confidential {
		add(s.text("mail_bn_confidential", "Directive", v.Directive))
	} else {
		about = clip(oneLine(v.Text), 100)
		head := s.word("category", v.Category)
		if v.Category == "" {
			head = s.plain["bottleneck_one"]
		}
		add(head + ": " + s.kept("“"+clip(v.Text, maxMailQuote)+"”"))
		if v.Tasks > 0 {
			add(m.N("holds_up", v.Tasks))
		}
		if words := strings.TrimSpace(v.Words); words != "" && words != v.Text {
			add(s.kept(oneLine(v.By) + ": “" + clip(words, maxMailQuote) + "”"))
		}
		if v.Asked != "" && v.Asked != v.Words {
			add(s.plain["label_decision_asked"] + ": " + s.kept(clip(v.Asked, maxMailQuote)))
		}
	}
	if !v.DecideBy.IsZero() {
		add(s.text("mail_answer_by", "Date", m.ShortText(v.DecideBy)))
	}
	m.Subject = m.subject(m.Headline, about)
	m.Preview = m.Words[0]
	m.Button = &mailButton{v.URL, s.plain["mail_bn_open"]}
	m.Footer = []string{s.plain["mail_event_why"], s.plain["mail_no_answer"]}
	return r.compose("link", m.Subject, m)
}
