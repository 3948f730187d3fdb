package document

import (
	"io"

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

var taskColumns = []column{
	{key: "ref", width: 20}, {key: "task", width: 52}, {key: "directive", width: 18}, {key: "lead", width: 26}, {key: "due", width: 13, kind: "date"},
	{key: "status", width: 18, editable: true}, {key: "percent", width: 11, kind: "percent", editable: true}, {key: "words", width: 60, kind: "text", editable: true}, {key: "forecast", width: 14, kind: "date", editable: true},
	{key: "last_words", width: 50},
	{key: "version", hidden: true}, {key: "was_status", hidden: true}, {key: "was_percent", hidden: true}, {key: "was_forecast", hidden: true},
}

// Write writes the spreadsheet as XLSX.
func (t TaskSheet) Write(w io.Writer) error {
	f := formSheet{title: t.Title, say: t.Say, prefix: "sheet", columns: taskColumns, rows: len(t.Rows),
		value: func(row int, key string) any { return t.value(t.Rows[row], key) }, open: func(row int) bool { return t.Rows[row].Open }, bound: t.bound}
	return f.write(w)
}

// ReadTaskSheet reads a spreadsheet that Write made and somebody filled in. Empty rows are left out.
// It returns ErrNotASheet for anything else.
func ReadTaskSheet(r io.Reader) ([]SheetLine, error) { return readForm(r, taskColumns, "ref", "words") }

// bound gives the cells to fill in their drop-downs and bounds.
func (t TaskSheet) bound(v *excelize.DataValidation, key string) error {
	switch key {
	case "status":
		return v.SetDropList([]string{t.Say("status_in_progress"), t.Say("status_submitted")})
	case "percent":
		return v.SetRange(0, 100, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
	case "forecast":
		return boundDate(v)
	}
	return boundWords(v)
}

// value is what stands in a cell.
func (t TaskSheet) value(r TaskSheetRow, key string) any {
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
		return dateCell(r.Due)
	case "status":
		return t.Say("status_" + r.Status)
	case "percent":
		return r.Percent
	case "forecast":
		return dateCell(r.Forecast)
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
