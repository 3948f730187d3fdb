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

// listExport is a list as it is read for a file.
type listExport struct {
	sheet paper.Sheet             // its name and columns
	next  func() ([][]any, error) // the rows, part by part; none at the end
}

// wholeExport is a list that is at hand.
func wholeExport(sheet paper.Sheet) *listExport {
	rows := sheet.Rows
	sheet.Rows = nil
	return &listExport{sheet, func() ([][]any, error) {
		part := rows
		rows = nil
		return part, nil
	}}
}

// listFile is GET /LIST.csv or .xlsx, with the list's query: what its page lists, all of it. A CSV file is sent as its
// rows are read; in a workbook more than sheetMost rows are refused.
func (s *server) listFile(format, what string, open func(echo.Context, templates.Lists) (*listExport, error)) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx, cancel := takeTime(c)
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		lists := s.Renderer.Lists(s.langOf(c), s.store.Zone(), s.Demo != nil)
		e, err := open(c, lists)
		if err != nil {
			return err
		}
		if format == "xlsx" {
			return s.exportBook(c, what, lists, e)
		}
		return s.exportCSV(c, what, e)
	}
}

func (s *server) exportCSV(c echo.Context, what string, e *listExport) error {
	rows, err := e.next() // before the answer begins, so that a fault is still told
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderCacheControl, "private, no-store")
	h.Set(echo.HeaderContentType, document.CSVType)
	h.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": s.exportName(what, "csv")})) // RFC 6266
	c.Response().WriteHeader(http.StatusOK)
	body := bufio.NewWriter(c.Response())
	out, err := document.NewCSV(body, e.sheet.Columns)
	for err == nil && len(rows) > 0 {
		if err = out.Rows(rows); err == nil {
			rows, err = e.next()
		}
	}
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = body.Flush()
	}
	return err
}

func (s *server) exportBook(c echo.Context, what string, lists templates.Lists, e *listExport) error {
	for {
		rows, err := e.next()
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return s.book(c, what, lists, e.sheet)
		}
		if e.sheet.Rows = append(e.sheet.Rows, rows...); len(e.sheet.Rows) > sheetMost {
			return invalid("", "export_too_long", "Max", sheetMost)
		}
	}
}

// tasksExport is the list of GET /tasks.
func (s *server) tasksExport(c echo.Context, l templates.Lists) (*listExport, error) {
	f, lines, err := s.exported(c)
	if err != nil {
		return nil, err
	}
	ctx, actor, done := c.Request().Context(), actorOf(c), false
	return &listExport{l.Tasks(), func() ([][]any, error) {
		if done {
			return nil, nil
		}
		page, err := s.store.Tasks(ctx, actor, f)
		f.Cursor, done = page.NextCursor, page.NextCursor == ""
		return l.TaskRows(lines.all(page.Tasks)), err
	}}, nil
}

// exported reads which tasks are asked for: the list that the page with the same query shows.
func (s *server) exported(c echo.Context) (models.TaskFilter, rows, error) {
	q := parseTasksQuery(c.QueryParams())
	actor, lang := actorOf(c), s.langOf(c)
	if !actor.Rights().Whole {
		q.filter.AgencyIDs = actor.Reads()
	}
	q.filter.Limit = models.MaxLimit
	return q.filter, s.rows(lang, actor), badFields(q.bad)
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

// boardExport is the board's table of agencies, all of them.
func (s *server) boardExport(c echo.Context, l templates.Lists) (*listExport, error) {
	b, err := s.boardOf(c)
	if err != nil {
		return nil, err
	}
	b.view.AllAgencies = true
	if err := b.agencies(); err != nil {
		return nil, err
	}
	return wholeExport(l.Agencies(b.view.Agencies)), nil
}

// directivesExport is the list of GET /directives: all that the reader may see.
func (s *server) directivesExport(c echo.Context, l templates.Lists) (*listExport, error) {
	actor, lang := actorOf(c), s.langOf(c)
	tallies, err := s.store.DirectiveTallies(c.Request().Context(), actor, models.CountFilter{})
	if err != nil {
		return nil, err
	}
	var found []templates.DirectiveRow
	for _, d := range tallies {
		if matches(d.Directive, c.QueryParam("q")) {
			found = append(found, directiveRow(d, lang, actor))
		}
	}
	return wholeExport(l.Directives(found)), nil
}
