package templates

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
)

// A row of the inbox is a template of its own, "inbox-row" in
// pages/inbox.html. html/template costs about a microsecond an action, and
// fifty rows have near a thousand: so each language runs that template once,
// at the start, with a marker in every slot, and cuts the result at the
// markers. A row is then its pieces with values between them.

// slot is a place in the row that differs from row to row.
type slot int

const (
	slotClass slot = iota
	slotChip
	slotLink
	slotAbout
	slotState
	slotUpdated
	slotRef
	slotHref
	slotHidden
	slotVersion
	slotPercent
	slotCount
)

// marker survives every escaper: letters and digits only.
func (s slot) marker() template.HTML { return template.HTML("slot" + strconv.Itoa(int(s)) + "tols") }

// rowPieces is the row cut at its markers: pieces[i] comes before the value of
// slots[i], the last piece ends the row.
type rowPieces struct {
	pieces []string
	slots  []slot
}

// rowMarkers is what "inbox-row" is run with.
type rowMarkers struct {
	*Page
	MayUpdate                                                   bool
	Class, Chip, Link, About, State, Updated, Ref, Href, Hidden template.HTML
	Version, Percent                                            template.HTML
}

// cutRows prepares both kinds of row, with and without the update form.
func (s *speaker) cutRows(page *template.Template) error {
	for i, mayUpdate := range []bool{false, true} {
		m := rowMarkers{Page: &Page{Lang: s.lang, say: s}, MayUpdate: mayUpdate,
			Class: slotClass.marker(), Chip: slotChip.marker(), Link: slotLink.marker(), About: slotAbout.marker(),
			State: slotState.marker(), Updated: slotUpdated.marker(), Ref: slotRef.marker(), Href: slotHref.marker(),
			Hidden: slotHidden.marker(), Version: slotVersion.marker(), Percent: slotPercent.marker()}
		var b strings.Builder
		if err := page.ExecuteTemplate(&b, "inbox-row", m); err != nil {
			return fmt.Errorf("inbox row: %w", err)
		}
		s.rows[i] = cutAtMarkers(b.String())
	}
	return nil
}

func cutAtMarkers(row string) rowPieces {
	var cut rowPieces
	for row != "" {
		at, which := len(row), slotCount
		for s := slot(0); s < slotCount; s++ {
			if i := strings.Index(row, string(s.marker())); i >= 0 && i < at {
				at, which = i, s
			}
		}
		cut.pieces = append(cut.pieces, row[:at])
		if which == slotCount {
			break
		}
		cut.slots = append(cut.slots, which)
		row = row[at+len(which.marker()):]
	}
	return cut
}

// rowSize is about what a row with its form takes, so that the buffer is asked
// for once.
const rowSize = 1700

// Rows writes the rows of one group. Every value is markup of this package or
// escaped content.
func (v *InboxView) Rows(rows []TaskRow) template.HTML {
	var b strings.Builder
	b.Grow(rowSize * len(rows))
	hidden := v.quickHidden()
	for i := range rows {
		r := &rows[i]
		cut := &v.say.rows[0]
		if r.MayUpdate {
			cut = &v.say.rows[1]
		}
		for j, piece := range cut.pieces {
			b.WriteString(piece)
			if j < len(cut.slots) {
				v.say.writeSlot(&b, cut.slots[j], r, hidden)
			}
		}
	}
	return template.HTML(b.String())
}

func (s *speaker) writeSlot(b *strings.Builder, at slot, r *TaskRow, hidden string) {
	switch at {
	case slotClass:
		b.WriteString(lateClass(r))
	case slotChip:
		s.writeDue(b, r)
	case slotLink:
		s.writeLink(b, r)
	case slotAbout:
		s.writeAbout(b, r)
	case slotState:
		s.writeState(b, r)
	case slotUpdated:
		s.writeUpdated(b, r)
	case slotRef:
		escape(b, r.Ref)
	case slotHref:
		b.WriteString(taskHref(r.ID))
	case slotHidden:
		b.WriteString(hidden)
	case slotVersion:
		b.WriteString(strconv.FormatInt(r.Version, 10))
	case slotPercent:
		b.WriteString(strconv.Itoa(r.Percent))
	}
}

// quickHidden is what every quick update form of the page carries unseen.
func (v *InboxView) quickHidden() string {
	return `<input type="hidden" name="csrf" value="` + template.HTMLEscapeString(v.CSRF) +
		`"><input type="hidden" name="next" value="` + template.HTMLEscapeString(v.URI) + `">`
}
