package leaked

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/text/unicode/norm"
)

// List is a list of leaked passwords on disk: a line each, its SHA-1 in hexadecimal with a colon and a
// count behind it or nothing, in order of the hashes. That is how Have I Been Pwned gives its passwords.
// Nothing of it is held in memory.
type List struct {
	path string
	file io.ReaderAt
	size int64
}

// hashLength is that of a SHA-1 in hexadecimal, and longestLine bounds a line: a hash, a colon, a count and
// its end.
const (
	hashLength  = 2 * sha1.Size
	longestLine = 80
)

// ErrNoList is what a file that is no such list, or is not in order, is refused with.
var ErrNoList = errors.New("no list of SHA-1 hashes in order")

// Open opens a list and looks at some of its lines. The file stays open as long as the process lives.
func Open(path string) (*List, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	l := &List{path: path, file: file, size: info.Size()}
	if err := l.Check(); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return l, nil
}

// String is the file's path.
func (l *List) String() string { return l.path }

// Bytes is the file's size.
func (l *List) Bytes() int64 { return l.size }

// probes is at how many places Check looks.
const probes = 64

// Check looks at lines all over the file: that they are hashes, and in order.
func (l *List) Check() error {
	var before string
	for i := range int64(probes) {
		hash, _, err := l.lineFrom(l.size / probes * i)
		switch {
		case errors.Is(err, io.EOF) && i > 0: // a short file: the rest of the places lie in its last line
			return nil
		case errors.Is(err, io.EOF):
			err = ErrNoList
		}
		if err != nil {
			return fmt.Errorf("%s: %w", l.path, err)
		}
		if hash < before {
			return fmt.Errorf("%s: %w: %s stands after %s", l.path, ErrNoList, hash, before)
		}
		before = hash
	}
	return nil
}

// Has says whether a password is on the list, as it was typed or in its normal form.
func (l *List) Has(password string) (bool, error) {
	for _, form := range []string{password, norm.NFKC.String(password)} {
		sum := sha1.Sum([]byte(form))
		found, err := l.find(fmt.Sprintf("%X", sum))
		if err != nil || found {
			return found, err
		}
	}
	return false, nil
}

// find bisects: below from all lines are smaller, from to on none is.
func (l *List) find(want string) (bool, error) {
	from, to := int64(0), l.size
	for from < to {
		middle := from + (to-from)/2
		hash, end, err := l.lineFrom(middle)
		switch {
		case errors.Is(err, io.EOF): // no line begins behind the middle
			to = middle
		case err != nil:
			return false, fmt.Errorf("%s: %w", l.path, err)
		case hash == want:
			return true, nil
		case hash < want:
			from = end
		default:
			to = middle
		}
	}
	return false, nil
}

// lineFrom gives the hash of the first line that begins at the offset or behind it, and where the line ends.
// io.EOF where there is none.
func (l *List) lineFrom(at int64) (hash string, end int64, err error) {
	start := max(at-1, 0) // a line begins here where the byte before ends one
	buf := make([]byte, 2*longestLine)
	n, err := l.file.ReadAt(buf, start)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", 0, err
	}
	if err != nil && start+int64(n) < l.size { // somebody cut it
		return "", 0, io.ErrUnexpectedEOF
	}
	buf = buf[:n]
	if at > 0 {
		_, rest, found := bytes.Cut(buf, []byte("\n"))
		if !found && start+int64(n) < l.size {
			return "", 0, ErrNoList // a line longer than any
		}
		start += int64(len(buf) - len(rest))
		buf = rest
	}
	if len(buf) == 0 {
		return "", 0, io.EOF
	}
	line, _, ended := bytes.Cut(buf, []byte("\n"))
	end = start + int64(len(line))
	if ended {
		end++
	}
	line = bytes.TrimRight(line, "\r")
	name, _, _ := bytes.Cut(line, []byte(":"))
	if raw, err := hex.DecodeString(string(name)); err != nil || len(raw) != sha1.Size || len(name) != hashLength {
		return "", 0, ErrNoList
	}
	return string(bytes.ToUpper(name)), end, nil
}
