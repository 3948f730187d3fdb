package handlers

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// contactAdd is POST /admin/agencies/:id/contacts (email, name, lang, purpose).
func (s *server) contactAdd(c echo.Context) error {
	v, _, err := s.agencyView(c)
	if err != nil {
		return err
	}
	v.Contact = templates.ContactForm{Email: oneLineField(c, "email"), Name: oneLineField(c, "name"), Lang: c.FormValue("lang"), Purpose: c.FormValue("purpose")}
	contact, err := s.store.AddContact(c.Request().Context(), actorOf(c), v.ID, models.Contact{Email: v.Contact.Email, Name: v.Contact.Name, Lang: v.Contact.Lang, Purpose: v.Contact.Purpose})
	if refused(err) {
		var status int
		status, v.Errors = s.faultsOf(c, err)
		return s.agencyPage(c, status, v)
	}
	if err != nil {
		return err
	}
	return s.goOn(c, v.URI, templates.SayContactAdded, contact.Email)
}

// contactClose is POST /admin/contacts/:id/close.
func (s *server) contactClose(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	agencyID, err := s.store.CloseContact(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return s.goOn(c, "/admin/agencies/"+strconv.FormatInt(agencyID, 10), templates.SayContactClosed, "")
}
