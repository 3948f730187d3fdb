package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// importRowJSON is a row of a list as the task it would become. Agencies are named by code.
type importRowJSON struct {
	Line         int               `json:"line"`
	State        string            `json:"state"`
	Directive    string            `json:"directive"`
	Reference    string            `json:"reference"`
	Section      string            `json:"section"`
	Text         string            `json:"text"`
	Label        string            `json:"label"`
	Lead         []string          `json:"lead"`
	Coordinators []string          `json:"coordinators"`
	FanOut       bool              `json:"fan_out"`
	Tasks        int               `json:"tasks"`
	AsWritten    string            `json:"deadline_as_written"`
	DueOn        deadline.Date     `json:"due_on"`
	Deliverable  string            `json:"deliverable"`
	Category     string            `json:"category"`
	Status       string            `json:"status"` // "" where the row is at fault
	Percent      int               `json:"percent"`
	Faults       []importFaultJSON `json:"faults"`
}

// importFaultJSON is what is wrong with a cell.
type importFaultJSON struct {
	Cell   string `json:"cell"`
	Field  string `json:"field"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

// apiImportRows is GET /api/v1/imports/:id/rows (state, limit, cursor): the rows of a list as they are read
// now, in its order.
func (s *server) apiImportRows(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	q := queryOf(c)
	limit, after, state := q.limit(), q.idCursor(), q.text("state")
	states := []string{"", string(models.ImportRowNew), string(models.ImportRowThere), string(models.ImportRowHeading), string(models.ImportRowBad)}
	if !slices.Contains(states, state) {
		q.fault("state", "unknown_value", "Value", shown(state))
	}
	if err := q.err(); err != nil {
		return err
	}
	_, rows, err := s.store.ImportRows(c.Request().Context(), actorOf(c), id, s.importWords())
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(r models.ImportRow) bool {
		return int64(r.Line) <= after || state != "" && string(r.State) != state
	})
	lang := apiLangOf(c)
	return answerJSON(c, http.StatusOK, listByID(rows[:min(len(rows), limit+1)], limit, func(r models.ImportRow) int64 { return int64(r.Line) },
		func(r models.ImportRow) importRowJSON { return s.importRowJSON(r, lang) }))
}

func (s *server) importRowJSON(r models.ImportRow, lang string) importRowJSON {
	p := r.Provision
	out := importRowJSON{Line: r.Line, State: string(r.State), Directive: r.Directive, Reference: r.Reference, Section: p.SectionVi, Text: p.TextVi, Label: p.LabelVi, Lead: codes(r.Leads), Coordinators: codes(r.Coordinated),
		FanOut: p.FanOut, Tasks: r.Tasks, AsWritten: p.Deadline.AsWritten, DueOn: r.DueOn, Deliverable: p.Deliverable, Category: p.Category, Status: string(p.Stands.Status), Percent: p.Stands.Percent,
		Faults: make([]importFaultJSON, len(r.Faults))}
	for i, f := range r.Faults {
		out.Faults[i] = importFaultJSON{f.Field, string(f.Column), f.Problem, s.words.fields(lang, []models.FieldError{f.FieldError})[0].Message}
	}
	return out
}
