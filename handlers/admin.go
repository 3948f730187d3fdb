package handlers

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// adminPages are the pages under /admin, with who may open them.
var adminPages = []struct {
	templates.AdminEntry
	may access
}{
	{templates.AdminEntry{Name: "agencies", Href: "/admin/agencies"}, keepers},
	{templates.AdminEntry{Name: "groups", Href: "/admin/groups"}, keepers},
	{templates.AdminEntry{Name: "users", Href: "/admin/users"}, personnel},
	{templates.AdminEntry{Name: "acts", Href: "/admin/acts"}, caretakers},
	{templates.AdminEntry{Name: "absences", Href: "/admin/absences"}, caretakers},
	{templates.AdminEntry{Name: "calendar", Href: "/admin/calendar"}, keepers},
	{templates.AdminEntry{Name: "policies", Href: "/admin/policies"}, keepers},
	{templates.AdminEntry{Name: "recipients", Href: "/admin/recipients"}, keepers},
	{templates.AdminEntry{Name: "report_schedules", Href: "/admin/reports"}, keepers},
	{templates.AdminEntry{Name: "letterhead", Href: "/admin/letterhead"}, keepers},
	{templates.AdminEntry{Name: "mail", Href: "/admin/mail"}, watchers},
	{templates.AdminEntry{Name: "jobs", Href: "/admin/jobs"}, caretakers},
	{templates.AdminEntry{Name: "audit", Href: "/admin/audit"}, keepers},
}

// admin is GET /admin: what the visitor may look after.
func (s *server) admin(c echo.Context) error {
	v := &templates.AdminView{Page: s.page(c)}
	for _, p := range adminPages {
		if p.may.allows(actorOf(c)) {
			v.Entries = append(v.Entries, p.AdminEntry)
		}
	}
	return s.render(c, http.StatusOK, v)
}

// under is the page of a list, for the way back to it.
func under(name string) *templates.AdminEntry {
	return &templates.AdminEntry{Name: name, Href: "/admin/" + name}
}

// agencyChoices are the agencies of the registry that exist today or later, as a form offers them. Of a
// society of thousands none is offered: the list would outweigh the page.
func (s *server) agencyChoices(c echo.Context, names *models.AgencyNames) []string {
	const most = 1000
	var out []string
	for _, a := range names.All {
		if a.Kind != models.KindGroup && (a.ValidTo.IsZero() || !a.ValidTo.Before(s.store.Today())) {
			out = append(out, a.Label(s.langOf(c)))
		}
	}
	if len(out) > most {
		return nil
	}
	return out
}

// refused says whether a form is to be shown again: what came back tells why.
func refused(err error) bool {
	switch models.CodeOf(err) {
	case models.CodeInvalid, models.CodeStale, models.CodeWrongState, models.CodeConflict:
		return true
	}
	return false
}

// faultsOf are the faults to show above a form that comes back.
func (s *server) faultsOf(c echo.Context, err error) (int, []templates.FieldError) {
	f := s.faultOf(c, err)
	if len(f.Fields) == 0 {
		f.Fields = []templates.FieldError{{Message: f.Message}}
	}
	return f.Status, f.Fields
}

// oneLineField reads a field of one line.
func oneLineField(c echo.Context, name string) string { return strings.TrimSpace(c.FormValue(name)) }

// lines are the lines of a text that are not empty.
func lines(text string) []string {
	var out []string
	for line := range strings.Lines(strings.ReplaceAll(text, "\r\n", "\n")) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// goOn says a sentence on the next page.
func (s *server) goOn(c echo.Context, to, say, ref string) error {
	if err := s.sessions.say(c, say, ref); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, to)
}
