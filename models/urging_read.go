package models

import (
	"context"
	"errors"
	"slices"
)

// LetterFilter narrows the list of letters. Zero fields don't narrow.
type LetterFilter struct {
	AgencyID int64
	Before   int64 // the last id of the page before
	Limit    int
}

// UrgingLetters lists the letters the actor may read, newest first, without their data: at most MaxLimit
// and one more, which tells that there is a next page.
func (s *Store) UrgingLetters(ctx context.Context, actor Actor, f LetterFilter) ([]UrgingLetter, error) {
	if !actor.SignedIn() {
		return nil, &Error{Code: CodeSignIn}
	}
	scope, args := actor.letterScope()
	q := s.read(ctx).Omit("data").Where(scope, args...).Order("id DESC").Limit(min(max(f.Limit, 1), MaxLimit+1))
	if f.AgencyID != 0 {
		q = q.Where("agency_id = ?", f.AgencyID)
	}
	if f.Before > 0 {
		q = q.Where("id < ?", f.Before)
	}
	var out []UrgingLetter
	if err := q.Find(&out).Error; err != nil {
		return nil, s.mapError(err)
	}
	names := &agencyNamer{store: s, db: s.read(ctx)}
	for i := range out {
		l := &out[i]
		if !actor.readsSecretsOf(*l) {
			l.Tasks -= l.Secret
		}
		l.Agency.ID = l.AgencyID
		names.fill(&l.Agency)
	}
	return out, s.mapError(names.err)
}

// UrgingLetter gives a letter and what it says to this reader, from its snapshot alone: tasks of
// confidential directives are left out for who is neither of the agency nor cleared, and so they are
// missing in the number of tasks too. CodeNotFound when there is none the actor may read.
func (s *Store) UrgingLetter(ctx context.Context, actor Actor, id int64) (UrgingLetter, UrgingData, error) {
	var letter UrgingLetter
	var data UrgingData
	if !actor.SignedIn() {
		return letter, data, &Error{Code: CodeSignIn}
	}
	scope, args := actor.letterScope()
	if err := s.read(ctx).Where("id = ?", id).Where(scope, args...).Take(&letter).Error; err != nil {
		return letter, data, s.mapError(err)
	}
	if err := unseal(letter.Data, letter.SHA256, &data); err != nil {
		return letter, data, errors.Join(errors.New("read the letter "+letter.Number), err)
	}
	if !actor.readsSecretsOf(letter) {
		data.Tasks = slices.DeleteFunc(data.Tasks, func(t UrgedTask) bool { return t.Confidential })
		letter.Tasks = len(data.Tasks)
	}
	names := &agencyNamer{store: s, db: s.read(ctx)}
	letter.Agency.ID = letter.AgencyID
	names.fill(&letter.Agency)
	return letter, data, s.mapError(names.err)
}

// LetterMessages lists the mails in which a letter was sent, for whoever may read it: they are the evidence of
// urging. Their words are left out.
func (s *Store) LetterMessages(ctx context.Context, actor Actor, letterID int64) ([]Message, error) {
	if _, _, err := s.UrgingLetter(ctx, actor, letterID); err != nil {
		return nil, err
	}
	var out []Message
	return out, s.mapError(s.read(ctx).Omit("text", "html").Where("kind = ? AND subject_of = ?", KindUrging, letterID).Order("id").Find(&out).Error)
}

// TaskLetter is a letter in which a task stood.
type TaskLetter struct {
	UrgingLetter
	By string // who made it
}

// taskLetters gives the letters that urged a task and that the actor may read, newest first.
func (s *Store) taskLetters(ctx context.Context, actor Actor, taskID int64) ([]TaskLetter, error) {
	scope, args := actor.letterScope()
	var out []TaskLetter
	err := s.read(ctx).Raw(`SELECT l.id, l.number, l.agency_id, l.lang, l.issued_on, l.made_at, l.tasks, COALESCE(u.name, '') AS "by"
		FROM (SELECT * FROM urging_letters WHERE `+scope+`) l LEFT JOIN users u ON u.id = l.made_by
		WHERE l.id IN (SELECT x.letter_id FROM urging_letter_tasks x WHERE x.task_id = ?) ORDER BY l.id DESC LIMIT 200`, append(args, taskID)...).Scan(&out).Error
	return out, s.mapError(err)
}
