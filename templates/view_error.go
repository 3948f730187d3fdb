package templates

// ErrorView is any refusal. Kind picks the words: invalid (400), signed_out
// (401), forbidden (403), not_found (404), conflict (409), stale_form (CSRF),
// too_large (413), too_many (429), unavailable (503), internal (500).
type ErrorView struct {
	Page
	Status    int // HTTP status, shown above the heading
	Kind      string
	Message   string // a clear sentence of the rule that refused; may be empty
	RequestID string
	Back      string // address to go back to; empty offers the start page
	Kept      *KeptForm
}

// KeptForm is a form that was refused for a reason that passes, to be sent again as it was.
type KeptForm struct {
	Action string
	CSRF   string
	Fields []KeptField
	Text   string // what is written in words in it, to be read and copied
	SignIn bool   // its sender must sign in first
}

// KeptField is a field as it was filled in.
type KeptField struct{ Name, Value string }
