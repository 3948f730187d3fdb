package templates

import "time"

// UsersView is GET /admin/users (query q, role, agency, state; field current_password).
type UsersView struct {
	Page
	Proves
	Q, Role, Agency, State string
	Rows                   []UserRow
	Pager                  Pager
	Agencies               []Option // codes with names
}

// Proves is what the reader can be asked for once more before a sensitive step.
type Proves struct{ HasPassword, HasCode bool }

// Asks says whether there is anything to ask for.
func (p Proves) Asks() bool { return p.HasPassword || p.HasCode }

// UserRow is one account. State is active, invited or closed.
type UserRow struct {
	ID                 int64
	Email, Name, Title string
	State              string
	Roles              []RoleLine
	SecondFactor       bool
	SeenAt             time.Time // in a session that still lasts; zero for none
}

// UserView is GET /admin/users/{id}, and GET /admin/users/new where New is set (fields email, name,
// title, lang, version, roles.N.role, .agency, .from and .to; current_password).
type UserView struct {
	Page
	Proves
	ID           int64
	New          bool
	Oneself      bool
	State        string
	SecondFactor bool
	CreatedAt    time.Time
	SeenAt       time.Time
	Invitation   time.Time // until when an open one can be used; zero for none
	Providers    []string
	Form         UserForm
	Held         []RoleLine // that came from a provider: shown, not edited
	Languages    []Option
	Agencies     []Option
	Stored       *UserNote // what somebody else saved meanwhile
}

// UserForm is an account as typed.
type UserForm struct {
	Email, Name, Title, Lang string
	Cleared                  bool // for confidential directives
	Roles                    []RoleForm
	Version                  int64
}

// RoleForm is a line of roles as typed. One without a role is left out.
type RoleForm struct{ Role, Agency, From, To string }

// UserNote is an account as it is stored now, beside what somebody typed.
type UserNote struct {
	Name, Title, Lang string
	Roles             []RoleForm
}

// UsersImportView is GET /admin/users/import and its preview (fields csv, file, apply).
type UsersImportView struct {
	Page
	CSV       string
	Lines     []ImportLine
	Good, Bad int
	Most      int
	Done      bool
	Invited   int
}

// ImportLine is a line of a list of people and what is wrong with it.
type ImportLine struct {
	Number                    int
	Email, Name, Role, Agency string
	Errors                    []string
}

// LinkMailView is the mail that carries a one-time link. Purpose is invitation or reset; Until is in
// the organisation's zone.
type LinkMailView struct {
	Lang, Organisation string
	Purpose            string
	RecipientName      string
	Inviter            string
	URL                string
	Until              time.Time
	Demo               bool
}
