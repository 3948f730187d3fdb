package handlers

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// recipientsPage is how many recipients a page lists.
const recipientsPage = 100

// recipients is GET /admin/recipients (q, part, after): who gets mail without an account, and the form for
// one more.
func (s *server) recipients(c echo.Context) error {
	return s.recipientsAnswer(c, http.StatusOK, &templates.RecipientsView{Page: s.page(c), Form: templates.RecipientForm{Part: string(models.RecipientOfLeadership), Lang: "vi", Purpose: models.PurposeAlerts}})
}

// recipientsAnswer fills the page's list and choices.
func (s *server) recipientsAnswer(c echo.Context, status int, v *templates.RecipientsView) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	v.URI, v.Q, v.Part = "/admin/recipients", strings.TrimSpace(c.QueryParam("q")), c.QueryParam("part")
	f, err := recipientsFilter(c)
	if err != nil {
		return err
	}
	f.Limit = recipientsPage + 1
	all, err := s.store.Recipients(ctx, actor, f)
	if err != nil {
		return err
	}
	query := url.Values{}
	for name, value := range map[string]string{"q": v.Q, "part": v.Part} {
		if value != "" {
			query.Set(name, value)
		}
	}
	if c.QueryParam("after") != "" {
		v.First = "/admin/recipients?" + query.Encode()
	}
	if len(all) > recipientsPage {
		all = all[:recipientsPage]
		v.Next = "/admin/recipients?" + with(query, "after", all[recipientsPage-1].Key)
	}
	for _, r := range all {
		v.Rows = append(v.Rows, recipientRow(r, v.Lang))
	}
	names, err := s.store.AgencyNames(ctx, actor)
	if err != nil {
		return err
	}
	choices, err := s.store.DirectiveChoices(ctx, actor, nil, models.MaxLimit)
	if err != nil {
		return err
	}
	for _, d := range choices {
		v.Directives = append(v.Directives, d.Name)
	}
	v.Choices, v.Languages = s.agencyChoices(c, names), s.languageNames(v.Lang)
	return s.render(c, status, v)
}

// recipientsFilter reads the query of the list.
func recipientsFilter(c echo.Context) (models.RecipientFilter, error) {
	f := models.RecipientFilter{Part: models.RecipientPart(c.QueryParam("part")), Query: strings.TrimSpace(c.QueryParam("q")), After: c.QueryParam("after")}
	if f.Part != "" && !slices.Contains(models.RecipientParts, f.Part) {
		return f, invalid("part", "unknown_value", "Value", shown(string(f.Part)))
	}
	return f, nil
}

func recipientRow(r models.MailRecipient, lang string) templates.RecipientRow {
	row := templates.RecipientRow{Key: r.Key, Part: string(r.Part), Email: r.Email, Name: r.Name, Language: r.Lang, Purpose: r.Purpose, DirectiveID: r.DirectiveID, Directive: r.Directive, AgencyID: r.AgencyID}
	if r.AgencyID != 0 {
		row.Agency = r.Agency.Name(lang)
	}
	return row
}

// languageNames names the languages mail is written in.
func (s *server) languageNames(lang string) []templates.Option {
	var all []templates.Option
	for _, l := range s.Renderer.Languages() {
		all = append(all, templates.Option{Value: l, Label: s.words.T(lang, "language_"+l)})
	}
	return all
}

// recipientAdd is POST /admin/recipients (part, directive, agency, email, name, lang, purpose).
func (s *server) recipientAdd(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	form := templates.RecipientForm{Part: c.FormValue("part"), Directive: oneLineField(c, "directive"), Agency: oneLineField(c, "agency"), Email: oneLineField(c, "email"),
		Name: oneLineField(c, "name"), Lang: c.FormValue("lang"), Purpose: c.FormValue("purpose")}
	r := models.MailRecipient{Part: models.RecipientPart(form.Part), Email: form.Email, Name: form.Name, Lang: form.Lang, Purpose: form.Purpose}
	var bad []models.FieldError
	switch r.Part {
	case models.RecipientOfAgency:
		names, err := s.store.AgencyNames(ctx, actor)
		if err != nil {
			return err
		}
		a, problem := names.Find(form.Agency, s.store.Today())
		if r.AgencyID = a.ID; problem != "" {
			bad = append(bad, fieldError("agency", problem, "Value", shown(form.Agency)))
		}
	case models.RecipientOfDirective:
		id, err := s.directiveNamed(c, form.Directive)
		switch {
		case models.CodeOf(err) == models.CodeNotFound:
			bad = append(bad, fieldError("directive", "unknown_directive", "Value", shown(form.Directive)))
		case err != nil:
			return err
		}
		r.DirectiveID = id
	}
	err := badFields(bad)
	if err == nil {
		r, err = s.store.AddRecipient(ctx, actor, r)
	}
	if refused(err) {
		v := &templates.RecipientsView{Page: s.page(c), Form: form}
		var status int
		status, v.Errors = s.faultsOf(c, err)
		return s.recipientsAnswer(c, status, v)
	}
	if err != nil {
		return err
	}
	return s.goOn(c, "/admin/recipients", templates.SayContactAdded, r.Email)
}
