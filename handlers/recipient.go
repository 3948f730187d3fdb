package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// recipient is GET /admin/recipients/:id: a recipient of mail without an account.
func (s *server) recipient(c echo.Context) error {
	r, err := s.store.Recipient(c.Request().Context(), actorOf(c), c.Param("id"))
	if err != nil {
		return err
	}
	v := &templates.RecipientView{Page: s.page(c), Version: r.Version, Form: recipientForm(r)}
	return s.recipientPage(c, http.StatusOK, v, r)
}

func recipientForm(r models.MailRecipient) templates.RecipientForm {
	return templates.RecipientForm{Email: r.Email, Name: r.Name, Lang: r.Lang, Purpose: r.Purpose}
}

func (s *server) recipientPage(c echo.Context, status int, v *templates.RecipientView, r models.MailRecipient) error {
	v.Under, v.URI = under("recipients"), "/admin/recipients/"+r.Key
	v.RecipientRow, v.Languages = recipientRow(r, v.Lang), s.languageNames(v.Lang)
	return s.render(c, status, v)
}

// recipientChange is POST /admin/recipients/:id (email, name, lang, purpose, version).
func (s *server) recipientChange(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	stored, err := s.store.Recipient(ctx, actor, c.Param("id"))
	if err != nil {
		return err
	}
	form := templates.RecipientForm{Email: oneLineField(c, "email"), Name: oneLineField(c, "name"), Lang: c.FormValue("lang"), Purpose: c.FormValue("purpose")}
	version, _ := strconv.ParseInt(c.FormValue("version"), 10, 64) // what is no number is no version that is kept
	_, err = s.store.ChangeRecipient(ctx, actor, models.MailRecipient{Key: stored.Key, Email: form.Email, Name: form.Name, Lang: form.Lang, Purpose: form.Purpose, Version: version})
	if err == nil {
		return s.goOn(c, "/admin/recipients", templates.SayAdminSaved, form.Email)
	}
	if !refused(err) {
		return err
	}
	v := &templates.RecipientView{Page: s.page(c), Version: version, Form: form}
	var status int
	status, v.Errors = s.faultsOf(c, err)
	if models.CodeOf(err) == models.CodeStale {
		v.Version = stored.Version
		v.Both = differing([]templates.BothRow{{Field: "email", Theirs: stored.Email, Mine: form.Email}, {Field: "name", Theirs: stored.Name, Mine: form.Name},
			{Field: "lang", Theirs: stored.Lang, Mine: form.Lang}, {Field: "purpose", Theirs: stored.Purpose, Mine: form.Purpose}})
	}
	return s.recipientPage(c, status, v, stored)
}

// recipientEnd is POST /admin/recipients/:id/end (version).
func (s *server) recipientEnd(c echo.Context) error {
	version, err := strconv.ParseInt(c.FormValue("version"), 10, 64)
	if err != nil || version <= 0 {
		version = -1 // no version that is kept
	}
	r, err := s.store.EndRecipient(c.Request().Context(), actorOf(c), c.Param("id"), version)
	if err != nil {
		return err
	}
	return s.goOn(c, "/admin/recipients", templates.SayRecipientEnded, r.Email)
}
