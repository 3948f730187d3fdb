package models

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"
)

// newSecret gives 256 random bits as text, and the hash under which it is kept.
func (s *Store) newSecret(prefix string) (secret, hash string) {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // never fails: crypto/rand stops the program instead
	secret = prefix + base64.RawURLEncoding.EncodeToString(raw)
	return secret, s.hashSecret(secret)
}

// hashSecret is how sessions, tokens and one-time links are kept: HMAC-SHA256 under the
// installation's secret, so that who can write to the database can't make one up, and a new secret
// voids them all.
func (s *Store) hashSecret(secret string) string {
	h := hmac.New(sha256.New, s.secret)
	h.Write([]byte(secret))
	return hex.EncodeToString(h.Sum(nil))
}

// APIToken lets a program act for a user. Its secret is shown once and kept only as a keyed hash.
type APIToken struct {
	ID        int64
	UserID    int64
	Name      string
	TokenHash string
	CreatedAt time.Time
	ExpiresAt *time.Time
	RevokedAt *time.Time
}

// TableName is gorm's.
func (APIToken) TableName() string { return "api_tokens" }

// CreateToken makes a token for the user with the address and gives its secret. A user makes their
// own, an administrator anybody's. CodeNotFound when there is no such account, CodeInvalid for a name
// (field token_name) or an end (token_expires) that can't be taken.
func (s *Store) CreateToken(ctx context.Context, actor Actor, email, name string, expires *time.Time) (string, error) {
	secret, hash := s.newSecret("ddt_")
	if name = strings.TrimSpace(name); name == "" || hasControl(name) || utf8.RuneCountInString(name) > longestName {
		var bad faults
		bad.add("token_name", "bad_name", "Max", longestName)
		return "", bad.err()
	}
	if expires != nil && !expires.After(s.now().at) {
		var bad faults
		bad.add("token_expires", "already_over")
		return "", bad.err()
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		var u User
		if err := tx.Where("email = ? AND closed_at IS NULL", FoldEmail(email)).Take(&u).Error; err != nil {
			return err
		}
		if u.ID != actor.UserID && !actor.mayManagePeople() {
			return forbidden("create_token")
		}
		t := APIToken{UserID: u.ID, Name: name, TokenHash: hash, CreatedAt: m.at, ExpiresAt: expires}
		if err := tx.Create(&t).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "token.create", "token", t.ID, nil, map[string]any{"user": u.Email, "name": name})
	})
	if err != nil {
		return "", err
	}
	return secret, nil
}

// ActorByToken gives the actor behind an API token, or CodeSignIn when the token is unknown,
// expired or revoked, or its account closed.
func (s *Store) ActorByToken(ctx context.Context, secret string) (Actor, error) {
	hash := s.hashSecret(secret)
	return s.actorBy(ctx, "t\x00"+hash,
		"u.id = (SELECT k.user_id FROM api_tokens k WHERE k.token_hash = ? AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?))",
		hash, s.now().at)
}
