package models

import (
	"context"
	"strconv"

	"gorm.io/gorm"
)

// NewUrgingLetter is a letter to be made.
type NewUrgingLetter struct {
	AgencyID int64
	Lang     string // one of Languages
	Press    string // tells this making from another; the same one again makes no second letter
	Version  string // of the draft that was looked at; "" when none was
}

// maxPress bounds what tells one making from another.
const maxPress = 64

// UrgeAgency makes the letter to an agency with all its late tasks: numbers it, files it and queues it to
// the agency's head and contacts, in one transaction. It is the office's and the working group's.
// CodeWrongState when the agency is late with nothing, CodeStale when its late tasks are others than the
// draft had. Made again with the same Press it gives the letter that is there, and false.
func (s *Store) UrgeAgency(ctx context.Context, actor Actor, in NewUrgingLetter) (UrgingLetter, bool, error) {
	var letter UrgingLetter
	if !actor.mayUrge() {
		return letter, false, forbidden("urge")
	}
	var bad faults
	if checkLine(&bad, "press", in.Press, maxPress, true); bad.err() != nil {
		return letter, false, bad.err()
	}
	made := false
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		head, err := readLetterhead(tx)
		if err != nil {
			return err
		}
		// The number is taken first: those who make letters wait here for each other, and a press that is
		// made already is found after the wait.
		n, err := nextNumber(tx, m.today.Year, head.LetterNumber)
		if err != nil {
			return err
		}
		there := tx.Where("press = ? AND agency_id = ?", in.Press, in.AgencyID).Limit(1).Find(&letter)
		if there.Error != nil {
			return there.Error
		}
		if there.RowsAffected > 0 {
			return giveBack(tx, m.today.Year, head.LetterNumber)
		}
		draft, err := s.draftLetter(ctx, tx, m, actor, in.AgencyID, in.Lang)
		if err != nil {
			return err
		}
		if in.Version != "" && in.Version != draft.Version {
			return &Error{Code: CodeStale}
		}
		draft.Number = head.Numbered(n)
		made = true
		letter, err = s.fileLetter(tx, m, actor, in, draft, head.LetterNumber, n)
		return err
	})
	if err == nil {
		names := &agencyNamer{store: s, db: s.read(ctx)}
		letter.Agency.ID = letter.AgencyID
		names.fill(&letter.Agency)
		err = s.mapError(names.err)
	}
	return letter, made, err
}

// nextNumber counts a form's papers of a year up by one.
func nextNumber(tx *gorm.DB, year int, form string) (int, error) {
	var n int
	return n, tx.Raw(`INSERT INTO paper_numbers (year, form, last) VALUES (?, ?, 1)
		ON CONFLICT (year, form) DO UPDATE SET last = paper_numbers.last + 1 RETURNING last`, year, form).Scan(&n).Error
}

// giveBack takes back the number taken last, which the transaction still keeps from others.
func giveBack(tx *gorm.DB, year int, form string) error {
	return tx.Exec("UPDATE paper_numbers SET last = last - 1 WHERE year = ? AND form = ?", year, form).Error
}

// fileLetter writes the letter, which tasks it urges, its mails and the audit entry.
func (s *Store) fileLetter(tx *gorm.DB, m moment, actor Actor, in NewUrgingLetter, d UrgingDraft, form string, n int) (UrgingLetter, error) {
	data, sum, err := seal(d.UrgingData)
	if err != nil {
		return UrgingLetter{}, err
	}
	l := UrgingLetter{Number: d.Number, AgencyID: in.AgencyID, Lang: d.Lang, IssuedOn: m.today, MadeAt: m.at, MadeBy: orNull(actor.UserID), Tasks: len(d.Tasks), Secret: d.secret(), Data: data, SHA256: sum}
	if err := tx.Raw(`INSERT INTO urging_letters (number, year, form, seq, agency_id, lang, issued_on, made_at, made_by, press, tasks, secret, data, sha256)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`, l.Number, m.today.Year, form, n, l.AgencyID, l.Lang, l.IssuedOn, l.MadeAt, l.MadeBy, in.Press, l.Tasks, l.Secret, l.Data, l.SHA256).Scan(&l.ID).Error; err != nil {
		return l, err
	}
	rows := make([][]any, len(d.Tasks))
	for i, t := range d.Tasks {
		rows[i] = []any{l.ID, t.ID}
	}
	if err := insertRows(tx, "urging_letter_tasks", []string{"letter_id", "task_id"}, rows, ""); err != nil {
		return l, err
	}
	if err := s.queueLetter(tx, m, l, d.Tasks); err != nil {
		return l, err
	}
	return l, audit(tx, m, actor, "letter.make", "letter", l.ID, nil, map[string]any{"number": l.Number, "agency": d.AgencyCode, "tasks": l.Tasks, "sha256": sum})
}

// ruleUrging is why a task stands in a letter's mail.
const ruleUrging = "urging"

func (s *Store) queueLetter(tx *gorm.DB, m moment, l UrgingLetter, tasks []UrgedTask) error {
	people, err := letterRecipients(tx, l.AgencyID, m.today)
	if err != nil {
		return err
	}
	queue := map[string]Message{}
	var order []string
	var links []noticeLink
	for _, p := range people {
		key := string(KindUrging) + "/" + strconv.FormatInt(l.ID, 10) + "/" + p.Email
		queue[key] = Message{Key: key, Kind: KindUrging, Recipient: p.Email, Name: p.Name, Lang: p.Lang, Day: m.today, SubjectOf: l.ID}
		order = append(order, key)
		for _, t := range tasks {
			links = append(links, noticeLink{key: key, taskID: t.ID, rule: ruleUrging})
		}
	}
	_, err = s.queueMessages(tx, m, order, queue, links)
	return err
}
