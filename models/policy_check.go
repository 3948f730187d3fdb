package models

import (
	"slices"
	"strings"

	"gorm.io/gorm"
)

// longestPolicyName bounds a policy's name, in characters.
const longestPolicyName = 200

// checkRules refuses rules that can't be kept, and those that are told nobody: the default's hour and
// weekdays are everybody's.
func (p ReminderPolicy) checkRules() error {
	if !p.IsDefault && len(p.Rules.DigestDays) > 0 {
		return &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "digest_days", Problem: "digest_days_of_default"}}}
	}
	return p.Rules.check()
}

// check refuses what can't be kept beside the other policies in force.
func (p ReminderPolicy) check(tx *gorm.DB, others policies) error {
	var bad faults
	checkLine(&bad, "name", p.Name, longestPolicyName, true)
	if !p.IsDefault && p.ForKind == "" && p.ForAgencyID == nil && !p.ForKey {
		bad.add("for", "policy_for_nothing")
	}
	if p.ForKind != "" && !slices.Contains(DirectiveKinds, p.ForKind) {
		bad.add("for_kind", "not_a_choice")
	}
	if p.ForAgencyID != nil {
		var known int64
		if err := tx.Raw("SELECT COUNT(*) FROM agencies WHERE id = ? AND kind <> ?", *p.ForAgencyID, KindGroup).Scan(&known).Error; err != nil {
			return err
		}
		if known == 0 {
			bad.add("for_agency", "agency_unknown")
		}
	}
	for _, o := range others {
		switch {
		case o.ID == p.ID:
		case strings.EqualFold(o.Name, p.Name):
			bad.add("name", "policy_name_taken")
		case !p.IsDefault && !o.IsDefault && o.sameTasks(p):
			bad.add("for", "policy_there", "Value", o.Name)
		}
	}
	if err := bad.err(); err != nil {
		return err
	}
	return p.checkRules()
}

// sameTasks says whether two policies are for the same tasks, so that neither is the more particular.
func (p ReminderPolicy) sameTasks(o ReminderPolicy) bool {
	agency := func(id *int64) int64 {
		if id == nil {
			return 0
		}
		return *id
	}
	return p.ForKind == o.ForKind && p.ForKey == o.ForKey && agency(p.ForAgencyID) == agency(o.ForAgencyID)
}
