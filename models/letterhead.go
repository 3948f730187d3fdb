package models

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// Letterhead is what official papers say of who issues them (Decree 30/2020/ND-CP, annex I), and how
// they are numbered.
type Letterhead struct {
	Above     Bilingual `json:"above"`     // the body above the issuer; may be empty
	Issuer    Bilingual `json:"issuer"`    // who issues
	Place     Bilingual `json:"place"`     // of the line with place and date
	Authority Bilingual `json:"authority"` // by whose authority is signed; may be empty
	Title     Bilingual `json:"title"`     // the signer's office
	Signer    string    `json:"signer"`    // the signer's name; may be empty
	Copies    Bilingual `json:"copies"`    // who gets copies, a line each
	// LetterNumber is the form of the numbers of urging letters, {n} in the place of the number:
	// "{n}/CV-TCT". Each form has a sequence of its own every year.
	LetterNumber string `json:"letter_number"`
	// ReportNumber stands behind the blank that is left for a report's number.
	ReportNumber string `json:"report_number"`
	Version      int64  `json:"-"`
}

// numberPlace is where the number stands in its form.
const numberPlace = "{n}"

// Numbered gives the number of the nth paper: one below 10 with a leading zero.
func (l Letterhead) Numbered(n int) string {
	return strings.Replace(l.LetterNumber, numberPlace, twoDigits(n), 1)
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func (l *Letterhead) check() error {
	var bad faults
	for _, f := range []struct {
		name     string
		text     *Bilingual
		required bool
	}{{"above", &l.Above, false}, {"issuer", &l.Issuer, true}, {"place", &l.Place, true}, {"authority", &l.Authority, false}, {"title", &l.Title, true}} {
		f.text.Vi, f.text.En = strings.TrimSpace(f.text.Vi), strings.TrimSpace(f.text.En)
		checkLine(&bad, f.name+"_vi", f.text.Vi, longestLine, f.required)
		checkLine(&bad, f.name+"_en", f.text.En, longestLine, f.required)
	}
	l.Signer, l.LetterNumber, l.ReportNumber = strings.TrimSpace(l.Signer), strings.TrimSpace(l.LetterNumber), strings.TrimSpace(l.ReportNumber)
	checkLine(&bad, "signer", l.Signer, longestLine, false)
	checkLine(&bad, "report_number", l.ReportNumber, longestCode, false)
	checkWords(&bad, "copies_vi", l.Copies.Vi)
	checkWords(&bad, "copies_en", l.Copies.En)
	checkLine(&bad, "letter_number", l.LetterNumber, longestCode, true)
	if l.LetterNumber != "" && strings.Count(l.LetterNumber, numberPlace) != 1 {
		bad.add("letter_number", "no_place_for_number")
	}
	return bad.err()
}

// Letterhead gives the letterhead, which everybody signed in may know.
func (s *Store) Letterhead(ctx context.Context, actor Actor) (Letterhead, error) {
	if !actor.SignedIn() {
		return Letterhead{}, &Error{Code: CodeSignIn}
	}
	l, err := readLetterhead(s.read(ctx))
	return l, s.mapError(err)
}

func readLetterhead(db *gorm.DB) (Letterhead, error) {
	var row struct {
		Data    string
		Version int64
	}
	var l Letterhead
	if err := db.Raw("SELECT data, version FROM letterhead WHERE id = 1").Scan(&row).Error; err != nil {
		return l, err
	}
	err := json.Unmarshal([]byte(row.Data), &l)
	l.Version = row.Version
	return l, err
}

// SetLetterhead changes the letterhead; papers that are filed keep theirs. It is the administrator's.
// CodeStale when somebody changed it since the version given.
func (s *Store) SetLetterhead(ctx context.Context, actor Actor, l Letterhead) error {
	if !actor.mayManageRegistry() {
		return forbidden("letterhead")
	}
	if err := l.check(); err != nil {
		return err
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		before, err := readLetterhead(tx)
		if err != nil {
			return err
		}
		data, err := json.Marshal(l)
		if err != nil {
			return err
		}
		done := tx.Exec("UPDATE letterhead SET data = ?, version = version + 1 WHERE id = 1 AND version = ?", string(data), l.Version)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale}
		}
		return audit(tx, m, actor, "letterhead.set", "letterhead", 1, before, l)
	})
}
