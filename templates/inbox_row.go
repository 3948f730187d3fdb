package templates

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
)

// A row of the inbox is a template of its own, "inbox-row" or "receipt-row"
// in pages/inbox.html. html/template costs about a microsecond an action, and
// fifty rows have near a thousand: so each language runs that template once,
// at the start, with a marker in every slot, and cuts the result at the
// markers. A row is then its pieces with values between them.

// slot is a place in the row that differs from row to row.
type slot int

const (
	slotID slot = iota
	slotClass
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
	slotItem
	slotCount
)

// marker survives every escaper: letters and digits only.
func (s slot) marker() template.HTML { return template.HTML("slot" + strconv.Itoa(int(s)) + "tols") }

// rowKind is which template a row is cut from, and whether with the update form.
type rowKind int

const (
	rowToRead rowKind = iota
	rowToUpdate
	rowToConfirm // receipt of a task
	rowKinds
)

// rowPieces is the row cut at its markers: pieces[i] comes before the value of
// slots[i], the last piece ends the row.
type rowPieces struct {
	pieces []string
	slots  []slot
}

// rowMarkers is what "inbox-row" is run with.
type rowMarkers struct {
	*Page
	MayUpdate                                                       bool
	ID, Class, Chip, Link, About, State, Updated, Ref, Href, Hidden template.HTML
	Version, Percent, Item                                          template.HTML
}

// cutRows prepares all kinds of row.
func (s *speaker) cutRows() error {
	m := rowMarkers{Page: &Page{Lang: s.lang, say: s},
		ID: slotID.marker(), Class: slotClass.marker(), Chip: slotChip.marker(), Link: slotLink.marker(), About: slotAbout.marker(),
		State: slotState.marker(), Updated: slotUpdated.marker(), Ref: slotRef.marker(), Href: slotHref.marker(),
		Hidden: slotHidden.marker(), Version: slotVersion.marker(), Percent: slotPercent.marker(), Item: slotItem.marker()}
	for kind := range rowKinds {
		name := "inbox-row"
		if kind == rowToConfirm {
			name = "receipt-row"
		}
		m.MayUpdate = kind == rowToUpdate
		var b strings.Builder
		if err := s.pages.ExecuteTemplate(&b, ownTemplate("inbox", name), m); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		s.rows[kind] = cutAtMarkers(b.String())
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
		kind := rowToRead
		if rows[i].MayUpdate {
			kind = rowToUpdate
		}
		v.say.writeRow(&b, kind, &rows[i], hidden)
	}
	return template.HTML(b.String())
}

// Receipts writes the rows of tasks whose receipt is to be confirmed.
func (x stepLine) Receipts() template.HTML {
	return markup(func(b *strings.Builder) {
		b.Grow(rowSize * len(x.Rows))
		for i := range x.Rows {
			x.say.writeRow(b, rowToConfirm, &x.Rows[i].TaskRow, "")
		}
	})
}

func (s *speaker) writeRow(b *strings.Builder, kind rowKind, r *TaskRow, hidden string) {
	cut := &s.rows[kind]
	for i, piece := range cut.pieces {
		b.WriteString(piece)
		if i < len(cut.slots) {
			s.writeSlot(b, cut.slots[i], r, hidden)
		}
	}
}

func (s *speaker) writeSlot(b *strings.Builder, at slot, r *TaskRow, hidden string) {
	switch at {
	case slotID:
		b.WriteString(rowID(r.ID))
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
	case slotItem:
		b.WriteString(itemOf(r.ID, r.Version))
	case slotPercent:
		b.WriteString(strconv.Itoa(r.Percent))
	}
}

// quickHidden is what every quick update form of the page carries unseen.
func (v *InboxView) quickHidden() string {
	return `<input type="hidden" name="csrf" value="` + template.HTMLEscapeString(v.CSRF) +
		`"><input type="hidden" name="next" value="` + template.HTMLEscapeString(v.URI) + `">`
}

// rowID names a task's row on the page, so that who has saved there comes back to it.
func rowID(task int64) string { return "t" + strconv.FormatInt(task, 10) }

// RowAddress is the list at this address, at the task's row.
func RowAddress(list string, task int64) string { return list + "#" + rowID(task) }
