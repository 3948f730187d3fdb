package templates

import (
	"time"

	"dondoc/models/deadline"
)

// AdminView is GET /admin: what the viewer may look after.
type AdminView struct {
	Page
	Entries []AdminEntry
}

// AdminEntry is a page under /admin. Name is agencies, acts, groups, calendar, policies, recipients, absences, mail,
// jobs or audit.
type AdminEntry struct{ Name, Href string }

// AgenciesView is GET /admin/agencies.
type AgenciesView struct {
	Page
	Under   *AdminEntry
	Q, Kind string
	On      string // the day on which they exist, as a date field has it; empty for all ever
	Rows    []RegistryAgency
	Pager   Pager
}

// RegistryAgency is a line of the registry.
type RegistryAgency struct {
	ID       int64
	Code     string
	Name     string
	Native   string // the Vietnamese name where the page speaks another language
	Kind     string
	From, To deadline.Date
	SignOff  bool
}

// AgencyForm is an agency as typed.
type AgencyForm struct {
	Code, Kind, NameVi, NameEn, Abbr, Parent, ValidFrom, ValidTo, Note string
	SignOff                                                            bool
	Aliases                                                            []AliasField
}

// AliasField holds the aliases of a language, one a line.
type AliasField struct{ Lang, Text string }

// AgencyView is GET /admin/agencies/{ID}, and /admin/agencies/new with ID 0.
type AgencyView struct {
	Page
	Under     *AdminEntry
	ID        int64
	Version   int64
	Name      string
	Form      AgencyForm
	Both      []BothRow
	Choices   []string
	OpenTasks int
	People    int
	Acts      []ActRow
	Contacts  []ContactRow
	Contact   ContactForm
	Languages []Option
}

// ContactRow is a recipient of mail without an account.
type ContactRow struct {
	ID                         int64
	Email, Name, Lang, Purpose string
}

// ContactForm is a contact as typed.
type ContactForm struct{ Email, Name, Lang, Purpose string }

// ActsView is GET /admin/acts.
type ActsView struct {
	Page
	Under *AdminEntry
	Rows  []ActRow
}

// ActRow is an act. State is ahead, applied or undone.
type ActRow struct {
	ID         int64
	Title      string
	LegalBasis string
	State      string
	On         deadline.Date
	Tasks      int // moved
}

// ActForm is an act as typed.
type ActForm struct {
	TitleVi, TitleEn, LegalBasis, EffectiveOn, Note string
	Late                                            bool
	Moves                                           []MoveField
	Paste                                           string
}

// MoveField is a pair of agencies as typed.
type MoveField struct{ From, To string }

// ActFormView is GET /admin/acts/new, and what POST /admin/acts answers until the act is registered.
type ActFormView struct {
	Page
	Under   *AdminEntry
	Form    ActForm
	Preview *ActShares // of the form as it stands
	Choices []string
	AskLate bool // the day is past: the question whether that is meant is shown
}

// ActShares is what an act passes on.
type ActShares struct {
	Rows  []ActShare
	Total ActShare
}

// ActShare is what one agency passes to another.
type ActShare struct {
	From, To                                                                  string
	Tasks, People, Contacts, Opinions, Extensions, Groups, Bottlenecks, Parts int
	NextNotice                                                                deadline.Date
}

// ActView is GET /admin/acts/{ID}.
type ActView struct {
	Page
	Under *AdminEntry
	ActRow
	RegisteredOn deadline.Date
	AppliedAt    time.Time
	UndoneAt     time.Time
	Note         string
	Shares       ActShares
	MayUndo      bool
}

// GroupsView is GET /admin/groups.
type GroupsView struct {
	Page
	Under *AdminEntry
	Rows  []GroupRow
}

// GroupRow is a group with its rule.
type GroupRow struct {
	ID    int64
	Code  string
	Name  string
	Kinds []string
	Named int // agencies named as members
	In    int // who is in today
}

// GroupView is GET /admin/groups/{ID} (on).
type GroupView struct {
	Page
	Under        *AdminEntry
	ID           int64
	Version      int64
	Code, Name   string
	Kinds        []KindPick
	MembersNamed bool
	Members      []MemberField
	Both         []BothRow
	Choices      []string
	On           deadline.Date
	OnTyped      string
	In           []RegistryAgency
}

// KindPick is a kind of agency to tick.
type KindPick struct {
	Kind   string
	Picked bool
}

// MemberField is a member as typed.
type MemberField struct{ Agency, From, To string }
