package models

import (
	"context"

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

// AddContact names a recipient of an agency's mail who has no account.
func (s *Store) AddContact(ctx context.Context, actor Actor, agencyID int64, c Contact) (Contact, error) {
	r, err := s.AddRecipient(ctx, actor, MailRecipient{Part: RecipientOfAgency, AgencyID: agencyID, Email: c.Email, Name: c.Name, Lang: c.Lang, Purpose: c.Purpose})
	_, c.ID, _ = readRecipientKey(r.Key)
	c.Email, c.Name, c.AgencyID = r.Email, r.Name, &agencyID
	return c, err
}

// CloseContact ends a contact: no more mail goes there. It gives the agency it belonged to.
func (s *Store) CloseContact(ctx context.Context, actor Actor, id int64) (agencyID int64, err error) {
	r, err := s.EndRecipient(ctx, actor, recipientKey(agencyRecipients, id), 0)
	return r.AgencyID, err
}
