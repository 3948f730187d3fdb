package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"dondoc/models/deadline"
	"dondoc/templates/paper"
)

// XLSXType is the media type of an XLSX file.
const XLSXType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// XLSX writes a workbook as an XLSX file: real numbers and dates, a heading that stays in view and filters.
// Text that looks like a formula stays text.
func XLSX(w io.Writer, b paper.Workbook) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	at := b.At.UTC().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{Title: b.Title, Creator: b.Author, LastModifiedBy: b.Author, Created: at, Modified: at}); err != nil {
		return err
	}
	x, err := newSheetWriter(f, b.RTL)
	if err != nil {
		return err
	}
	taken := map[string]bool{}
	for i, s := range b.Sheets {
		name := sheetName(s.Name, taken)
		if i == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err != nil {
			return err
		}
		if err := x.write(name, s); err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
	}
	f.SetActiveSheet(0)
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		return err
	}
	return inOrder(w, file.Bytes())
}

// inOrder copies a zip file with its parts in order: excelize writes its sheets in any, and the same
// workbook is to be the same file.
func inOrder(w io.Writer, file []byte) error {
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, f := range in.File {
		if err := out.Copy(f); err != nil {
			return err
		}
	}
	return out.Close()
}

// maxSheetName is what spreadsheets take, in characters.
const maxSheetName = 31

func sheetName(name string, taken map[string]bool) string {
	clean := []rune(strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
			return ' '
		}
		return r
	}, name), " '"))
	out := string(clean[:min(len(clean), maxSheetName)])
	for n := 2; out == "" || taken[strings.ToLower(out)]; n++ {
		end := fmt.Sprintf(" (%d)", n)
		out = string(clean[:min(len(clean), maxSheetName-len(end))]) + end
	}
	taken[strings.ToLower(out)] = true
	return out
}

// sheetWriter writes sheets row by row, so that long ones need no memory.
type sheetWriter struct {
	file                      *excelize.File
	rtl                       bool
	heading, text, date, rate int
}

func newSheetWriter(f *excelize.File, rtl bool) (*sheetWriter, error) {
	x := &sheetWriter{file: f, rtl: rtl}
	date := "dd/mm/yyyy"
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&x.heading, excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E5F"}}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{&x.text, excelize.Style{Alignment: top}},
		{&x.date, excelize.Style{Alignment: top, CustomNumFmt: &date}},
		{&x.rate, excelize.Style{Alignment: top, NumFmt: 10}},
	} {
		id, err := f.NewStyle(&s.style)
		if err != nil {
			return nil, err
		}
		*s.id = id
	}
	return x, nil
}

func (x *sheetWriter) write(name string, s paper.Sheet) error {
	if x.rtl {
		right := true
		if err := x.file.SetSheetView(name, 0, &excelize.ViewOptions{RightToLeft: &right}); err != nil {
			return err
		}
	}
	last, err := excelize.CoordinatesToCellName(len(s.Columns), len(s.Rows)+1)
	if err != nil {
		return err
	}
	if err := x.file.AutoFilter(name, "A1:"+last, nil); err != nil {
		return err
	}
	if err := x.printing(name); err != nil { // after the filter, which sets the sheet's properties anew
		return err
	}
	w, err := x.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	heading := make([]any, len(s.Columns))
	for i, c := range s.Columns {
		if err := w.SetColWidth(i+1, i+1, c.Width); err != nil {
			return err
		}
		heading[i] = excelize.Cell{StyleID: x.heading, Value: c.Title}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := w.SetRow("A1", heading, excelize.RowOpts{Height: 30}); err != nil {
		return err
	}
	cells := make([]any, len(s.Columns))
	for i, row := range s.Rows {
		for j := range s.Columns {
			cells[j] = x.cell(row[j])
		}
		at, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			return err
		}
		if err := w.SetRow(at, cells, excelize.RowOpts{Height: rowPoints(row, s.Columns)}); err != nil {
			return err
		}
	}
	return w.Flush()
}

// printing has the sheet printed across the page, as wide as it is, with its heading on each page.
func (x *sheetWriter) printing(name string) error {
	wide, one, any := "landscape", 1, 0
	if err := x.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &wide, FitToWidth: &one, FitToHeight: &any}); err != nil {
		return err
	}
	fit := true
	if err := x.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	quoted := "'" + strings.ReplaceAll(name, "'", "''") + "'"
	return x.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted + "!$1:$1", Scope: name})
}

// rowPoints is how high a row is for its texts to be seen whole: not every program reckons it by itself.
func rowPoints(row []any, columns []paper.SheetColumn) float64 {
	const linePoints, most = 15.0, 409.0 // more is not taken
	lines := 1.0
	for i, v := range row {
		text, ok := v.(string)
		if !ok {
			continue
		}
		n := 0.0
		for part := range strings.Lines(text) {
			n += math.Ceil(float64(utf8.RuneCountInString(part)) / (columns[i].Width * 0.95))
		}
		lines = max(lines, n)
	}
	return min(lines*linePoints, most)
}

// cell is a value as the spreadsheet keeps it. A date is one, so that it sorts.
func (x *sheetWriter) cell(v any) any {
	switch v := v.(type) {
	case deadline.Date:
		if v.IsZero() {
			return nil
		}
		return excelize.Cell{StyleID: x.date, Value: v.In(time.UTC)}
	case string:
		return excelize.Cell{StyleID: x.text, Value: composed(v)}
	case paper.Share:
		return excelize.Cell{StyleID: x.rate, Value: float64(v)}
	case nil:
		return nil
	}
	return excelize.Cell{StyleID: x.text, Value: v}
}
