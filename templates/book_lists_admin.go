package templates

import (
	"strings"
	"time"

	"dondoc/templates/paper"
)

// Messages is the table of a list of mails, without its rows.
func (l Lists) Messages() paper.Sheet {
	s := l.s
	return paper.Sheet{Name: s.T("nav_outbox"), Columns: []paper.SheetColumn{{Title: s.T("list_day"), Width: 12}, {Title: s.T("list_kind"), Width: 20}, {Title: s.T("list_address"), Width: 34}, {Title: s.T("list_name"), Width: 30}, {Title: s.T("list_subject"), Width: 60}, {Title: s.T("status"), Width: 16},
		{Title: s.T("list_queued"), Width: 20}, {Title: s.T("list_sent"), Width: 20}, {Title: s.T("list_attempts"), Width: 10}, {Title: s.T("list_reply"), Width: 40}}}
}

// MessageRows are mails as rows of Messages.
func (l Lists) MessageRows(all []MessageRow) [][]any {
	rows := make([][]any, len(all))
	for i, m := range all {
		rows[i] = []any{m.On, l.s.Word("message_kind", m.Kind), m.To, m.Name, m.Subject, l.s.Word("message", m.State), l.at(m.QueuedAt), l.at(m.SentAt), m.Attempts, m.Reply}
	}
	return rows
}

// at writes an instant; nothing for none.
func (l Lists) at(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return l.s.AtText(t)
}

// Registry is a table of the registry's agencies.
func (l Lists) Registry(all []RegistryAgency) paper.Sheet {
	s := l.s
	out := paper.Sheet{Name: s.T("agencies"), Columns: []paper.SheetColumn{{Title: s.T("agency_code"), Width: 14}, {Title: s.T("agency"), Width: 50}, {Title: s.T("agency_kind"), Width: 24}, {Title: s.T("from_day"), Width: 12}, {Title: s.T("to_day"), Width: 12}, {Title: s.Word("field", "sign_off"), Width: 16}}}
	for _, a := range all {
		out.Rows = append(out.Rows, []any{a.Code, a.Name, s.Word("agency_kind", a.Kind), a.From, a.To, l.mark(a.SignOff)})
	}
	return out
}

// Users is the table of a list of accounts, without its rows.
func (l Lists) Users() paper.Sheet {
	s := l.s
	return paper.Sheet{Name: s.Word("admin", "users"), Columns: []paper.SheetColumn{{Title: s.T("list_name"), Width: 30}, {Title: s.T("list_address"), Width: 34}, {Title: s.T("users_title"), Width: 30}, {Title: s.T("account_roles"), Width: 60}, {Title: s.T("status"), Width: 14}, {Title: s.T("account_second_factor"), Width: 16}, {Title: s.T("list_seen"), Width: 20}}}
}

// UserRows are accounts as rows of Users.
func (l Lists) UserRows(all []UserRow) [][]any {
	rows := make([][]any, len(all))
	for i, u := range all {
		roles := make([]string, len(u.Roles))
		for n, r := range u.Roles {
			roles[n] = l.s.RoleWords(r)
		}
		rows[i] = []any{u.Name, u.Email, u.Title, strings.Join(roles, "; "), l.s.Word("user", u.State), l.mark(u.SecondFactor), l.at(u.SeenAt)}
	}
	return rows
}

// Recipients is the table of a list of recipients of mail, without its rows.
func (l Lists) Recipients() paper.Sheet {
	s := l.s
	return paper.Sheet{Name: s.Word("admin", "recipients"), Columns: []paper.SheetColumn{{Title: s.T("list_name"), Width: 30}, {Title: s.T("list_address"), Width: 34}, {Title: s.T("recipient_part"), Width: 24}, {Title: s.T("agency"), Width: 40}, {Title: s.T("directive"), Width: 18}, {Title: s.T("contact_purpose"), Width: 16}, {Title: s.T("contact_lang"), Width: 14}}}
}

// RecipientRows are recipients as rows of Recipients.
func (l Lists) RecipientRows(all []RecipientRow) [][]any {
	rows := make([][]any, len(all))
	for i, r := range all {
		rows[i] = []any{r.Name, r.Email, l.s.Word("recipient_part", r.Part), r.Agency, r.Directive, l.s.codeWord("purpose", r.Purpose), l.s.Word("language", r.Language)}
	}
	return rows
}
