package models

import (
	"context"
	"encoding/json"
	"time"

	"gorm.io/gorm"
)

// UploadKind is what an uploaded table is for.
type UploadKind string

// The kinds of upload.
const (
	UploadSheet  UploadKind = "sheet"  // an agency's spreadsheet of its tasks
	UploadValues UploadKind = "values" // a spreadsheet of indicators' values
)

// UploadKept is for how long an uploaded table is kept.
const UploadKept = 24 * time.Hour

// Upload is a table that somebody looks over before it is applied. It is its uploader's alone.
type Upload struct {
	ID        int64
	UserID    int64
	Kind      UploadKind
	Name      string // of the file
	Data      string // JSON
	CreatedAt time.Time
	AppliedAt *time.Time
}

// KeepSheet keeps the rows of an uploaded spreadsheet until they are applied, for a day at most.
// CodeInvalid when there are none or more than MaxSheet.
func (s *Store) KeepSheet(ctx context.Context, actor Actor, name string, rows []SheetRow) (Upload, error) {
	if len(actor.Agencies(RoleHead, RoleOfficer)) == 0 || actor.UserID == 0 {
		return Upload{}, forbidden("spreadsheet")
	}
	return s.keepUpload(ctx, Upload{UserID: actor.UserID, Kind: UploadSheet, Name: name}, len(rows), rows)
}

// keepUpload keeps a table of so many rows.
func (s *Store) keepUpload(ctx context.Context, u Upload, length int, rows any) (Upload, error) {
	var bad faults
	if length == 0 {
		bad.add("file", "sheet_empty")
	}
	if length > MaxSheet {
		bad.add("file", "sheet_too_long", "Max", MaxSheet, "Value", length)
	}
	if err := bad.err(); err != nil {
		return u, err
	}
	data, err := json.Marshal(rows)
	if err != nil {
		return u, err
	}
	u.Data = string(data)
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		u.CreatedAt = m.at
		return tx.Create(&u).Error
	})
	return u, err
}

// ownUpload reads an upload of the actor's that waits to be applied.
func ownUpload(tx *gorm.DB, actor Actor, id int64, kind UploadKind) (Upload, error) {
	var found []Upload
	if err := tx.Where("id = ? AND user_id = ? AND kind = ?", id, actor.UserID, kind).Limit(1).Find(&found).Error; err != nil {
		return Upload{}, err
	}
	switch {
	case len(found) == 0:
		return Upload{}, notFound("upload")
	case found[0].AppliedAt != nil:
		return Upload{}, &Error{Code: CodeWrongState, Detail: "upload_applied"}
	}
	return found[0], nil
}

// settle marks the upload as applied; CodeWrongState when another request was quicker.
func (u Upload) settle(tx *gorm.DB, m moment) error {
	done := tx.Exec("UPDATE uploads SET applied_at = ? WHERE id = ? AND applied_at IS NULL", m.at, u.ID)
	if done.Error == nil && done.RowsAffected == 0 {
		return &Error{Code: CodeWrongState, Detail: "upload_applied"}
	}
	return done.Error
}
