package document

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"dondoc/models/deadline"
)

// TaskSheet is an agency's spreadsheet of its tasks, to be filled in and uploaded again.
type TaskSheet struct {
	Title string
	Say   func(id string, data ...any) string // in the reader's language
	Rows  []TaskSheetRow
}

// TaskSheetRow is a task. Status is a code of DOMAIN.md; a row that isn't Open to changes is locked.
type TaskSheetRow struct {
	Ref, Label, Directive, Lead string
	Due                         deadline.Date
	Status                      string
	Percent                     int
	Forecast                    deadline.Date
	LastWords                   string
	Version                     int64
	Open                        bool
}

// column is a column of the spreadsheet. Its key stands in the hidden first row, by which a
// spreadsheet that comes back is read, however its columns were moved.
type column struct {
	key      string
	width    float64
	editable bool
	hidden   bool
}

var taskColumns = []column{
	{key: "ref", width: 20}, {key: "task", width: 52}, {key: "directive", width: 18}, {key: "lead", width: 26}, {key: "due", width: 13},
	{key: "status", width: 18, editable: true}, {key: "percent", width: 11, editable: true}, {key: "words", width: 60, editable: true}, {key: "forecast", width: 14, editable: true},
	{key: "last_words", width: 50},
	{key: "version", hidden: true}, {key: "was_status", hidden: true}, {key: "was_percent", hidden: true}, {key: "was_forecast", hidden: true},
}

// The rows above the tasks: the columns' keys, hidden, and their headings.
const (
	keyRow     = 1
	headingRow = 2
	firstRow   = 3
)

// Write writes the spreadsheet as XLSX: locked but for the cells to fill in, which have drop-downs and
// bounds, with a note on each heading. Text that looks like a formula stays text.
func (t TaskSheet) Write(w io.Writer) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	x := &taskSheetWriter{TaskSheet: t, file: f, sheet: t.Say("sheet_name")}
	for _, step := range []func() error{x.prepare, x.headings, x.rows, x.choices, x.protect} {
		if err := step(); err != nil {
			return err
		}
	}
	return f.Write(w)
}

type taskSheetWriter struct {
	TaskSheet
	file   *excelize.File
	sheet  string
	styles map[string]int
}

func (x *taskSheetWriter) prepare() error {
	if err := x.file.SetSheetName("Sheet1", x.sheet); err != nil {
		return err
	}
	if err := x.file.SetDocProps(&excelize.DocProperties{Title: x.Title, Creator: "dondoc"}); err != nil {
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

func (x *taskSheetWriter) headings() error {
	for i, c := range taskColumns {
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
		if err := x.file.SetCellStr(x.sheet, cell(name, headingRow), x.Say("sheet_"+c.key)); err != nil {
			return err
		}
		if err := x.file.SetCellStyle(x.sheet, cell(name, headingRow), cell(name, headingRow), x.styles["heading"]); err != nil {
			return err
		}
		note := excelize.Comment{Author: "dondoc", Cell: cell(name, headingRow), Text: x.Say("sheet_note_" + c.key), Width: 260, Height: 90}
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

func (x *taskSheetWriter) rows() error {
	for i, r := range x.Rows {
		for j, c := range taskColumns {
			at, err := excelize.CoordinatesToCellName(j+1, firstRow+i)
			if err != nil {
				return err
			}
			if err := x.file.SetCellValue(x.sheet, at, x.value(r, c.key)); err != nil {
				return err
			}
			if err := x.file.SetCellStyle(x.sheet, at, at, x.styles[styleOf(c, r.Open)]); err != nil {
				return err
			}
		}
	}
	return nil
}

func styleOf(c column, open bool) string {
	date := c.key == "due" || c.key == "forecast"
	switch {
	case !c.editable || !open:
		if date {
			return "lockeddate"
		}
		return "locked"
	case date:
		return "opendate"
	case c.key == "percent":
		return "openpercent"
	case c.key == "words":
		return "opentext"
	}
	return "open"
}

// value is what stands in a cell. A date is one, so that it sorts.
func (x *taskSheetWriter) value(r TaskSheetRow, key string) any {
	date := func(d deadline.Date) any {
		if d.IsZero() {
			return nil
		}
		return d.In(time.UTC)
	}
	switch key {
	case "ref":
		return r.Ref
	case "task":
		return r.Label
	case "directive":
		return r.Directive
	case "lead":
		return r.Lead
	case "due":
		return date(r.Due)
	case "status":
		return x.Say("status_" + r.Status)
	case "percent":
		return r.Percent
	case "forecast":
		return date(r.Forecast)
	case "last_words":
		return r.LastWords
	case "version":
		return r.Version
	case "was_status":
		return r.Status
	case "was_percent":
		return r.Percent
	case "was_forecast":
		if r.Forecast.IsZero() {
			return ""
		}
		return r.Forecast.String()
	}
	return nil
}

// choices gives the cells to fill in their drop-downs and bounds.
func (x *taskSheetWriter) choices() error {
	last := firstRow + max(len(x.Rows), 1) - 1
	for i, c := range taskColumns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(fmt.Sprintf("%s:%s", cell(name, firstRow), cell(name, last)))
		v.SetError(excelize.DataValidationErrorStyleStop, x.Say("sheet_"+c.key), x.Say("sheet_note_"+c.key))
		switch c.key {
		case "status":
			err = v.SetDropList([]string{x.Say("status_in_progress"), x.Say("status_submitted")})
		case "percent":
			err = v.SetRange(0, 100, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
		case "words":
			err = v.SetRange(0, 4000, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween)
		case "forecast":
			err = v.SetRange(36526, 73050, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween) // the years 2000 to 2099
		default:
			continue
		}
		if err != nil {
			return err
		}
		if err := x.file.AddDataValidation(x.sheet, v); err != nil {
			return err
		}
	}
	end, err := excelize.ColumnNumberToName(len(taskColumns))
	if err != nil {
		return err
	}
	return x.file.AutoFilter(x.sheet, fmt.Sprintf("A%d:%s%d", headingRow, end, last), nil)
}

// protect locks what is not to be filled in. There is no password: it guards against slips only, and
// what comes back is checked anyway.
func (x *taskSheetWriter) protect() error {
	return x.file.ProtectSheet(x.sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true, FormatColumns: true, FormatRows: true,
	})
}

func cell(column string, row int) string { return fmt.Sprintf("%s%d", column, row) }
