package models

import (
	"context"
	"strconv"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// NewDirective is a directive with its duties, as it is to be registered. Agencies are named by key.
type NewDirective struct {
	Directive
	Relations   []DirectiveRelation
	Provisions  []NewProvision
	Bottlenecks []NewBottleneck
	Indicators  []NewIndicator
}

// NewProvision is a duty to be registered.
type NewProvision struct {
	Provision
	LeadKeys, CoordinatorKeys  []string
	SubmitToKey, SupervisorKey string
	Stands                     TaskStands // how far its tasks are, where they are entered under way
}

// NewBottleneck is a bottleneck the directive itself states.
type NewBottleneck struct {
	Bottleneck
	AgencyKeys []string
}

// NewIndicator is an indicator the directive states.
type NewIndicator struct {
	Indicator
	AgencyKeys []string
}

// Registered says what a registration made.
type Registered struct {
	DirectiveID int64
	Existed     bool // nothing was changed
	Provisions  int
	Tasks       int
}

// RegisterDirective enters a directive with its provisions and makes their tasks, one for each member
// of the day where a provision fans out, in one transaction. A directive whose key is known already
// is left as it is. CodeInvalid names every fault: a number in no known form, a deadline before the
// day of issue, an agency unknown or closed on that day, no lead. Registering is the office's.
func (s *Store) RegisterDirective(ctx context.Context, actor Actor, n NewDirective) (Registered, error) {
	if !actor.Is(RoleOffice) {
		return Registered{}, forbidden("register_directive")
	}
	var out Registered
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if err := tx.Raw("SELECT id FROM directives WHERE key = ?", n.Key).Scan(&out.DirectiveID).Error; err != nil {
			return err
		}
		if out.DirectiveID != 0 {
			out.Existed = true
			return nil
		}
		r := registration{tx: tx, m: m, s: s, byKey: map[string]Agency{}}
		if err := r.prepare(ctx); err != nil {
			return err
		}
		if err := r.check(&n); err != nil {
			return err
		}
		if err := r.write(actor, &n, &out); err != nil {
			return err
		}
		return r.tell(actor, out.DirectiveID)
	})
	s.choices.forget()
	return out, err
}

// registration holds what one RegisterDirective needs to know of the registry.
type registration struct {
	tx       *gorm.DB
	m        moment
	s        *Store
	groups   *groups
	byKey    map[string]Agency
	calendar deadline.Calendar
	policies policies
	passed   map[int64]int64 // who has the business of an agency that a merger closed
}

func (r *registration) prepare(ctx context.Context) (err error) {
	if r.groups, err = loadGroups(r.tx); err != nil {
		return err
	}
	for _, a := range r.groups.agencies {
		r.byKey[a.Key] = a
	}
	if r.calendar, err = loadCalendar(r.tx); err != nil {
		return err
	}
	if r.policies, err = loadPolicies(r.tx); err != nil {
		return err
	}
	r.passed, err = passedOn(r.tx)
	return err
}

func (r *registration) check(n *NewDirective) error {
	var bad faults
	if n.Key == "" {
		bad.add("key", "required")
	}
	if n.Number != "" && !ValidNumber(n.Number) {
		bad.add("number", "unknown_number_form", "Value", n.Number)
	}
	if n.ReferenceOn.IsZero() {
		n.ReferenceOn = n.IssuedOn
	}
	if n.ReferenceOn.IsZero() {
		bad.add("issued_on", "required")
		return bad.err()
	}
	for i := range n.Provisions {
		p := &n.Provisions[i]
		at := "provisions[" + strconv.Itoa(p.Position) + "]."
		if p.Position != i+1 {
			bad.add(at+"position", "out_of_order")
		}
		if p.TextVi == "" || p.LabelVi == "" {
			bad.add(at+"text", "required")
		}
		if err := p.Deadline.Validate(n.IssuedOn); err != nil {
			bad.add(at+"deadline", "bad_deadline", "Value", err.Error())
		}
		if len(p.LeadKeys) == 0 {
			bad.add(at+"lead", "required")
		}
		for _, keys := range [][]string{p.LeadKeys, p.CoordinatorKeys, nonEmpty(p.SubmitToKey), nonEmpty(p.SupervisorKey)} {
			for _, k := range keys {
				r.checkAgency(&bad, at+"agency", k, n.ReferenceOn)
			}
		}
	}
	for _, b := range n.Bottlenecks {
		for _, k := range b.AgencyKeys {
			r.checkAgency(&bad, "bottlenecks.agency", k, n.ReferenceOn)
		}
	}
	return bad.err()
}

func (r *registration) checkAgency(bad *faults, field, key string, on deadline.Date) {
	a, ok := r.byKey[key]
	switch {
	case !ok:
		bad.add(field, "unknown_agency", "Value", key)
	case !a.ValidOn(on):
		bad.add(field, "agency_not_valid", "Agency", a.NameVi, "On", on.String(), "From", a.ValidFrom.String(), "To", a.ValidTo.String())
	}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// passOn gives the unfinished tasks of a directive of before a merger, registered after it, to the
// successors, as the act would have done.
func (r *registration) passOn(directiveID int64) error {
	for range r.passed { // an agency that took over may have been closed by a later act
		moved := r.tx.Exec(`INSERT INTO task_transfers (task_id, act_id, from_id, to_id, at)
			SELECT t.id, v.act_id, v.from_id, v.to_id, ? FROM tasks t JOIN act_moves v ON v.from_id = t.lead_id JOIN acts c ON c.id = v.act_id AND c.applied_at IS NOT NULL WHERE t.directive_id = ? AND t.open`, r.m.at, directiveID)
		if moved.Error != nil || moved.RowsAffected == 0 {
			return moved.Error
		}
		if err := r.tx.Exec(`UPDATE tasks SET lead_id = (SELECT v.to_id FROM act_moves v JOIN acts c ON c.id = v.act_id AND c.applied_at IS NOT NULL WHERE v.from_id = tasks.lead_id)
			WHERE directive_id = ? AND open AND lead_id IN (SELECT v.from_id FROM act_moves v JOIN acts c ON c.id = v.act_id AND c.applied_at IS NOT NULL)`, directiveID).Error; err != nil {
			return err
		}
	}
	return nil
}
