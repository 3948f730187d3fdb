package models

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// wanting leaves out who declined mails of the kind.
func wanting(tx *gorm.DB, kind MessageKind, people []told) ([]told, error) {
	declined, err := declinedBy(tx, kind, people)
	return slices.DeleteFunc(people, func(p told) bool { return slices.Contains(declined, p.Email) }), err
}

func declinedBy(tx *gorm.DB, kind MessageKind, people []told) ([]string, error) {
	if len(people) == 0 {
		return nil, nil
	}
	emails := make([]string, len(people))
	for i, p := range people {
		emails[i] = p.Email
	}
	var out []string
	return out, tx.Raw("SELECT recipient FROM mail_optouts WHERE kind = ? AND recipient IN ?", kind, emails).Scan(&out).Error
}

// Declined gives which of the messages their recipients have declined since they were queued.
func (s *Store) Declined(ctx context.Context, actor Actor, mails []Message) (map[int64]bool, error) {
	if !actor.system {
		return nil, forbidden("deliver")
	}
	var optional []int64
	for _, m := range mails {
		if m.Kind.Optional() || m.Kind == KindDigest {
			optional = append(optional, m.ID)
		}
	}
	out := map[int64]bool{}
	if len(optional) == 0 {
		return out, nil
	}
	var ids []int64
	err := s.read(ctx).Raw("SELECT m.id FROM messages m JOIN mail_optouts o ON o.recipient = m.recipient AND o.kind = m.kind WHERE m.id IN ?", optional).Scan(&ids).Error
	for _, id := range ids {
		out[id] = true
	}
	return out, s.mapError(err)
}

// mailSecret is "id.mac" of a message: the number finds the row, the MAC over its random nonce under the
// installation's secret proves that we wrote it. It is derived anew each time and kept nowhere: who
// reads the database needs the installation's secret too, who knows that the database. Empty for a
// message without a nonce.
func (s *Store) mailSecret(purpose string, m Message, rest ...int64) string {
	if m.Nonce == "" {
		return ""
	}
	parts := []string{strconv.FormatInt(m.ID, 10)}
	for _, n := range rest {
		parts = append(parts, strconv.FormatInt(n, 10))
	}
	h := hmac.New(sha256.New, s.secret)
	fmt.Fprintf(h, "%s\x00%s\x00%s", purpose, m.Nonce, strings.Join(parts, "."))
	return strings.Join(append(parts, base64.RawURLEncoding.EncodeToString(h.Sum(nil))), ".")
}

// wroteSecret says whether the secret is the one we derive.
func (s *Store) wroteSecret(secret, purpose string, m Message, rest ...int64) bool {
	return m.Nonce != "" && hmac.Equal([]byte(s.mailSecret(purpose, m, rest...)), []byte(secret))
}

// Unsubscription is what a link "no more such mails" is about.
type Unsubscription struct {
	Recipient string
	Kind      MessageKind
	List      string // the name of the saved filter, where it is about the mails of one
	Lang      string
	Declined  bool // no such mails are sent any more

	subscription int64
}

// UnsubscribeSecret is the secret of the link with which a message's recipient declines its kind. It
// stands in the mail alone. CodeForbidden where the kind can't be declined.
func (s *Store) UnsubscribeSecret(actor Actor, m Message) (string, error) {
	if !actor.system || !m.Kind.Optional() && m.Kind != KindDigest {
		return "", forbidden("unsubscribe")
	}
	return s.mailSecret("unsubscribe", m), nil
}

// Unsubscription gives what a link is about and changes nothing: mail programs open links before people
// do. CodeNotFound where we did not write the link.
func (s *Store) Unsubscription(ctx context.Context, secret string) (Unsubscription, error) {
	db := s.read(ctx)
	number, _, _ := strings.Cut(secret, ".")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return Unsubscription{}, notFound("unsubscribe")
	}
	var found []Message
	if err := db.Select("id, kind, recipient, lang, subject_of, nonce").Where("id = ?", id).Limit(1).Find(&found).Error; err != nil {
		return Unsubscription{}, s.mapError(err)
	}
	if len(found) == 0 || !s.wroteSecret(secret, "unsubscribe", found[0]) {
		return Unsubscription{}, notFound("unsubscribe")
	}
	if may, err := mayDecline(db, s.now(), found[0]); err != nil || !may {
		return Unsubscription{}, firstError(s.mapError(err), notFound("unsubscribe"))
	}
	u := Unsubscription{Recipient: found[0].Recipient, Kind: found[0].Kind, Lang: found[0].Lang}
	if u.Kind == KindFilter {
		err := u.readSubscription(db, found[0].SubjectOf)
		return u, s.mapError(err)
	}
	declined, err := declinedBy(db, u.Kind, []told{{Email: u.Recipient}})
	u.Declined = len(declined) > 0
	return u, s.mapError(err)
}

// mayDecline says whether a message's recipient may decline its kind.
func mayDecline(db *gorm.DB, m moment, mail Message) (bool, error) {
	if mail.Kind != KindDigest {
		return mail.Kind.Optional(), nil
	}
	answersFor, err := digestAgencies(db, []string{mail.Recipient}, m.today)
	return len(answersFor) == 0, err
}

// Unsubscribe declines further mails of a link's kind, or takes that back. It can be called again.
// CodeNotFound as Unsubscription has it.
func (s *Store) Unsubscribe(ctx context.Context, secret string, declined bool, address string) (Unsubscription, error) {
	u, err := s.Unsubscription(ctx, secret)
	if err != nil || u.Declined == declined {
		return u, err
	}
	u.Declined = declined
	if u.Kind == KindFilter {
		return u, s.declineList(ctx, u, address)
	}
	return u, s.change(ctx, func(tx *gorm.DB, m moment) error {
		text, args := "DELETE FROM mail_optouts WHERE recipient = ? AND kind = ?", []any{u.Recipient, u.Kind}
		if declined {
			text, args = "INSERT INTO mail_optouts (recipient, kind, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", append(args, m.at)
		}
		if err := tx.Exec(text, args...).Error; err != nil {
			return err
		}
		return audit(tx, m, Actor{Name: u.Recipient, Address: address}, "mail.unsubscribe", "mail", 0, nil, map[string]any{"recipient": u.Recipient, "kind": u.Kind, "declined": declined})
	})
}
