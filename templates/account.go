package templates

func (*LoginCodeView) template() string     { return "login_code" }
func (*ForgotView) template() string        { return "forgot" }
func (*NewPasswordView) template() string   { return "new_password" }
func (*AccountView) template() string       { return "account" }
func (*TokenView) template() string         { return "token" }
func (*PasswordView) template() string      { return "account_password" }
func (*SecondFactorView) template() string  { return "second_factor" }
func (*RecoveryCodesView) template() string { return "recovery_codes" }
func (*UsersView) template() string         { return "users" }
func (*UserView) template() string          { return "user" }
func (*UsersImportView) template() string   { return "users_import" }

// numberedRole is a line of the form of roles with its number, which stands in the names of its fields.
type numberedRole struct {
	*Page
	RoleForm
	N int
}

// Place counts the lines as people do, from 1.
func (r numberedRole) Place() int { return r.N + 1 }

// Numbered gives the form's lines of roles with their numbers.
func (p *Page) Numbered(roles []RoleForm) []numberedRole {
	out := make([]numberedRole, len(roles))
	for i, r := range roles {
		out[i] = numberedRole{p, r, i}
	}
	return out
}

// RoleWords says a role, for which agency and for how long.
func (p *Page) RoleWords(r RoleLine) string {
	text := p.Word("account", r.Role)
	if r.Agency != "" {
		text += p.say.comma() + r.Agency
	}
	if !r.From.IsZero() {
		text += p.say.comma() + p.say.text("users_from", "Date", p.ShortText(r.From))
	}
	if !r.To.IsZero() {
		text += p.say.comma() + p.say.text("users_to", "Date", p.ShortText(r.To))
	}
	return text
}
