package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
	"dondoc/templates/document"
)

const valuesSheet = "/indicators/spreadsheet"

// values is GET /indicators/spreadsheet: where to get the spreadsheet of values, and where to send it.
func (s *server) values(c echo.Context) error {
	return s.render(c, http.StatusOK, &templates.ValuesView{Page: s.page(c), MaxRows: models.MaxSheet})
}

// valuesFile is GET /indicators/spreadsheet.xlsx: what the actor may enter values for, to fill in.
func (s *server) valuesFile(c echo.Context) error {
	slots, err := s.store.ValueSlots(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	lang := s.langOf(c)
	say := func(id string, data ...any) string { return s.words.T(lang, id, data...) }
	sheet := document.ValueSheet{Title: say("values_name"), Say: say}
	for _, x := range slots {
		unit, _ := textIn(lang, x.Indicator.UnitVi, x.Indicator.UnitEn)
		row := document.ValueSheetRow{IndicatorID: x.Indicator.ID, AgencyID: x.Agency.ID, Indicator: x.Indicator.WordsOf(lang), Directive: x.Indicator.Number, Agency: say("ind_national"), Unit: unit, Target: x.Target, Due: x.Indicator.DueOn}
		if x.Agency.ID != 0 {
			row.Agency = x.Agency.Name(lang)
		}
		if x.Last != nil {
			row.Last, row.LastOn = &x.Last.Value, x.Last.TakenOn
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return s.file(c, s.exportName("values", "xlsx"), document.XLSXType, sheet.Write)
}

// valuesUpload is POST /indicators/spreadsheet (file): it keeps the rows and shows what they would enter. Nothing is
// entered yet.
func (s *server) valuesUpload(c echo.Context) error {
	name, lines, err := s.uploadedSheet(c, document.ReadValueSheet)
	var upload models.Upload
	if err == nil {
		rows := make([]models.ValueRow, len(lines))
		for i, l := range lines {
			rows[i] = valueRow(l)
		}
		upload, err = s.store.KeepValues(c.Request().Context(), actorOf(c), name, rows)
	}
	if models.CodeOf(err) == models.CodeInvalid {
		v := &templates.ValuesView{Page: s.page(c), MaxRows: models.MaxSheet}
		v.URI = valuesSheet
		v.Errors = s.faultOf(c, err).Fields
		return s.render(c, http.StatusUnprocessableEntity, v)
	}
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, valuesSheet+"/"+strconv.FormatInt(upload.ID, 10))
}

// valueRow reads a row's cells as the Store takes them. What can't be read stays as it was typed.
func valueRow(l document.SheetLine) models.ValueRow {
	c := l.Cells
	r := models.ValueRow{Line: l.Line, Indicator: c["indicator_id"], Agency: c["agency_id"], Value: c["value"], TakenOn: c["taken_on"], Note: c["note"]}
	if r.Agency == "0" {
		r.Agency = ""
	}
	if day, ok := parseDay(r.TakenOn); ok {
		r.TakenOn = isoDay(day)
	}
	if _, err := strconv.ParseFloat(r.Value, 64); err != nil { // typed as text: as people write numbers here
		if v, ok := parseValue(r.Value, "vi"); ok {
			r.Value = strconv.FormatFloat(v, 'f', -1, 64)
		}
	}
	return r
}

// valuesPreview is GET /indicators/spreadsheet/:id: what an uploaded spreadsheet would enter, and what is wrong with it,
// by cell.
func (s *server) valuesPreview(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	result, err := s.store.PreviewValues(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.valuesView(c, id, result))
}

// valuesApply is POST /indicators/spreadsheet/:id (go_on): it enters what was looked over, in one transaction. Where
// rows are refused, only with the word to go on without them.
func (s *server) valuesApply(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	result, err := s.store.ApplyValues(c.Request().Context(), actorOf(c), id, c.FormValue("go_on") == "1")
	if err != nil {
		return err
	}
	v := s.valuesView(c, id, result)
	v.URI = valuesSheet
	status := http.StatusOK
	if !result.Applied {
		status = http.StatusConflict
	}
	return s.render(c, status, v)
}

func (s *server) valuesView(c echo.Context, id int64, result models.ValueResult) *templates.ValuesPreview {
	v := &templates.ValuesPreview{Page: s.page(c), ID: id, Applied: result.Applied, Filled: result.Filled(), Refused: result.Refused(), Rows: result.Rows}
	for _, l := range result.Lines {
		unit, _ := textIn(v.Lang, l.Indicator.UnitVi, l.Indicator.UnitEn)
		line := templates.ValueLine{Line: l.Row.Line, IndicatorID: l.Indicator.ID, Indicator: l.Indicator.WordsOf(v.Lang), Agency: l.Agency.Name(v.Lang), Unit: unit, Note: l.Row.Note, Value: l.Row.Value, On: s.cellText(v.Lang, "forecast", l.Row.TakenOn)}
		if value, err := strconv.ParseFloat(strings.TrimSpace(l.Row.Value), 64); err == nil {
			line.Value = decimal(&value, v.Lang)
		}
		if l.Err != nil {
			f := s.faultOf(c, l.Err)
			for _, field := range f.Fields {
				line.Refusals = append(line.Refusals, templates.SheetRefusal(field))
			}
			if len(line.Refusals) == 0 {
				line.Refusals = []templates.SheetRefusal{{Message: f.Message}}
			}
		}
		v.Lines = append(v.Lines, line)
	}
	return v
}
