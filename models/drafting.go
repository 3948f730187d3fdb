package models

import (
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"dondoc/models/deadline"
	"dondoc/models/decompose"
)

// Drafting is a directive whose text is being decomposed: its own facts, and drafts of its provisions
// that officers confirm, change or drop. Nothing is owed before it is registered.
type Drafting struct {
	ID           int64
	Number       string
	Kind         string
	Title        string
	Issuer       string
	SignedBy     string
	IssuedOn     deadline.Date
	EffectiveOn  deadline.Date
	SourceURL    string
	Lang         string
	Confidential bool
	Relations    []DirectiveRelation `gorm:"serializer:json"`
	Text         string
	State        DraftingState
	DirectiveID  *int64
	CreatedBy    *int64
	CreatedAt    time.Time // UTC
	Version      int64

	Author string  `gorm:"-"` // the name of who began it
	Drafts []Draft `gorm:"-"` // in the order of the text
}

// Name is the number, or the title where there is none.
func (d Drafting) Name() string {
	if d.Number != "" {
		return d.Number
	}
	return d.Title
}

// DraftingState says what has become of a drafting.
type DraftingState string

// The states of a drafting.
const (
	DraftingOpen       DraftingState = "open"
	DraftingRegistered DraftingState = "registered"
	DraftingDiscarded  DraftingState = "discarded"
)

// Draft is a provision proposed. Agencies stand as typed or as the text has them; they are looked up
// when the draft is confirmed.
type Draft struct {
	ID           int64
	DraftingID   int64
	Position     int
	State        DraftState
	StartAt      int // range of its sentence in the text, in code points, EndAt not included
	EndAt        int
	Section      string
	Text         string
	Label        string
	Leads        []string `gorm:"serializer:json"`
	Coordinators []string `gorm:"serializer:json"`
	SubmitTo     string
	Supervisor   string
	FanOut       bool
	Deadline     deadline.Deadline `gorm:"serializer:json"`
	Deliverable  string
	Category     string
	Confidence   float64
	Marks        []DraftMark          `gorm:"serializer:json"`
	Questions    []decompose.Question `gorm:"serializer:json"`
	ChangedBy    *int64
	ChangedAt    time.Time // UTC
	Version      int64

	Twins []Twin `gorm:"-"` // near-identical provisions of other directives
}

// DraftState says what an officer has made of a draft.
type DraftState string

// The states of a draft.
const (
	DraftOpen      DraftState = "open"
	DraftConfirmed DraftState = "confirmed"
	DraftDropped   DraftState = "dropped"
)

// DraftMark is a range of the text that a draft was read from.
type DraftMark struct {
	What  string `json:"what"` // lead, coordinator, deadline
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// NewDrafting is what an officer enters of a directive. Kind is read from the number where it is empty,
// the language from the text.
type NewDrafting struct {
	Number, Kind, Title, Issuer, SignedBy string
	IssuedOn, EffectiveOn                 deadline.Date
	SourceURL, Lang                       string
	Confidential                          bool
	Relations                             []DirectiveRelation
	Text                                  string
}

// check says what is wrong with what was entered, and fills in what follows from it.
func (n *NewDrafting) check() faults {
	var bad faults
	n.Number, n.Title, n.Text = strings.TrimSpace(n.Number), strings.TrimSpace(n.Title), strings.TrimSpace(n.Text)
	if n.Number != "" && !ValidNumber(n.Number) {
		bad.add("number", "unknown_number_form", "Value", n.Number)
	}
	if n.Kind == "" {
		n.Kind = KindOfNumber(n.Number)
	}
	switch {
	case n.Kind == "":
		bad.add("kind", "kind_not_in_number")
	case !slices.Contains(DirectiveKinds, n.Kind):
		bad.add("kind", "unknown_value", "Value", n.Kind)
	}
	if n.Title == "" {
		bad.add("title", "required")
	}
	if n.IssuedOn.IsZero() {
		bad.add("issued_on", "required")
	}
	if !n.EffectiveOn.IsZero() && n.EffectiveOn.Before(n.IssuedOn) {
		bad.add("effective_on", "before_issue")
	}
	if n.Text == "" {
		bad.add("text", "required")
	}
	if len(n.Text) > decompose.MaxText {
		bad.add("text", "text_too_long", "Max", decompose.MaxText>>20)
	}
	if !utf8.ValidString(n.Text) {
		bad.add("text", "not_text")
	}
	if n.Lang != "" && !slices.Contains(decompose.Languages, n.Lang) {
		bad.add("lang", "unknown_value", "Value", n.Lang)
	}
	if u, err := url.Parse(n.SourceURL); n.SourceURL != "" && (err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http") {
		bad.add("source_url", "not_an_address", "Value", n.SourceURL)
	}
	for _, r := range n.Relations {
		if !slices.Contains(RelationKinds, r.Kind) || strings.TrimSpace(r.ToNumber) == "" {
			bad.add("relations", "bad_relation", "Value", strings.TrimSpace(r.Kind+" "+r.ToNumber))
		}
	}
	return bad
}
