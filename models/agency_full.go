package models

import (
	"context"
	"strings"

	"gorm.io/gorm"
)

// Contact is a recipient of mail without an account.
type Contact struct {
	ID       int64
	Email    string
	Name     string
	Lang     string
	Purpose  string // alerts or reports
	AgencyID *int64
}

// The purposes of a contact.
const (
	PurposeAlerts  = "alerts"
	PurposeReports = "reports"
)

// AgencyInFull is an agency with what stands beside it.
type AgencyInFull struct {
	Agency
	Parent    *Agency
	Aliases   []Alias
	Contacts  []Contact // open ones
	OpenTasks int       // it leads
	People    int       // with a role for it today
	Acts      []Act     // that it takes part in, but for those undone
}

// AgencyInFull gives an agency with its aliases and contacts. It is the administrator's.
func (s *Store) AgencyInFull(ctx context.Context, actor Actor, id int64) (AgencyInFull, error) {
	var out AgencyInFull
	if !actor.mayManageRegistry() {
		return out, forbidden("agencies")
	}
	db, today := s.read(ctx), s.Today()
	if err := db.Where("id = ?", id).Take(&out.Agency).Error; err != nil {
		return out, s.mapError(err)
	}
	if out.ParentID != nil {
		out.Parent = &Agency{}
		if err := db.Where("id = ?", *out.ParentID).Take(out.Parent).Error; err != nil {
			return out, s.mapError(err)
		}
	}
	var err error
	if out.Aliases, err = aliasesOf(db, id); err != nil {
		return out, s.mapError(err)
	}
	for _, read := range []*gorm.DB{
		db.Raw("SELECT id, email, name, lang, purpose, agency_id FROM contacts WHERE agency_id = ? AND closed_at IS NULL ORDER BY purpose, email", id).Scan(&out.Contacts),
		db.Raw("SELECT COUNT(*) FROM tasks WHERE lead_id = ? AND open", id).Scan(&out.OpenTasks),
		db.Raw("SELECT COUNT(DISTINCT r.user_id) FROM user_roles r JOIN users u ON u.id = r.user_id AND u.closed_at IS NULL WHERE r.agency_id = ? AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)", id, today, today).Scan(&out.People),
		db.Raw("SELECT * FROM acts WHERE undone_at IS NULL AND id IN (SELECT v.act_id FROM act_moves v WHERE v.from_id = ? OR v.to_id = ?) ORDER BY effective_on, id", id, id).Scan(&out.Acts),
	} {
		if read.Error != nil {
			return out, s.mapError(read.Error)
		}
	}
	return out, nil
}

// AddContact names a recipient of an agency's mail who has no account. A closed contact with the
// address and purpose is opened again, for this agency.
func (s *Store) AddContact(ctx context.Context, actor Actor, agencyID int64, c Contact) (Contact, error) {
	if !actor.mayManageRegistry() {
		return c, forbidden("agencies")
	}
	c.Email, c.Name, c.AgencyID = FoldEmail(c.Email), strings.TrimSpace(c.Name), &agencyID
	var bad faults
	if !validAddress(c.Email) {
		bad.add("email", "bad_address")
	}
	checkLine(&bad, "name", c.Name, longestLine, true)
	if !languageTag.MatchString(c.Lang) {
		bad.add("lang", "not_a_choice")
	}
	if c.Purpose != PurposeAlerts && c.Purpose != PurposeReports {
		bad.add("purpose", "not_a_choice")
	}
	if err := bad.err(); err != nil {
		return c, err
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		var a Agency
		if err := tx.Where("id = ?", agencyID).Take(&a).Error; err != nil {
			return err
		}
		done := tx.Raw(`INSERT INTO contacts (email, name, lang, purpose, agency_id) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (email, purpose) DO UPDATE SET name = excluded.name, lang = excluded.lang, agency_id = excluded.agency_id, closed_at = NULL WHERE contacts.closed_at IS NOT NULL
			RETURNING id`, c.Email, c.Name, c.Lang, c.Purpose, agencyID).Scan(&c.ID)
		if done.Error != nil {
			return done.Error
		}
		if c.ID == 0 {
			var bad faults
			bad.add("email", "contact_there", "Value", c.Email)
			return bad.err()
		}
		return audit(tx, m, actor, "contact.add", "agency", agencyID, nil, c.auditFields())
	})
	return c, err
}

// CloseContact ends a contact: no more mail goes there. It gives the agency it belonged to.
func (s *Store) CloseContact(ctx context.Context, actor Actor, id int64) (agencyID int64, err error) {
	if !actor.mayManageRegistry() {
		return 0, forbidden("agencies")
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		var found []Contact
		if err := tx.Raw("SELECT id, email, name, lang, purpose, agency_id FROM contacts WHERE id = ? AND closed_at IS NULL", id).Scan(&found).Error; err != nil {
			return err
		}
		if len(found) == 0 || found[0].AgencyID == nil {
			return notFound("contact")
		}
		agencyID = *found[0].AgencyID
		if err := tx.Exec("UPDATE contacts SET closed_at = ? WHERE id = ?", m.at, id).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "contact.close", "agency", agencyID, found[0].auditFields(), nil)
	})
	return agencyID, err
}

func (c Contact) auditFields() map[string]any {
	return map[string]any{"contact": c.ID, "email": c.Email, "name": c.Name, "lang": c.Lang, "purpose": c.Purpose}
}
