package models

import (
	"strconv"

	"gorm.io/gorm"
)

// RecipientPart is what a recipient of mail without an account is told.
type RecipientPart string

// The parts.
const (
	RecipientOfLeadership   RecipientPart = "leadership"    // what is escalated to the leadership
	RecipientOfWorkingGroup RecipientPart = "working_group" // what is escalated to the working group
	RecipientOfDirective    RecipientPart = "directive"     // a directive's tasks, whatever the agency
	RecipientOfAgency       RecipientPart = "agency"        // an agency's alerts or reports
)

// RecipientParts lists them.
var RecipientParts = []RecipientPart{RecipientOfLeadership, RecipientOfWorkingGroup, RecipientOfDirective, RecipientOfAgency}

// MailRecipient is somebody who gets mail and has no account.
type MailRecipient struct {
	Key         string // names it in addresses
	Part        RecipientPart
	Email       string
	Name        string
	Lang        string
	Purpose     string    // alerts or reports; of an agency's
	AgencyID    int64     // of an agency's
	Agency      AgencyRef // that agency
	DirectiveID int64     // of a directive's
	Directive   string    // its number or key; "" for one the reader may not know of
	Version     int64
}

// Two tables hold them: an agency's, which go to its successor, and the others.
const (
	agencyRecipients = "a"
	noticeRecipients = "n"
)

func recipientKey(table string, id int64) string { return table + strconv.FormatInt(id, 10) }

// readRecipientKey takes a key apart; false for what is none.
func readRecipientKey(key string) (table string, id int64, ok bool) {
	if len(key) < 2 {
		return "", 0, false
	}
	id, err := strconv.ParseInt(key[1:], 10, 64)
	return key[:1], id, err == nil && id > 0 && (key[:1] == agencyRecipients || key[:1] == noticeRecipients)
}

// check refuses what can't be kept.
func (r *MailRecipient) check(bad *faults) {
	if !validAddress(r.Email) {
		bad.add("email", "bad_address")
	}
	checkLine(bad, "name", r.Name, longestLine, true)
	if !languageTag.MatchString(r.Lang) {
		bad.add("lang", "not_a_choice")
	}
	if r.Part == RecipientOfAgency && r.Purpose != PurposeAlerts && r.Purpose != PurposeReports {
		bad.add("purpose", "not_a_choice")
	}
}

// checkPlace refuses an agency or a directive that isn't there for the actor.
func (r *MailRecipient) checkPlace(tx *gorm.DB, actor Actor, bad *faults) error {
	var there int64
	switch r.Part {
	case RecipientOfAgency:
		if err := tx.Raw("SELECT COUNT(*) FROM agencies WHERE id = ?", r.AgencyID).Scan(&there).Error; err != nil {
			return err
		}
		if there == 0 {
			bad.add("agency", "agency_unknown")
		}
	case RecipientOfDirective:
		scope, args := actor.directiveScope()
		if err := tx.Raw("SELECT COUNT(*) FROM directives d WHERE d.id = ? AND "+scope, append([]any{r.DirectiveID}, args...)...).Scan(&there).Error; err != nil {
			return err
		}
		if there == 0 {
			bad.add("directive", "unknown_directive", "Value", "")
		}
	case RecipientOfLeadership, RecipientOfWorkingGroup:
	default:
		bad.add("part", "not_a_choice")
	}
	return nil
}

// object is what the record names as changed: the agency, the directive, or the recipient alone.
func (r MailRecipient) object() (string, int64) {
	switch r.Part {
	case RecipientOfAgency:
		return "agency", r.AgencyID
	case RecipientOfDirective:
		return "directive", r.DirectiveID
	}
	_, id, _ := readRecipientKey(r.Key)
	return "recipient", id
}

func (r MailRecipient) auditFields() map[string]any {
	f := map[string]any{"part": r.Part, "email": r.Email, "name": r.Name, "lang": r.Lang}
	if r.Purpose != "" {
		f["purpose"] = r.Purpose
	}
	return f
}
