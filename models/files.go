package models

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"gorm.io/gorm"
)

// Files keeps the contents of files, each once, under its SHA-256 in lower-case hexadecimal.
// Package blob has a folder and a bucket.
type Files interface {
	// Put keeps a content whole, or not at all; what is there already is put anew.
	Put(ctx context.Context, sum string, content io.Reader, size int64) error
	// Open gives a content, or blob.ErrNotThere.
	Open(ctx context.Context, sum string) (io.ReadSeekCloser, error)
	// Old names what was put longer than age ago: sums, and what broken writes left.
	Old(ctx context.Context, age time.Duration) iter.Seq2[string, error]
	// Delete takes away what Old names. What is gone already is no error.
	Delete(ctx context.Context, name string) error
}

// CheckFiles tries whether contents can be written, read and deleted.
func CheckFiles(ctx context.Context, f Files) error {
	content := []byte("dondoc doctor " + rand.Text())
	hash := sha256.Sum256(content)
	sum := hex.EncodeToString(hash[:])
	if err := f.Put(ctx, sum, bytes.NewReader(content), int64(len(content))); err != nil {
		return err
	}
	r, err := f.Open(ctx, sum)
	if err != nil {
		return err
	}
	got, err := io.ReadAll(r)
	if err == nil && !bytes.Equal(got, content) {
		err = fmt.Errorf("%d bytes were written, other %d read", len(content), len(got))
	}
	return errors.Join(err, r.Close(), f.Delete(ctx, sum))
}

// KeepsFiles says whether a store for files is set.
func (s *Store) KeepsFiles() bool { return s.files != nil }

// OrphansKept is how long a content stays to which no evidence refers: an upload puts the content
// before its row, and a removal may be a mistake.
const OrphansKept = 24 * time.Hour

// sweepFiles takes away contents that no evidence has referred to for OrphansKept, and what broken
// writes left, and counts them.
func (s *Store) sweepFiles(ctx context.Context) (int, error) {
	if s.files == nil {
		return 0, nil
	}
	swept := 0
	names := make([]string, 0, sweepAtOnce)
	sweep := func() error {
		n, err := s.dropOrphans(ctx, names)
		swept, names = swept+n, names[:0]
		return err
	}
	for name, err := range s.files.Old(ctx, OrphansKept) {
		if err != nil {
			return swept, err
		}
		if names = append(names, name); len(names) == sweepAtOnce {
			if err := sweep(); err != nil {
				return swept, err
			}
		}
	}
	return swept, sweep()
}

// sweepAtOnce is for how many contents the database is asked at once.
const sweepAtOnce = 200

// dropOrphans deletes those of the contents that no evidence refers to.
func (s *Store) dropOrphans(ctx context.Context, names []string) (int, error) {
	held := map[string]bool{}
	list, err := s.heldContents(s.read(ctx), s.now(), names)
	if err != nil {
		return 0, s.mapError(err)
	}
	for _, sum := range list {
		held[sum] = true
	}
	dropped := 0
	for _, name := range names {
		if held[name] {
			continue
		}
		// Asked again under the lock that an upload of the same content takes before it writes its row.
		err := s.change(ctx, func(tx *gorm.DB, m moment) error {
			if err := s.lockContent(tx, name); err != nil {
				return err
			}
			again, err := s.heldContents(tx, m, []string{name})
			if err != nil || len(again) > 0 {
				return err
			}
			dropped++
			return s.files.Delete(ctx, name)
		})
		if err != nil {
			return dropped, err
		}
	}
	return dropped, nil
}

// heldContents gives those of the contents to which evidence refers, or did within OrphansKept.
func (s *Store) heldContents(db *gorm.DB, m moment, sums []string) ([]string, error) {
	if len(sums) == 0 {
		return nil, nil
	}
	var held []string
	return held, db.Raw("SELECT DISTINCT sha256 FROM evidence WHERE kind = 'file' AND sha256 IN ? AND (removed_at IS NULL OR removed_at > ?)",
		sums, m.at.Add(-OrphansKept)).Scan(&held).Error
}

// lockContent keeps the rows of a content and its deletion apart until the transaction ends. On
// SQLite the transaction is the only one that writes.
func (s *Store) lockContent(tx *gorm.DB, sum string) error {
	if s.dialect == SQLite {
		return nil
	}
	return tx.Exec("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "dondoc.content/"+sum).Error
}
