package models

import (
	"time"

	"dondoc/models/deadline"
)

// Bounds of a list of tasks that is imported.
const (
	MaxImportRows    = 5000
	MaxImportColumns = 60
	MaxImportSheets  = 20
)

// ImportKept is for how long an uploaded list is kept, applied or not. What was made of it stays.
const ImportKept = 14 * 24 * time.Hour

// Import is a list of tasks as the office keeps it somewhere else: a file that is looked over, its columns
// told apart, before its rows become provisions and tasks. Officers of the office share it.
type Import struct {
	ID          int64
	Name        string        // of the file
	Sheets      []ImportSheet `gorm:"serializer:json"`
	Mapping     ImportMapping `gorm:"serializer:json"`
	DirectiveID *int64        // to which all rows belong; nil: each row names its own
	State       ImportState
	Outcome     ImportOutcome `gorm:"serializer:json"`
	CreatedBy   *int64
	CreatedAt   time.Time // UTC
	ExpiresAt   time.Time // UTC
	AppliedBy   *int64
	AppliedAt   *time.Time // UTC
	Version     int64

	Author    string `gorm:"-"` // the name of who uploaded it
	Directive string `gorm:"-"` // the name of the directive chosen
}

// ImportState says what has become of an import.
type ImportState string

// The states of an import.
const (
	ImportOpen      ImportState = "open"
	ImportApplied   ImportState = "applied"
	ImportDiscarded ImportState = "discarded"
)

// ImportSheet is a sheet of the file; a CSV file is one.
type ImportSheet struct {
	Name     string       `json:"name"`
	Lines    []ImportLine `json:"lines"`
	Date1904 bool         `json:"date1904,omitempty"` // its dates are counted from 1904, as some programs do
}

// ImportLine is a line of a sheet that isn't empty: its number from 1 on, and its cells as text.
type ImportLine struct {
	Line  int      `json:"line"`
	Cells []string `json:"cells"`
}

// ImportMapping says what stands where in a file.
type ImportMapping struct {
	Sheet   int           `json:"sheet"`   // its place in the file, from 0 on
	Heading int           `json:"heading"` // the line of the headings; what stands above is passed over
	Fields  []ImportField `json:"fields"`  // of each column; "" for one that is passed over
}

// ImportOutcome is what came of applying an import.
type ImportOutcome struct {
	Made  []ImportMade `json:"made,omitempty"`
	There int          `json:"there,omitempty"` // rows that had been imported before
	Bad   int          `json:"bad,omitempty"`   // rows left out
	Tasks int          `json:"tasks,omitempty"`
	Told  bool         `json:"told,omitempty"` // the leads of unfinished tasks
}

// ImportMade is a provision made of a row.
type ImportMade struct {
	Line        int    `json:"line"`
	DirectiveID int64  `json:"directive"`
	Ref         string `json:"ref"`
	Tasks       int    `json:"tasks"`
}

// sheet is the sheet chosen, nil for one that is not there.
func (i *Import) sheet() *ImportSheet {
	if i.Mapping.Sheet < 0 || i.Mapping.Sheet >= len(i.Sheets) {
		return nil
	}
	return &i.Sheets[i.Mapping.Sheet]
}

// Headings are the cells of the line of headings of the sheet chosen, one for each column there is.
func (i *Import) Headings() []string {
	sheet := i.sheet()
	if sheet == nil {
		return nil
	}
	return sheet.headings(i.Mapping.Heading)
}

// headings are the cells of a line, filled up to the widest line of the sheet.
func (s *ImportSheet) headings(line int) []string {
	width := 0
	var cells []string
	for _, l := range s.Lines {
		width = max(width, len(l.Cells))
		if l.Line == line {
			cells = l.Cells
		}
	}
	out := make([]string, width)
	copy(out, cells)
	return out
}

// dayZero is the day of which a date's number in a cell is counted.
func (s *ImportSheet) dayZero() deadline.Date {
	if s.Date1904 {
		return deadline.MustDate(1904, time.January, 1)
	}
	return deadline.MustDate(1899, time.December, 30)
}
