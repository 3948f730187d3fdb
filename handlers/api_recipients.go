package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// recipientJSON is a recipient of mail without an account.
type recipientJSON struct {
	ID        string               `json:"id"`
	Part      models.RecipientPart `json:"part"`
	Email     string               `json:"email"`
	Name      string               `json:"name"`
	Lang      string               `json:"lang"`
	Purpose   *string              `json:"purpose"`   // of an agency's
	Agency    *agencyRef           `json:"agency"`    // of an agency's
	Directive *string              `json:"directive"` // of a directive's, for who may know of it
	Version   int64                `json:"version"`
}

func recipientToJSON(r models.MailRecipient, lang string) recipientJSON {
	return recipientJSON{ID: r.Key, Part: r.Part, Email: r.Email, Name: r.Name, Lang: r.Lang, Purpose: orNull(r.Purpose), Agency: agencyOrNull(r.Agency, lang), Directive: orNull(r.Directive), Version: r.Version}
}

// apiRecipients is GET /api/v1/recipients (part, q, limit, cursor).
func (s *server) apiRecipients(c echo.Context) error {
	q := queryOf(c)
	limit := q.limit()
	f := models.RecipientFilter{Part: models.RecipientPart(q.text("part")), Query: q.text("q"), After: q.text("cursor"), Limit: limit + 1}
	if f.Part != "" && !slices.Contains(models.RecipientParts, f.Part) {
		q.fault("part", "unknown_value", "Value", shown(string(f.Part)))
	}
	if err := q.err(); err != nil {
		return err
	}
	all, err := s.store.Recipients(c.Request().Context(), actorOf(c), f)
	if err != nil {
		return err
	}
	out := apiList[recipientJSON]{}
	if len(all) > limit {
		all = all[:limit]
		out.NextCursor = &all[limit-1].Key
	}
	out.Items = inLang(all, apiLangOf(c), recipientToJSON)
	return answerJSON(c, http.StatusOK, out)
}

// apiRecipient is GET /api/v1/recipients/:id.
func (s *server) apiRecipient(c echo.Context) error {
	r, err := s.store.Recipient(c.Request().Context(), actorOf(c), c.Param("id"))
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, recipientToJSON(r, apiLangOf(c)))
}

// apiAddRecipient is POST /api/v1/recipients.
func (s *server) apiAddRecipient(c echo.Context) error {
	var b struct {
		Part      models.RecipientPart `json:"part"`
		Agency    string               `json:"agency"`    // its code
		Directive string               `json:"directive"` // id, number or key
		Email     string               `json:"email"`
		Name      string               `json:"name"`
		Lang      string               `json:"lang"`
		Purpose   string               `json:"purpose"`
	}
	b.Lang, b.Purpose = "vi", models.PurposeAlerts
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	r := models.MailRecipient{Part: b.Part, Email: b.Email, Name: b.Name, Lang: b.Lang, Purpose: b.Purpose}
	switch b.Part {
	case models.RecipientOfAgency:
		r.AgencyID = f.agency("agency", b.Agency)
	case models.RecipientOfDirective:
		r.DirectiveID = f.directive("directive", b.Directive)
	}
	err := f.failure()
	if err == nil {
		r, err = s.store.AddRecipient(c.Request().Context(), actorOf(c), r)
	}
	if err != nil {
		return err
	}
	if r, err = s.store.Recipient(c.Request().Context(), actorOf(c), r.Key); err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, "/api/v1/recipients/"+r.Key)
	return answerJSON(c, http.StatusCreated, recipientToJSON(r, apiLangOf(c)))
}

// directive finds a directive by id, number or key; 0 where none is meant.
func (f *fields) directive(name, text string) int64 {
	id, err := f.s.directiveNamed(f.c, text)
	switch {
	case models.CodeOf(err) == models.CodeNotFound:
		f.fault(name, "unknown_directive", "Value", shown(text))
	case err != nil:
		f.err = err
	}
	return id
}

// apiChangeRecipient is PATCH /api/v1/recipients/:id: what is absent stays.
func (s *server) apiChangeRecipient(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	stored, err := s.store.Recipient(ctx, actor, c.Param("id"))
	if err != nil {
		return err
	}
	var b struct {
		Email   *string `json:"email"`
		Name    *string `json:"name"`
		Lang    *string `json:"lang"`
		Purpose *string `json:"purpose"`
		Version *int64  `json:"version"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	for _, x := range []struct {
		said *string
		into *string
	}{{b.Email, &stored.Email}, {b.Name, &stored.Name}, {b.Lang, &stored.Lang}, {b.Purpose, &stored.Purpose}} {
		if x.said != nil {
			*x.into = *x.said
		}
	}
	if b.Version != nil {
		stored.Version = f.version(b.Version)
	}
	if err := f.failure(); err != nil {
		return err
	}
	r, err := s.store.ChangeRecipient(ctx, actor, stored)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, recipientToJSON(r, apiLangOf(c)))
}

// apiEndRecipient is DELETE /api/v1/recipients/:id.
func (s *server) apiEndRecipient(c echo.Context) error {
	if _, err := s.store.EndRecipient(c.Request().Context(), actorOf(c), c.Param("id"), 0); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}
