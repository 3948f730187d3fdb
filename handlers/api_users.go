package handlers

import (
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// userJSON is an account as its administrator sees it.
type userJSON struct {
	ID           int64            `json:"id"`
	Email        string           `json:"email"`
	Name         string           `json:"name"`
	Title        string           `json:"title"`
	Lang         string           `json:"lang"`
	State        models.UserState `json:"state"`
	Roles        []roleJSON       `json:"roles"`
	Cleared      bool             `json:"cleared"`
	SecondFactor bool             `json:"second_factor"`
	CreatedAt    time.Time        `json:"created_at"`
	ClosedAt     *time.Time       `json:"closed_at"`
	Version      int64            `json:"version"`
}

type roleJSON struct {
	Role   models.Role `json:"role"`
	Agency *agencyRef  `json:"agency"` // null for a role that is not for one agency
	From   *string     `json:"from"`
	To     *string     `json:"to"`
	Source *string     `json:"source"` // the issuer it came from; null for one given here
}

func userToJSON(u models.UserFull, lang string) userJSON {
	out := userJSON{ID: u.ID, Email: u.Email, Name: u.Name, Title: u.Title, Lang: u.Lang, State: u.State, Roles: []roleJSON{}, Cleared: u.Cleared, SecondFactor: u.SecondFactor,
		CreatedAt: u.CreatedAt.UTC(), Version: u.Version}
	if u.ClosedAt != nil {
		at := u.ClosedAt.UTC()
		out.ClosedAt = &at
	}
	for _, r := range u.Roles {
		row := roleJSON{Role: r.Role, From: orNull(isoDay(r.ValidFrom)), To: orNull(isoDay(r.ValidTo)), Source: orNull(r.Source)}
		if r.AgencyID != nil {
			row.Agency = &agencyRef{r.Agency.Code, r.Agency.Name(lang)}
		}
		out.Roles = append(out.Roles, row)
	}
	return out
}

// apiUsers is GET /api/v1/users (q, role, agency, state, limit, cursor).
func (s *server) apiUsers(c echo.Context) error {
	q := queryOf(c)
	limit := q.limit()
	f := models.UserFilter{Query: q.text("q"), Role: models.Role(q.text("role")), Agency: q.text("agency"), State: models.UserState(q.text("state")), After: q.idCursor(), Limit: limit + 1}
	if f.Role != "" && !slices.Contains(models.Roles, f.Role) {
		q.fault("role", "unknown_value", "Value", shown(string(f.Role)))
	}
	if f.State != "" && !slices.Contains(models.UserStates, f.State) {
		q.fault("state", "unknown_value", "Value", shown(string(f.State)))
	}
	if err := q.err(); err != nil {
		return err
	}
	rows, err := s.store.Users(c.Request().Context(), actorOf(c), f)
	if err != nil {
		return err
	}
	lang := apiLangOf(c)
	return answerJSON(c, http.StatusOK, listByID(rows, limit,
		func(u models.UserFull) int64 { return u.ID },
		func(u models.UserFull) userJSON { return userToJSON(u, lang) }))
}

// apiUser is GET /api/v1/users/:id.
func (s *server) apiUser(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	u, err := s.store.User(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, userToJSON(u, apiLangOf(c)))
}
