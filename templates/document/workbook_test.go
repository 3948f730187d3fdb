package document_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dondoc/models/deadline"
	"dondoc/templates/document"
	"dondoc/templates/paper"
)

func sheets() paper.Workbook {
	due := deadline.MustDate(2025, time.June, 30)
	s := paper.Sheet{Name: "Nhiệm vụ: quá hạn [theo từng cơ quan chủ trì]", Columns: []paper.SheetColumn{{Title: "Nhiệm vụ", Width: 40}, {Title: "Thời hạn", Width: 12}, {Title: "Ngày", Width: 8}, {Title: "Tỷ lệ", Width: 9}},
		Rows: [][]any{{"=HYPERLINK(\"http://x\")", due, 12, paper.Share(0.985)}, {"+84 24", deadline.Date{}, nil, nil}}}
	same := s
	same.Rows = nil
	return paper.Workbook{Title: "Báo cáo", Author: "Tổ công tác", At: time.Date(2025, 6, 30, 1, 0, 0, 0, time.UTC), Sheets: []paper.Sheet{s, same}}
}

func TestWorkbook(t *testing.T) {
	file := written(t, func(w io.Writer) error { return document.XLSX(w, sheets()) })
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	names := f.GetSheetList()
	if len(names) != 2 || names[0] == names[1] || len([]rune(names[1])) > 31 {
		t.Fatalf("sheets %q", names)
	}
	for cell, want := range map[string]excelize.CellType{"A2": excelize.CellTypeInlineString, "B2": excelize.CellTypeUnset, "C2": excelize.CellTypeUnset, "D2": excelize.CellTypeUnset} {
		if got, err := f.GetCellType(names[0], cell); err != nil || got != want {
			t.Errorf("%s is of type %v, %v; want %v", cell, got, err, want)
		}
	}
	if formula, _ := f.GetCellFormula(names[0], "A2"); formula != "" {
		t.Errorf("a text became the formula %s", formula)
	}
	for cell, want := range map[string]string{"A2": `=HYPERLINK("http://x")`, "B2": "30/06/2025", "C2": "12", "D2": "98.50%", "B3": ""} {
		if got, _ := f.GetCellValue(names[0], cell); got != want {
			t.Errorf("%s shows %q, want %q", cell, got, want)
		}
	}
	panes, err := f.GetPanes(names[0])
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the heading is not frozen: %+v, %v", panes, err)
	}
	if !strings.Contains(parts(t, file)["xl/workbook.xml"], "_xlnm.Print_Titles") {
		t.Error("the heading is not printed on each page")
	}
	if xml := parts(t, file)["xl/worksheets/sheet1.xml"]; !strings.Contains(xml, `<autoFilter ref="$A$1:$D$3"`) && !strings.Contains(xml, `<autoFilter ref="A1:D3"`) {
		t.Error("no filters")
	} else if !strings.Contains(xml, `fitToPage="true"`) && !strings.Contains(xml, `fitToPage="1"`) {
		t.Error("wide sheets are printed on several pages side by side")
	}
}

func TestCSV(t *testing.T) {
	file := written(t, func(w io.Writer) error { return document.CSV(w, sheets().Sheets[0]) })
	text, marked := strings.CutPrefix(string(file), "\ufeff")
	if !marked {
		t.Error("no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if got := strings.Join(rows[1], "|"); got != `'=HYPERLINK("http://x")|2025-06-30|12|0.985` {
		t.Error(got)
	}
	if got := strings.Join(rows[2], "|"); got != "'+84 24|||" {
		t.Error(got)
	}
}
