package templates

import (
	"time"

	"dondoc/models/deadline"
	"dondoc/templates/paper"
)

// LettersView is GET /letters.
type LettersView struct {
	Page
	MayUrge bool
	Late    []LateAgencyRow // for those who make letters: the agencies with late tasks
	Rows    []LetterRow
	Next    string // address of the next page, empty on the last
}

// LateAgencyRow is an agency that a letter could be made for.
type LateAgencyRow struct {
	ID int64
	AgencyName
	Tasks  int
	Oldest deadline.Date // the earliest due day among them
}

// LetterRow is an urging letter.
type LetterRow struct {
	ID       int64
	Number   string
	Agency   string
	IssuedOn deadline.Date
	Tasks    int
}

// LetterView is GET /letters/{id}.
type LetterView struct {
	Page
	LetterRow
	MadeAt time.Time
	SHA256 string
	Paper  paper.Paper
	Sent   []MessageRow // the mails it went out in
	Links  bool         // the mails may be opened
}

// LetterDraftView is GET /letters/new (agency, language): the letter as it
// would be made. Its button posts to /letters.
type LetterDraftView struct {
	Page
	AgencyID   int64
	AgencyName string
	Language   string // of the letter
	Languages  []Option
	Press      string // tells this making from another
	Version    string // of the list of tasks
	Paper      paper.Paper
	Recipients []LetterRecipient
	Before     []LetterRow // what the agency was sent last
}

// LetterRecipient is who would be sent the letter.
type LetterRecipient struct {
	Name, Email string
	Head        bool
}

func (*LettersView) template() string     { return "letters" }
func (*LetterView) template() string      { return "letter" }
func (*LetterDraftView) template() string { return "letter_new" }

// LetterheadView is GET /admin/letterhead.
type LetterheadView struct {
	Page
	Under   *AdminEntry
	Version int64
	Form    LetterheadForm
	Both    []BothRow
}

// LetterheadForm is the form as typed.
type LetterheadForm struct {
	AboveVi, AboveEn, IssuerVi, IssuerEn, PlaceVi, PlaceEn, AuthorityVi, AuthorityEn, TitleVi, TitleEn string
	Signer, CopiesVi, CopiesEn, LetterNumber, ReportNumber                                             string
}

func (*LetterheadView) template() string { return "letterhead" }
