package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// relationFullJSON is a relation of a registered directive.
type relationFullJSON struct {
	ID        int64         `json:"id"`
	Kind      string        `json:"kind"`
	Number    string        `json:"number"`
	Directive *int64        `json:"directive"`  // null where it is not registered here
	HoldsFrom deadline.Date `json:"holds_from"` // null: from the directive's own day
}

type relationsJSON struct {
	Items   []relationFullJSON `json:"items"`
	Version int64              `json:"version"` // of the directive
}

// apiRelations is GET /api/v1/directives/:id/relations.
func (s *server) apiRelations(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	return s.answerRelations(c, http.StatusOK, id)
}

func (s *server) answerRelations(c echo.Context, status int, id int64) error {
	d, err := s.store.Directive(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	out := relationsJSON{Items: make([]relationFullJSON, len(d.Relations)), Version: d.Version}
	for i, r := range d.Relations {
		out.Items[i] = relationFullJSON{ID: r.ID, Kind: r.Kind, Number: r.ToNumber, HoldsFrom: r.HoldsFrom}
		if r.ToID != 0 {
			out.Items[i].Directive = &d.Relations[i].ToID
		}
	}
	return answerJSON(c, status, out)
}

// directiveVersion is the version a caller names, or the one that is kept.
func (s *server) directiveVersion(c echo.Context, id, named int64) (int64, error) {
	if named != 0 {
		return named, nil
	}
	d, err := s.store.Directive(c.Request().Context(), actorOf(c), id)
	return d.Version, err
}

// apiAddRelation is POST /api/v1/directives/:id/relations.
func (s *server) apiAddRelation(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var body struct {
		Kind      string  `json:"kind"`
		Number    string  `json:"number"`
		HoldsFrom *string `json:"holds_from"`
		Version   *int64  `json:"version"`
	}
	if err := readJSON(c, &body); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	in := models.RelationInput{DirectiveID: id, Version: f.version(body.Version), Kind: body.Kind, ToNumber: body.Number, HoldsFrom: f.day("holds_from", body.HoldsFrom)}
	if err := f.failure(); err != nil {
		return err
	}
	if in.Version, err = s.directiveVersion(c, id, in.Version); err != nil {
		return err
	}
	if _, err := s.store.AddRelation(c.Request().Context(), actorOf(c), in); err != nil {
		return err
	}
	return s.answerRelations(c, http.StatusCreated, id)
}

// apiRemoveRelation is DELETE /api/v1/directives/:id/relations/:relation_id (version).
func (s *server) apiRemoveRelation(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	relation, err := paramID(c, "relation_id")
	if err != nil {
		return err
	}
	var version int64
	if typed := c.QueryParam("version"); typed != "" {
		if version, err = strconv.ParseInt(typed, 10, 64); err != nil || version < 1 {
			return invalid("version", "not_a_version")
		}
	}
	if version, err = s.directiveVersion(c, id, version); err != nil {
		return err
	}
	if err := s.store.RemoveRelation(c.Request().Context(), actorOf(c), id, relation, version); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}
