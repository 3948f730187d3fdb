// Package paper is an official paper before it is a file or a page: types alone. templates puts papers
// in words, templates/document writes them as files.
package paper

import "time"

// Paper is an official paper in the form of Decree 30/2020/ND-CP: A4, a letterhead, a body, and who
// signs it and gets copies. Page, DOCX and PDF are made from the same Paper: every text is in its
// language already.
type Paper struct {
	Lang   string // BCP 47
	Title  string // for the file's properties
	Author string
	At     time.Time // the paper's own instant. Files of the same paper are the same to the byte
	Head   Letterhead
	Body   []Part
	End    Ending
}

// Part is a piece of a paper's body: a Paragraph, a Heading or a Table.
type Part interface{ part() }

// Run is text in one face.
type Run struct {
	Text         string
	Bold, Italic bool
}

// Style is what a paragraph is in a paper.
type Style int

// The styles of paragraphs.
const (
	Plain    Style = iota // justified, its first line indented
	Name                  // the kind of paper, in capitals, centred
	Abstract              // what it is about, centred below the name
	To                    // whom it is sent to
	Item                  // of a list
	Note                  // small print
)

// Paragraph is a paragraph of runs.
type Paragraph struct {
	Style Style
	Runs  []Run
}

// Heading begins a section of the paper; Level is 1 or 2.
type Heading struct {
	Level int
	Text  string
}

// Align is how a column's text stands.
type Align int

// The alignments of a column.
const (
	Start Align = iota
	Centre
	End
)

// Column is a column of a table. Share is its part of the table's width, beside those of the others.
type Column struct {
	Title string
	Share int
	Align Align
}

// Cell is a cell of a table; Sub stands below its text in smaller print.
type Cell struct {
	Text, Sub string
	Bold      bool
}

// Table is a table whose heading is repeated on each page. Caption is for who can't see it, and for
// programs.
type Table struct {
	Caption string
	Columns []Column
	Rows    [][]Cell
}

func (Paragraph) part() {}
func (Heading) part()   {}
func (Table) part()     {}

// Letterhead is what stands above the body. Its fields are empty where there is nothing to say.
type Letterhead struct {
	Above   string // the body above the one that issues
	Issuer  string
	Country string // the national heading
	Motto   string
	Number  string // "Số: 12/CV-TCT"
	About   string // below the number, for a paper without a name of its own
	Place   string // place and date
}

// Ending is what stands below the body.
type Ending struct {
	CopiesTitle string
	Copies      []string
	Signer      []string // by what authority, and the office held
	SignerName  string
}

// Words is a paragraph of plain text.
func Words(style Style, text string) Paragraph {
	return Paragraph{Style: style, Runs: []Run{{Text: text}}}
}
