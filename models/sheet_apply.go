package models

import (
	"context"
	"encoding/json"
	"errors"

	"gorm.io/gorm"
)

// SheetResult is what became of an uploaded spreadsheet.
type SheetResult struct {
	Lines   []SheetLine // in the spreadsheet's order
	Applied bool        // false: nothing was written
}

// Refused counts the rows that can't be applied.
func (r SheetResult) Refused() int {
	n := 0
	for _, l := range r.Lines {
		if l.Err != nil {
			n++
		}
	}
	return n
}

// Filled counts the rows somebody filled in that can be applied.
func (r SheetResult) Filled() int {
	n := 0
	for _, l := range r.Lines {
		if l.Err == nil && len(l.Changes) > 0 {
			n++
		}
	}
	return n
}

// PreviewSheet tells what applying an uploaded spreadsheet would do, row by row, by doing it and
// taking it back. CodeNotFound when the actor has no such upload.
func (s *Store) PreviewSheet(ctx context.Context, actor Actor, uploadID int64) (SheetResult, error) {
	var out SheetResult
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		u, err := ownUpload(tx, actor, uploadID, UploadSheet)
		if err != nil {
			return err
		}
		if out.Lines, err = s.applyRows(tx, m, actor, u); err != nil {
			return err
		}
		return errPreview
	})
	if errors.Is(err, errPreview) {
		err = nil
	}
	return out, err
}

// ApplySheet applies an uploaded spreadsheet in one transaction. Where a row can't be applied nothing
// is, unless goOn says to go on with the others. CodeNotFound when the actor has no such upload,
// CodeWrongState when it was applied already.
func (s *Store) ApplySheet(ctx context.Context, actor Actor, uploadID int64, goOn bool) (SheetResult, error) {
	var out SheetResult
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		u, err := ownUpload(tx, actor, uploadID, UploadSheet)
		if err != nil {
			return err
		}
		if out.Lines, err = s.applyRows(tx, m, actor, u); err != nil {
			return err
		}
		if out.Refused() > 0 && !goOn || out.Filled() == 0 {
			return errPreview
		}
		if err := u.settle(tx, m); err != nil {
			return err
		}
		out.Applied = true
		return audit(tx, m, actor, "spreadsheet.apply", "upload", u.ID, nil, map[string]any{"name": u.Name, "applied": out.Filled(), "refused": out.Refused()})
	})
	if errors.Is(err, errPreview) {
		err = nil
	}
	return out, err
}

// applyRows applies each row by itself: what a refused one wrote is taken back.
func (s *Store) applyRows(tx *gorm.DB, m moment, actor Actor, u Upload) ([]SheetLine, error) {
	var rows []SheetRow
	if err := json.Unmarshal([]byte(u.Data), &rows); err != nil {
		return nil, err
	}
	tasks, err := s.sheetTasks(tx, actor, rows)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	lines := make([]SheetLine, len(rows))
	for i, r := range rows {
		l := SheetLine{Row: r, Task: tasks[r.Ref], Changes: r.changes()}
		switch {
		case l.Task.ID == 0:
			l.Err = notFound("task")
		case seen[r.Ref]:
			l.Err = &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "ref", Problem: "row_twice"}}}
		case len(l.Changes) > 0:
			if err := tx.Exec("SAVEPOINT sheet_row").Error; err != nil {
				return nil, err
			}
			if l.Err = s.applyRow(tx, m, actor, l.Task, r); l.Err != nil {
				if CodeOf(l.Err) == "" { // the database's own: the others would fare no better
					return nil, l.Err
				}
				if err := tx.Exec("ROLLBACK TO SAVEPOINT sheet_row").Error; err != nil {
					return nil, err
				}
			}
			if err := tx.Exec("RELEASE SAVEPOINT sheet_row").Error; err != nil {
				return nil, err
			}
		}
		seen[r.Ref] = true
		lines[i] = l
	}
	return lines, nil
}

func (s *Store) applyRow(tx *gorm.DB, m moment, actor Actor, t Task, r SheetRow) error {
	n, submits, err := r.report()
	if err != nil {
		return err
	}
	if !submits {
		if n.Percent == nil && n.Words == "" && n.Forecast == nil { // only taken up
			n.Percent = &t.Percent
		}
		if _, err := s.reportProgress(tx, m, actor, t, n); err != nil {
			return err
		}
		return s.tellReport(tx, m, actor, t, n.Words)
	}
	in := MoveInput{Version: r.Version, Words: n.Words, Via: ViaSpreadsheet}
	if n.Percent != nil || n.Forecast != nil {
		n.Words = ""
		if _, err := s.reportProgress(tx, m, actor, t, n); err != nil {
			return err
		}
		in.Version++
	}
	_, err = s.moveTask(tx, m, actor, t.ID, MoveSubmit, in, submitted)
	var refused *Error
	if errors.As(err, &refused) && refused.Code == CodeForbidden && refused.Detail == headSignsOff {
		_, err = s.moveTask(tx, m, actor, t.ID, MoveAskSignOff, in, signOffAsked)
	}
	return err
}

// sheetTasks reads the rows' tasks, of those the actor may see, and keeps others from changing them
// until the transaction ends.
func (s *Store) sheetTasks(tx *gorm.DB, actor Actor, rows []SheetRow) (map[string]Task, error) {
	scope, args := actor.taskScope()
	out := make(map[string]Task, len(rows))
	for len(rows) > 0 {
		part := rows[:min(len(rows), 1000)]
		rows = rows[len(part):]
		refs := make([]string, len(part))
		for i, r := range part {
			refs[i] = r.Ref
		}
		rest := "WHERE t.ref IN ? AND " + scope + " ORDER BY t.id"
		if s.dialect == Postgres {
			rest += " FOR UPDATE OF t"
		}
		tasks, err := s.tasksIn(tx, len(part), rest, append([]any{refs}, args...)...)
		if err != nil {
			return nil, err
		}
		for _, t := range tasks {
			out[t.Ref] = t
		}
	}
	return out, nil
}
