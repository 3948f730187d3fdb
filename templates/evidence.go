package templates

import (
	"strings"
	"time"

	"golang.org/x/text/number"

	"dondoc/models/deadline"
)

// EvidenceView is the part of a task's page that shows its evidence, and the
// forms that add to it.
type EvidenceView struct {
	Items            []EvidenceItem
	MayAdd           bool
	MayRemove        bool
	KeepsFiles       bool     // this installation takes files
	MaxMB            int      // the largest file
	Endings          []string // of the names of files that are taken: ".pdf"
	Number, IssuedOn string   // as typed, when the form came back; the day as 2025-06-30
}

// EvidenceItem is a file, or an issued document.
type EvidenceItem struct {
	ID       int64
	File     bool
	Name     string        // of the file, or the document's number
	IssuedOn deadline.Date // of a document; zero where it isn't known
	Size     int64         // of a file, in bytes
	By       string
	At       time.Time
}

// Accept is what a browser's dialogue offers to choose.
func (v EvidenceView) Accept() string { return strings.Join(v.Endings, ",") }

// Kinds names the files that are taken.
func (v EvidenceView) Kinds() string {
	return strings.ToUpper(strings.ReplaceAll(strings.Join(v.Endings, ", "), ".", ""))
}

// FileSize writes the size of a file given in bytes.
func (p *Page) FileSize(size int64) string {
	const kilo, mega = 1 << 10, 1 << 20
	if size < mega {
		return p.say.text("file_size_kb", "Size", p.say.number(int((size+kilo-1)/kilo)))
	}
	return p.say.text("file_size_mb", "Size", p.say.printer.Sprint(number.Decimal(float64(size)/mega, number.MaxFractionDigits(1))))
}
