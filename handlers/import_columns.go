package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// importColumns is GET /imports/:id/columns: what stands in which column, as far as it was told apart.
func (s *server) importColumns(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	i, err := s.store.Import(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return s.importColumnsPage(c, http.StatusOK, i, i.Mapping, strconv.Itoa(i.Mapping.Heading), i.Directive, nil)
}

func (s *server) importColumnsPage(c echo.Context, status int, i models.Import, m models.ImportMapping, heading, directive string, faults []templates.FieldError) error {
	v := &templates.ImportColumnsView{Page: s.page(c), ID: i.ID, Version: i.Version, Name: i.Name, Sheet: strconv.Itoa(m.Sheet), Heading: heading, Directive: directive}
	v.URI, v.Errors = importPath(i.ID)+"/columns", faults
	for n, sheet := range i.Sheets {
		v.Sheets = append(v.Sheets, templates.Option{Value: strconv.Itoa(n), Label: sheet.Name})
	}
	var err error
	if v.Choices, err = s.directiveNumbers(c); err != nil {
		return err
	}
	i.Mapping = m
	for n, h := range i.Headings() {
		column := templates.ImportColumn{Name: "column_" + strconv.Itoa(n), Letters: models.ColumnName(n), Heading: h, Samples: samplesOf(i, n)}
		if n < len(m.Fields) {
			column.Field = string(m.Fields[n])
		}
		v.Columns = append(v.Columns, column)
	}
	return s.render(c, status, v)
}

// samplesOf are the first cells of a column that aren't empty.
func samplesOf(i models.Import, column int) []string {
	const most, length = 3, 80
	var out []string
	if i.Mapping.Sheet < 0 || i.Mapping.Sheet >= len(i.Sheets) {
		return nil
	}
	for _, l := range i.Sheets[i.Mapping.Sheet].Lines {
		if l.Line <= i.Mapping.Heading || column >= len(l.Cells) || l.Cells[column] == "" || len(out) == most {
			continue
		}
		text := []rune(l.Cells[column])
		if len(text) > length {
			text = append(text[:length], '…')
		}
		out = append(out, string(text))
	}
	return out
}

// importMap is POST /imports/:id/columns (sheet, heading, directive, column_0 …). do=look shows another
// sheet or line of headings with its columns told apart anew; else what was said is kept.
func (s *server) importMap(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	i, err := s.store.Import(ctx, actor, id)
	if err != nil {
		return err
	}
	heading, directive := oneLineField(c, "heading"), oneLineField(c, "directive")
	var m models.ImportMapping
	var bad []models.FieldError
	if m.Sheet, err = strconv.Atoi(c.FormValue("sheet")); err != nil || m.Sheet < 0 || m.Sheet >= len(i.Sheets) {
		bad, m.Sheet = append(bad, fieldError("sheet", "not_a_choice")), 0
	}
	if m.Heading, err = strconv.Atoi(heading); err != nil {
		bad = append(bad, fieldError("heading", "import_no_such_line", "Value", shown(heading)))
	}
	if c.FormValue("do") == "look" && len(bad) == 0 {
		m = i.LookAt(m.Sheet, m.Heading)
		return s.importColumnsPage(c, http.StatusOK, i, m, strconv.Itoa(m.Heading), directive, nil)
	}
	for n := range models.MaxImportColumns {
		m.Fields = append(m.Fields, models.ImportField(c.FormValue("column_"+strconv.Itoa(n))))
	}
	err = badFields(bad)
	if err == nil {
		_, err = s.store.MapImport(ctx, actor, id, formVersion(c), m, directive)
	}
	switch {
	case err == nil:
		return c.Redirect(http.StatusSeeOther, importPath(id))
	case !refused(err):
		return err
	}
	status, faults := s.faultsOf(c, err)
	if i, err = s.store.Import(ctx, actor, id); err != nil { // as it stands now
		return err
	}
	return s.importColumnsPage(c, status, i, m, heading, directive, faults)
}
