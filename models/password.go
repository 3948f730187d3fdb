package models

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"dondoc/models/leaked"
)

// Lengths of a password in characters; NIST SP 800-63B-4 section 3.1.1.2 asks for 15 at least where
// it is the only factor and for 64 at most or more.
const (
	MinPassword = 15
	MaxPassword = 200
)

// Parameters of argon2id after the OWASP Password Storage Cheat Sheet: 19 MiB, two passes.
const (
	argonMemory  = 19 * 1024
	argonPasses  = 2
	argonThreads = 1
	argonKey     = 32
)

// hashing bounds how many passwords are hashed at once, so that a storm of log-ins can't take the
// machine's memory.
var hashing = make(chan struct{}, max(2, runtime.NumCPU()))

// passwordProblem says why a password can't be taken, "" when it can. known is what everybody knows of
// its owner: name and address.
func passwordProblem(p string, known ...string) string {
	switch n := utf8.RuneCountInString(p); {
	case n < MinPassword:
		return "password_short"
	case n > MaxPassword:
		return "password_long"
	case guessable(p, known):
		return "password_guessable"
	case leaked.Common(p):
		return "password_leaked"
	}
	return ""
}

// checkPassword refuses a password that can't be taken: CodeInvalid in the field password; CodeUnavailable
// where the operator's list of leaked ones can't be read, because who sets one now keeps it for years.
func (s *Store) checkPassword(p string, known ...string) error {
	problem := passwordProblem(p, known...)
	if problem == "" && s.leaked != nil {
		found, err := s.leaked.Has(p)
		if err != nil {
			return &Error{Code: CodeUnavailable, Detail: "leaked_passwords", Cause: err}
		}
		if found {
			problem = "password_leaked"
		}
	}
	return passwordFault(problem)
}

func passwordFault(problem string) error {
	var bad faults
	if problem != "" {
		bad.add("password", problem, "Min", MinPassword, "Max", MaxPassword)
	}
	return bad.err()
}

// What must be left of a password without what is known of its owner, and how many characters must differ.
const (
	ownCharacters       = 8
	differentCharacters = 6
)

// guessable says whether a password is mostly repetition, or its owner's name and address (OWASP ASVS 5,
// 6.2.11), which is on no list.
func guessable(p string, known []string) bool {
	plain := func(s string) string { return strings.ReplaceAll(Fold(norm.NFKC.String(s)), " ", "") }
	left, seen := plain(p), map[rune]bool{}
	for _, r := range left {
		seen[r] = true
	}
	for _, k := range known {
		local, host, _ := strings.Cut(plain(k), "@")
		for _, part := range []string{plain(k), local, host} {
			if len(part) > 3 {
				left = strings.ReplaceAll(left, part, "")
			}
		}
	}
	return len(seen) < differentCharacters || utf8.RuneCountInString(left) < ownCharacters
}

// HashPassword gives what is kept of a password, for accounts entered in bulk. CodeInvalid when it
// can't be taken.
func HashPassword(p string) (string, error) {
	if err := passwordFault(passwordProblem(p)); err != nil {
		return "", err
	}
	return hashPassword(p)
}

func hashPassword(p string) (string, error) {
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return "", err
	}
	return encodeHash(p, salt, argonMemory, argonPasses), nil
}

// encodeHash hashes a password in its normal form NFKC, as NIST SP 800-63B-4 asks: keyboards differ in
// how they write one and the same Vietnamese letter.
func encodeHash(p string, salt []byte, memory, passes uint32) string {
	hashing <- struct{}{}
	key := argon2.IDKey([]byte(norm.NFKC.String(p)), salt, passes, memory, argonThreads, argonKey)
	<-hashing
	b := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, argonThreads, b.EncodeToString(salt), b.EncodeToString(key))
}

// passwordMatches compares in constant time. The parameters are read from the hash, so that they
// can be raised later without locking anybody out.
func passwordMatches(encoded, p string) bool {
	memory, passes, salt, err := readHash(encoded)
	if err != nil {
		return false
	}
	return subtle.ConstantTimeCompare([]byte(encodeHash(p, salt, memory, passes)), []byte(encoded)) == 1
}

func readHash(encoded string) (memory, passes uint32, salt []byte, err error) {
	parts := strings.Split(encoded, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return 0, 0, nil, errors.New("not an argon2id hash")
	}
	var threads uint8
	if _, err = fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &passes, &threads); err != nil {
		return 0, 0, nil, err
	}
	salt, err = base64.RawStdEncoding.DecodeString(parts[4])
	return memory, passes, salt, err
}
