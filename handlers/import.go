package handlers

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/decompose"
	"dondoc/templates"
)

// importPage is how many rows of a list a page shows.
const importPage = 100

// importPreview is GET /imports/:id (part, from): what the rows of a list would become, and what is wrong
// with them, by cell; of an applied one, what they became.
func (s *server) importPreview(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	i, rows, err := s.store.ImportRows(c.Request().Context(), actorOf(c), id, s.importWords())
	if err != nil {
		return err
	}
	return s.importView(c, http.StatusOK, i, rows, nil)
}

// importApply is POST /imports/:id (version, go_on, tell): the rows become tasks.
func (s *server) importApply(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	in := models.ImportApply{Version: formVersion(c), GoOn: c.FormValue("go_on") == "1", Tell: c.FormValue("tell") == "1"}
	i, _, err := s.store.ApplyImport(ctx, actor, id, in, s.importWords())
	switch {
	case err == nil:
		return s.goOn(c, importPath(id), templates.SayImported, strconv.Itoa(i.Outcome.Tasks))
	case !refused(err):
		return err
	}
	status, faults := s.faultsOf(c, err)
	i, rows, err := s.store.ImportRows(ctx, actor, id, s.importWords())
	if err != nil {
		return err
	}
	return s.importView(c, status, i, rows, faults)
}

func (s *server) importView(c echo.Context, status int, i models.Import, rows []models.ImportRow, faults []templates.FieldError) error {
	v := &templates.ImportView{Page: s.page(c), ID: i.ID, Version: i.Version, Name: i.Name, Directive: i.Directive, State: string(i.State), Part: c.QueryParam("part")}
	v.URI, v.Errors = importPath(i.ID), faults
	if i.State == models.ImportApplied {
		v.MadeTasks, v.MadeThere, v.Left, v.Told, v.AppliedAt = i.Outcome.Tasks, i.Outcome.There, i.Outcome.Bad, i.Outcome.Told, *i.AppliedAt
		from, to := importPart(c, len(i.Outcome.Made), &v.Pager, i.ID, "")
		for _, m := range i.Outcome.Made[from:to] {
			v.Made = append(v.Made, templates.ImportMadeRow{Line: m.Line, Ref: m.Ref, Tasks: m.Tasks, Href: "/directives/" + strconv.FormatInt(m.DirectiveID, 10)})
		}
		return s.render(c, status, v)
	}
	var part []models.ImportRow
	for _, r := range rows {
		switch r.State {
		case models.ImportRowNew:
			v.New++
			v.Tasks += r.Tasks
		case models.ImportRowThere:
			v.There++
		case models.ImportRowBad:
			v.Bad++
		case models.ImportRowHeading:
			v.Headings++
		}
		if v.Part == "" || v.Part == string(r.State) {
			part = append(part, r)
		}
	}
	from, to := importPart(c, len(part), &v.Pager, i.ID, v.Part)
	section := ""
	for _, r := range part[from:to] {
		row := s.importRow(v.Lang, r, i.DirectiveID == nil)
		if row.State == string(models.ImportRowHeading) {
			section = row.Text
		}
		if row.Section == section { // it stands above
			row.Section = ""
		} else {
			section = row.Section
		}
		v.Rows = append(v.Rows, row)
	}
	return s.render(c, status, v)
}

// importPart says which of the rows the page shows, and links to those before and after.
func importPart(c echo.Context, total int, p *templates.Pager, id int64, part string) (from, to int) {
	from, err := strconv.Atoi(c.QueryParam("from"))
	if err != nil || from < 0 || from >= total {
		from = 0
	}
	to = min(from+importPage, total)
	at := func(from int) string {
		q := url.Values{"from": {strconv.Itoa(from)}}
		if part != "" {
			q.Set("part", part)
		}
		return importPath(id) + "?" + q.Encode()
	}
	p.From, p.To, p.Total = min(from+1, to), to, total
	if from > 0 {
		p.Prev = at(max(0, from-importPage))
	}
	if to < total {
		p.Next = at(to)
	}
	return from, to
}

func (s *server) importRow(lang string, r models.ImportRow, byRow bool) templates.ImportRowLine {
	p := r.Provision
	out := templates.ImportRowLine{Line: r.Line, State: string(r.State), Section: p.SectionVi, Label: p.LabelVi, Text: p.TextVi, Tasks: r.Tasks, AsWritten: p.Deadline.AsWritten, Due: r.DueOn,
		Deliverable: p.Deliverable, Status: string(p.Stands.Status), Percent: p.Stands.Percent, Code: r.Reference}
	if p.Deadline.Kind == deadline.KindDate { // the day says it all
		out.AsWritten = ""
	}
	if byRow {
		out.Directive = r.Directive
	}
	for _, a := range r.Leads {
		out.Leads = append(out.Leads, a.Name(lang))
	}
	for _, a := range r.Coordinated {
		out.Coordinators = append(out.Coordinators, a.Name(lang))
	}
	for _, f := range r.Faults {
		said := s.words.fields(lang, []models.FieldError{f.FieldError})[0]
		out.Faults = append(out.Faults, templates.ImportCellFault{Cell: said.Field, Field: string(f.Column), Message: said.Message})
	}
	return out
}

// importWords finds the codes of what people call things, in all languages of the pages.
func (s *server) importWords() models.ImportWords {
	codes := map[models.ImportField]map[string]string{}
	add := func(f models.ImportField, vocabulary string, all []string) {
		codes[f] = map[string]string{}
		for _, code := range all {
			codes[f][models.Fold(code)] = code
			for _, lang := range s.Renderer.Languages() {
				codes[f][models.Fold(s.words.T(lang, vocabulary+"_"+code))] = code
			}
		}
	}
	statuses := make([]string, len(models.Statuses))
	for i, status := range models.Statuses {
		statuses[i] = string(status)
	}
	add(models.ImportStatus, "status", statuses)
	add(models.ImportProduct, "deliverable", decompose.Deliverables)
	add(models.ImportCategory, "category", decompose.Categories)
	return func(f models.ImportField, typed string) string { return codes[f][models.Fold(typed)] }
}
