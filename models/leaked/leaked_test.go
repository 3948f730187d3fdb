package leaked_test

import (
	"crypto/sha1"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dondoc/models/leaked"
)

func TestCommonPasswordsAreKnown(t *testing.T) {
	for _, p := range []string{"1qaz2wsx3edc4rfv", "qwertyuiopasdfgh", "ManchesterUnited", "correcthorsebatterystaple", "１２３４５６７８９qwerty"} {
		if !leaked.Common(p) {
			t.Errorf("%q is not known", p)
		}
	}
	for _, p := range []string{"", "mật khẩu rất dài của tôi", "ba con vịt qua cầu Long Biên"} {
		if leaked.Common(p) {
			t.Errorf("%q is on the list", p)
		}
	}
}

// listOf writes a list of the passwords; line makes a line of a hash.
func listOf(t *testing.T, passwords []string, line func(i int, hash string) string) string {
	t.Helper()
	hashes := make([]string, len(passwords))
	for i, p := range passwords {
		hashes[i] = fmt.Sprintf("%X", sha1.Sum([]byte(p)))
	}
	slices.Sort(hashes)
	var text strings.Builder
	for i, h := range hashes {
		text.WriteString(line(i, h))
	}
	path := filepath.Join(t.TempDir(), "list.txt")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestAListKnowsItsOwnAndNoOther: every line is found wherever it stands, whatever counts and line ends the
// file has, and nothing else is.
func TestAListKnowsItsOwnAndNoOther(t *testing.T) {
	for name, line := range map[string]func(int, string) string{
		"with counts":           func(i int, h string) string { return fmt.Sprintf("%s:%d\n", h, i*i*i) },
		"as Windows ends lines": func(i int, h string) string { return fmt.Sprintf("%s:%d\r\n", h, 1000-i) },
		"hashes alone":          func(_ int, h string) string { return strings.ToLower(h) + "\n" },
	} {
		for _, n := range []int{1, 2, 3, 500} {
			var in []string
			for i := range n {
				in = append(in, fmt.Sprint("mật khẩu số ", i))
			}
			l, err := leaked.Open(listOf(t, in, line))
			if err != nil {
				t.Fatal(name, n, err)
			}
			for i, p := range append(in, "không có trong danh sách", "") {
				if found, err := l.Has(p); err != nil || found != (i < n) {
					t.Errorf("%s, %d: %q: %v, %v", name, n, p, found, err)
				}
			}
		}
	}
	l, err := leaked.Open(listOf(t, []string{"mật khẩu"}, func(_ int, h string) string { return h })) // no end of line
	if err != nil {
		t.Fatal(err)
	}
	if found, err := l.Has("mâ\u0323t khâ\u0309u"); err != nil || !found {
		t.Errorf("the same letters otherwise composed: %v, %v", found, err)
	}
}

func TestWhatIsNoListIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"empty": "", "words": "123456\npassword\n", "a long line": strings.Repeat("A", 1000), "not hexadecimal": strings.Repeat("X", 40) + "\n",
		"out of order": strings.Repeat("F", 40) + ":1\n" + strings.Repeat(strings.Repeat("0", 40)+":1\n", 100),
	} {
		path := filepath.Join(t.TempDir(), "list.txt")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := leaked.Open(path); !errors.Is(err, leaked.ErrNoList) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := leaked.Open(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}
