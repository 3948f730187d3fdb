package templates

import "html/template"

func (*OutboxView) template() string  { return "outbox" }
func (*MessageView) template() string { return "message" }

// messageState is how a message fares, in words.
type messageState struct {
	Look, Word, Reply string
	Attempts          string
	Next              string
	Mark              template.HTML
}

var messageLook = map[string]string{"queued": "none", "sending": "open", "sent": "done", "failed": "block", "empty": "off"}

// MessageState says how a message fares: after a failed attempt, what the
// server answered and when it is tried again.
func (p *Page) MessageState(m MessageRow) messageState {
	l, ok := messageLook[m.State]
	if !ok {
		l = "none"
	}
	st := messageState{Look: l, Word: p.say.word("message", m.State), Mark: template.HTML(icon(l))}
	if m.State == "queued" && m.Attempts > 0 {
		st.Look, st.Word, st.Mark = "back", p.say.plain["put_off"], template.HTML(icon("back"))
	}
	if m.State == "sent" {
		return st
	}
	st.Reply = m.Reply
	if m.Attempts > 1 {
		st.Attempts = p.say.count("attempts", m.Attempts)
	}
	if !m.NextAt.IsZero() {
		st.Next = p.say.text("next_attempt", "At", p.instant(m.NextAt))
	}
	return st
}
