package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// bulkRow is what became of one task of a bulk move: the task as it stands afterwards, or why not.
type bulkRow struct {
	ID      int64     `json:"id"`
	Task    *taskJSON `json:"task"`
	Problem *problem  `json:"problem"`
}

// apiBulk is POST /api/v1/tasks/bulk: one move with many tasks, each on its own. It answers with a row
// for each, in the order of the call.
func (s *server) apiBulk(c echo.Context) error {
	var b struct {
		Move  models.Move `json:"move"`
		Words string      `json:"words"`
		Items []struct {
			ID      int64  `json:"id"`
			Version *int64 `json:"version"`
		} `json:"items"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	items := make([]models.BulkItem, len(b.Items))
	for i, x := range b.Items {
		items[i] = models.BulkItem{TaskID: x.ID, Version: f.version(x.Version)}
	}
	if err := f.failure(); err != nil {
		return err
	}
	results, err := s.store.BulkMove(c.Request().Context(), actorOf(c), b.Move, items, b.Words, models.ViaAPI)
	if err != nil {
		return inAPINames(err, "tasks", "items")
	}
	lang, today := apiLangOf(c), s.store.Today()
	out := apiItems[bulkRow]{make([]bulkRow, len(results))}
	for i, r := range results {
		out.Items[i].ID = r.TaskID
		if r.Err == nil {
			out.Items[i].Task = &taskJSON{&r.Task, lang, today}
			continue
		}
		err := s.refusedMove(c, r.TaskID, r.Err)
		p := s.problemOf(c, s.faultOf(c, err), err)
		out.Items[i].Problem = &p
	}
	return answerJSON(c, http.StatusOK, out)
}
