package handlers_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// sheetOf downloads the visitor's spreadsheet.
func (v *visitor) sheetOf(t *testing.T) *excelize.File {
	t.Helper()
	got := v.get(t, "/tasks/spreadsheet.xlsx")
	got.is(t, http.StatusOK, "the spreadsheet")
	f, err := excelize.OpenReader(strings.NewReader(got.Body))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// at finds the cell of a task under a key of the hidden first row.
func at(t *testing.T, f *excelize.File, ref, key string) string {
	t.Helper()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	for i, k := range rows[0] {
		if k != key {
			continue
		}
		for n, row := range rows {
			if len(row) > 0 && row[0] == ref {
				cell, err := excelize.CoordinatesToCellName(i+1, n+1)
				if err != nil {
					t.Fatal(err)
				}
				return cell
			}
		}
	}
	t.Fatalf("no cell %s of %s in %v", key, ref, rows)
	return ""
}

func fill(t *testing.T, f *excelize.File, ref, key string, value any) {
	t.Helper()
	if err := f.SetCellValue(f.GetSheetName(0), at(t, f, ref, key), value); err != nil {
		t.Fatal(err)
	}
}

func workbook(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// uploadSheet sends a file as the form of the page does, and goes on to what is shown then.
func (v *visitor) uploadSheet(t *testing.T, name string, content []byte) seen {
	t.Helper()
	return v.uploadTo(t, "/tasks/spreadsheet", name, content)
}

func (v *visitor) uploadTo(t *testing.T, page, name string, content []byte) seen {
	t.Helper()
	token := csrfField.FindStringSubmatch(v.get(t, page).Body)
	if token == nil {
		t.Fatal("no form to upload with")
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	_ = form.WriteField("csrf", token[1])
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(content)
	_ = form.Close()
	got := v.send(t, http.MethodPost, page, &body, "Content-Type", form.FormDataContentType())
	if got.Status != http.StatusSeeOther {
		return got
	}
	preview := v.get(t, got.Location)
	preview.Location = got.Location
	return preview
}

func TestSpreadsheetThereAndBack(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.MOSTOfficer)
		f := v.sheetOf(t)
		const ref, other = "34/CT-TTg#1", "34/CT-TTg#4"
		fill(t, f, ref, "percent", 40)
		fill(t, f, ref, "words", "=1+1 là văn bản, không phải công thức")
		fill(t, f, ref, "forecast", "31/7/2025")
		fill(t, f, other, "status", "Đã trình kết quả")
		fill(t, f, other, "words", "Đã báo cáo Thủ tướng")
		preview := v.uploadSheet(t, "bảng.xlsx", workbook(t, f))
		preview.is(t, http.StatusOK, "the preview")
		preview.has(t, "Sẽ cập nhật 2 nhiệm vụ", "40%", "=1+1 là văn bản", "Đã trình kết quả", "31/7/2025")
		before, err := s.Task(t.Context(), s.MOSTOfficer, s.taskID(t, ref))
		if err != nil || before.Percent != 0 {
			t.Fatalf("the preview wrote: %+v, %v", before, err)
		}
		v.post(t, preview.Location, preview.Location, url.Values{}).is(t, http.StatusOK, "applied")
		after, err := s.Task(t.Context(), s.MOSTOfficer, before.ID)
		if err != nil || after.Percent != 40 || after.Status != models.InProgress || after.Deadline.ForecastOn.String() != "2025-07-31" {
			t.Errorf("applied: %+v, %v", after, err)
		}
		done, err := s.Task(t.Context(), s.MOSTOfficer, s.taskID(t, other))
		if err != nil || done.Status != models.Submitted {
			t.Errorf("submitted: %+v, %v", done, err)
		}
		past, err := s.Timeline(t.Context(), s.MOSTOfficer, before.ID)
		if err != nil || len(past.Progress) != 1 || past.Progress[0].Via != models.ViaSpreadsheet {
			t.Errorf("history: %+v, %v", past.Progress, err)
		}
		v.post(t, "/tasks/spreadsheet", preview.Location, url.Values{}).is(t, http.StatusConflict, "applied twice")
		s.as(t, modelstest.MOSTHead).get(t, preview.Location).is(t, http.StatusNotFound, "somebody else's upload")
	})
}

func TestSpreadsheetRefusesByRowAndCell(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.MOSTOfficer)
		f := v.sheetOf(t)
		const ref, other = "34/CT-TTg#1", "34/CT-TTg#4"
		fill(t, f, ref, "percent", 40)
		fill(t, f, other, "percent", 130)
		preview := v.uploadSheet(t, "a.xlsx", workbook(t, f))
		preview.has(t, "130 ", "1 dòng không lưu được")
		v.post(t, preview.Location, preview.Location, url.Values{}).is(t, http.StatusConflict, "nothing is applied without the word to go on")
		first := s.taskID(t, ref)
		if got, _ := s.Task(t.Context(), s.MOSTOfficer, first); got.Percent != 0 {
			t.Error("a part was applied")
		}
		// Meanwhile somebody reports on the first: now both rows are refused, each for its reason.
		ten := 10
		if _, err := s.ReportProgress(t.Context(), s.MOSTHead, first, models.NewProgress{Percent: &ten, Via: models.ViaPage}); err != nil {
			t.Fatal(err)
		}
		v.get(t, preview.Location).has(t, "2 dòng không lưu được", "hiện là 10%")
		// Downloaded anew, the good row goes on without the bad one.
		f = v.sheetOf(t)
		fill(t, f, ref, "percent", 50)
		fill(t, f, other, "percent", "nhiều")
		preview = v.uploadSheet(t, "b.xlsx", workbook(t, f))
		v.post(t, preview.Location, preview.Location, url.Values{"go_on": {"1"}}).is(t, http.StatusOK, "the others go on")
		if got, _ := s.Task(t.Context(), s.MOSTOfficer, first); got.Percent != 50 {
			t.Errorf("the good row was not applied: %+v", got)
		}
	})
}

func TestWhatIsNoSpreadsheetIsRefusedWithASentence(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.MOSTOfficer)
		empty := excelize.NewFile()
		for name, content := range map[string][]byte{"text": []byte("không phải bảng tính"), "another workbook": workbook(t, empty), "cut off": workbook(t, v.sheetOf(t))[:2000]} {
			got := v.uploadSheet(t, "x.xlsx", content)
			got.is(t, http.StatusUnprocessableEntity, name)
			got.has(t, "Đây không phải bảng tính tải từ hệ thống")
		}
		v.uploadSheet(t, "x.xlsx", bytes.Repeat([]byte("x"), 5<<20)).is(t, http.StatusRequestEntityTooLarge, "5 MB")
		// A row of another agency's is no task of ours, whatever the file says.
		f := v.sheetOf(t)
		cell := at(t, f, "34/CT-TTg#1", "ref")
		fill(t, f, "34/CT-TTg#1", "percent", 99)
		if err := f.SetCellValue(f.GetSheetName(0), cell, "34/CT-TTg#3@H26"); err != nil {
			t.Fatal(err)
		}
		v.uploadSheet(t, "x.xlsx", workbook(t, f)).has(t, "1 dòng không lưu được")
	})
}
