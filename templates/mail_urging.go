package templates

import "dondoc/models/deadline"

// UrgingMailView is the mail that carries an urging letter; its files are the caller's.
type UrgingMailView struct {
	Lang          string
	Organisation  string
	RecipientName string
	Issuer        string
	Agency        string
	Number        string
	IssuedOn      deadline.Date
	AnswerBy      deadline.Date
	Tasks         int
	URL           string
	Demo          bool
}

// UrgingMail writes the mail: what is attached, by when to answer, and the link.
func (r *Renderer) UrgingMail(v UrgingMailView) (Mail, error) {
	m := &linkMail{mailFrame: r.frame(v.Lang, v.Organisation, v.IssuedOn, v.Demo)}
	s := m.say
	m.Headline = s.text("mail_urging_headline", "Number", v.Number)
	late := m.N("letter_late", v.Tasks)
	m.Subject = m.subject(m.Headline, late)
	m.Preview = late
	m.Greeting = s.text("mail_urging_greeting", "Name", v.RecipientName)
	m.Words = []string{s.text("mail_urging_words", "Issuer", v.Issuer, "Agency", v.Agency, "Number", v.Number, "Date", m.LongText(v.IssuedOn), "AnswerBy", m.LongText(v.AnswerBy)), late + "."}
	m.Button = &mailButton{v.URL, s.plain["mail_urging_open"]}
	m.Footer = []string{s.plain["mail_urging_why"], s.plain["mail_no_answer"]}
	return r.compose("link", m.Subject, m)
}
