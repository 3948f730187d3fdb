package models_test

import (
	"context"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"dondoc/models"
	"dondoc/models/blob"
	"dondoc/models/modelstest"
)

func TestOneContentForManyFiles(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		first, second := taskOf(t, e, "34/CT-TTg#1").ID, taskOf(t, e, "34/CT-TTg#4").ID
		a, err := e.AddFile(ctx, c.MOSTOfficer, first, file("a.pdf", report))
		if err != nil {
			t.Fatal(err)
		}
		b, err := e.AddFile(ctx, c.MOSTOfficer, second, file("b.pdf", report))
		if err != nil {
			t.Fatal(err)
		}
		if got := contents(t, e); len(got) != 1 || a.SHA256 != b.SHA256 {
			t.Fatalf("kept %q for %s and %s", got, a.SHA256, b.SHA256)
		}
		if err := os.WriteFile(filepath.Join(e.Files, "incoming", "TORN"), []byte("torn"), 0o600); err != nil {
			t.Fatal(err)
		}
		orphan := strings.Repeat("ab", 32)
		if err := blob.NewFolder(e.Files).Put(ctx, orphan, strings.NewReader("orphan"), 6); err != nil {
			t.Fatal(err)
		}
		sweep := func(want int, left ...string) {
			t.Helper()
			kept, err := e.KeepHouse(ctx, modelstest.System, nil)
			if got := contents(t, e); err != nil || kept.Files != want || len(got) != len(left) {
				t.Errorf("swept %d, left %q, %v; want %d and %q", kept.Files, got, err, want, left)
			}
		}
		sweep(0, a.SHA256, "TORN", orphan) // none is a day old
		age(t, e, 25*time.Hour)
		sweep(2, a.SHA256)
		if _, err := e.RemoveEvidence(ctx, c.MOSTOfficer, first, a.ID, words("")); err != nil {
			t.Fatal(err)
		}
		e.Clock.Advance(25 * time.Hour)
		sweep(0, a.SHA256) // the other task has it still
		if _, err := e.RemoveEvidence(ctx, c.MOSTOfficer, second, b.ID, words("")); err != nil {
			t.Fatal(err)
		}
		sweep(0, a.SHA256) // removed just now
		e.Clock.Advance(25 * time.Hour)
		sweep(1)
		if all, err := e.EvidenceOf(ctx, c.MOSTOfficer, first); err != nil || len(all) != 0 {
			t.Errorf("removed, and listed: %+v, %v", all, err)
		}
		if rows := e.Rows(t, "SELECT name FROM evidence WHERE removed_at IS NOT NULL"); len(rows) != 2 {
			t.Errorf("the record of what was removed: %q", rows)
		}
	})
}

// swept stands before a store of files: as an upload of a content has put it, housekeeping takes it
// away as the orphan it was.
type swept struct {
	blob.Folder
	once *bool
}

func (f swept) Put(ctx context.Context, sum string, content io.Reader, size int64) error {
	err := f.Folder.Put(ctx, sum, content, size)
	if err == nil && !*f.once {
		*f.once = true
		return f.Delete(ctx, sum)
	}
	return err
}

func TestSweepingBesideAnUpload(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		s := e.With(t, swept{blob.NewFolder(e.Files), new(bool)})
		id := taskOf(t, e, "34/CT-TTg#1").ID
		f, err := s.AddFile(ctx, c.MOSTOfficer, id, file("a.pdf", report))
		if err != nil {
			t.Fatal(err)
		}
		_, r, err := s.OpenEvidence(ctx, c.Office, id, f.ID)
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Close()
	})
}

func TestEvidenceInABucket(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		kept := s3mem.New(s3mem.WithTimeSource(gofakes3.FixedTimeSource(time.Now().Add(-25 * time.Hour))))
		if err := kept.CreateBucket("evidence"); err != nil {
			t.Fatal(err)
		}
		server := httptest.NewServer(gofakes3.New(kept).Server())
		defer server.Close()
		bucket, err := blob.NewS3(blob.Bucket{Host: strings.TrimPrefix(server.URL, "http://"), Name: "evidence", Key: "key", Secret: "secret", Plain: true})
		if err != nil {
			t.Fatal(err)
		}
		s := e.With(t, bucket)
		id := taskOf(t, e, "34/CT-TTg#1").ID
		f, err := s.AddFile(ctx, c.MOSTOfficer, id, file("a.pdf", report))
		if err != nil {
			t.Fatal(err)
		}
		if err := bucket.Put(ctx, strings.Repeat("ab", 32), strings.NewReader("orphan"), 6); err != nil {
			t.Fatal(err)
		}
		if swept, err := s.KeepHouse(ctx, modelstest.System, nil); err != nil || swept.Files != 1 {
			t.Errorf("swept %d, %v", swept.Files, err)
		}
		_, r, err := s.OpenEvidence(ctx, c.Office, id, f.ID)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if got, err := io.ReadAll(r); err != nil || string(got) != report {
			t.Errorf("read %q, %v", got, err)
		}
		server.Close()
		_, err = s.AddFile(ctx, c.MOSTOfficer, id, file("b.pdf", report+"more"))
		wantCode(t, "a bucket that is away", err, models.CodeUnavailable)
	})
}

func TestStoreOfFilesThatFails(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		id := taskOf(t, e, "34/CT-TTg#1").ID
		f, err := e.AddFile(ctx, c.MOSTOfficer, id, file("a.pdf", report))
		if err != nil {
			t.Fatal(err)
		}
		none := e.With(t, nil)
		_, err = none.AddFile(ctx, c.MOSTOfficer, id, file("a.pdf", report))
		wantCode(t, "no store is set", err, models.CodeUnavailable)
		_, _, err = none.OpenEvidence(ctx, c.MOSTOfficer, id, f.ID)
		wantCode(t, "no store is set, and a file asked for", err, models.CodeUnavailable)
		if err := os.RemoveAll(e.Files); err != nil {
			t.Fatal(err)
		}
		_, _, err = e.OpenEvidence(ctx, c.MOSTOfficer, id, f.ID)
		wantCode(t, "a content that was lost", err, models.CodeNotFound)
		if err := os.WriteFile(e.Files, nil, 0o600); err != nil { // no folder can be here
			t.Fatal(err)
		}
		_, err = e.AddFile(ctx, c.MOSTOfficer, id, file("b.pdf", report))
		wantCode(t, "a folder that can't be written", err, models.CodeUnavailable)
		if all, err := e.EvidenceOf(ctx, c.MOSTOfficer, id); err != nil || len(all) != 1 {
			t.Errorf("a row without content: %+v, %v", all, err)
		}
	})
}
