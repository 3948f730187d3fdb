package handlers

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// defaultPolicy is the policy for all in addresses: it is there before it is first saved.
const defaultPolicy = "default"

// policies is GET /admin/policies: when people are reminded.
func (s *server) policies(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	all, err := s.store.ReminderPolicies(ctx, actor)
	if err != nil {
		return err
	}
	names, err := s.store.AgencyNames(ctx, actor)
	if err != nil {
		return err
	}
	v := &templates.PoliciesView{Page: s.page(c)}
	for _, p := range all {
		form := policyForm(p, names, v.Lang)
		v.Rows = append(v.Rows, templates.PolicyRow{Href: policyPath(p), Name: p.Name, Default: p.IsDefault, Form: form,
			For: templates.PolicyScope{Kind: p.ForKind, Agency: form.ForAgency, Key: p.ForKey}})
	}
	return s.render(c, http.StatusOK, v)
}

func policyPath(p models.ReminderPolicy) string {
	if p.IsDefault {
		return "/admin/policies/" + defaultPolicy
	}
	return "/admin/policies/" + strconv.FormatInt(p.ID, 10)
}

// policyNew is GET /admin/policies/new: a particular policy, filled with the rules for all.
func (s *server) policyNew(c echo.Context) error {
	p, err := s.policyOf(c, defaultPolicy)
	if err != nil {
		return err
	}
	return s.policyPage(c, http.StatusOK, &templates.PolicyView{Page: s.page(c)}, particular(p))
}

// particular is a new policy that begins with the rules of another.
func particular(p models.ReminderPolicy) models.ReminderPolicy {
	p.Rules.DigestDays = nil
	return models.ReminderPolicy{Rules: p.Rules}
}

// policy is GET /admin/policies/:id.
func (s *server) policy(c echo.Context) error {
	p, err := s.policyOf(c, c.Param("id"))
	if err != nil {
		return err
	}
	return s.policyPage(c, http.StatusOK, &templates.PolicyView{Page: s.page(c), Version: p.Version}, p)
}

// policyOf finds a policy in force by what its address says.
func (s *server) policyOf(c echo.Context, id string) (models.ReminderPolicy, error) {
	all, err := s.store.ReminderPolicies(c.Request().Context(), actorOf(c))
	if err != nil {
		return models.ReminderPolicy{}, err
	}
	at := slices.IndexFunc(all, func(p models.ReminderPolicy) bool {
		return p.IsDefault && id == defaultPolicy || !p.IsDefault && strconv.FormatInt(p.ID, 10) == id
	})
	if at < 0 {
		return models.ReminderPolicy{}, &models.Error{Code: models.CodeNotFound}
	}
	return all[at], nil
}

// policyPage shows the form of a policy: as kept, unless the view has one that came back.
func (s *server) policyPage(c echo.Context, status int, v *templates.PolicyView, p models.ReminderPolicy) error {
	names, err := s.store.AgencyNames(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	if v.Form.DigestDays == nil {
		v.Form = policyForm(p, names, v.Lang)
	}
	v.Under, v.Choices, v.New, v.Default = under("policies"), s.agencyChoices(c, names), p.ID == 0 && !p.IsDefault, p.IsDefault
	v.Action, v.URI = policyPath(p), policyPath(p)
	if v.New {
		v.Action, v.URI = "/admin/policies", "/admin/policies/new"
	}
	return s.render(c, status, v)
}
