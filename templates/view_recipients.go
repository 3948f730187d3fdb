package templates

// RecipientsView is GET /admin/recipients: who gets mail without an account.
type RecipientsView struct {
	Page
	Under       *AdminEntry
	Q, Part     string
	Rows        []RecipientRow
	First, Next string // other pages of the list; empty where there are none
	Form        RecipientForm
	Choices     []string // of agencies
	Directives  []string // the newest, by number
	Languages   []Option
}

// RecipientRow is a recipient. Part is leadership, working_group, directive or agency; Purpose alerts or
// reports, of an agency's.
type RecipientRow struct {
	Key, Part, Email, Name, Language, Purpose string
	AgencyID, DirectiveID                     int64
	Agency                                    string
	Directive                                 string // empty for one the reader may not know of
}

// RecipientForm is a recipient as typed.
type RecipientForm struct{ Part, Directive, Agency, Email, Name, Lang, Purpose string }

// RecipientView is GET /admin/recipients/{id}.
type RecipientView struct {
	Page
	RecipientRow
	Under     *AdminEntry
	Version   int64
	Form      RecipientForm
	Both      []BothRow
	Languages []Option
}

func (*RecipientsView) template() string { return "recipients" }
func (*RecipientView) template() string  { return "recipient" }
