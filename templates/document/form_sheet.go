package document

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"dondoc/models/deadline"
)

// formSheet is a spreadsheet to be filled in and uploaded again: locked but for the cells to fill in, which have
// drop-downs and bounds, with a note on each heading. Text that looks like a formula stays text.
type formSheet struct {
	title   string
	say     func(id string, data ...any) string // in the reader's language
	prefix  string                              // of the sentences: prefix_name, prefix_<key>, prefix_note_<key>
	columns []column
	rows    int
	value   func(row int, key string) any
	open    func(row int) bool // a row that isn't is locked
	bound   func(v *excelize.DataValidation, key string) error

	file   *excelize.File
	sheet  string
	styles map[string]int
}

// column is a column of the spreadsheet. Its key stands in the hidden first row, by which a
// spreadsheet that comes back is read, however its columns were moved.
type column struct {
	key      string
	width    float64
	kind     string // of its cells: date, percent, text; anything where it is empty
	editable bool
	hidden   bool
}

// The rows above those to fill in: the columns' keys, hidden, and their headings.
const (
	keyRow     = 1
	headingRow = 2
	firstRow   = 3
)

// write writes the spreadsheet as XLSX.
func (x *formSheet) write(w io.Writer) error {
	x.file, x.sheet = excelize.NewFile(), x.say(x.prefix+"_name")
	defer func() { _ = x.file.Close() }()
	for _, step := range []func() error{x.prepare, x.headings, x.cells, x.bounds, x.protect} {
		if err := step(); err != nil {
			return err
		}
	}
	return x.file.Write(w)
}

func (x *formSheet) prepare() error {
	if err := x.file.SetSheetName("Sheet1", x.sheet); err != nil {
		return err
	}
	if err := x.file.SetDocProps(&excelize.DocProperties{Title: x.title, Creator: "dondoc"}); err != nil {
		return err
	}
	date := "dd/mm/yyyy"
	border := []excelize.Border{{Type: "bottom", Color: "D9D4C7", Style: 1}}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF9E3"}}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	x.styles = map[string]int{}
	for name, style := range map[string]*excelize.Style{
		"heading":     {Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E5F"}}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}},
		"locked":      {Alignment: top, Border: border},
		"lockeddate":  {Alignment: top, Border: border, CustomNumFmt: &date},
		"open":        {Alignment: top, Border: border, Fill: fill, Protection: &excelize.Protection{Locked: false}},
		"opendate":    {Alignment: top, Border: border, Fill: fill, CustomNumFmt: &date, Protection: &excelize.Protection{Locked: false}},
		"opentext":    {Alignment: top, Border: border, Fill: fill, NumFmt: 49, Protection: &excelize.Protection{Locked: false}},
		"opennumber":  {Alignment: top, Border: border, Fill: fill, Protection: &excelize.Protection{Locked: false}},
		"openpercent": {Alignment: top, Border: border, Fill: fill, NumFmt: 1, Protection: &excelize.Protection{Locked: false}},
	} {
		id, err := x.file.NewStyle(style)
		if err != nil {
			return err
		}
		x.styles[name] = id
	}
	return nil
}

func (x *formSheet) headings() error {
	for i, c := range x.columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := x.file.SetCellStr(x.sheet, cell(name, keyRow), c.key); err != nil {
			return err
		}
		if c.hidden {
			if err := x.file.SetColVisible(x.sheet, name, false); err != nil {
				return err
			}
			continue
		}
		if err := x.file.SetColWidth(x.sheet, name, name, c.width); err != nil {
			return err
		}
		if err := x.file.SetCellStr(x.sheet, cell(name, headingRow), x.say(x.prefix+"_"+c.key)); err != nil {
			return err
		}
		if err := x.file.SetCellStyle(x.sheet, cell(name, headingRow), cell(name, headingRow), x.styles["heading"]); err != nil {
			return err
		}
		note := excelize.Comment{Author: "dondoc", Cell: cell(name, headingRow), Text: x.say(x.prefix + "_note_" + c.key), Width: 260, Height: 90}
		if err := x.file.AddComment(x.sheet, note); err != nil {
			return err
		}
	}
	if err := x.file.SetRowVisible(x.sheet, keyRow, false); err != nil {
		return err
	}
	if err := x.file.SetRowHeight(x.sheet, headingRow, 30); err != nil {
		return err
	}
	return x.file.SetPanes(x.sheet, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: headingRow, TopLeftCell: "B3", ActivePane: "bottomRight"})
}

func (x *formSheet) cells() error {
	for i := range x.rows {
		for j, c := range x.columns {
			at, err := excelize.CoordinatesToCellName(j+1, firstRow+i)
			if err != nil {
				return err
			}
			if err := x.file.SetCellValue(x.sheet, at, x.value(i, c.key)); err != nil {
				return err
			}
			if err := x.file.SetCellStyle(x.sheet, at, at, x.styles[c.style(x.open(i))]); err != nil {
				return err
			}
		}
	}
	return nil
}

// style is the name of a cell's style.
func (c column) style(open bool) string {
	switch {
	case c.editable && open:
		return "open" + c.kind
	case c.kind == "date":
		return "lockeddate"
	}
	return "locked"
}

// dateCell is a day as a date, so that it sorts.
func dateCell(d deadline.Date) any {
	if d.IsZero() {
		return nil
	}
	return d.In(time.UTC)
}

// bounds gives the cells to fill in their drop-downs and bounds, and the headings their filters.
func (x *formSheet) bounds() error {
	last := firstRow + max(x.rows, 1) - 1
	for i, c := range x.columns {
		if !c.editable {
			continue
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(fmt.Sprintf("%s:%s", cell(name, firstRow), cell(name, last)))
		v.SetError(excelize.DataValidationErrorStyleStop, x.say(x.prefix+"_"+c.key), x.say(x.prefix+"_note_"+c.key))
		if err := x.bound(v, c.key); err != nil {
			return err
		}
		if err := x.file.AddDataValidation(x.sheet, v); err != nil {
			return err
		}
	}
	end, err := excelize.ColumnNumberToName(len(x.columns))
	if err != nil {
		return err
	}
	return x.file.AutoFilter(x.sheet, fmt.Sprintf("A%d:%s%d", headingRow, end, last), nil)
}

// boundDate keeps a cell to a day of the years 2000 to 2099.
func boundDate(v *excelize.DataValidation) error {
	return v.SetRange(36526, 73050, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
}

// boundWords keeps a cell to as many characters as words may have.
func boundWords(v *excelize.DataValidation) error {
	return v.SetRange(0, 4000, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween)
}

// protect locks what is not to be filled in. There is no password: it guards against slips only, and
// what comes back is checked anyway.
func (x *formSheet) protect() error {
	return x.file.ProtectSheet(x.sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true, FormatColumns: true, FormatRows: true,
	})
}

func cell(column string, row int) string { return fmt.Sprintf("%s%d", column, row) }
