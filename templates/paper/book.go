package paper

import "time"

// Workbook is a spreadsheet file with a sheet for each section.
type Workbook struct {
	Title  string
	Author string
	At     time.Time // of the file's properties
	RTL    bool
	Sheets []Sheet
}

// Sheet is a table of a workbook. Its name is cut and cleaned where a spreadsheet would refuse it.
type Sheet struct {
	Name    string
	Columns []SheetColumn
	Rows    [][]any // strings, ints, Shares, deadline.Dates; nil for an empty cell
}

// Share is a number from 0 to 1 that is shown in per cent.
type Share float64

// SheetColumn is a column of a sheet; Width is in characters.
type SheetColumn struct {
	Title string
	Width float64
}
