package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

func relationsPath(id int64) string {
	return "/directives/" + strconv.FormatInt(id, 10) + "/relations"
}

// relations is GET /directives/:id/relations (q, number): what a directive relates to. The search finds
// another directive, whose number goes into the form.
func (s *server) relations(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	v := &templates.RelationsView{Page: s.page(c), Q: strings.TrimSpace(c.QueryParam("q")), Number: c.QueryParam("number"), Kind: models.RelationAmends}
	status := http.StatusOK
	if len(v.Q) > longestWord {
		status = http.StatusUnprocessableEntity
		v.Errors = s.words.fields(v.Lang, []models.FieldError{fieldError("q", "too_long", "Max", longestWord, "Value", len(v.Q))})
	} else if v.Q != "" {
		found, err := s.store.Search(c.Request().Context(), actorOf(c), v.Q)
		if err != nil {
			return err
		}
		for _, d := range found.Directives {
			if d.Number != "" && d.ID != id {
				v.Found = append(v.Found, directiveLink(d, v.Lang))
			}
		}
	}
	return s.relationsPage(c, status, id, v)
}

// relationsPage shows the relations as they stand, under what was typed.
func (s *server) relationsPage(c echo.Context, status int, id int64, v *templates.RelationsView) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	d, err := s.store.Directive(ctx, actor, id)
	if err != nil {
		return err
	}
	amends, err := s.store.Amended(ctx, actor, id)
	if err != nil {
		return err
	}
	v.URI, v.Directive, v.Version = relationsPath(id), directiveLink(d.Directive, v.Lang), d.Version
	for _, r := range d.Relations {
		row := templates.RelationRow{ID: r.ID, Relation: relation(r, v.Lang)}
		for _, a := range amends {
			if r.Changes() && a.ID == r.ToID {
				row.Changes, row.Decided = changesPath(id, a.ID), a.Decided != nil && a.Decided.Kind == r.Kind
			}
		}
		v.Rows = append(v.Rows, row)
	}
	return s.render(c, status, v)
}

// relationsChange is POST /directives/:id/relations (version; number, kind, holds_from): a relation is
// added, or with remove, its id, taken back.
func (s *server) relationsChange(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.RelationsView{Page: s.page(c), Number: oneLineField(c, "number"), Kind: c.FormValue("kind"), From: c.FormValue("holds_from")}
	version, _ := strconv.ParseInt(c.FormValue("version"), 10, 64) // what is no number is no version that is kept
	said, ref := templates.SayRelationAdded, v.Number
	if remove := c.FormValue("remove"); remove != "" {
		said, ref = templates.SayRelationRemoved, ""
		relation, parseErr := strconv.ParseInt(remove, 10, 64)
		if parseErr != nil {
			return &models.Error{Code: models.CodeNotFound}
		}
		err = s.store.RemoveRelation(ctx, actor, id, relation, version)
	} else {
		in := models.RelationInput{DirectiveID: id, Version: version, Kind: v.Kind, ToNumber: v.Number}
		var bad []models.FieldError
		readDay(&bad, "holds_from", &v.From, &in.HoldsFrom)
		if err = badFields(bad); err == nil {
			_, err = s.store.AddRelation(ctx, actor, in)
		}
	}
	switch {
	case err == nil:
		return s.goOn(c, relationsPath(id), said, ref)
	case !refused(err):
		return err
	}
	var status int
	status, v.Errors = s.faultsOf(c, err)
	return s.relationsPage(c, status, id, v)
}
