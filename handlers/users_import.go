package handlers

import (
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// usersImportForm is GET /admin/users/import.
func (s *server) usersImportForm(c echo.Context) error {
	return s.render(c, http.StatusOK, &templates.UsersImportView{Page: s.page(c), Most: models.MaxInvitations})
}

// usersImport is POST /admin/users/import (csv or file, apply): shows what a list of people would do, by
// line; with apply=all it invites them all or, where a line is at fault, nobody; with apply=good those
// whose lines are good.
func (s *server) usersImport(c echo.Context) error {
	v := &templates.UsersImportView{Page: s.page(c), Most: models.MaxInvitations}
	v.URI = "/admin/users/import"
	text, err := csvOf(c)
	if err != nil {
		return err
	}
	v.CSV = text
	lines, err := readPeople(text)
	if err != nil {
		return s.again(c, &v.Page, v, "csv", err)
	}
	list := make([]models.NewInvitation, len(lines))
	for i, l := range lines {
		l.person.Unread = append(l.person.Unread, s.langFault(l.person.Lang)...)
		list[i] = l.person
	}
	apply := c.FormValue("apply")
	dry := apply != "good" && apply != "all"
	refused, invited, err := s.store.InviteMany(c.Request().Context(), actorOf(c), list, apply == "good", dry)
	if models.CodeOf(err) == models.CodeInvalid {
		return s.again(c, &v.Page, v, "csv", err)
	}
	if err != nil {
		return err
	}
	s.showLines(c, v, lines, refused)
	switch {
	case apply != "" && (invited > 0 || v.Bad == 0):
		v.Invited, v.Done, v.CSV = invited, true, ""
	case v.Bad > 0:
		return s.render(c, http.StatusUnprocessableEntity, v)
	}
	return s.render(c, http.StatusOK, v)
}

// csvOf is the list as pasted, or as the file that was chosen.
func csvOf(c echo.Context) (string, error) {
	upload, err := c.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) || err == nil && upload.Size == 0 {
		return c.FormValue("csv"), nil
	}
	if err != nil {
		return "", err
	}
	file, err := upload.Open()
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	text, err := io.ReadAll(file) // the whole request is bounded by sizeLimit
	return string(text), err
}

// showLines says of each line who it is about and what is wrong with it.
func (s *server) showLines(c echo.Context, v *templates.UsersImportView, lines []personLine, refused []error) {
	for i, l := range lines {
		row := templates.ImportLine{Number: l.number, Email: l.person.Email, Name: l.person.Name}
		for _, r := range l.person.Roles {
			row.Role, row.Agency = string(r.Role), r.AgencyCode
		}
		if refused[i] != nil {
			f := s.faultOf(c, refused[i])
			for _, field := range f.Fields {
				row.Errors = append(row.Errors, columnOf(field.Field)+": "+field.Message)
			}
			if len(f.Fields) == 0 {
				row.Errors = append(row.Errors, f.Message)
			}
			v.Bad++
		} else {
			v.Good++
		}
		v.Lines = append(v.Lines, row)
	}
}

// columnOf names the column of a fault: "roles.0.agency" is "agency".
func columnOf(field string) string { return field[strings.LastIndex(field, ".")+1:] }
