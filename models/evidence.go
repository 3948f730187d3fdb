package models

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// EvidenceKind says what a piece of evidence is.
type EvidenceKind string

// The kinds.
const (
	EvidenceFile     EvidenceKind = "file"     // a file kept here
	EvidenceDocument EvidenceKind = "document" // an issued document, named by its number
)

// Evidence is what shows a task's progress: a file, or the number of an issued document.
type Evidence struct {
	ID        int64
	TaskID    int64
	AgencyID  int64
	Agency    AgencyRef `gorm:"-"` // on whose behalf it was added
	Kind      EvidenceKind
	Name      string        // of the file, or the document's number
	IssuedOn  deadline.Date // of a document; zero where it isn't known
	SHA256    string        `gorm:"column:sha256"` // of a file's content, in hexadecimal
	Size      int64         // of a file, in bytes
	MediaType string        // of a file
	UserID    *int64
	AddedBy   string `gorm:"->"` // the person's name
	AddedAt   time.Time
	RemovedAt *time.Time
}

// TableName is the table of evidence, a word without plural.
func (Evidence) TableName() string { return "evidence" }

// maxEvidence bounds how many pieces of evidence a task has.
const maxEvidence = 100

// maxNumber bounds a document's number, in characters.
const maxNumber = 100

// NewDocument is an issued document that shows progress. MoveInput's Words are a remark.
type NewDocument struct {
	MoveInput
	Number   string
	IssuedOn deadline.Date // zero where it isn't known
}

// AddDocument adds the number of an issued document to a task's evidence. The lead's people may, until
// the task is finished. It returns the errors of a move, CodeInvalid for a number or day that can't be.
func (s *Store) AddDocument(ctx context.Context, actor Actor, taskID int64, n NewDocument) (Evidence, error) {
	var e Evidence
	_, err := s.makeMove(ctx, actor, taskID, MoveAddEvidence, n.MoveInput, func(x *step) error {
		e = Evidence{Kind: EvidenceDocument, Name: strings.Join(strings.Fields(n.Number), " "), IssuedOn: n.IssuedOn}
		var bad faults
		switch c := utf8.RuneCountInString(e.Name); {
		case c == 0:
			bad.add("number", "required")
		case c > maxNumber:
			bad.add("number", "too_long", "Max", maxNumber, "Value", c)
		case strings.ContainsFunc(n.Number, notText):
			bad.add("number", "control_characters")
		}
		if n.IssuedOn.After(x.m.today) {
			bad.add("issued_on", "in_the_future", "Value", n.IssuedOn.String(), "Today", x.m.today.String())
		}
		if err := bad.err(); err != nil {
			return err
		}
		return x.addEvidence(&e, "number")
	})
	return e, err
}

// addEvidence enters a piece of evidence as part of the step.
func (x *step) addEvidence(e *Evidence, field string) error {
	var held int
	if err := x.tx.Raw("SELECT COUNT(*) FROM evidence WHERE task_id = ? AND removed_at IS NULL", x.task.ID).Scan(&held).Error; err != nil {
		return err
	}
	if held >= maxEvidence {
		return &Error{Code: CodeInvalid, Fields: []FieldError{{Field: field, Problem: "too_much_evidence", Params: map[string]any{"Max": maxEvidence}}}}
	}
	e.TaskID, e.AgencyID, e.UserID, e.AddedAt = x.task.ID, x.task.Lead.ID, orNull(x.actor.UserID), x.m.at
	e.Agency, e.AddedBy = x.task.Lead, x.actor.Name
	x.tellEvidence(*e)
	return x.tx.Omit("AddedBy").Create(e).Error
}

// tellEvidence says on the timeline and in the audit record which evidence the step is about.
func (x *step) tellEvidence(e Evidence) {
	x.event.Words = strings.TrimSpace(e.Name + "\n" + x.event.Words)
	x.trail = map[string]any{"evidence": e.Name, "kind": e.Kind}
	if e.Kind == EvidenceFile {
		x.trail["sha256"], x.trail["size"], x.trail["media_type"] = e.SHA256, e.Size, e.MediaType
	}
}

// RemoveEvidence takes a piece of evidence off a task. The lead's people may, until the result is in:
// what was accepted stays. The record of it stays; a file's content goes with the housekeeping of the
// next day. It returns the errors of a move, and CodeNotFound for evidence that is not the task's.
func (s *Store) RemoveEvidence(ctx context.Context, actor Actor, taskID, id int64, in MoveInput) (Evidence, error) {
	var e Evidence
	_, err := s.makeMove(ctx, actor, taskID, MoveRemoveEvidence, in, func(x *step) (err error) {
		if e, err = evidenceIn(x.tx, taskID, id); err != nil {
			return err
		}
		x.tellEvidence(e)
		e.RemovedAt = &x.m.at
		return x.tx.Exec("UPDATE evidence SET removed_at = ? WHERE id = ?", x.m.at, id).Error
	})
	return e, err
}

// EvidenceOf lists a task's evidence, the oldest first; CodeNotFound when the actor may not see the
// task.
func (s *Store) EvidenceOf(ctx context.Context, actor Actor, taskID int64) ([]Evidence, error) {
	if _, err := s.Task(ctx, actor, taskID); err != nil {
		return nil, err
	}
	db := s.read(ctx)
	var out []Evidence
	if err := db.Raw(evidenceRows+"e.task_id = ? AND e.removed_at IS NULL ORDER BY e.id", taskID).Scan(&out).Error; err != nil {
		return nil, s.mapError(err)
	}
	names := &agencyNamer{store: s, db: db}
	for i := range out {
		out[i].Agency.ID = out[i].AgencyID
		names.fill(&out[i].Agency)
	}
	return out, s.mapError(names.err)
}

const evidenceRows = "SELECT e.*, COALESCE(u.name, '') AS added_by FROM evidence e LEFT JOIN users u ON u.id = e.user_id WHERE "

// evidenceIn reads one piece of a task's evidence.
func evidenceIn(db *gorm.DB, taskID, id int64) (Evidence, error) {
	var found []Evidence
	err := db.Raw(evidenceRows+"e.id = ? AND e.task_id = ? AND e.removed_at IS NULL", id, taskID).Scan(&found).Error
	if err == nil && len(found) == 0 {
		err = notFound("evidence")
	}
	if err != nil {
		return Evidence{}, err
	}
	return found[0], nil
}
