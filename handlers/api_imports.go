package handlers

import (
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

const apiImportsPath = "/api/v1/imports"

// importJSON is a list of tasks that is being imported.
type importJSON struct {
	ID        int64              `json:"id"`
	Name      string             `json:"name"`
	State     string             `json:"state"`
	Directive string             `json:"directive"` // to which all rows belong; "" where a column names it
	Author    string             `json:"author"`
	CreatedAt time.Time          `json:"created_at"`
	ExpiresAt time.Time          `json:"expires_at"`
	AppliedAt *time.Time         `json:"applied_at"`
	Version   int64              `json:"version"`
	Sheets    []string           `json:"sheets,omitempty"`
	Sheet     *int               `json:"sheet,omitempty"`
	Heading   *int               `json:"heading,omitempty"`
	Columns   []importColumnJSON `json:"columns,omitempty"`
	Outcome   *importOutcomeJSON `json:"outcome,omitempty"`
}

type importColumnJSON struct {
	Column  string `json:"column"` // its letters
	Heading string `json:"heading"`
	Field   string `json:"field"` // "" where it is passed over
}

type importOutcomeJSON struct {
	Tasks int              `json:"tasks"`
	There int              `json:"there"`
	Bad   int              `json:"bad"`
	Told  bool             `json:"told"`
	Made  []importMadeJSON `json:"made"`
}

type importMadeJSON struct {
	Line      int    `json:"line"`
	Directive int64  `json:"directive"`
	Ref       string `json:"ref"`
	Tasks     int    `json:"tasks"`
}

func importToJSON(i models.Import) importJSON {
	return importJSON{ID: i.ID, Name: i.Name, State: string(i.State), Directive: i.Directive, Author: i.Author, CreatedAt: i.CreatedAt.UTC(), ExpiresAt: i.ExpiresAt.UTC(), AppliedAt: i.AppliedAt, Version: i.Version}
}

// importFullJSON is an import with its columns, and what came of it.
func importFullJSON(i models.Import) importJSON {
	out := importToJSON(i)
	out.Sheet, out.Heading, out.Columns = &i.Mapping.Sheet, &i.Mapping.Heading, []importColumnJSON{}
	for _, s := range i.Sheets {
		out.Sheets = append(out.Sheets, s.Name)
	}
	for n, h := range i.Headings() {
		column := importColumnJSON{Column: models.ColumnName(n), Heading: h}
		if n < len(i.Mapping.Fields) {
			column.Field = string(i.Mapping.Fields[n])
		}
		out.Columns = append(out.Columns, column)
	}
	if i.State == models.ImportApplied {
		o := importOutcomeJSON{Tasks: i.Outcome.Tasks, There: i.Outcome.There, Bad: i.Outcome.Bad, Told: i.Outcome.Told, Made: []importMadeJSON{}}
		for _, m := range i.Outcome.Made {
			o.Made = append(o.Made, importMadeJSON{m.Line, m.DirectiveID, m.Ref, m.Tasks})
		}
		out.Outcome = &o
	}
	return out
}

// apiImports is GET /api/v1/imports: those that are kept, the newest first.
func (s *server) apiImports(c echo.Context) error {
	all, err := s.store.Imports(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	list := apiItems[importJSON]{Items: make([]importJSON, len(all))}
	for n, i := range all {
		list.Items[n] = importToJSON(i)
	}
	return answerJSON(c, http.StatusOK, list)
}

// apiImport is GET /api/v1/imports/:id.
func (s *server) apiImport(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	return s.answerImport(c, http.StatusOK, id)
}

func (s *server) answerImport(c echo.Context, status int, id int64) error {
	i, err := s.store.Import(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return answerJSON(c, status, importFullJSON(i))
}

// apiKeepImport is POST /api/v1/imports: a form with a file and, where all rows belong to one, directive.
func (s *server) apiKeepImport(c echo.Context) error {
	if !bringsFile(c) {
		return invalid("file", "file_missing")
	}
	for name := range c.Request().PostForm {
		if name != "directive" && name != langKey {
			return invalid(shown(name), "unknown_field", "Value", shown(name))
		}
	}
	got := receivedOf(c)
	if got == nil {
		return invalid("file", "file_missing")
	}
	if _, err := got.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	n, err := readImport(got.name, got.file)
	if err != nil {
		return err
	}
	n.Directive = c.FormValue("directive")
	i, err := s.store.KeepImport(c.Request().Context(), actorOf(c), n)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, apiImportsPath+"/"+strconv.FormatInt(i.ID, 10))
	return s.answerImport(c, http.StatusCreated, i.ID)
}

// importMapBody says what stands where; what is absent stays as it is.
type importMapBody struct {
	Sheet     *int             `json:"sheet"`
	Heading   *int             `json:"heading"`
	Fields    *[]string        `json:"fields"`
	Directive optional[string] `json:"directive"`
	Version   *int64           `json:"version"`
}

// apiMapImport is PATCH /api/v1/imports/:id. Another sheet or line of headings without fields has its
// columns told apart by their headings.
func (s *server) apiMapImport(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var body importMapBody
	if err := readJSON(c, &body); err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	i, err := s.store.Import(ctx, actor, id)
	if err != nil {
		return err
	}
	f := s.fieldsOf(c)
	version, directive := f.versionOr(body.Version, i.Version), i.Directive
	if body.Directive.given {
		directive = body.Directive.value
	}
	m := i.Mapping
	if body.Sheet != nil || body.Heading != nil {
		sheet, heading := m.Sheet, 0
		if body.Sheet != nil {
			sheet = *body.Sheet
		}
		if body.Heading != nil {
			heading = *body.Heading
		}
		if sheet < 0 || sheet >= len(i.Sheets) {
			f.fault("sheet", "not_a_choice")
		} else {
			m = i.LookAt(sheet, heading)
		}
	}
	if body.Fields != nil {
		m.Fields = m.Fields[:0:0]
		for _, field := range *body.Fields {
			m.Fields = append(m.Fields, models.ImportField(field))
		}
	}
	if err := f.failure(); err != nil {
		return err
	}
	if _, err := s.store.MapImport(ctx, actor, id, version, m, directive); err != nil {
		return err
	}
	return s.answerImport(c, http.StatusOK, id)
}

type importApplyBody struct {
	GoOn    bool   `json:"go_on"`
	Tell    *bool  `json:"tell"`
	Version *int64 `json:"version"`
}

// apiApplyImport is POST /api/v1/imports/:id/apply.
func (s *server) apiApplyImport(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var body importApplyBody
	if err := readJSON(c, &body); err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	f := s.fieldsOf(c)
	in := models.ImportApply{Version: f.version(body.Version), GoOn: body.GoOn, Tell: body.Tell == nil || *body.Tell}
	if body.Version == nil {
		i, err := s.store.Import(ctx, actor, id)
		if err != nil {
			return err
		}
		in.Version = i.Version
	}
	if err := f.failure(); err != nil {
		return err
	}
	if _, _, err := s.store.ApplyImport(ctx, actor, id, in, s.importWords()); err != nil {
		return err
	}
	return s.answerImport(c, http.StatusOK, id)
}

// apiDiscardImport is POST /api/v1/imports/:id/discard.
func (s *server) apiDiscardImport(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	version, err := s.versionOf(c, func() (int64, error) {
		i, err := s.store.Import(c.Request().Context(), actorOf(c), id)
		return i.Version, err
	})
	if err != nil {
		return err
	}
	if err := s.store.DiscardImport(c.Request().Context(), actorOf(c), id, version); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}
