package templates

// LoginView is GET /login and a refused POST /login (fields email, password,
// next, csrf).
type LoginView struct {
	Page
	Email   string // as typed
	Next    string // where to go afterwards, a path of this site
	Refusal string // why nobody was signed in; never whether there is such an account
	// Providers are other ways to sign in: Value is the address, Label the name.
	Providers []Option
	Accounts  []DemoAccount
}

// DemoAccount is offered for one-press sign-in in the demonstration only.
type DemoAccount struct {
	Email    string
	Password string
	Name     string
	Role     string // officer, head, office, working_group, viewer, administrator
	Agency   string
}

// SetupView is GET /setup/{token}: the first administrator's one-time page,
// posting name, email, password, password_again and csrf to the same address.
type SetupView struct {
	Page
	Token       string
	Name, Email string // as typed
	MinPassword int    // shortest password accepted, in characters
}
