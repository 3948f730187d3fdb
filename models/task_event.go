package models

import (
	"context"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// TaskEvent is a move made, as it stands on the task's timeline. Events are only ever added.
type TaskEvent struct {
	ID         int64
	TaskID     int64
	At         time.Time     // UTC
	Day        deadline.Date // of At, in the organisation's zone
	Move       Move
	By         string    // the person's name
	ActingFor  string    // for whom they acted
	AgencyID   int64     // on whose behalf; 0 for the office's moves
	Agency     AgencyRef // that agency, under the name it has
	Via        Via
	StatusFrom Status
	StatusTo   Status
	Words      string
	OtherID    int64     // the other agency the move names
	Other      AgencyRef // the lead before a redirection, the proposed one of a refusal, who is asked for an opinion
	DueFrom    deadline.Date
	DueTo      deadline.Date // of an extension: asked for, or granted
}

// write adds the event and notes its number.
func (e *TaskEvent) write(tx *gorm.DB, actor Actor) error {
	return tx.Raw(`INSERT INTO task_events (task_id, at, day, move, user_id, acting_for, agency_id, via, status_from, status_to, words, other_id, due_from, due_to)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
		e.TaskID, e.At, e.Day, e.Move, orNull(actor.UserID), actor.ActingFor, orNull(e.AgencyID), e.Via, e.StatusFrom, e.StatusTo, e.Words, orNull(e.OtherID), e.DueFrom, e.DueTo).Scan(&e.ID).Error
}

// orNull is an id as it is kept: NULL for none.
func orNull(id int64) *int64 {
	if id == 0 {
		return nil
	}
	return &id
}

// maxEvents bounds a timeline's parts.
const maxEvents = 200

// taskEvents gives a task's events, newest first.
func (s *Store) taskEvents(ctx context.Context, taskID int64) ([]TaskEvent, error) {
	rows, err := s.read(ctx).Raw(`SELECT e.id, e.task_id, e.at, e.day, e.move, COALESCE(u.name, ''), e.acting_for, e.via, e.status_from, e.status_to, e.words, e.due_from, e.due_to,
		COALESCE(a.id, 0), COALESCE(a.code, ''), COALESCE(a.name_vi, ''), COALESCE(a.name_en, ''),
		COALESCE(o.id, 0), COALESCE(o.code, ''), COALESCE(o.name_vi, ''), COALESCE(o.name_en, '')
		FROM task_events e LEFT JOIN users u ON u.id = e.user_id LEFT JOIN agencies a ON a.id = e.agency_id LEFT JOIN agencies o ON o.id = e.other_id
		WHERE e.task_id = ? ORDER BY e.id DESC LIMIT ?`, taskID, maxEvents).Rows()
	if err != nil {
		return nil, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	var out []TaskEvent
	for rows.Next() {
		var e TaskEvent
		if err := rows.Scan(&e.ID, &e.TaskID, &e.At, &e.Day, &e.Move, &e.By, &e.ActingFor, &e.Via, &e.StatusFrom, &e.StatusTo, &e.Words, &e.DueFrom, &e.DueTo,
			&e.Agency.ID, &e.Agency.Code, &e.Agency.NameVi, &e.Agency.NameEn, &e.Other.ID, &e.Other.Code, &e.Other.NameVi, &e.Other.NameEn); err != nil {
			return nil, s.mapError(err)
		}
		e.AgencyID, e.OtherID = e.Agency.ID, e.Other.ID
		out = append(out, e)
	}
	return out, s.mapError(rows.Err())
}
