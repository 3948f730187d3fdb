package handlers

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// policy is GET /admin/policies: when people are reminded.
func (s *server) policy(c echo.Context) error {
	p, err := s.defaultPolicy(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, &templates.PolicyView{Page: s.page(c), Version: p.Version, Form: policyForm(p.Rules)})
}

// defaultPolicy is the policy for all tasks that no other is for.
func (s *server) defaultPolicy(c echo.Context) (models.ReminderPolicy, error) {
	all, err := s.store.ReminderPolicies(c.Request().Context(), actorOf(c))
	if err != nil {
		return models.ReminderPolicy{}, err
	}
	return all[slices.IndexFunc(all, func(p models.ReminderPolicy) bool { return p.IsDefault })], nil
}

func policyForm(r models.ReminderRules) templates.PolicyForm {
	days := make([]string, len(r.DaysBefore))
	for i, n := range r.DaysBefore {
		days[i] = strconv.Itoa(n)
	}
	return templates.PolicyForm{DaysBefore: strings.Join(days, ", "), OnDay: r.OnDay, OverdueFirst: strconv.Itoa(r.OverdueFirst), OverdueEvery: strconv.Itoa(r.OverdueEvery), DigestAt: r.DigestAt}
}

// parsePolicy reads the form into the rules, which say more than the form does.
func parsePolicy(c echo.Context, r models.ReminderRules) (templates.PolicyForm, models.ReminderRules, []models.FieldError) {
	f := templates.PolicyForm{DaysBefore: oneLineField(c, "days_before"), OnDay: c.FormValue("on_day") != "", OverdueFirst: oneLineField(c, "overdue_first"),
		OverdueEvery: oneLineField(c, "overdue_every"), DigestAt: oneLineField(c, "digest_at")}
	r.DaysBefore, r.OnDay, r.DigestAt = []int{}, f.OnDay, f.DigestAt
	var bad []models.FieldError
	number := func(field, typed string) int {
		n, err := strconv.Atoi(typed)
		if err != nil {
			bad = append(bad, fieldError(field, "not_a_number", "Value", shown(typed)))
		}
		return n
	}
	for _, part := range strings.FieldsFunc(f.DaysBefore, func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '،' }) {
		r.DaysBefore = append(r.DaysBefore, number("days_before", part))
	}
	slices.Sort(r.DaysBefore)
	r.DaysBefore = slices.Compact(r.DaysBefore)
	slices.Reverse(r.DaysBefore)
	r.OverdueFirst, r.OverdueEvery = number("overdue_first", f.OverdueFirst), number("overdue_every", f.OverdueEvery)
	return f, r, bad
}

// policyChange is POST /admin/policies.
func (s *server) policyChange(c echo.Context) error {
	stored, err := s.defaultPolicy(c)
	if err != nil {
		return err
	}
	form, rules, bad := parsePolicy(c, stored.Rules)
	version, parsed := strconv.ParseInt(c.FormValue("version"), 10, 64)
	if parsed != nil {
		version = -1 // no version that is kept
	}
	if err = badFields(bad); err == nil {
		p := stored
		p.Rules, p.Version = rules, version
		_, err = s.store.SaveReminderPolicy(c.Request().Context(), actorOf(c), p)
	}
	if err == nil {
		return s.goOn(c, "/admin/policies", templates.SayPolicySaved, "")
	}
	if !refused(err) {
		return err
	}
	v := &templates.PolicyView{Page: s.page(c), Version: version, Form: form}
	var status int
	status, v.Errors = s.faultsOf(c, err)
	if models.CodeOf(err) == models.CodeStale {
		theirs := policyForm(stored.Rules)
		v.Version = stored.Version
		v.Both = differing([]templates.BothRow{{Field: "days_before", Theirs: theirs.DaysBefore, Mine: form.DaysBefore}, {Field: "on_day", Theirs: tick(theirs.OnDay), Mine: tick(form.OnDay)},
			{Field: "overdue_first", Theirs: theirs.OverdueFirst, Mine: form.OverdueFirst}, {Field: "overdue_every", Theirs: theirs.OverdueEvery, Mine: form.OverdueEvery},
			{Field: "digest_at", Theirs: theirs.DigestAt, Mine: form.DigestAt}})
	}
	return s.render(c, status, v)
}
