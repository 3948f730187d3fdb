package templates

import (
	"dondoc/models/deadline"
)

// linkMail is LinkMailView put in words.
type linkMail struct {
	mailFrame
	Words []string
}

// LinkMail writes the mail that carries a one-time link.
func (r *Renderer) LinkMail(v LinkMailView) (Mail, error) {
	m := &linkMail{mailFrame: r.frame(v.Lang, v.Organisation, deadline.DateOf(v.Until, v.Until.Location()), v.Demo)}
	m.Zone = v.Until.Location()
	s := m.say
	until := m.instant(v.Until)
	m.Greeting = s.text("mail_link_greeting", "Name", v.RecipientName)
	word := s.plain["mail_reset_button"]
	switch v.Purpose {
	case "invitation":
		m.Headline = s.plain["mail_invitation_headline"]
		m.Words = []string{s.text("mail_invitation_words", "Inviter", v.Inviter), s.text("mail_link_until", "Until", until)}
		m.Footer = []string{s.plain["mail_invitation_why"]}
		word = s.plain["mail_invitation_button"]
	default:
		m.Headline = s.plain["mail_reset_headline"]
		m.Words = []string{s.plain["mail_reset_words"], s.text("mail_link_until", "Until", until)}
		m.Footer = []string{s.plain["mail_reset_why"]}
	}
	m.Subject = m.subject(m.Headline, "")
	m.Preview = m.Headline
	m.Button = &mailButton{v.URL, word}
	m.Footer = append(m.Footer, s.plain["mail_no_answer"])
	return r.compose("link", m.Subject, m)
}
