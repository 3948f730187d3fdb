package templates

import (
	"slices"

	"dondoc/models/deadline"
)

// AmendingLink leads to a directive that another amends or supersedes, or is amended by.
type AmendingLink struct {
	ID     int64
	Number string
	Kind   string        // amends, supersedes, repeals, repeals_part
	On     deadline.Date // from when it holds
	State  string        // code of the vocabulary "amending": open, ahead, applied
}

// ChangesView is GET /directives/{ID}/changes/{Other}: what a directive does to another, provision by
// provision.
type ChangesView struct {
	Page
	By, Of                      DirectiveLink
	Kind                        string
	On                          deadline.Date
	Ahead                       bool // its day is still to come
	ByVersion, OfVersion        int64
	Words                       string // the reasons, as typed
	State                       string // open, ahead, applied
	DecidedBy                   string
	DecidedOn                   deadline.Date
	Rows                        []ChangeRow
	Fresh                       []FreshDuty
	Successors                  []Option      // the new provisions: by id to choose among, by reference where Typed
	Typed                       bool          // they are too many to choose among: the reference is typed
	Others                      []OtherChange // the rows of other pages
	Pages, At                   int           // pages, and the one that is open, counted from 1
	Pager                       Pager
	Moved, Cancelled, Untouched int
}

// ChangeRow is a provision of the older directive beside the one that takes its place.
type ChangeRow struct {
	ID               int64
	Ref, Section     string
	Label            string
	Why              string // code of the vocabulary "paired"; empty for none
	Successor        string // the new provision, as the list of successors has it
	SuccessorRef     string
	Choice           string // code of the vocabulary "amend"
	Open, Finished   int
	Moves, Cancels   int // unfinished tasks that moving would move, and cancel
	Moved, Cancelled int // once applied
	Lines            []ChangeLine
}

// OtherChange is what was chosen for a row of another page; the successor by reference.
type OtherChange struct {
	ID                int64
	Choice, Successor string
}

// ChangeLine is one thing that is compared: code of the vocabulary "compared", and its words before and
// after, cut where they differ.
type ChangeLine struct {
	What     string
	Same     bool
	Old, New []DiffRun
}

// DiffRun is a stretch of words that stays or differs.
type DiffRun struct {
	Differs bool
	Text    string
}

// FreshDuty is a new provision that takes no older one's place.
type FreshDuty struct {
	Ref, Label, Lead string
	Tasks            int
}

// Repeals says whether the older one's duties end without others in their place.
func (v *ChangesView) Repeals() bool { return v.Kind == "repeals" || v.Kind == "repeals_part" }

// Choices are what may become of a duty's unfinished tasks; a repeal moves none.
func (v *ChangesView) Choices() []Option {
	return slices.DeleteFunc(v.OptionsOf("amend"), func(o Option) bool { return o.Value == "move" && v.Repeals() })
}

func (*ChangesView) template() string { return "changes" }
