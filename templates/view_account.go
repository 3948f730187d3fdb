package templates

import (
	"time"

	"dondoc/models/deadline"
)

// LoginCodeView is GET /login/code: the second factor (field code).
type LoginCodeView struct {
	Page
	Email string // whose code is asked for
}

// ForgotView is GET /login/forgot and its answer (field email), which is the same for every address.
type ForgotView struct {
	Page
	Email string
	Asked bool
}

// NewPasswordView is the page behind a link by mail (fields password, password_again). Purpose is
// invitation or reset.
type NewPasswordView struct {
	Page
	Purpose, Action string
	Name, Email     string
	MinPassword     int
}

// AccountView is GET /account (fields name, lang, version; token_name, token_days).
type AccountView struct {
	Page
	Email, Title string
	HasPassword  bool
	SecondFactor bool
	Proves       bool     // there is a password or a code to ask for once more
	Providers    []string // by name
	Profile      ProfileForm
	Languages    []Option
	Roles        []RoleLine
	Sessions     []SessionRow
	Filters      []SavedFilterRow
	Tokens       []TokenRow
	TokenName    string
	TokenDays    string
	Stored       *UserNote // what somebody else saved meanwhile
}

// ProfileForm is what people change about themselves, as typed.
type ProfileForm struct {
	Name, Lang string
	Version    int64
}

// RoleLine is a role held. Zero days don't bound it.
type RoleLine struct {
	Role               string
	Agency, AgencyCode string // empty for a role that is not for one agency
	From, To           deadline.Date
	FromProvider       bool
}

// SessionRow is one place where somebody is signed in.
type SessionRow struct {
	ID              int64
	Device, Address string
	Since, SeenAt   time.Time
	Current         bool
}

// TokenRow is an API token without its secret.
type TokenRow struct {
	ID        int64
	Name      string
	CreatedAt time.Time
	ExpiresAt time.Time // zero for never
	Expired   bool
}

// MaxTokenDays is the longest life the form offers a token.
const MaxTokenDays = 365

// TokenView shows a new token's secret, once.
type TokenView struct {
	Page
	Name, Secret string
}

// PasswordView is GET /account/password (fields current_password, password, password_again).
type PasswordView struct {
	Page
	Email       string
	HasPassword bool
	MinPassword int
}

// QR is a QR code as a path over Size by Size modules.
type QR struct {
	Size int
	Path string
}

// SecondFactorView is a second factor: off, being set up (Secret is there; field code) or on (field
// current_password). Required leads on to nothing else before it is set up.
type SecondFactorView struct {
	Page
	Action      string // where the form posts to
	Required    bool
	On          bool
	Since       time.Time
	CodesLeft   int
	MustStay    bool // whoever switches it off sets up another at the next sign-in
	HasPassword bool // else a code of the app is asked for in its place
	Secret      string
	QR          QR
}

// RecoveryCodesView shows recovery codes, once.
type RecoveryCodesView struct {
	Page
	Codes []string
	Next  string
}
