package handlers

import (
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// acts is GET /admin/acts: the mergers, the newest first.
func (s *server) acts(c echo.Context) error {
	rows, err := s.actRows(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, &templates.ActsView{Page: s.page(c), Rows: rows})
}

func (s *server) actRows(c echo.Context) ([]templates.ActRow, error) {
	all, err := s.store.Acts(c.Request().Context(), actorOf(c))
	rows := make([]templates.ActRow, len(all))
	for i, a := range all {
		rows[len(all)-1-i] = actRow(a, s.langOf(c))
	}
	return rows, err
}

func actRow(a models.Act, lang string) templates.ActRow {
	state := "ahead"
	switch {
	case a.AppliedAt != nil:
		state = "applied"
	case a.UndoneAt != nil:
		state = "undone"
	}
	return templates.ActRow{ID: a.ID, Title: a.Title(lang), LegalBasis: a.LegalBasis, State: state, On: a.EffectiveOn, Tasks: a.TasksMoved}
}

// act is GET /admin/acts/:id.
func (s *server) act(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	a, err := s.store.ActInFull(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	v := &templates.ActView{Page: s.page(c), Under: under("acts"), RegisteredOn: a.RegisteredOn, Note: a.Note}
	v.ActRow, v.Shares = actRow(a.Act, v.Lang), actShares(a, v.Lang)
	v.MayUndo = v.State == "ahead" && a.EffectiveOn.After(s.store.Today())
	if a.AppliedAt != nil {
		v.AppliedAt = *a.AppliedAt
	}
	if a.UndoneAt != nil {
		v.UndoneAt = *a.UndoneAt
	}
	return s.render(c, http.StatusOK, v)
}

func actShares(a models.ActPreview, lang string) templates.ActShares {
	share := func(x models.ActShare) templates.ActShare {
		out := templates.ActShare{Tasks: x.Tasks, People: x.People, Contacts: x.Contacts, Opinions: x.Opinions, Extensions: x.Extensions, Groups: x.Groups,
			Bottlenecks: x.Bottlenecks, Parts: x.Parts, NextNotice: x.NextNotice}
		if x.From.ID != 0 {
			out.From, out.To = x.From.Label(lang), x.To.Label(lang)
		}
		return out
	}
	out := templates.ActShares{Total: share(a.Total)}
	for _, x := range a.Shares {
		out.Rows = append(out.Rows, share(x))
	}
	return out
}

// Lines of the form of an act: shown at first, and added at a time.
const moveLines = 4

// actNew is GET /admin/acts/new.
func (s *server) actNew(c echo.Context) error {
	return s.actPage(c, http.StatusOK, &templates.ActFormView{Page: s.page(c)})
}

func (s *server) actPage(c echo.Context, status int, v *templates.ActFormView) error {
	names, err := s.store.AgencyNames(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	for len(v.Form.Moves) < moveLines {
		v.Form.Moves = append(v.Form.Moves, templates.MoveField{})
	}
	v.Under, v.Choices, v.URI = under("acts"), s.agencyChoices(c, names), "/admin/acts/new"
	return s.render(c, status, v)
}

// pasted parts the two columns of a pasted line.
var pasted = regexp.MustCompile(`\s*(?:\t|;|→|->)\s*`)

// parseAct reads the form. Lines with an empty successor have that of the line above; rows tells which
// line of the form each pair stands on, for what is wrong with it.
func parseAct(c echo.Context) (form templates.ActForm, in models.ActInput, rows []string, bad []models.FieldError) {
	form = templates.ActForm{TitleVi: oneLineField(c, "title_vi"), TitleEn: oneLineField(c, "title_en"), LegalBasis: oneLineField(c, "legal_basis"), EffectiveOn: c.FormValue("effective_on"),
		Note: c.FormValue("note"), Late: c.FormValue("late") != "", Paste: c.FormValue("paste")}
	in = models.ActInput{TitleVi: form.TitleVi, TitleEn: form.TitleEn, LegalBasis: form.LegalBasis, Note: form.Note, Late: form.Late}
	readDay(&bad, "effective_on", &form.EffectiveOn, &in.EffectiveOn)
	to := ""
	add := func(field string, m templates.MoveField) {
		if m.To != "" {
			to = m.To
		}
		if m.From != "" {
			in.Moves, rows = append(in.Moves, models.TypedMove{From: m.From, To: to}), append(rows, field)
		}
	}
	sent := c.Request().PostForm
	for i, from := range sent["from"] {
		m := templates.MoveField{From: strings.TrimSpace(from)}
		if i < len(sent["to"]) {
			m.To = strings.TrimSpace(sent["to"][i])
		}
		form.Moves = append(form.Moves, m)
		add(fmt.Sprintf("moves.%d", i+1), m)
	}
	for _, line := range lines(form.Paste) {
		columns := append(pasted.Split(line, 3), "")
		add("paste", templates.MoveField{From: columns[0], To: columns[1]})
	}
	return form, in, rows, bad
}

// actRegister is POST /admin/acts: do=more adds lines, do=preview shows what moves, do=register registers.
func (s *server) actRegister(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	form, in, rows, bad := parseAct(c)
	v := &templates.ActFormView{Page: s.page(c), Form: form}
	v.AskLate = !in.EffectiveOn.IsZero() && in.EffectiveOn.Before(s.store.Today())
	if c.FormValue("do") == "more" {
		v.Form.Moves = append(v.Form.Moves, make([]templates.MoveField, moveLines)...)
		return s.actPage(c, http.StatusOK, v)
	}
	err := badFields(bad)
	if err == nil && c.FormValue("do") == "register" {
		var a models.Act
		if a, err = s.store.RegisterAct(ctx, actor, in); err == nil {
			say := templates.SayActRegistered
			if a.AppliedAt != nil {
				say = templates.SayActApplied
			}
			return s.goOn(c, "/admin/acts/"+strconv.FormatInt(a.ID, 10), say, a.Title(v.Lang))
		}
	} else if err == nil {
		var p models.ActPreview
		if p, err = s.store.PreviewAct(ctx, actor, in); err == nil {
			shares := actShares(p, v.Lang)
			v.Preview = &shares
			return s.actPage(c, http.StatusOK, v)
		}
	}
	if !refused(err) {
		return err
	}
	var status int
	status, v.Errors = s.faultsOf(c, err)
	for i, e := range v.Errors {
		if number, ok := strings.CutPrefix(e.Field, "moves."); ok {
			if n, err := strconv.Atoi(number); err == nil && n <= len(rows) {
				v.Errors[i].Field = rows[n-1]
			}
		}
	}
	return s.actPage(c, status, v)
}

// actUndo is POST /admin/acts/:id/undo.
func (s *server) actUndo(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	a, err := s.store.UndoAct(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return s.goOn(c, "/admin/acts/"+strconv.FormatInt(id, 10), templates.SayActUndone, a.Title(s.langOf(c)))
}
