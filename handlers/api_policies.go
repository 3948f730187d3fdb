package handlers

import (
	"context"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// apiPolicies is GET /api/v1/policies: those in force, the default first.
func (s *server) apiPolicies(c echo.Context) error {
	ctx := c.Request().Context()
	all, err := s.store.ReminderPolicies(ctx, actorOf(c))
	if err != nil {
		return err
	}
	out := apiItems[policyJSON]{Items: []policyJSON{}}
	for _, p := range all {
		j, err := s.policyToJSON(ctx, c, p)
		if err != nil {
			return err
		}
		out.Items = append(out.Items, j)
	}
	return answerJSON(c, http.StatusOK, out)
}

// apiAddPolicy is POST /api/v1/policies: rules that are absent are those of the policy for all.
func (s *server) apiAddPolicy(c echo.Context) error {
	base, err := s.policyOf(c, defaultPolicy)
	if err != nil {
		return err
	}
	p, err := s.readPolicy(c, particular(base))
	if err == nil {
		p, err = s.store.SaveReminderPolicy(c.Request().Context(), actorOf(c), p)
	}
	if err != nil {
		return inRules(err)
	}
	c.Response().Header().Set(echo.HeaderLocation, "/api/v1/policies/"+strconv.FormatInt(p.ID, 10))
	return s.answerPolicy(c, http.StatusCreated, p)
}

// apiChangePolicy is PATCH /api/v1/policies/:id, where id may be "default": what is absent stays.
func (s *server) apiChangePolicy(c echo.Context) error {
	stored, err := s.policyOf(c, c.Param("id"))
	if err != nil {
		return err
	}
	p, err := s.readPolicy(c, stored)
	if err == nil {
		p, err = s.store.SaveReminderPolicy(c.Request().Context(), actorOf(c), p)
	}
	if err != nil {
		return inRules(err)
	}
	return s.answerPolicy(c, http.StatusOK, p)
}

// apiEndPolicy is DELETE /api/v1/policies/:id.
func (s *server) apiEndPolicy(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := s.store.RemoveReminderPolicy(c.Request().Context(), actorOf(c), id, 0); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

func (s *server) answerPolicy(c echo.Context, status int, p models.ReminderPolicy) error {
	j, err := s.policyToJSON(c.Request().Context(), c, p)
	if err != nil {
		return err
	}
	return answerJSON(c, status, j)
}

func (s *server) policyToJSON(ctx context.Context, c echo.Context, p models.ReminderPolicy) (policyJSON, error) {
	out := policyJSON{Default: p.IsDefault, Name: p.Name, ForKind: orNull(p.ForKind), ForKey: p.ForKey, Rules: rulesToJSON(p.Rules), Version: p.Version}
	if p.ID != 0 {
		out.ID = &p.ID
	}
	if p.ForAgencyID == nil {
		return out, nil
	}
	names, err := s.store.AgencyNames(ctx, actorOf(c))
	if err != nil {
		return out, err
	}
	for _, a := range names.All {
		if a.ID == *p.ForAgencyID {
			out.ForAgency = &agencyRef{a.Code, a.Ref().Name(apiLangOf(c))}
		}
	}
	return out, nil
}

// previewedMost bounds how many mails a preview names; what is more is counted.
const previewedMost = 5000

// previewedJSON is a mail somebody would get.
type previewedJSON struct {
	Day       deadline.Date  `json:"day"`
	Recipient string         `json:"recipient"`
	Name      string         `json:"name"`
	Tasks     int            `json:"tasks"`
	Rules     map[string]int `json:"rules"` // tasks by the rule that tells of them
}

// apiPreviewPolicy is POST /api/v1/policies/preview (id for one in force, the policy's fields, from_on,
// to_on): nothing is saved.
func (s *server) apiPreviewPolicy(c echo.Context) error {
	var b struct {
		ID     string  `json:"id"`
		FromOn *string `json:"from_on"`
		ToOn   *string `json:"to_on"`
		policyBody
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	base, err := s.policyOf(c, defaultPolicy)
	if err == nil && b.ID != "" {
		base, err = s.policyOf(c, b.ID)
	} else if err == nil {
		base = particular(base)
	}
	if err != nil {
		return err
	}
	f := s.fieldsOf(c)
	from, to := f.day("from_on", b.FromOn), f.day("to_on", b.ToOn)
	if from.IsZero() {
		from = s.store.Today().AddDays(-previewDays)
	}
	if to.IsZero() {
		to = s.store.Today().AddDays(previewDays)
	}
	p := b.over(f, base)
	if err := f.failure(); err != nil {
		return inRules(err)
	}
	all, err := s.store.PreviewPolicy(c.Request().Context(), actorOf(c), p, from, to)
	if err != nil {
		return inAPINames(inRules(err), "to", "to_on")
	}
	out := struct {
		FromOn deadline.Date   `json:"from_on"`
		ToOn   deadline.Date   `json:"to_on"`
		Mails  int             `json:"mails"`
		Items  []previewedJSON `json:"items"`
	}{from, to, len(all), make([]previewedJSON, 0, min(len(all), previewedMost))}
	for _, n := range all[:min(len(all), previewedMost)] {
		out.Items = append(out.Items, previewedJSON{n.Day, n.Recipient, n.Name, n.Tasks, n.Rules})
	}
	return answerJSON(c, http.StatusOK, out)
}
