package templates

import (
	"strconv"
)

func (*DraftingFormView) template() string { return "drafting_new" }
func (*DraftingsView) template() string    { return "draftings" }
func (*DraftingView) template() string     { return "drafting" }

// card is a draft with the page that says its words.
type card struct {
	DraftCard
	*Page
	Version       int64 // the draft's, not the page's
	Class, Action string
	Choose        string // how the checkbox of merging names it
	Folded        bool   // decided: shown as facts
}

// Card makes a draft ready.
func (v *DraftingView) Card(d DraftCard) card {
	c := card{DraftCard: d, Page: &v.Page, Version: d.Version, Action: "/draftings/" + strconv.FormatInt(v.ID, 10) + "/drafts/" + strconv.FormatInt(d.ID, 10), Choose: itemOf(d.ID, d.Version),
		Folded: d.State != "open" || v.State != "open"}
	switch {
	case d.State == "confirmed":
		c.Class = "draft-ok"
	case d.State == "open" && len(d.Asks) > 0:
		c.Class = "draft-ask"
	}
	return c
}

// Fault is what is wrong with one of the draft's fields.
func (c card) Fault(field string) string {
	return c.Page.Fault("draft." + strconv.FormatInt(c.ID, 10) + "." + field)
}

// DueDay is the day in the reader's writing.
func (c card) DueDay() string { return c.isoShort(c.Due) }

// Marked is the class of a run in the text.
func (r DraftRun) Marked() string {
	return map[string]string{"lead": "m-lead", "coordinator": "m-coord", "deadline": "m-date"}[r.Mark]
}

// AnchorOf is the address of a draft by its number in the list.
func (v *DraftingView) AnchorOf(number string) string {
	if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= len(v.Drafts) {
		return "d" + strconv.FormatInt(v.Drafts[n-1].ID, 10)
	}
	return ""
}

// TextDirection is the writing direction of the directive's text.
func (v *DraftingView) TextDirection() string {
	return direction(v.TextLang)
}

// Clear counts the open drafts about which nothing is asked.
func (v *DraftingView) Clear() int {
	n := 0
	for _, d := range v.Drafts {
		if d.State == "open" && len(d.Asks) == 0 {
			n++
		}
	}
	return n
}
