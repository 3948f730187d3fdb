package templates

import (
	"html/template"
	"strconv"
	"strings"
)

func (*AdminView) template() string      { return "admin" }
func (*AgenciesView) template() string   { return "agencies" }
func (*AgencyView) template() string     { return "agency" }
func (*ActsView) template() string       { return "acts" }
func (*ActFormView) template() string    { return "act_new" }
func (*ActView) template() string        { return "act" }
func (*GroupsView) template() string     { return "groups" }
func (*GroupView) template() string      { return "group" }
func (*CalendarView) template() string   { return "calendar" }
func (*MailHealthView) template() string { return "mail_health" }
func (*AbsencesView) template() string   { return "absences" }
func (*AuditView) template() string      { return "audit" }

var actLook = map[string]string{"ahead": "open", "applied": "done", "undone": "off"}

// ActState says how an act stands.
func (p *Page) ActState(state string) template.HTML {
	look, ok := actLook[state]
	if !ok {
		look = "none"
	}
	return template.HTML(`<span class="status is-` + look + `">` + icon(look) + template.HTMLEscapeString(p.say.word("merger", state)) + `</span>`)
}

// MonthName names a month of the calendar.
func (p *Page) MonthName(month int) string {
	return p.say.text("calendar_month", "Month", p.say.dates.monthsLong[month-1])
}

// Weekdays are the heads of a month's columns, Monday first.
func (p *Page) Weekdays() []string { return strings.Split(p.say.plain["calendar_weekdays"], "|") }

// WordList says codes of a vocabulary, one after the other.
func (p *Page) WordList(vocabulary string, codes []string) string {
	said := make([]string, len(codes))
	for i, c := range codes {
		said[i] = p.say.word(vocabulary, c)
	}
	return strings.Join(said, p.say.comma())
}

// Row numbers the lines of a form from 1, as the faults of their fields are named.
func (p *Page) Row(prefix string, i int) string { return prefix + "." + strconv.Itoa(i+1) }

// Places says which numbers of the record a damage is about.
func (d AuditDamageRow) Places() string {
	switch {
	case d.From == 0:
		return ""
	case d.To > d.From:
		return strconv.FormatInt(d.From, 10) + "–" + strconv.FormatInt(d.To, 10)
	}
	return strconv.FormatInt(d.From, 10)
}

// sharesOf is the table of what an act passes on, with the page that shows it. Whole says whether more
// than the tasks is known.
type sharesOf struct {
	*Page
	ActShares
	Whole bool
}

// SharesOf lays out an act's shares for the partial "act-shares".
func (v *ActFormView) SharesOf(s *ActShares) sharesOf { return sharesOf{&v.Page, *s, true} }

// SharesOf lays out an act's shares: of one that was carried out the tasks alone are known.
func (v *ActView) SharesOf(s ActShares) sharesOf { return sharesOf{&v.Page, s, v.State != "applied"} }

// MoveFrom is the field of a pair's first agency.
func (v *ActFormView) MoveFrom(i int, m MoveField) formField {
	f := v.Field("agency", "from", v.T("act_from"), "", m.From)
	f.ID, f.Err = v.Row("moves", i), v.Fault(v.Row("moves", i))
	return f
}

// MoveTo is the field of a pair's second agency.
func (v *ActFormView) MoveTo(i int, m MoveField) formField {
	f := v.Field("agency", "to", v.T("act_to"), "", m.To)
	f.ID = v.Row("to", i)
	return f
}

// MemberName is the field of a member's name.
func (v *GroupView) MemberName(i int, m MemberField) formField {
	f := v.Field("agency", "member", v.T("agency"), "", m.Agency)
	f.ID, f.Err = v.Row("members", i), v.Fault(v.Row("members", i))
	return f
}

// MemberFrom is the field of a member's first day.
func (v *GroupView) MemberFrom(i int, m MemberField) formField {
	f := v.Field("date", "member_from", v.T("valid_from"), "", m.From)
	f.ID = v.Row("member_from", i)
	return f
}

// MemberTo is the field of a member's last day.
func (v *GroupView) MemberTo(i int, m MemberField) formField {
	f := v.Field("date", "member_to", v.T("valid_to"), "", m.To)
	f.ID = v.Row("member_to", i)
	return f
}

// Before is the year before the page's.
func (v *CalendarView) Before() int { return v.Year - 1 }

// After is the year after the page's.
func (v *CalendarView) After() int { return v.Year + 1 }

// MoreDues counts the tasks that the preview doesn't list.
func (v *CalendarView) MoreDues() int { return v.Preview.Total - len(v.Preview.Dues) }

// ObjectOptions are the kinds of thing the record speaks of.
func (v *AuditView) ObjectOptions() []Option {
	options := make([]Option, len(v.Objects))
	for i, o := range v.Objects {
		options[i] = Option{o, v.Word("object", o)}
	}
	return options
}
