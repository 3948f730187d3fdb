package templates

import (
	"time"

	"dondoc/models/deadline"
)

// DraftingFormView is GET /directives/new.
type DraftingFormView struct {
	Page
	Form DraftingForm
}

// DraftingForm is a directive as typed.
type DraftingForm struct {
	Number, Kind, Title, Issuer, SignedBy, IssuedOn, EffectiveOn, SourceURL, TextLang, Text string
	Confidential                                                                            bool
	Relations                                                                               []RelationField
}

// RelationField holds the documents related in one way, one a line.
type RelationField struct{ Kind, Text string }

// DraftingsView is GET /draftings.
type DraftingsView struct {
	Page
	Rows []DraftingRow
}

// DraftingRow is a directive being decomposed.
type DraftingRow struct {
	ID          int64
	Name, Title string
	IssuedOn    deadline.Date
	Begun       time.Time
}

// DraftingView is GET /draftings/{ID}: a text and the drafts made of it.
type DraftingView struct {
	Page
	ID, Version         int64
	Name, Title, Author string
	Both                []BothRow // what a colleague saved meanwhile beside what was typed; codes of the vocabulary "import_field"
	TextLang            string
	IssuedOn            deadline.Date
	Begun               time.Time
	State               string // open, registered, discarded
	DirectiveID         int64  // once registered
	Text                []DraftParagraph
	Drafts              []DraftCard
	Confirmed, Open     int
	Choices             []string
}

// DraftParagraph is a paragraph of the text.
type DraftParagraph struct{ Pieces []DraftPiece }

// DraftPiece is a stretch of a paragraph, a range of the text in code points: a sentence with the numbers
// of the drafts made of it, or, with none, one of which a draft can be made.
type DraftPiece struct {
	Drafts     []string
	First      bool // the sentence begins here
	MayBe      bool // of what is nobody's sentence: long enough to be one
	Start, End int
	Runs       []DraftRun
}

// DraftRun is a piece of a sentence, marked as what was read in it: lead, coordinator, deadline.
type DraftRun struct{ Mark, Text string }

// DraftCard is a draft as its form shows it.
type DraftCard struct {
	ID, Version           int64
	Number                int    // place in the list, from 1
	State                 string // open, confirmed, dropped
	Text, Label, Section  string
	Leads, Coordinators   string // separated by semicolons
	SubmitTo, Supervisor  string
	FanOut, NoDue         bool
	Due                   string // as a date field has it
	AsWritten, Reading    string // the deadline in the directive's words, and as it is read
	NoSingleDay           bool   // it is read as none: recurring, waiting for an event, urgent
	Deliverable, Category string
	Asks                  []string // codes of the vocabulary "ask"
	Twins                 []TwinRow
}

// TwinRow is a provision of another directive that says nearly the same.
type TwinRow struct {
	Ref, Label, Href string
}
