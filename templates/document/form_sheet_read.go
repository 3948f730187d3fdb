package document

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// ErrNotASheet is returned for a file that is no spreadsheet, or none that Write made.
var ErrNotASheet = errors.New("not a spreadsheet of ours")

// The bounds of an uploaded spreadsheet, against files made to fill the memory.
const (
	maxUnzipped  = 64 << 20 // bytes
	maxSheetRows = 20_000
)

// SheetLine is a row as it came back: its cells as text, by the keys of the columns. A date is
// written as 2025-06-30 where the cell holds one, else as it was typed.
type SheetLine struct {
	Line  int // in the spreadsheet, from 1 on
	Cells map[string]string
}

// readForm reads a spreadsheet that was made with the columns and filled in. Rows without any of the named cells are
// left out. It returns ErrNotASheet for anything else.
func readForm(r io.Reader, columns []column, named ...string) (lines []SheetLine, err error) {
	defer func() {
		if p := recover(); p != nil { // a damaged file must not end more than its own upload
			lines, err = nil, fmt.Errorf("%w: %v", ErrNotASheet, p)
		}
	}()
	f, err := excelize.OpenReader(r, excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotASheet, err)
	}
	defer func() { _ = f.Close() }()
	for _, sheet := range f.GetSheetList() {
		lines, ours, err := readFormSheet(f, sheet, columns, named)
		if ours || err != nil {
			return lines, err
		}
	}
	return nil, ErrNotASheet
}

func readFormSheet(f *excelize.File, sheet string, columns []column, named []string) (lines []SheetLine, ours bool, err error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return nil, false, fmt.Errorf("%w: %w", ErrNotASheet, err)
	}
	defer func() { _ = rows.Close() }()
	var keys map[int]column
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, false, fmt.Errorf("%w: %w", ErrNotASheet, err)
		}
		switch {
		case n == keyRow:
			if keys = keysOf(cells, columns); keys == nil {
				return nil, false, nil
			}
		case n >= firstRow:
			if line := readLine(n, cells, keys); slices.ContainsFunc(named, func(key string) bool { return line.Cells[key] != "" }) {
				lines = append(lines, line)
			}
		}
		if len(lines) > maxSheetRows {
			break
		}
	}
	return lines, keys != nil, rows.Error()
}

// keysOf tells which key stands over which column, nil when the row is none of keys.
func keysOf(cells []string, columns []column) map[int]column {
	keys := map[int]column{}
	found := 0
	for i, text := range cells {
		for _, c := range columns {
			if text == c.key {
				keys[i] = c
				found++
			}
		}
	}
	if found < len(columns) {
		return nil
	}
	return keys
}

func readLine(n int, cells []string, keys map[int]column) SheetLine {
	line := SheetLine{Line: n, Cells: map[string]string{}}
	for i, text := range cells {
		c, known := keys[i]
		if !known {
			continue
		}
		text = strings.TrimSpace(text)
		if c.editable && c.kind == "date" {
			text = isoDate(text)
		}
		line.Cells[c.key] = text
	}
	return line
}

// isoDate writes the number of a date cell as a date, and leaves anything else as it is.
func isoDate(text string) string {
	serial, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	at, err := excelize.ExcelDateToTime(serial, false)
	if err != nil {
		return text
	}
	return at.Format("2006-01-02")
}
