// Package templates turns typed views into pages and mails: html/template
// files, locale files and static files, all embedded in the binary.
//
// A handler or job fills one view struct and hands it to the Renderer. Views
// hold content (names, numbers, dates, codes from DOMAIN.md's vocabulary such
// as "in_progress" or "overdue"); every word the system itself says comes from
// locales/*.yaml. Dates are civil dates, instants are UTC and shown in
// Page.Zone. Lists may be nil: each page has words for "nothing here".
package templates

import (
	"time"

	"dondoc/models/deadline"
)

// Page is what every page shares. Each view embeds one.
type Page struct {
	Lang         string         // language of the screen: one of Renderer.Languages
	Dir          string         // "ltr" or "rtl"; empty follows Lang
	Theme        string         // "light", "dark" or empty for the reader's system
	Title        string         // browser title where content names the page; empty for the page's own words
	URI          string         // address (path and query) a GET of this page has; the language switch adds lang=xx to it
	CSRF         string         // goes into the hidden field "csrf" of every POST form
	User         *Viewer        // nil when signed out
	Demo         bool           // shows the banner: which day it is, that performance is illustrative
	Today        deadline.Date  // the civil date this page was read on
	Zone         *time.Location // the organisation's zone; nil means UTC
	Organisation string         // who runs this deployment, shown beside the product's name
	Version      string         // of the binary, for the footer
	Flash        *Flash         // one sentence about what just happened
	Errors       []FieldError   // what is wrong with the form below, one sentence a field

	say *speaker // set by Render: how this page's language says things
}

// Viewer is the signed-in person and what the header offers them.
type Viewer struct {
	Name    string
	Agency  string // short name of the agency they act for; may be empty
	Inbox   bool   // may open /tasks
	Reports bool   // may open /reports
	Letters bool   // finds /letters in the menu
	Reviews bool   // may open /reviews
	Outbox  bool   // may open /outbox
	Admin   bool   // may open /admin
	Desk    bool   // may open /desk
	SignOut string // path the sign-out form posts to; empty means /logout
}

// Flash is a sentence in the reader's language, already chosen by the handler
// (Renderer.T). Kind is "good", "warn" or "bad".
type Flash struct {
	Kind string
	Text string
}

// FieldError ties a sentence in the reader's language to a form field by name.
type FieldError struct {
	Field   string
	Message string
}

// Option is one choice of a select field.
type Option struct {
	Value string
	Label string
}

// Pager says which part of a list is shown. Prev and Next are addresses with
// the filter kept, empty at the ends.
type Pager struct {
	From, To, Total int
	Prev, Next      string
}

// AgencyName names an agency in the reader's language. Native is the name in
// the agency's own language (Vietnamese) where it differs.
type AgencyName struct {
	Code   string
	Name   string
	Short  string // abbreviation or short name for grids and narrow columns
	Native string
	Was    []string // what it inherited its part from, in words
}

// Counts is the officials' four-way count (DOMAIN.md, status of a task) with
// the tasks that have no due day counted apart. Cancelled tasks are not in it.
type Counts struct {
	Total            int
	CompletedOnTime  int
	CompletedLate    int
	InTerm           int // unfinished, not past the due day
	Overdue          int // unfinished, past the due day
	CompletedUndated int // completed, never had a due day
	Undated          int // unfinished, no due day
}

// Rate is a rate with its numbers: Part of Whole. Whole 0 reads "no rate".
type Rate struct {
	Part, Whole int
}
