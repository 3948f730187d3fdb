package handlers

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// policyJSON is a reminder policy.
type policyJSON struct {
	ID        *int64     `json:"id"` // null for the policy for all until it is first changed
	Default   bool       `json:"default"`
	Name      string     `json:"name"`
	ForKind   *string    `json:"for_kind"`
	ForAgency *agencyRef `json:"for_agency"`
	ForKey    bool       `json:"for_key"`
	Rules     rulesJSON  `json:"rules"`
	Version   int64      `json:"version"`
}

// rulesJSON are a policy's rules; all terms in days.
type rulesJSON struct {
	DaysBefore   []int            `json:"days_before"`
	OnDay        bool             `json:"on_day"`
	OverdueFirst int              `json:"overdue_first"`
	OverdueEvery int              `json:"overdue_every"`
	Escalations  []escalationJSON `json:"escalations"`
	NudgeAfter   int              `json:"nudge_after"`
	NudgeWithin  int              `json:"nudge_within"`
	ReceiptAfter int              `json:"receipt_after"`
	DeclineAfter int              `json:"decline_after"`
	AcceptAfter  int              `json:"accept_after"`
	AnswerAfter  int              `json:"answer_after"`
	RepeatEvery  int              `json:"repeat_every"`
	DigestAt     string           `json:"digest_at"`
	DigestDays   []int            `json:"digest_days"`
}

type escalationJSON struct {
	After int             `json:"after"`
	To    models.Audience `json:"to"`
}

func rulesToJSON(r models.ReminderRules) rulesJSON {
	out := rulesJSON{DaysBefore: orEmpty(r.DaysBefore), OnDay: r.OnDay, OverdueFirst: r.OverdueFirst, OverdueEvery: r.OverdueEvery, Escalations: []escalationJSON{}, NudgeAfter: r.NudgeAfter,
		NudgeWithin: r.NudgeWithin, ReceiptAfter: r.ReceiptAfter, DeclineAfter: r.DeclineAfter, AcceptAfter: r.AcceptAfter, AnswerAfter: r.AnswerAfter, RepeatEvery: r.RepeatEvery,
		DigestAt: r.DigestAt, DigestDays: orEmpty(r.DigestDays)}
	for _, e := range r.Escalations {
		out.Escalations = append(out.Escalations, escalationJSON(e))
	}
	return out
}

func (r rulesJSON) rules() models.ReminderRules {
	out := models.ReminderRules{DaysBefore: r.DaysBefore, OnDay: r.OnDay, OverdueFirst: r.OverdueFirst, OverdueEvery: r.OverdueEvery, Escalations: []models.Escalation{}, NudgeAfter: r.NudgeAfter,
		NudgeWithin: r.NudgeWithin, ReceiptAfter: r.ReceiptAfter, DeclineAfter: r.DeclineAfter, AcceptAfter: r.AcceptAfter, AnswerAfter: r.AnswerAfter, RepeatEvery: r.RepeatEvery,
		DigestAt: r.DigestAt, DigestDays: r.DigestDays}
	for _, e := range r.Escalations {
		out.Escalations = append(out.Escalations, models.Escalation(e))
	}
	return out
}

// orEmpty is a list as JSON has it: never null.
func orEmpty[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return slices.Clone(all)
}

// policyBody is what a call says of a policy; rules begin as those it is laid over.
type policyBody struct {
	Name      *string          `json:"name"`
	ForKind   optional[string] `json:"for_kind"`
	ForAgency optional[string] `json:"for_agency"` // its code
	ForKey    *bool            `json:"for_key"`
	Rules     json.RawMessage  `json:"rules"`
	Version   *int64           `json:"version"`
}

// readPolicy reads the body over a policy.
func (s *server) readPolicy(c echo.Context, base models.ReminderPolicy) (models.ReminderPolicy, error) {
	var b policyBody
	if err := readJSON(c, &b); err != nil {
		return base, err
	}
	f := s.fieldsOf(c)
	p := b.over(f, base)
	return p, f.failure()
}

// over gives the policy with what the body says changed.
func (b policyBody) over(f *fields, p models.ReminderPolicy) models.ReminderPolicy {
	if b.Name != nil {
		p.Name = *b.Name
	}
	if b.ForKey != nil {
		p.ForKey = *b.ForKey
	}
	if b.ForKind.given {
		p.ForKind = b.ForKind.value
	}
	if b.ForAgency.given {
		p.ForAgencyID = nil
		if id := f.agency("for_agency", b.ForAgency.value); id != 0 {
			p.ForAgencyID = &id
		}
	}
	if len(b.Rules) > 0 {
		rules := rulesToJSON(p.Rules)
		var bad *models.Error
		if err := decodeJSON(b.Rules, &rules); errors.As(err, &bad) {
			for _, field := range bad.Fields {
				f.fault("rules."+field.Field, field.Problem)
				f.bad[len(f.bad)-1].Params = field.Params
			}
		}
		p.Rules = rules.rules()
	}
	if b.Version != nil {
		p.Version = f.version(b.Version)
	}
	return p
}

// inRules names the rules' faults as the body has them: "rules.digest_at".
func inRules(err error) error {
	var pairs []string
	for _, name := range strings.Fields("days_before on_day overdue_first overdue_every escalations nudge_after nudge_within receipt_after decline_after accept_after answer_after repeat_every digest_at digest_days") {
		pairs = append(pairs, name, "rules."+name)
	}
	return inAPINames(err, append(pairs, "for", "for_key")...)
}
