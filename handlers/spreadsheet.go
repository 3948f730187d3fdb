package handlers

import (
	"errors"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
	"dondoc/templates/document"
)

// spreadsheetSize bounds an uploaded spreadsheet, in bytes: models.MaxSheet rows are about 1 MB.
const spreadsheetSize = 4 << 20

// spreadsheet is GET /tasks/spreadsheet: what it is for, where to get it, and where to send it.
func (s *server) spreadsheet(c echo.Context) error {
	return s.render(c, http.StatusOK, &templates.SpreadsheetView{Page: s.page(c), MaxRows: models.MaxSheet})
}

// spreadsheetFile is GET /tasks/spreadsheet.xlsx: the tasks the actor's agencies lead, to fill in.
func (s *server) spreadsheetFile(c echo.Context) error {
	tasks, err := s.store.SheetTasks(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	lang := s.langOf(c)
	sheet := document.TaskSheet{Title: s.words.T(lang, "sheet_name"), Say: func(id string, data ...any) string { return s.words.T(lang, id, data...) }}
	for _, t := range tasks {
		sheet.Rows = append(sheet.Rows, document.TaskSheetRow{Ref: t.Ref, Label: t.Label(lang), Directive: directiveName(t.Task), Lead: t.Lead.Name(lang),
			Due: t.Deadline.DueOn, Status: string(t.Status), Percent: t.Percent, Forecast: t.Deadline.ForecastOn, LastWords: t.LastWords, Version: t.Version,
			Open: t.Status != models.Submitted && t.Receipt != models.ReceiptIsDeclined})
	}
	return s.file(c, s.exportName("dondoc", "xlsx"), document.XLSXType, sheet.Write)
}

// spreadsheetUpload is POST /tasks/spreadsheet (file): it keeps the rows and shows what they would
// change. Nothing is changed yet.
func (s *server) spreadsheetUpload(c echo.Context) error {
	name, rows, err := s.uploadedRows(c)
	var upload models.Upload
	if err == nil {
		upload, err = s.store.KeepSheet(c.Request().Context(), actorOf(c), name, rows)
	}
	if models.CodeOf(err) == models.CodeInvalid {
		v := &templates.SpreadsheetView{Page: s.page(c), MaxRows: models.MaxSheet}
		v.URI = "/tasks/spreadsheet"
		v.Errors = s.faultOf(c, err).Fields
		return s.render(c, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/tasks/spreadsheet/"+strconv.FormatInt(upload.ID, 10))
}

func (s *server) uploadedRows(c echo.Context) (string, []models.SheetRow, error) {
	name, lines, err := s.uploadedSheet(c, document.ReadTaskSheet)
	rows := make([]models.SheetRow, len(lines))
	for i, l := range lines {
		rows[i] = s.sheetRow(l)
	}
	return name, rows, err
}

// uploadedSheet reads the spreadsheet that came with a form, and its name.
func (s *server) uploadedSheet(c echo.Context, read func(io.Reader) ([]document.SheetLine, error)) (string, []document.SheetLine, error) {
	header, err := c.FormFile("file")
	if err != nil || header.Size == 0 {
		return "", nil, invalid("file", "file_missing")
	}
	file, err := header.Open()
	if err != nil {
		return "", nil, err
	}
	defer func() { _ = file.Close() }()
	lines, err := read(file)
	if errors.Is(err, document.ErrNotASheet) {
		s.Log.InfoContext(c.Request().Context(), "spreadsheet refused", "id", requestIDOf(c), "error", err)
		return "", nil, invalid("file", "not_our_sheet")
	}
	if err != nil {
		return "", nil, err
	}
	return path.Base(strings.ReplaceAll(header.Filename, `\`, "/")), lines, nil
}

// sheetRow reads a row's cells as the Store takes them: a status by its code, whatever the language
// it is written in, a day as 2025-06-30. What can't be read stays as it was typed.
func (s *server) sheetRow(l document.SheetLine) models.SheetRow {
	c := l.Cells
	version, err := strconv.ParseInt(c["version"], 10, 64)
	if err != nil {
		version = -1 // no task has it: the row is stale
	}
	r := models.SheetRow{Line: l.Line, Ref: c["ref"], Version: version,
		Was: models.Cells{Status: c["was_status"], Percent: c["was_percent"], Forecast: c["was_forecast"]},
		Now: models.Cells{Status: s.statusOf(c["status"]), Percent: wholeNumber(c["percent"]), Words: c["words"], Forecast: c["forecast"]}}
	if day, ok := parseDay(r.Now.Forecast); ok {
		r.Now.Forecast = isoDay(day)
	}
	if r.Now.Percent == "" { // an emptied cell reports nothing
		r.Now.Percent = r.Was.Percent
	}
	if r.Now.Status == "" {
		r.Now.Status = r.Was.Status
	}
	return r
}

// wholeNumber writes 40.0 and 40% as 40: programs for spreadsheets turn one into the other.
func wholeNumber(text string) string {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if f, err := strconv.ParseFloat(text, 64); err == nil && f == float64(int64(f)) {
		return strconv.FormatInt(int64(f), 10)
	}
	return text
}

// statusOf gives the code of a status as it is called in any language.
func (s *server) statusOf(text string) string {
	for _, status := range models.Statuses {
		for _, lang := range s.Renderer.Languages() {
			if strings.EqualFold(text, s.words.T(lang, "status_"+string(status))) {
				return string(status)
			}
		}
	}
	return text
}
