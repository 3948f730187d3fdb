package models

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"dondoc/models/blob"
	"dondoc/models/filetype"
)

// MaxFile bounds a file of evidence, in bytes: 50 MB.
const MaxFile = 50 << 20

// NewFile is a file that shows progress. MoveInput's Words are a remark.
type NewFile struct {
	MoveInput
	Name    string // as its sender calls it
	Content io.ReaderAt
	Size    int64
}

// KeptFile is a file whose content is kept and that isn't a task's evidence yet.
type KeptFile struct {
	evidence Evidence
	keep     func(context.Context) error // keeps the content once more
}

// AddFile adds a file to a task's evidence. The lead's people may, until the task is finished. The
// content is kept before its row is written: a row without content can't be. It returns the errors of
// a move, CodeInvalid for a file that isn't taken, and CodeUnavailable when the files' store is away
// or none is set.
func (s *Store) AddFile(ctx context.Context, actor Actor, taskID int64, n NewFile) (Evidence, error) {
	kept, err := s.KeepFile(ctx, actor, taskID, n)
	if err != nil {
		return Evidence{}, err
	}
	return s.EnterFile(ctx, actor, taskID, kept, n.MoveInput)
}

// KeepFile is the first half of AddFile, which takes long: within Once it has no place. A content that
// is never entered goes with the housekeeping. The file's Content must be there until EnterFile.
func (s *Store) KeepFile(ctx context.Context, actor Actor, taskID int64, n NewFile) (KeptFile, error) {
	if err := s.MayMove(ctx, actor, taskID, MoveAddEvidence); err != nil {
		return KeptFile{}, err
	}
	if s.files == nil {
		return KeptFile{}, &Error{Code: CodeUnavailable, Detail: "no_file_store"}
	}
	e, err := n.evidence()
	if err != nil {
		return KeptFile{}, err
	}
	keep := func(ctx context.Context) error {
		if err := s.files.Put(ctx, e.SHA256, io.NewSectionReader(n.Content, 0, n.Size), n.Size); err != nil {
			return storeAway(err)
		}
		return nil
	}
	return KeptFile{e, keep}, keep(ctx)
}

// EnterFile is the second half of AddFile: it adds the file whose content is kept to the task's
// evidence.
func (s *Store) EnterFile(ctx context.Context, actor Actor, taskID int64, f KeptFile, in MoveInput) (Evidence, error) {
	e := f.evidence
	_, err := s.makeMove(ctx, actor, taskID, MoveAddEvidence, in, func(x *step) error {
		if err := x.store.lockContent(x.tx, e.SHA256); err != nil {
			return err
		}
		return x.addEvidence(&e, "file")
	})
	if err != nil {
		return e, err
	}
	// The same content may have been an orphan that housekeeping took away meanwhile. From now on it
	// finds the row, or waits for the transaction that Once holds.
	content, err := s.files.Open(ctx, e.SHA256)
	if errors.Is(err, blob.ErrNotThere) {
		return e, f.keep(ctx)
	}
	if err != nil {
		return e, storeAway(err)
	}
	return e, content.Close()
}

// evidence is the row for the file, or CodeInvalid with what is wrong with it.
func (n NewFile) evidence() (Evidence, error) {
	e := Evidence{Kind: EvidenceFile, Name: CleanFileName(n.Name), Size: n.Size}
	var bad faults
	switch {
	case n.Size == 0:
		bad.add("file", "file_empty")
	case n.Size > MaxFile:
		bad.add("file", "file_too_large", "Max", MaxFile>>20)
	case e.Name == "":
		bad.add("file", "file_unnamed")
	}
	if err := bad.err(); err != nil {
		return e, err
	}
	var err error
	var refused *filetype.Refusal
	if e.MediaType, err = filetype.Check(e.Name, n.Content, n.Size); errors.As(err, &refused) {
		bad.add("file", refused.Problem, "Name", e.Name, "Found", cmp.Or(refused.Found, "?"))
		return e, bad.err()
	}
	if err != nil {
		return e, err
	}
	sum := sha256.New()
	_, err = io.Copy(sum, io.NewSectionReader(n.Content, 0, n.Size))
	e.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return e, err
}

// OpenEvidence gives a file of a task's evidence with its content, which the caller closes. It returns
// CodeNotFound when the actor may not see the task, when it has no such file, and (detail
// "file_content", with a line in the log) when the store has lost the content; CodeUnavailable when the
// store is away.
func (s *Store) OpenEvidence(ctx context.Context, actor Actor, taskID, id int64) (Evidence, io.ReadSeekCloser, error) {
	if _, err := s.Task(ctx, actor, taskID); err != nil {
		return Evidence{}, nil, err
	}
	e, err := evidenceIn(s.read(ctx), taskID, id)
	switch {
	case err != nil:
		return e, nil, s.mapError(err)
	case e.Kind != EvidenceFile:
		return e, nil, notFound("evidence")
	case s.files == nil:
		return e, nil, &Error{Code: CodeUnavailable, Detail: "no_file_store"}
	}
	content, err := s.files.Open(ctx, e.SHA256)
	if errors.Is(err, blob.ErrNotThere) {
		s.log.ErrorContext(ctx, "the content of a file of evidence is missing from the store", "task", taskID, "evidence", id, "sha256", e.SHA256)
		return e, nil, &Error{Code: CodeNotFound, Detail: "file_content", Params: map[string]any{"Name": e.Name}, Cause: err}
	}
	if err != nil {
		return e, nil, storeAway(err)
	}
	return e, content, nil
}

// storeAway says that the files' store failed. What the caller gave up is not its fault.
func storeAway(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return &Error{Code: CodeUnavailable, Detail: "file_store", Cause: err}
}
