package templates

import (
	"time"

	"dondoc/models/deadline"
)

// ImportsView is GET /imports: the lists of tasks that are being imported, and where to send one.
type ImportsView struct {
	Page
	MaxRows, MaxMB int
	Directive      string   // as typed
	Choices        []string // numbers of directives
	Rows           []ImportListRow
}

// ImportListRow is an uploaded list.
type ImportListRow struct {
	ID                      int64
	Name, Author, Directive string
	Applied                 bool
	UploadedAt, Until       time.Time
}

// ImportColumnsView is GET /imports/{ID}/columns: what stands in which column.
type ImportColumnsView struct {
	Page
	ID, Version int64
	Name        string
	Sheets      []Option
	Sheet       string
	Heading     string // the line of the headings, as typed
	Directive   string
	Choices     []string
	Columns     []ImportColumn
}

// ImportColumn is a column of the file: its heading, what stands in its first cells, and the field it was
// taken for.
type ImportColumn struct {
	Name, Letters, Heading string
	Samples                []string
	Field                  string // code of the vocabulary "import_field"
}

// ImportView is GET /imports/{ID}: the tasks that rows would become, or became.
type ImportView struct {
	Page
	ID, Version                int64
	Name, Directive            string
	State                      string // open, applied
	New, There, Bad, Headings  int
	Tasks                      int
	Part                       string // of the vocabulary "import_row", "" for all
	Rows                       []ImportRowLine
	Made                       []ImportMadeRow
	MadeTasks, MadeThere, Left int
	Told                       bool
	AppliedAt                  time.Time
	Pager                      Pager
}

// ImportRowLine is a row of the list.
type ImportRowLine struct {
	Line                                 int
	State                                string // of the vocabulary "import_row"
	Directive, Section, Label, Text      string
	Leads, Coordinators                  []string
	Tasks                                int
	AsWritten, Status, Deliverable, Code string
	Due                                  deadline.Date
	Percent                              int
	Faults                               []ImportCellFault
}

// ImportCellFault is what is wrong with a cell: its address, what it holds, and how to mend it.
type ImportCellFault struct{ Cell, Field, Message string }

// ImportMadeRow is a provision that a row became.
type ImportMadeRow struct {
	Line, Tasks int
	Ref, Href   string
}

func (*ImportsView) template() string       { return "imports" }
func (*ImportColumnsView) template() string { return "import_columns" }
func (*ImportView) template() string        { return "import" }
