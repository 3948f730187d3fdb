package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// mostRoles bounds the lines of roles a form may have.
const mostRoles = 50

// parseUser reads the form of an account: as typed, and its roles as the Store wants them. Lines without
// a role are left out, which is how one is taken away; a new account has none to take away, there its role
// was forgotten. CodeInvalid names the roles missing and days that don't exist.
func (s *server) parseUser(c echo.Context) (templates.UserForm, []models.RoleGiven, error) {
	form := templates.UserForm{Email: strings.TrimSpace(c.FormValue("email")), Name: c.FormValue("name"), Title: c.FormValue("title"), Lang: c.FormValue("lang"), Cleared: c.FormValue("cleared") == "1"}
	form.Version, _ = strconv.ParseInt(c.FormValue("version"), 10, 64) // what is no number is no version
	var bad []models.FieldError
	if !s.words.knows(form.Lang) {
		bad = append(bad, fieldError("lang", "unknown_value", "Value", shown(form.Lang)))
	}
	var given []models.RoleGiven
	for i := range mostRoles {
		value := func(name string) string { return strings.TrimSpace(c.FormValue(fmt.Sprintf("roles.%d.%s", i, name))) }
		line := templates.RoleForm{Role: value("role"), Agency: value("agency"), From: value("from"), To: value("to")}
		field := fmt.Sprintf("roles.%d.", len(given)) // the lines left out are not shown again
		if line.Role == "" {
			if c.Param("id") != "" || line == (templates.RoleForm{}) {
				continue
			}
			bad = append(bad, fieldError(field+"role", "required"))
		}
		g := models.RoleGiven{Role: models.Role(line.Role), AgencyCode: line.Agency}
		var ok bool
		if g.From, ok = parseDay(line.From); !ok {
			bad = append(bad, fieldError(field+"from", "bad_date", "Value", shown(line.From)))
		}
		if g.To, ok = parseDay(line.To); !ok {
			bad = append(bad, fieldError(field+"to", "bad_date", "Value", shown(line.To)))
		}
		form.Roles, given = append(form.Roles, line), append(given, g)
	}
	if len(bad) > 0 {
		return form, nil, &models.Error{Code: models.CodeInvalid, Fields: bad}
	}
	return form, given, nil
}
