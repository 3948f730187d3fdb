package document

import (
	"io"

	"github.com/xuri/excelize/v2"

	"dondoc/models/deadline"
)

// ValueSheet is a spreadsheet of indicators, to be filled in with values and uploaded again.
type ValueSheet struct {
	Title string
	Say   func(id string, data ...any) string // in the reader's language
	Rows  []ValueSheetRow
}

// ValueSheetRow is an indicator, of the whole country or of an agency.
type ValueSheetRow struct {
	IndicatorID, AgencyID              int64
	Indicator, Directive, Agency, Unit string
	Target, Last                       *float64
	Due, LastOn                        deadline.Date
}

var valueColumns = []column{
	{key: "indicator", width: 56}, {key: "directive", width: 18}, {key: "agency", width: 30}, {key: "unit", width: 14}, {key: "target", width: 11}, {key: "due", width: 13, kind: "date"}, {key: "last", width: 11}, {key: "last_on", width: 13, kind: "date"},
	{key: "value", width: 13, kind: "number", editable: true}, {key: "taken_on", width: 14, kind: "date", editable: true}, {key: "note", width: 50, kind: "text", editable: true},
	{key: "indicator_id", hidden: true}, {key: "agency_id", hidden: true},
}

// Write writes the spreadsheet as XLSX.
func (t ValueSheet) Write(w io.Writer) error {
	f := formSheet{title: t.Title, say: t.Say, prefix: "values", columns: valueColumns, rows: len(t.Rows),
		value: func(row int, key string) any { return t.value(t.Rows[row], key) }, open: func(int) bool { return true }, bound: t.bound}
	return f.write(w)
}

// ReadValueSheet reads a spreadsheet that Write made and somebody filled in. It returns ErrNotASheet for anything else.
func ReadValueSheet(r io.Reader) ([]SheetLine, error) {
	return readForm(r, valueColumns, "indicator_id", "value", "note")
}

func (t ValueSheet) bound(v *excelize.DataValidation, key string) error {
	switch key {
	case "value":
		return v.SetRange(-1e15, 1e15, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
	case "taken_on":
		return boundDate(v)
	}
	return boundWords(v)
}

// value is what stands in a cell.
func (t ValueSheet) value(r ValueSheetRow, key string) any {
	number := func(v *float64) any {
		if v == nil {
			return nil
		}
		return *v
	}
	switch key {
	case "indicator":
		return r.Indicator
	case "directive":
		return r.Directive
	case "agency":
		return r.Agency
	case "unit":
		return r.Unit
	case "target":
		return number(r.Target)
	case "due":
		return dateCell(r.Due)
	case "last":
		return number(r.Last)
	case "last_on":
		return dateCell(r.LastOn)
	case "indicator_id":
		return r.IndicatorID
	case "agency_id":
		return r.AgencyID
	}
	return nil
}
