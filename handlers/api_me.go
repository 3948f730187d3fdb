package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// meJSON is who a token acts for.
type meJSON struct {
	ID    int64       `json:"id"`
	Email string      `json:"email"`
	Name  string      `json:"name"`
	Lang  string      `json:"lang"`
	Roles []grantJSON `json:"roles"`
}

type grantJSON struct {
	Role   models.Role `json:"role"`
	Agency *agencyRef  `json:"agency"` // null for a role that is not for one agency
}

// apiMe is GET /api/v1/me.
func (s *server) apiMe(c echo.Context) error {
	a := actorOf(c)
	me := meJSON{ID: a.UserID, Email: a.Email, Name: a.Name, Lang: a.Lang, Roles: []grantJSON{}}
	for _, g := range a.Grants {
		grant := grantJSON{Role: g.Role}
		if g.AgencyID != 0 {
			agency, err := s.store.Agency(c.Request().Context(), a, g.AgencyID)
			if err != nil {
				return err
			}
			grant.Agency = &agencyRef{agency.Code, agency.Ref().Name(apiLangOf(c))}
		}
		me.Roles = append(me.Roles, grant)
	}
	return answerJSON(c, http.StatusOK, me)
}
