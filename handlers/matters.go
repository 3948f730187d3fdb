package handlers

import (
	"context"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// matter turns what a task waits for into a line of a pile.
func (r rows) matter(m models.Matter, kind models.MatterKind, w words) templates.MatterRow {
	if b := m.Bottleneck; b != nil {
		return templates.MatterRow{Words: m.Words, Bottleneck: bottleneckRow(models.BottleneckRow{Bottleneck: b.Bottleneck, Tasks: b.Tasks}, r.lang, r.today), Note: m.Other.Name(r.lang)}
	}
	row := templates.MatterRow{TaskRow: r.row(m.Task), Words: m.Words}
	row.Mark = "" // the pile says it of all
	day := w.Date(r.lang, m.Since)
	if !m.Since.IsZero() {
		row.Waits = max(0, m.Since.DaysUntil(r.today))
	}
	switch kind {
	case models.ResultsToDecide:
		row.Note = w.T(r.lang, templates.SayMatterSubmitted, "Date", day)
	case models.WronglyAddressed:
		if m.Other.ID != 0 {
			row.Note = w.T(r.lang, templates.SayMatterProposed, "Agency", m.Other.Name(r.lang))
		}
	case models.ExtensionsToDecide, models.ExtensionsPending:
		row.Note = w.T(r.lang, templates.SayMatterExtension, "Date", w.Date(r.lang, m.To))
	case models.OpinionsOverdue, models.OpinionsToGive:
		row.Note = w.T(r.lang, templates.SayMatterOpinion, "Agency", m.Other.Name(r.lang), "Date", day)
		row.WaitsLate = kind == models.OpinionsOverdue
	}
	return row
}

// bulkItems reads which tasks were chosen on a list: "id:version", each a field.
func bulkItems(c echo.Context, name string) []models.BulkItem {
	var items []models.BulkItem
	for _, typed := range c.Request().Form[name] {
		id, version, _ := strings.Cut(typed, ":")
		task, err := strconv.ParseInt(id, 10, 64)
		seen, err2 := strconv.ParseInt(version, 10, 64)
		if err != nil || err2 != nil || seen <= 0 {
			continue // no form of ours sends it
		}
		items = append(items, models.BulkItem{TaskID: task, Version: seen})
	}
	return items
}

// bulkLines says what became of each task. The names of those that failed are read anew: the reader may
// not know some of them at all.
func (s *server) bulkLines(ctx context.Context, c echo.Context, results []models.BulkResult) ([]templates.BulkLine, error) {
	lang, actor := s.langOf(c), actorOf(c)
	var out []templates.BulkLine
	for _, r := range results {
		line := templates.BulkLine{ID: r.TaskID, Ref: r.Task.Ref, Label: r.Task.Label(lang), Done: r.Err == nil}
		if r.Err != nil {
			line.Message = s.faultMessage(c, r.Err)
			t, err := s.store.Task(ctx, actor, r.TaskID)
			switch {
			case err == nil:
				line.Ref, line.Label = t.Ref, t.Label(lang)
			case models.CodeOf(err) != models.CodeNotFound:
				return nil, err
			}
		}
		out = append(out, line)
	}
	return out, nil
}

// faultMessage is a refusal in a sentence, with what is wrong with its fields.
func (s *server) faultMessage(c echo.Context, err error) string {
	f := s.faultOf(c, err)
	if len(f.Fields) == 0 {
		return f.Message
	}
	var all []string
	for _, field := range f.Fields {
		all = append(all, field.Message)
	}
	return strings.Join(all, " ")
}
