package models

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"
)

// LinkPurpose is what a link by mail is for.
type LinkPurpose string

// The purposes, and how long a link for each can be used.
const (
	LinkInvitation LinkPurpose = "invitation"
	LinkReset      LinkPurpose = "reset"

	InvitationLasts = 7 * 24 * time.Hour
	ResetLasts      = time.Hour
)

// AccountLink is a one-time link to an account. Its secret is derived from the row under the
// installation's secret and stored nowhere: it stands in the mail alone.
type AccountLink struct {
	ID        int64
	UserID    int64
	Purpose   LinkPurpose
	Nonce     string
	Inviter   string // who invites, by name
	CreatedAt time.Time
	ExpiresAt time.Time
	UsedAt    *time.Time
}

// TableName is gorm's.
func (AccountLink) TableName() string { return "account_links" }

// linkSecret is "id.mac": the number finds the row, the MAC proves that we wrote the link.
func (s *Store) linkSecret(l AccountLink) string {
	h := hmac.New(sha256.New, s.secret)
	fmt.Fprintf(h, "account link\x00%s\x00%d\x00%s", l.Purpose, l.ID, l.Nonce)
	return strconv.FormatInt(l.ID, 10) + "." + base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

// openLink finds the link behind a secret that can still be used, or CodeNotFound.
func (s *Store) openLink(db *gorm.DB, m moment, purpose LinkPurpose, secret string) (AccountLink, error) {
	number, _, _ := strings.Cut(secret, ".")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return AccountLink{}, notFound("link")
	}
	var found []AccountLink
	err = db.Raw(`SELECT l.* FROM account_links l JOIN users u ON u.id = l.user_id AND u.closed_at IS NULL
		WHERE l.id = ? AND l.purpose = ? AND l.used_at IS NULL AND l.expires_at > ?`, id, purpose, m.at).Scan(&found).Error
	switch {
	case err != nil:
		return AccountLink{}, err
	case len(found) == 0 || !hmac.Equal([]byte(s.linkSecret(found[0])), []byte(secret)):
		return AccountLink{}, notFound("link")
	}
	return found[0], nil
}

// queueLink makes a link and the mail that carries it, in the transaction of what caused them.
func (s *Store) queueLink(tx *gorm.DB, m moment, u User, purpose LinkPurpose, inviter string) error {
	raw := make([]byte, 16)
	_, _ = rand.Read(raw) // never fails: crypto/rand stops the program instead
	lasts := ResetLasts
	if purpose == LinkInvitation {
		lasts = InvitationLasts
	}
	l := AccountLink{UserID: u.ID, Purpose: purpose, Nonce: base64.RawURLEncoding.EncodeToString(raw), Inviter: inviter, CreatedAt: m.at, ExpiresAt: m.at.Add(lasts)}
	if err := tx.Create(&l).Error; err != nil {
		return err
	}
	kind := MessageKind(purpose)
	mail := Message{Key: string(kind) + "/" + strconv.FormatInt(l.ID, 10), Kind: kind, Recipient: u.Email, Name: u.Name, Lang: u.Lang, Day: m.today, SubjectOf: l.ID}
	return insertRows(tx, "messages", messageColumns, [][]any{mail.row(m.at, s.mail)}, "")
}

// voidLinks makes every link to the account useless.
func voidLinks(tx *gorm.DB, m moment, userID int64) error {
	return tx.Exec("UPDATE account_links SET used_at = ? WHERE user_id = ? AND used_at IS NULL", m.at, userID).Error
}

// LinkMail is what the mail of a link says beside its recipient. Until is in UTC.
type LinkMail struct {
	Secret  string
	Inviter string
	Until   time.Time
}

// LinkMails gives what the mails of these links say, at the moment of sending. One that can no longer
// be used is left out: nothing is left to say.
func (s *Store) LinkMails(ctx context.Context, actor Actor, ids []int64) (map[int64]LinkMail, error) {
	if !actor.system {
		return nil, forbidden("deliver")
	}
	out := map[int64]LinkMail{}
	if len(ids) == 0 {
		return out, nil
	}
	var all []AccountLink
	err := s.read(ctx).Where("id IN ? AND used_at IS NULL AND expires_at > ?", ids, s.now().at).Find(&all).Error
	for _, l := range all {
		out[l.ID] = LinkMail{Secret: s.linkSecret(l), Inviter: l.Inviter, Until: l.ExpiresAt.UTC()}
	}
	return out, s.mapError(err)
}

// LinkAccount gives whom a link is for, or CodeNotFound where it was used, is void or too old. It
// changes nothing: mail programs open links before people do.
func (s *Store) LinkAccount(ctx context.Context, purpose LinkPurpose, secret string) (User, error) {
	l, err := s.openLink(s.read(ctx), s.now(), purpose, secret)
	if err != nil {
		return User{}, s.mapError(err)
	}
	var u User
	return u, s.mapError(s.read(ctx).Where("id = ?", l.UserID).Take(&u).Error)
}

// SetPasswordByLink uses a link: the account gets the password, its sessions end, its links are void
// and tries at it are forgotten. A second factor stays. CodeNotFound as LinkAccount has it; CodeInvalid
// for a password that can't be taken. It gives the account's address.
func (s *Store) SetPasswordByLink(ctx context.Context, purpose LinkPurpose, secret, password, address string) (string, error) {
	owner, err := s.LinkAccount(ctx, purpose, secret)
	if err != nil { // before hashing, which is slow by design
		return "", err
	}
	if err := s.checkPassword(password, owner.Email, owner.Name); err != nil {
		return "", err
	}
	hash, err := hashPassword(password)
	if err != nil {
		return "", err
	}
	var u User
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		l, err := s.openLink(tx, m, purpose, secret)
		if err != nil {
			return err
		}
		used := tx.Exec("UPDATE account_links SET used_at = ? WHERE id = ? AND used_at IS NULL", m.at, l.ID)
		if used.Error != nil || used.RowsAffected == 0 { // somebody else was quicker
			return firstError(used.Error, notFound("link"))
		}
		if err := tx.Where("id = ?", l.UserID).Take(&u).Error; err != nil {
			return err
		}
		tries := accountTries(u.Email)
		if err := s.forgiveTry(tx, m, &tries, nil); err != nil {
			return err
		}
		by := Actor{UserID: u.ID, Name: u.Name, Email: u.Email, Address: address}
		return s.setPassword(tx, m, by, u.ID, hash, "", "password."+string(purpose))
	})
	return u.Email, err
}

func firstError(all ...error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}
