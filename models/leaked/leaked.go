// Package leaked tells passwords that stand in lists of leaked ones: a short list that is part of the
// program, and the whole of Have I Been Pwned's where an operator has it on disk. Both name a password by
// its SHA-1; nothing is kept under it.
package leaked

import (
	"bytes"
	"crypto/sha1"
	_ "embed"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// common holds the first bytes of the SHA-1 of passwords of 15 characters and more, in lower case, in
// order. docs/decisions/0027 says where they come from.
//
//go:embed common.bin
var common []byte

// commonBytes is how much of a SHA-1 stands in common: of 139,256 entries a password that is none of
// them meets one with a chance of one in eight million.
const commonBytes = 5

// Common says whether a password is one of the short list, whatever its case.
func Common(password string) bool {
	sum := sha1.Sum([]byte(strings.ToLower(norm.NFKC.String(password))))
	want := sum[:commonBytes]
	entry := func(i int) []byte { return common[i*commonBytes : (i+1)*commonBytes] }
	n := len(common) / commonBytes
	i := sort.Search(n, func(i int) bool { return bytes.Compare(entry(i), want) >= 0 })
	return i < n && bytes.Equal(entry(i), want)
}
