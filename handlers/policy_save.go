package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// policyCreate is POST /admin/policies (the form; do=more, preview or save).
func (s *server) policyCreate(c echo.Context) error {
	p, err := s.policyOf(c, defaultPolicy)
	if err != nil {
		return err
	}
	return s.policyAnswer(c, particular(p))
}

// policyChange is POST /admin/policies/:id (the form, version; do=more, preview or save).
func (s *server) policyChange(c echo.Context) error {
	p, err := s.policyOf(c, c.Param("id"))
	if err != nil {
		return err
	}
	return s.policyAnswer(c, p)
}

// policyAnswer does with the form what it asks for: one more line, a preview, or to be saved.
func (s *server) policyAnswer(c echo.Context, stored models.ReminderPolicy) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	names, err := s.store.AgencyNames(ctx, actor)
	if err != nil {
		return err
	}
	form, p, bad := parsePolicy(c, stored, names, s.store.Today())
	version, parsed := strconv.ParseInt(c.FormValue("version"), 10, 64)
	if parsed != nil {
		version = -1 // no version that is kept
	}
	p.Version = version
	v := &templates.PolicyView{Page: s.page(c), Version: version, Form: form}
	if c.FormValue("do") == "more" {
		v.Form.Escalations = append(v.Form.Escalations, make([]templates.EscalationField, rungLines)...)
		return s.policyPage(c, http.StatusOK, v, stored)
	}
	err = badFields(bad)
	switch {
	case err != nil:
	case c.FormValue("do") == "preview":
		if v.Preview, err = s.policyPreview(ctx, actor, p); err == nil {
			return s.policyPage(c, http.StatusOK, v, stored)
		}
	default:
		if _, err = s.store.SaveReminderPolicy(ctx, actor, p); err == nil {
			return s.goOn(c, "/admin/policies", templates.SayPolicySaved, "")
		}
	}
	if !refused(err) {
		return err
	}
	var status int
	status, v.Errors = s.faultsOf(c, err)
	if models.CodeOf(err) == models.CodeStale {
		v.Version = stored.Version
		v.Both = policyTexts(policyForm(stored, names, v.Lang))
		for i, mine := range policyTexts(form) {
			v.Both[i].Mine = mine.Theirs
		}
		v.Both = differing(v.Both)
	}
	return s.policyPage(c, status, v, stored)
}

// policyEnd is POST /admin/policies/:id/end (version).
func (s *server) policyEnd(c echo.Context) error {
	p, err := s.policyOf(c, c.Param("id"))
	if err != nil {
		return err
	}
	version, parsed := strconv.ParseInt(c.FormValue("version"), 10, 64)
	if parsed != nil || version <= 0 {
		version = -1 // no version that is kept
	}
	if err := s.store.RemoveReminderPolicy(c.Request().Context(), actorOf(c), p.ID, version); err != nil {
		return err
	}
	return s.goOn(c, "/admin/policies", templates.SayPolicyEnded, p.Name)
}
