package models

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// ReminderPolicy says by which rules somebody is told of the tasks it is for: those of a kind of
// directive, of a lead agency, or key tasks; the default is for all others. Of several that fit, key
// tasks' comes first, then the agency's, then the kind's.
type ReminderPolicy struct {
	ID          int64
	Name        string
	IsDefault   bool
	ForKind     string // of directive; "" for any
	ForAgencyID *int64 // lead agency; nil for any
	ForKey      bool   // key tasks only
	Rules       ReminderRules
	Version     int64
}

// fits says whether the policy is for a task, and how particularly.
func (p ReminderPolicy) fits(kind string, leadID int64, key bool) (particular int, ok bool) {
	if p.ForKind != "" {
		if p.ForKind != kind {
			return 0, false
		}
		particular++
	}
	if p.ForAgencyID != nil {
		if *p.ForAgencyID != leadID {
			return 0, false
		}
		particular += 2
	}
	if p.ForKey {
		if !key {
			return 0, false
		}
		particular += 4
	}
	return particular, true
}

// policies are all policies in force, the default among them.
type policies []ReminderPolicy

// of gives the rules for a task of a directive's kind.
func (all policies) of(kind string, leadID int64, key bool) ReminderRules {
	rules, best := DefaultReminderRules(), -1
	for _, p := range all {
		if n, ok := p.fits(kind, leadID, key); ok && (p.IsDefault || n > 0) && n > best {
			rules, best = p.Rules, n
		}
	}
	return rules
}

// soonest is the first day on which any of the policies asks for a notice of a task: the planning of
// that day looks at the task again under the policy that is its own.
func (all policies) soonest(w Watched, after deadline.Date, cal deadline.Calendar) deadline.Date {
	var first deadline.Date
	for _, p := range all {
		if on := p.Rules.Next(w, after, cal); !on.IsZero() && (first.IsZero() || on.Before(first)) {
			first = on
		}
	}
	return first
}

type policyRow struct {
	ID          int64
	Name        string
	IsDefault   bool
	ForKind     string
	ForAgencyID *int64
	ForKey      bool
	Rules       string
	Version     int64
}

// loadPolicies reads the policies in force; the default is DefaultReminderRules until one is entered.
func loadPolicies(tx *gorm.DB) (policies, error) {
	var rows []policyRow
	if err := tx.Raw("SELECT id, name, is_default, for_kind, for_agency_id, for_key, rules, version FROM reminder_policies WHERE removed_at IS NULL ORDER BY is_default DESC, id").Scan(&rows).Error; err != nil {
		return nil, err
	}
	var all policies
	if len(rows) == 0 || !rows[0].IsDefault {
		all = policies{{Name: "default", IsDefault: true, Rules: DefaultReminderRules()}}
	}
	for _, r := range rows {
		p := ReminderPolicy{ID: r.ID, Name: r.Name, IsDefault: r.IsDefault, ForKind: r.ForKind, ForAgencyID: r.ForAgencyID, ForKey: r.ForKey, Rules: DefaultReminderRules(), Version: r.Version}
		// What an older policy doesn't say is as by default; lists it does say replace the default's.
		if err := json.Unmarshal([]byte(r.Rules), &p.Rules); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// defaultRules are the rules of the default policy.
func (all policies) defaultRules() ReminderRules {
	for _, p := range all {
		if p.IsDefault {
			return p.Rules
		}
	}
	return DefaultReminderRules()
}

// ReminderPolicies lists the policies in force, the default first.
func (s *Store) ReminderPolicies(ctx context.Context, actor Actor) ([]ReminderPolicy, error) {
	if !actor.mayRunJobs() {
		return nil, forbidden("policies")
	}
	all, err := loadPolicies(s.read(ctx))
	return all, s.mapError(err)
}

// SaveReminderPolicy enters a policy (ID 0) or changes one. All notices are told anew by the next
// planning. Only administrators may. CodeInvalid for rules that can't be kept, CodeStale when
// somebody changed the policy since the version given, CodeNotFound when there is none.
func (s *Store) SaveReminderPolicy(ctx context.Context, actor Actor, p ReminderPolicy) (ReminderPolicy, error) {
	if !actor.Is(RoleAdministrator) {
		return p, forbidden("policies")
	}
	p.Name = strings.TrimSpace(p.Name)
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		all, err := loadPolicies(tx)
		if err != nil {
			return err
		}
		if err := p.place(all); err != nil {
			return err
		}
		if err := p.check(tx, all); err != nil {
			return err
		}
		rules, err := json.Marshal(p.Rules)
		if err != nil {
			return err
		}
		var before *ReminderPolicy
		if p.ID == 0 {
			p.Version = 1
			row := policyRow{Name: p.Name, IsDefault: p.IsDefault, ForKind: p.ForKind, ForAgencyID: p.ForAgencyID, ForKey: p.ForKey, Rules: string(rules), Version: 1}
			if err := tx.Table("reminder_policies").Create(&row).Error; err != nil {
				return err
			}
			p.ID = row.ID
		} else if before, err = p.replace(tx, all, string(rules)); err != nil {
			return err
		}
		if err := forgetNotices(tx, m); err != nil {
			return err
		}
		return audit(tx, m, actor, "policy.save", "policy", p.ID, before, p)
	})
	return p, err
}

// place says whether the policy is the default, which one of its number already is; CodeNotFound when
// there is none of its number.
func (p *ReminderPolicy) place(all policies) error {
	at := slices.IndexFunc(all, func(o ReminderPolicy) bool { return o.ID == p.ID && (p.ID != 0 || o.IsDefault) })
	switch {
	case p.ID == 0 && p.IsDefault && at < 0: // somebody entered it meanwhile
		return &Error{Code: CodeStale}
	case p.ID != 0 && at < 0:
		return notFound("policy")
	case p.ID != 0:
		p.IsDefault = all[at].IsDefault
	}
	if p.IsDefault {
		p.ForKind, p.ForAgencyID, p.ForKey = "", nil, false
	}
	return nil
}

// replace writes the policy over the one of its number, at the version given, and gives that.
func (p *ReminderPolicy) replace(tx *gorm.DB, all policies, rules string) (*ReminderPolicy, error) {
	for i := range all {
		if all[i].ID != p.ID {
			continue
		}
		done := tx.Exec("UPDATE reminder_policies SET name = ?, for_kind = ?, for_agency_id = ?, for_key = ?, rules = ?, version = version + 1 WHERE id = ? AND version = ?",
			p.Name, p.ForKind, p.ForAgencyID, p.ForKey, rules, p.ID, p.Version)
		if done.Error == nil && done.RowsAffected == 0 {
			return nil, &Error{Code: CodeStale}
		}
		p.Version++
		return &all[i], done.Error
	}
	return nil, notFound("policy")
}

// forgetNotices has the next planning look at every unfinished task: by then its next notice may be
// another one.
func forgetNotices(tx *gorm.DB, m moment) error {
	return tx.Exec("UPDATE tasks SET next_notice_on = ? WHERE open AND (next_notice_on IS NULL OR next_notice_on > ?)", m.today, m.today).Error
}
