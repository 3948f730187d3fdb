package templates

import "time"

// SavedFilters is the menu of saved filters in a list's head. Its form posts list, query, name and, where the
// reader may, shared to /filters.
type SavedFilters struct {
	List     string // tasks or bottlenecks
	Query    string // of the list as it is shown
	Rows     []SavedFilterRow
	MayShare bool
}

// SavedFilterRow is a filter kept under a name.
type SavedFilterRow struct {
	ID     int64
	Name   string
	List   string
	Query  string
	Owner  string // of one that somebody else shares
	Shared bool
	Rhythm string // of the mails; empty for none
	Feed   bool   // there is a calendar address
}

// SavedFilterView is GET /filters/{id}, and the form that comes back from POST /filters (ID 0).
type SavedFilterView struct {
	Page
	SavedFilterRow
	Form      FilterForm
	MayChange bool
	MayShare  bool
	FeedSince time.Time
	Both      []BothRow
}

// FilterForm is the form as typed.
type FilterForm struct {
	Name    string
	Shared  bool
	Version int64
}

// FeedView shows a calendar's address, once.
type FeedView struct {
	Page
	ID            int64
	Name, Address string
}
