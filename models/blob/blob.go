// Package blob keeps contents under the SHA-256 of their bytes: in a folder, or in a bucket of an
// S3-compatible store. The same content is kept once, however often it is put. Who may read what is
// not known here.
package blob

import (
	"errors"
	"fmt"
)

// ErrNotThere is given for a content that is not kept.
var ErrNotThere = errors.New("blob: no such content")

// sumLength is that of a SHA-256 in lower-case hexadecimal.
const sumLength = 64

// checkSum refuses names that are no SHA-256: where a content lies never follows from what a person
// typed.
func checkSum(sum string) error {
	if !isSum(sum) {
		return fmt.Errorf("blob: %q is no SHA-256", sum)
	}
	return nil
}

func isSum(s string) bool {
	for _, c := range []byte(s) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return len(s) == sumLength
}

// place is where a content lies: spread over 256 folders, so that none grows too long to list.
func place(sum string) string { return sum[:2] + "/" + sum }
