package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// spreadsheetPreview is GET /tasks/spreadsheet/:id: what an uploaded spreadsheet would change, and what
// is wrong with it, by cell.
func (s *server) spreadsheetPreview(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	result, err := s.store.PreviewSheet(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.sheetView(c, id, result))
}

// spreadsheetApply is POST /tasks/spreadsheet/:id (go_on): it applies what was looked over, in one
// transaction. Where rows are refused, only with the word to go on without them.
func (s *server) spreadsheetApply(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	result, err := s.store.ApplySheet(c.Request().Context(), actorOf(c), id, c.FormValue("go_on") == "1")
	if err != nil {
		return err
	}
	v := s.sheetView(c, id, result)
	v.URI = "/tasks/spreadsheet"
	status := http.StatusOK
	if !result.Applied {
		status = http.StatusConflict
	}
	return s.render(c, status, v)
}

func (s *server) sheetView(c echo.Context, id int64, result models.SheetResult) *templates.SheetView {
	v := &templates.SheetView{Page: s.page(c), ID: id, Applied: result.Applied, Filled: result.Filled(), Refused: result.Refused(), Rows: len(result.Lines)}
	for _, l := range result.Lines {
		if !l.Changed() {
			continue
		}
		line := templates.SheetLine{Line: l.Row.Line, Ref: l.Row.Ref, TaskID: l.Task.ID, Label: l.Task.Label(v.Lang)}
		for _, ch := range l.Changes {
			line.Changes = append(line.Changes, templates.SheetChange{Field: ch.Field, From: s.cellText(v.Lang, ch.Field, ch.From), To: s.cellText(v.Lang, ch.Field, ch.To)})
		}
		if l.Err != nil {
			line.Refusals = s.sheetRefusals(c, l)
		}
		v.Lines = append(v.Lines, line)
	}
	return v
}

// sheetRefusals says why a row can't be applied, by cell where one is to blame.
func (s *server) sheetRefusals(c echo.Context, l models.SheetLine) []templates.SheetRefusal {
	f := s.faultOf(c, l.Err)
	var out []templates.SheetRefusal
	for _, field := range f.Fields {
		out = append(out, templates.SheetRefusal(field))
	}
	if len(out) > 0 {
		return out
	}
	refusal := templates.SheetRefusal{Message: f.Message}
	if f.Code == models.CodeStale { // both versions: what stands now, beside what was filled in
		refusal.Message = s.words.T(s.langOf(c), "sheet_stale", "Percent", strconv.Itoa(l.Task.Percent), "Status", s.cellText(s.langOf(c), "status", string(l.Task.Status)))
	}
	return []templates.SheetRefusal{refusal}
}

// cellText says what stands in a cell as the reader writes it.
func (s *server) cellText(lang, field, value string) string {
	switch field {
	case "status":
		if text := s.words.T(lang, "status_"+value); text != "status_"+value {
			return text
		}
	case "percent":
		if value != "" {
			return value + "%"
		}
	case "forecast":
		if d, err := deadline.ParseDate(value); err == nil {
			return s.words.Date(lang, d)
		}
	}
	return value
}
