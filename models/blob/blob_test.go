package blob_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"iter"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"dondoc/models/blob"
)

// store is what the folder and the bucket have in common.
type store interface {
	Put(ctx context.Context, sum string, content io.Reader, size int64) error
	Open(ctx context.Context, sum string) (io.ReadSeekCloser, error)
	Old(ctx context.Context, age time.Duration) iter.Seq2[string, error]
	Delete(ctx context.Context, name string) error
}

// bucket is a store on a server that speaks S3 over HTTP. The server's clock stands an hour back.
func bucket(t *testing.T, name string) blob.S3 {
	t.Helper()
	ago := s3mem.New(s3mem.WithTimeSource(gofakes3.FixedTimeSource(time.Now().Add(-time.Hour))))
	if err := ago.CreateBucket("evidence"); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(ago).Server())
	t.Cleanup(server.Close)
	at, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	s, err := blob.NewS3(blob.Bucket{Host: at.Host, Name: name, Key: "key", Secret: "secret", Plain: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func each(t *testing.T, test func(t *testing.T, s store)) {
	t.Run("folder", func(t *testing.T) { test(t, blob.NewFolder(filepath.Join(t.TempDir(), "files"))) })
	t.Run("s3", func(t *testing.T) { test(t, bucket(t, "evidence")) })
}

func sumOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

func put(t *testing.T, s store, content string) string {
	t.Helper()
	sum := sumOf(content)
	if err := s.Put(t.Context(), sum, strings.NewReader(content), int64(len(content))); err != nil {
		t.Fatal(err)
	}
	return sum
}

func old(t *testing.T, s store, age time.Duration) []string {
	t.Helper()
	var names []string
	for name, err := range s.Old(t.Context(), age) {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func TestWhatIsPutIsThere(t *testing.T) {
	each(t, func(t *testing.T, s store) {
		large := strings.Repeat("Báo cáo kết quả. ", 100_000)
		for _, content := range []string{"a", large, large} {
			sum := put(t, s, content)
			r, err := s.Open(t.Context(), sum)
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(r)
			if err != nil || string(got) != content {
				t.Errorf("%d bytes, %v; want %d", len(got), err, len(content))
			}
			end, err := r.Seek(-1, io.SeekEnd)
			last, readErr := io.ReadAll(r)
			if err != nil || readErr != nil || end != int64(len(content))-1 || string(last) != content[end:] {
				t.Errorf("the last byte at %d: %q, %v, %v", end, last, err, readErr)
			}
			if err := r.Close(); err != nil {
				t.Error(err)
			}
		}
		if got := old(t, s, 0); len(got) != 2 {
			t.Errorf("two contents are kept as %q", got)
		}
	})
}

func TestWhatIsNotThere(t *testing.T) {
	each(t, func(t *testing.T, s store) {
		for range 2 { // before and after there is anything at all
			if _, err := s.Open(t.Context(), sumOf("never put")); !errors.Is(err, blob.ErrNotThere) {
				t.Errorf("open: %v", err)
			}
			if err := s.Delete(t.Context(), sumOf("never put")); err != nil {
				t.Errorf("delete: %v", err)
			}
			if got := old(t, s, 2*time.Hour); len(got) != 0 {
				t.Errorf("there is %q", got)
			}
			put(t, s, "something")
		}
		if err := s.Delete(t.Context(), sumOf("something")); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Open(t.Context(), sumOf("something")); !errors.Is(err, blob.ErrNotThere) {
			t.Errorf("what was deleted: %v", err)
		}
	})
}

func TestOnlySumsName(t *testing.T) {
	each(t, func(t *testing.T, s store) {
		put(t, s, "something")
		for _, name := range []string{"", "..", "../../etc/passwd", strings.Repeat("A", 64), strings.Repeat("a", 63), strings.Repeat("a", 65), "/" + strings.Repeat("a", 63),
			"../" + strings.Repeat("a", 61), "incoming/../../x"} {
			if err := s.Put(t.Context(), name, strings.NewReader("x"), 1); err == nil {
				t.Errorf("put as %q", name)
			}
			if _, err := s.Open(t.Context(), name); err == nil || errors.Is(err, blob.ErrNotThere) {
				t.Errorf("open %q: %v", name, err)
			}
			if err := s.Delete(t.Context(), name); err == nil {
				t.Errorf("delete %q", name)
			}
		}
	})
}

// TestBrokenWriteLeavesNothing: a content that breaks off, is shorter than announced or no longer
// wanted is not there afterwards.
func TestBrokenWriteLeavesNothing(t *testing.T) {
	each(t, func(t *testing.T, s store) {
		sum, torn := sumOf("whole"), errors.New("torn")
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		for name, try := range map[string]func() error{
			"breaks off": func() error {
				return s.Put(t.Context(), sum, io.MultiReader(strings.NewReader("who"), iotest.ErrReader(torn)), 5)
			},
			"too short": func() error { return s.Put(t.Context(), sum, strings.NewReader("who"), 5) },
			"given up":  func() error { return s.Put(gone, sum, strings.NewReader("whole"), 5) },
		} {
			if err := try(); err == nil {
				t.Errorf("%s: taken", name)
			}
			if _, err := s.Open(t.Context(), sum); !errors.Is(err, blob.ErrNotThere) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if got := old(t, s, 0); len(got) != 0 {
			t.Errorf("left behind: %q", got)
		}
	})
}

func TestOldByAge(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "files")
	f := blob.NewFolder(folder)
	before, fresh := put(t, f, "before"), put(t, f, "fresh")
	long := time.Now().Add(-25 * time.Hour)
	torn := filepath.Join(folder, "incoming", "TORN")
	foreign := filepath.Join(folder, "README")
	for _, name := range []string{torn, foreign} {
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{torn, foreign, filepath.Join(folder, before[:2], before)} {
		if err := os.Chtimes(name, long, long); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := old(t, f, 24*time.Hour), []string{before, "incoming/TORN"}; len(got) != 2 || !slices.Contains(got, want[0]) || !slices.Contains(got, want[1]) {
		t.Errorf("a day old: %q, want %q", got, want)
	}
	for _, name := range old(t, f, 24*time.Hour) {
		if err := f.Delete(t.Context(), name); err != nil {
			t.Error(err)
		}
	}
	if got := old(t, f, 0); len(got) != 1 || got[0] != fresh {
		t.Errorf("left: %q", got)
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Errorf("a file of others: %v", err)
	}
	put(t, f, "before")
	if got := old(t, f, time.Hour); len(got) != 0 {
		t.Errorf("put anew, it is as old as before: %q", got)
	}
	b := bucket(t, "evidence")
	sum := put(t, b, "an hour ago")
	if got := old(t, b, 59*time.Minute); len(got) != 1 || got[0] != sum {
		t.Errorf("an hour old: %q", got)
	}
	if got := old(t, b, 2*time.Hour); len(got) != 0 {
		t.Errorf("two hours old: %q", got)
	}
}

// TestFolderKeepsInside: a link that leads out of the folder is not followed.
func TestFolderKeepsInside(t *testing.T) {
	folder, outside := t.TempDir(), t.TempDir()
	f := blob.NewFolder(folder)
	sum := sumOf("secret")
	if err := os.WriteFile(filepath.Join(outside, sum), []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, sum[:2])); err != nil {
		t.Fatal(err)
	}
	if r, err := f.Open(t.Context(), sum); err == nil {
		t.Error("read through the link", r.Close())
	}
	if err := f.Put(t.Context(), sum, strings.NewReader("secret"), 6); err == nil {
		t.Error("written through the link")
	}
	if err := f.Delete(t.Context(), sum); err == nil {
		t.Error("deleted through the link")
	}
	if got, err := os.ReadFile(filepath.Join(outside, sum)); err != nil || !bytes.Equal(got, []byte("secret")) {
		t.Errorf("outside: %q, %v", got, err)
	}
}

func TestFolderIsItsOwnersAlone(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "files")
	sum := put(t, blob.NewFolder(folder), "a")
	for _, name := range []string{folder, filepath.Join(folder, sum[:2]), filepath.Join(folder, sum[:2], sum)} {
		info, err := os.Stat(name)
		if err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
}

func TestBucketThatIsAway(t *testing.T) {
	missing := bucket(t, "no-such-bucket")
	if err := missing.Put(t.Context(), sumOf("a"), strings.NewReader("a"), 1); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("put into a bucket that is not there: %v", err)
	}
	for _, err := range missing.Old(t.Context(), 0) {
		if err == nil {
			t.Error("lists a bucket that is not there")
		}
	}
	if got := bucket(t, "evidence").String(); !strings.HasPrefix(got, "s3://127.0.0.1:") || !strings.HasSuffix(got, "/evidence") {
		t.Errorf("called %s", got)
	}
}
