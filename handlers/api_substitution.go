package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// substitutionJSON names who acts for somebody absent.
type substitutionJSON struct {
	ID         int64         `json:"id"`
	Absent     personRef     `json:"absent"`
	Substitute personRef     `json:"substitute"`
	FromOn     deadline.Date `json:"from_on"`
	ToOn       deadline.Date `json:"to_on"` // the last day
	Reason     string        `json:"reason"`
}

func substitutionToJSON(x models.Substitution, _ string) substitutionJSON {
	return substitutionJSON{ID: x.ID, Absent: personRef{x.UserEmail, x.User}, Substitute: personRef{x.SubstituteEmail, x.Substitute},
		FromOn: x.ValidFrom, ToOn: x.ValidTo, Reason: x.Reason}
}

// apiSubstitutions is GET /api/v1/substitutions: those running or ahead in which the caller has a
// part; all of them for administrators and the office.
func (s *server) apiSubstitutions(c echo.Context) error {
	all, err := s.store.Substitutions(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, apiItems[substitutionJSON]{inLang(all, apiLangOf(c), substitutionToJSON)})
}

// apiAddSubstitution is POST /api/v1/substitutions.
func (s *server) apiAddSubstitution(c echo.Context) error {
	var b struct {
		Absent     string  `json:"absent"` // address; the caller's own unless given
		Substitute string  `json:"substitute"`
		FromOn     *string `json:"from_on"`
		ToOn       *string `json:"to_on"`
		Reason     string  `json:"reason"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	n := models.NewSubstitution{User: f.address("absent", b.Absent), Substitute: f.address("substitute", b.Substitute),
		From: f.day("from_on", b.FromOn), To: f.day("to_on", b.ToOn), Reason: b.Reason}
	if b.Substitute == "" {
		f.fault("substitute", "required")
	}
	if err := f.failure(); err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	made, err := s.store.AddSubstitution(ctx, actor, n)
	if err != nil {
		return inAPINames(err, "from", "from_on", "to", "to_on")
	}
	all, err := s.store.Substitutions(ctx, actor)
	if err != nil {
		return err
	}
	for _, x := range all {
		if x.ID == made.ID {
			return answerJSON(c, http.StatusCreated, substitutionToJSON(x, apiLangOf(c)))
		}
	}
	return &models.Error{Code: models.CodeNotFound, Detail: "substitution"} // ended by somebody in the moment between
}

// apiEndSubstitution is DELETE /api/v1/substitutions/:id.
func (s *server) apiEndSubstitution(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := s.store.EndSubstitution(c.Request().Context(), actorOf(c), id); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}
