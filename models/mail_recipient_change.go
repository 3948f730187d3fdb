package models

import (
	"context"
	"strings"

	"gorm.io/gorm"
)

// AddRecipient names somebody without account who is to get mail. It is the administrator's. CodeInvalid
// for what can't be kept, and for an address that is there already in the same part.
func (s *Store) AddRecipient(ctx context.Context, actor Actor, r MailRecipient) (MailRecipient, error) {
	if !actor.mayManageRegistry() {
		return r, forbidden("recipients")
	}
	r.Email, r.Name, r.Version = FoldEmail(r.Email), strings.TrimSpace(r.Name), 1
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		var bad faults
		r.check(&bad)
		if err := r.checkPlace(tx, actor, &bad); err != nil {
			return err
		}
		if err := bad.err(); err != nil {
			return err
		}
		var id int64
		var err error
		if r.Part == RecipientOfAgency {
			err = tx.Raw("INSERT INTO contacts (email, name, lang, purpose, agency_id) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
				r.Email, r.Name, r.Lang, r.Purpose, r.AgencyID).Scan(&id).Error
			r.Key = recipientKey(agencyRecipients, id)
		} else {
			r.Purpose = ""
			err = tx.Raw("INSERT INTO notice_contacts (part, directive_id, email, name, lang) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
				r.Part, orNull(r.DirectiveID), r.Email, r.Name, r.Lang).Scan(&id).Error
			r.Key = recipientKey(noticeRecipients, id)
		}
		switch {
		case err != nil:
			return err
		case id == 0:
			return recipientThere(r)
		}
		object, of := r.object()
		return audit(tx, m, actor, "recipient.add", object, of, nil, r.auditFields())
	})
	return r, err
}

// recipientThere says that the address is in the part already.
func recipientThere(r MailRecipient) error {
	var bad faults
	bad.add("email", "contact_there", "Value", r.Email)
	return bad.err()
}

// ChangeRecipient changes address, name, language and purpose; what the recipient is told of stays.
// CodeNotFound, CodeStale when somebody changed it since the version given, else as AddRecipient.
func (s *Store) ChangeRecipient(ctx context.Context, actor Actor, r MailRecipient) (MailRecipient, error) {
	if !actor.mayManageRegistry() {
		return r, forbidden("recipients")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		before, err := findRecipient(tx, actor, r.Key)
		switch {
		case err != nil:
			return err
		case r.Version != before.Version:
			return &Error{Code: CodeStale}
		}
		after := before
		after.Email, after.Name, after.Lang, after.Purpose = FoldEmail(r.Email), strings.TrimSpace(r.Name), r.Lang, r.Purpose
		if after.Part != RecipientOfAgency {
			after.Purpose = ""
		}
		var bad faults
		after.check(&bad)
		if err := bad.err(); err != nil {
			return err
		}
		table, id, _ := readRecipientKey(r.Key)
		if twin, err := after.twin(tx, table, id); err != nil || twin {
			return firstError(err, recipientThere(after))
		}
		var done *gorm.DB
		if table == agencyRecipients {
			done = tx.Exec("UPDATE contacts SET email = ?, name = ?, lang = ?, purpose = ?, version = version + 1 WHERE id = ? AND version = ?", after.Email, after.Name, after.Lang, after.Purpose, id, r.Version)
		} else {
			done = tx.Exec("UPDATE notice_contacts SET email = ?, name = ?, lang = ?, version = version + 1 WHERE id = ? AND version = ?", after.Email, after.Name, after.Lang, id, r.Version)
		}
		if done.Error != nil || done.RowsAffected == 0 {
			return firstError(done.Error, &Error{Code: CodeStale})
		}
		after.Version++
		r = after
		object, of := after.object()
		return audit(tx, m, actor, "recipient.change", object, of, before.auditFields(), after.auditFields())
	})
	return r, err
}

// twin says whether another one with the address has the same part.
func (r MailRecipient) twin(tx *gorm.DB, table string, id int64) (bool, error) {
	var n int64
	if table == agencyRecipients {
		err := tx.Raw("SELECT COUNT(*) FROM contacts WHERE email = ? AND purpose = ? AND agency_id = ? AND closed_at IS NULL AND id <> ?", r.Email, r.Purpose, r.AgencyID, id).Scan(&n).Error
		return n > 0, err
	}
	err := tx.Raw("SELECT COUNT(*) FROM notice_contacts WHERE email = ? AND part = ? AND COALESCE(directive_id, 0) = ? AND closed_at IS NULL AND id <> ?", r.Email, r.Part, r.DirectiveID, id).Scan(&n).Error
	return n > 0, err
}

// EndRecipient ends one: no more mail goes there. It stays in the record. CodeNotFound, CodeStale when
// somebody changed it since the version given (0 when the caller doesn't mind).
func (s *Store) EndRecipient(ctx context.Context, actor Actor, key string, version int64) (MailRecipient, error) {
	var r MailRecipient
	if !actor.mayManageRegistry() {
		return r, forbidden("recipients")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) (err error) {
		if r, err = findRecipient(tx, actor, key); err != nil {
			return err
		}
		if version != 0 && version != r.Version {
			return &Error{Code: CodeStale}
		}
		table, id, _ := readRecipientKey(key)
		text := "UPDATE notice_contacts SET closed_at = ?, version = version + 1 WHERE id = ?"
		if table == agencyRecipients {
			text = "UPDATE contacts SET closed_at = ?, version = version + 1 WHERE id = ?"
		}
		if err := tx.Exec(text, m.at, id).Error; err != nil {
			return err
		}
		object, of := r.object()
		return audit(tx, m, actor, "recipient.end", object, of, r.auditFields(), nil)
	})
	return r, err
}
