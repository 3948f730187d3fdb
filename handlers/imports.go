package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// offeredDirectives is how many directives a field offers by number.
const offeredDirectives = 300

// imports is GET /imports: the lists of tasks being imported, and the form to send one.
func (s *server) imports(c echo.Context) error {
	return s.importsPage(c, http.StatusOK, &templates.ImportsView{Page: s.page(c), Directive: c.QueryParam("directive")})
}

func (s *server) importsPage(c echo.Context, status int, v *templates.ImportsView) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	all, err := s.store.Imports(ctx, actor)
	if err != nil {
		return err
	}
	for _, i := range all {
		v.Rows = append(v.Rows, templates.ImportListRow{ID: i.ID, Name: i.Name, Author: i.Author, Directive: i.Directive, Applied: i.State == models.ImportApplied, UploadedAt: i.CreatedAt, Until: i.ExpiresAt})
	}
	if v.Choices, err = s.directiveNumbers(c); err != nil {
		return err
	}
	v.URI, v.MaxRows, v.MaxMB = "/imports", models.MaxImportRows, importSize>>20
	return s.render(c, status, v)
}

// directiveNumbers are those of the newest directives, to choose from.
func (s *server) directiveNumbers(c echo.Context) ([]string, error) {
	choices, err := s.store.DirectiveChoices(c.Request().Context(), actorOf(c), nil, offeredDirectives)
	out := make([]string, len(choices))
	for i, d := range choices {
		out[i] = d.Name
	}
	return out, err
}

// importUpload is POST /imports (file, directive): it keeps the list and goes on to its columns. Nothing is
// made of it yet.
func (s *server) importUpload(c echo.Context) error {
	v := &templates.ImportsView{Page: s.page(c), Directive: oneLineField(c, "directive")}
	i, err := s.keepImport(c, v.Directive)
	switch {
	case err == nil:
		return c.Redirect(http.StatusSeeOther, importPath(i.ID)+"/columns")
	case !refused(err):
		return err
	}
	var status int
	status, v.Errors = s.faultsOf(c, err)
	return s.importsPage(c, status, v)
}

func importPath(id int64) string { return "/imports/" + strconv.FormatInt(id, 10) }

func (s *server) keepImport(c echo.Context, directive string) (models.Import, error) {
	header, err := c.FormFile("file")
	if err != nil || header.Size == 0 {
		return models.Import{}, invalid("file", "file_missing")
	}
	file, err := header.Open()
	if err != nil {
		return models.Import{}, err
	}
	defer func() { _ = file.Close() }()
	n, err := readImport(header.Filename, file)
	if err != nil {
		return models.Import{}, err
	}
	n.Directive = directive
	return s.store.KeepImport(c.Request().Context(), actorOf(c), n)
}

// importDiscard is POST /imports/:id/discard.
func (s *server) importDiscard(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := s.store.DiscardImport(c.Request().Context(), actorOf(c), id, formVersion(c)); err != nil {
		return err
	}
	return s.goOn(c, "/imports", templates.SayImportDiscarded, "")
}
