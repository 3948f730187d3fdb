package document

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// ErrNotXLSX is returned for a file that is no spreadsheet, or one that can't be read.
var ErrNotXLSX = errors.New("not a spreadsheet")

// TableSheet is a sheet of a spreadsheet that somebody else made: its lines that aren't empty.
type TableSheet struct {
	Name     string
	Lines    []TableLine
	Date1904 bool // the numbers of its dates count from 1904
}

// TableLine is a line: its number from 1 on, and its cells as text. A date is its number, a percentage is
// written with its sign.
type TableLine struct {
	Number int
	Cells  []string
}

// The bounds of a spreadsheet that is read, against files made to fill the memory.
const (
	maxTableLines = 20_000
	maxTableCells = 60
)

// ReadTables reads the sheets of an XLSX file that aren't empty and aren't hidden. What is merged down over
// several lines stands in each of them. Lines after maxTableLines are not read, nor cells far to the right
// of all that a list has. ErrNotXLSX for anything else.
func ReadTables(r io.Reader) (sheets []TableSheet, err error) {
	defer func() {
		if p := recover(); p != nil { // a damaged file must not end more than its own upload
			sheets, err = nil, fmt.Errorf("%w: %v", ErrNotXLSX, p)
		}
	}()
	f, err := excelize.OpenReader(r, excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotXLSX, err)
	}
	defer func() { _ = f.Close() }()
	props, err := f.GetWorkbookProps()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotXLSX, err)
	}
	for _, name := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(name); err == nil && !visible {
			continue
		}
		lines, err := readTable(f, name)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNotXLSX, err)
		}
		if len(lines) > 0 {
			sheets = append(sheets, TableSheet{Name: name, Lines: lines, Date1904: props.Date1904 != nil && *props.Date1904})
		}
	}
	return sheets, nil
}

func readTable(f *excelize.File, sheet string) ([]TableLine, error) {
	raw, err := tableCells(f, sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	shown, err := tableCells(f, sheet, excelize.Options{})
	if err != nil {
		return nil, err
	}
	for i, cells := range raw {
		for j := range cells {
			if i < len(shown) && j < len(shown[i]) && strings.HasSuffix(shown[i][j], "%") {
				cells[j] = shown[i][j]
			}
		}
	}
	if err := fillMerged(f, sheet, raw); err != nil {
		return nil, err
	}
	var lines []TableLine
	for i, cells := range raw {
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			lines = append(lines, TableLine{i + 1, cells})
		}
	}
	return lines, nil
}

// tableCells reads the cells of a sheet, as many as a list has.
func tableCells(f *excelize.File, sheet string, o excelize.Options) ([][]string, error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out [][]string
	for rows.Next() && len(out) < maxTableLines {
		cells, err := rows.Columns(o)
		if err != nil {
			return nil, err
		}
		cells = cells[:min(len(cells), maxTableCells+1)]
		for i, c := range cells {
			cells[i] = strings.TrimSpace(c)
		}
		out = append(out, cells)
	}
	return out, rows.Error()
}

// fillMerged writes what is merged over lines of one column into each of them.
func fillMerged(f *excelize.File, sheet string, lines [][]string) error {
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		return err
	}
	for _, m := range merged {
		column, first, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return err
		}
		toColumn, last, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return err
		}
		if toColumn != column || first > len(lines) || column > len(lines[first-1]) {
			continue
		}
		value := lines[first-1][column-1]
		for line := first; line < min(last, len(lines)); line++ { // the lines below the first
			for len(lines[line]) < column {
				lines[line] = append(lines[line], "")
			}
			lines[line][column-1] = value
		}
	}
	return nil
}
