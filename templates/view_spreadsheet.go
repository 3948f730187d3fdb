package templates

// SpreadsheetView is GET /tasks/spreadsheet, and the same page after an upload that can't be read.
type SpreadsheetView struct {
	Page
	MaxRows int
}

// SheetView is GET /tasks/spreadsheet/{id}, what an uploaded spreadsheet would change, and the same
// page after it was applied or refused.
type SheetView struct {
	Page
	ID              int64
	Applied         bool
	Rows            int // in the spreadsheet
	Filled, Refused int
	Lines           []SheetLine // those that were filled in
}

// SheetLine is a row that was filled in.
type SheetLine struct {
	Line     int // in the spreadsheet
	Ref      string
	TaskID   int64 // 0 where there is no such task
	Label    string
	Changes  []SheetChange
	Refusals []SheetRefusal // why it can't be applied
}

// SheetChange is what a cell changes, as the reader writes it.
type SheetChange struct{ Field, From, To string }

// SheetRefusal is what is wrong with a row, or with the cell of Field.
type SheetRefusal struct{ Field, Message string }

func (*SpreadsheetView) template() string { return "spreadsheet" }
func (*SheetView) template() string       { return "sheet" }
