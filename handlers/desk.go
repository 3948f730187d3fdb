package handlers

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// deskPage is how many matters a page of the desk has: as many as are decided at once.
const deskPage = models.MaxBulk

// desk is GET /desk (pile, all, cursor): what waits for the reader's decision.
func (s *server) desk(c echo.Context) error {
	v, err := s.deskView(c, c.QueryParam("pile"), c.QueryParam("cursor"))
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(v.Errors) > 0 {
		status = http.StatusUnprocessableEntity
	}
	if c.QueryParam("all") != "" {
		for i := range v.Rows {
			v.Rows[i].Picked = true
		}
	}
	return s.render(c, status, v)
}

// deskView fills the desk with one of its piles; none named is the first that holds something.
func (s *server) deskView(c echo.Context, name, cursor string) (*templates.DeskView, error) {
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.DeskView{Page: s.page(c)}
	counts, err := s.store.MatterCounts(ctx, actor, models.DeskMatters)
	if err != nil {
		return nil, err
	}
	pile := models.MatterKind(name)
	if name != "" && !slices.Contains(models.DeskMatters, pile) {
		v.Errors = s.words.fields(v.Lang, []models.FieldError{fieldError("", "unknown_value", "Value", shown(name))})
		name, cursor = "", ""
	}
	for _, kind := range models.DeskMatters {
		n, mine := counts[kind]
		if !mine {
			continue
		}
		if name == "" && n > 0 {
			name, pile = string(kind), kind
		}
		v.Piles = append(v.Piles, templates.Pile{Kind: string(kind), Total: n})
	}
	if name == "" {
		pile = models.DeskMatters[0]
	}
	v.Pile = string(pile)
	v.URI = "/desk?pile=" + url.QueryEscape(v.Pile)
	cursors := strings.FieldsFunc(cursor, func(r rune) bool { return string(r) == cursorSep })
	return v, s.deskRows(ctx, actor, v, pile, cursors)
}

func (s *server) deskRows(ctx context.Context, actor models.Actor, v *templates.DeskView, pile models.MatterKind, cursors []string) error {
	after := ""
	if n := len(cursors); n > 0 {
		after = cursors[n-1]
	}
	page, err := s.store.Matters(ctx, actor, pile, after, deskPage)
	if err != nil {
		return err
	}
	r := s.rows(v.Lang, actor)
	for _, m := range page.Matters {
		v.Rows = append(v.Rows, r.matter(m, pile, s.words))
	}
	for _, p := range v.Piles {
		if p.Kind == v.Pile && len(v.Rows) > 0 {
			v.Pager = templates.Pager{From: len(cursors)*deskPage + 1, To: len(cursors)*deskPage + len(v.Rows), Total: p.Total}
		}
	}
	if n := len(cursors); n > 0 {
		v.Pager.Prev = v.URI + "&cursor=" + url.QueryEscape(strings.Join(cursors[:n-1], cursorSep))
	}
	if page.NextCursor != "" {
		v.Pager.Next = v.URI + "&cursor=" + url.QueryEscape(strings.Join(append(cursors, page.NextCursor), cursorSep))
	}
	return nil
}

// deskBulk is POST /desk/bulk (move: accept or return, item once or more, words): the same for all tasks
// chosen; what became of each stands above the list.
func (s *server) deskBulk(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	items, move := bulkItems(c, "item"), models.Move(c.FormValue("move"))
	typed := strings.ReplaceAll(c.FormValue("words"), "\r\n", "\n")
	results, refusal := s.deskMove(ctx, actor, move, items, typed)
	if refusal != nil && models.CodeOf(refusal) != models.CodeInvalid {
		return refusal
	}
	v, err := s.deskView(c, string(models.ResultsToDecide), "")
	if err != nil {
		return err
	}
	if v.Results, err = s.bulkLines(ctx, c, results); err != nil {
		return err
	}
	status := http.StatusOK
	if refusal != nil {
		f := s.faultOf(c, refusal)
		v.Errors, status = f.Fields, f.Status
		for i := range v.Errors {
			if v.Errors[i].Field != "words" {
				v.Errors[i].Field = ""
			}
		}
	}
	// What was not done stays chosen, with the words as typed.
	for _, r := range results {
		if r.Err == nil {
			items = slices.DeleteFunc(items, func(i models.BulkItem) bool { return i.TaskID == r.TaskID })
		}
	}
	if len(items) > 0 || refusal != nil {
		v.Words = typed
	}
	for i := range v.Rows {
		v.Rows[i].Picked = slices.ContainsFunc(items, func(x models.BulkItem) bool { return x.TaskID == v.Rows[i].ID })
	}
	return s.render(c, status, v)
}

// deskMove makes the move; reasons that are missing are told once, not for each task.
func (s *server) deskMove(ctx context.Context, actor models.Actor, move models.Move, items []models.BulkItem, words string) ([]models.BulkResult, error) {
	switch {
	case move != models.MoveAccept && move != models.MoveReturn:
		return nil, invalid("move", "not_a_choice")
	case move == models.MoveReturn && strings.TrimSpace(words) == "":
		return nil, invalid("words", "reasons_missing")
	}
	return s.store.BulkMove(ctx, actor, move, items, words, models.ViaPage)
}
