package models

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
)

// seal encrypts what must be read again, unlike a password, under a key derived from the installation's
// secret: AES-256-GCM, bound to the user, so that one row can't stand in for another.
func (s *Store) seal(userID int64, plain string) (string, error) {
	c, err := s.sealer()
	if err != nil {
		return "", err
	}
	nonce := make([]byte, c.NonceSize())
	_, _ = rand.Read(nonce) // never fails: crypto/rand stops the program instead
	return base64.RawStdEncoding.EncodeToString(c.Seal(nonce, nonce, []byte(plain), sealedFor(userID))), nil
}

// unseal gives what was sealed for the user. It fails under another secret.
func (s *Store) unseal(userID int64, sealed string) (string, error) {
	c, err := s.sealer()
	if err != nil {
		return "", err
	}
	raw, err := base64.RawStdEncoding.DecodeString(sealed)
	if err != nil || len(raw) < c.NonceSize() {
		return "", fmt.Errorf("second factor of user %d: not what was stored", userID)
	}
	plain, err := c.Open(nil, raw[:c.NonceSize()], raw[c.NonceSize():], sealedFor(userID))
	if err != nil {
		return "", fmt.Errorf("second factor of user %d: stored under another secret than DONDOC_SECRET: %w", userID, err)
	}
	return string(plain), nil
}

func (s *Store) sealer() (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, s.secret, nil, "dondoc second factor", 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

func sealedFor(userID int64) []byte { return []byte("user " + strconv.FormatInt(userID, 10)) }
