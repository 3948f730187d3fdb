package handlers

import (
	"bufio"
	"io"
	"mime"
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
	"dondoc/templates/document"
	"dondoc/templates/paper"
)

// sheetMost is how many tasks go into an XLSX file, which is made whole before it is sent; a CSV file
// takes any number.
const sheetMost = 20_000

// tasksCSV is GET /tasks.csv, with the list's query: its tasks, sent as they are read.
func (s *server) tasksCSV(c echo.Context) error {
	f, lines, lists, err := s.exported(c)
	if err != nil {
		return err
	}
	ctx, cancel := takeTime(c)
	defer cancel()
	h := c.Response().Header()
	h.Set(echo.HeaderCacheControl, "private, no-store")
	h.Set(echo.HeaderContentType, document.CSVType)
	h.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": s.exportName("tasks", "csv")})) // RFC 6266
	page, err := s.store.Tasks(ctx, actorOf(c), f)                                                                                        // before the answer begins, so that a fault is still told
	if err != nil {
		return err
	}
	c.Response().WriteHeader(http.StatusOK)
	body := bufio.NewWriter(c.Response())
	out, err := document.NewCSV(body, lists.Tasks().Columns)
	for err == nil {
		if err = out.Rows(lists.TaskRows(lines.all(page.Tasks))); err != nil || page.NextCursor == "" {
			break
		}
		f.Cursor = page.NextCursor
		page, err = s.store.Tasks(ctx, actorOf(c), f)
	}
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = body.Flush()
	}
	return err
}

// tasksXLSX is GET /tasks.xlsx, with the list's query. More than sheetMost tasks are refused.
func (s *server) tasksXLSX(c echo.Context) error {
	f, lines, lists, err := s.exported(c)
	if err != nil {
		return err
	}
	ctx, cancel := takeTime(c)
	defer cancel()
	sheet := lists.Tasks()
	for {
		page, err := s.store.Tasks(ctx, actorOf(c), f)
		if err != nil {
			return err
		}
		sheet.Rows = append(sheet.Rows, lists.TaskRows(lines.all(page.Tasks))...)
		if len(sheet.Rows) > sheetMost {
			return invalid("", "export_too_long", "Max", sheetMost)
		}
		if f.Cursor = page.NextCursor; f.Cursor == "" {
			return s.book(c, "tasks", lists, sheet)
		}
	}
}

// exported reads which tasks are asked for: the list that the page with the same query shows.
func (s *server) exported(c echo.Context) (models.TaskFilter, rows, templates.Lists, error) {
	q := parseTasksQuery(c.QueryParams())
	actor, lang := actorOf(c), s.langOf(c)
	if !actor.Rights().Whole {
		q.filter.AgencyIDs = actor.Reads()
	}
	q.filter.Limit = models.MaxLimit
	return q.filter, s.rows(lang, actor), s.Renderer.Lists(lang, s.store.Zone(), s.Demo != nil), badFields(q.bad)
}

func (s *server) exportName(what, ending string) string {
	return what + "-" + s.store.Today().String() + "." + ending
}

// book sends a sheet as an XLSX file.
func (s *server) book(c echo.Context, what string, lists templates.Lists, sheet paper.Sheet) error {
	return s.file(c, s.exportName(what, "xlsx"), document.XLSXType, func(w io.Writer) error {
		return document.XLSX(w, lists.Book(sheet, s.store.Now(), s.Organisation))
	})
}

// sheetFile sends a sheet that is at hand as CSV or XLSX.
func (s *server) sheetFile(c echo.Context, format, what string, lists templates.Lists, sheet paper.Sheet) error {
	if format == "xlsx" {
		return s.book(c, what, lists, sheet)
	}
	return s.file(c, s.exportName(what, "csv"), document.CSVType, func(w io.Writer) error { return document.CSV(w, sheet) })
}

// boardFile is GET /board.csv and /board.xlsx, with the board's query: its table of agencies, all of them.
func (s *server) boardFile(format string) echo.HandlerFunc {
	return func(c echo.Context) error {
		b, err := s.boardOf(c)
		if err != nil {
			return err
		}
		b.view.AllAgencies = true
		if err := b.agencies(); err != nil {
			return err
		}
		lists := s.Renderer.Lists(b.view.Lang, s.store.Zone(), s.Demo != nil)
		return s.sheetFile(c, format, "agencies", lists, lists.Agencies(b.view.Agencies))
	}
}

// directivesFile is GET /directives.csv and /directives.xlsx: all that the reader may see.
func (s *server) directivesFile(format string) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx, actor, lang := c.Request().Context(), actorOf(c), s.langOf(c)
		tallies, err := s.store.DirectiveTallies(ctx, actor, models.CountFilter{})
		if err != nil {
			return err
		}
		var found []templates.DirectiveRow
		for _, d := range tallies {
			if matches(d.Directive, c.QueryParam("q")) {
				found = append(found, directiveRow(d, lang, actor))
			}
		}
		lists := s.Renderer.Lists(lang, s.store.Zone(), s.Demo != nil)
		return s.sheetFile(c, format, "directives", lists, lists.Directives(found))
	}
}
