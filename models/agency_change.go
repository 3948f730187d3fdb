package models

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// AgencyInput is what an administrator says of an agency.
type AgencyInput struct {
	Code, NameVi, NameEn, Abbr, Note string
	Kind                             AgencyKind
	Parent                           string // as typed; "" for none
	ValidFrom, ValidTo               deadline.Date
	SignOff                          bool
	Aliases                          []Alias
}

const (
	longestCode = 20
	longestLine = 300
	mostAliases = 100
)

var agencyCode = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}._/-]*$`)

// languageTag is the form of a BCP 47 language without more: "vi", "ar".
var languageTag = regexp.MustCompile(`^[a-z]{2,3}$`)

// CreateAgency enters an agency. CodeInvalid names every fault.
func (s *Store) CreateAgency(ctx context.Context, actor Actor, in AgencyInput) (Agency, error) {
	var a Agency
	if !actor.mayManageRegistry() {
		return a, forbidden("agencies")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if err := in.check(tx, m, &a); err != nil {
			return err
		}
		a.Version, a.MembersNamed, a.Key = 1, true, keyOf(a)
		var taken int64
		if err := tx.Raw("SELECT COUNT(*) FROM agencies WHERE key = ?", a.Key).Scan(&taken).Error; err != nil {
			return err
		}
		if taken > 0 {
			return codeTaken(a)
		}
		if err := tx.Create(&a).Error; err != nil {
			return err
		}
		if err := setAliases(tx, a.ID, in.Aliases); err != nil {
			return err
		}
		return audit(tx, m, actor, "agency.create", "agency", a.ID, nil, a.auditFields(in.Aliases))
	})
	s.forgetRegistry()
	return a, err
}

// keyOf is our handle of an agency: its code and first day, which are unique together.
func keyOf(a Agency) string {
	return strings.TrimSuffix(strings.ToLower(a.Code)+"-"+a.ValidFrom.String(), "-")
}

func codeTaken(a Agency) error {
	var bad faults
	bad.add("code", "code_taken", "Value", a.Code)
	return bad.err()
}

// ChangeAgency changes an agency. CodeStale when somebody changed it since the version given; then
// nothing was written.
func (s *Store) ChangeAgency(ctx context.Context, actor Actor, id, version int64, in AgencyInput) (Agency, error) {
	var a Agency
	if !actor.mayManageRegistry() {
		return a, forbidden("agencies")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if err := tx.Where("id = ?", id).Take(&a).Error; err != nil {
			return err
		}
		if a.Version != version {
			return &Error{Code: CodeStale}
		}
		aliases, err := aliasesOf(tx, id)
		if err != nil {
			return err
		}
		before := a.auditFields(aliases)
		if err := in.check(tx, m, &a); err != nil {
			return err
		}
		done := tx.Exec(`UPDATE agencies SET code = ?, kind = ?, name_vi = ?, name_en = ?, abbr = ?, parent_id = ?, valid_from = ?, valid_to = ?, sign_off = ?, note = ?, version = version + 1
			WHERE id = ? AND version = ?`, a.Code, a.Kind, a.NameVi, a.NameEn, a.Abbr, a.ParentID, a.ValidFrom, a.ValidTo, a.SignOff, a.Note, id, version)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale}
		}
		a.Version++
		if err := setAliases(tx, id, in.Aliases); err != nil {
			return err
		}
		return audit(tx, m, actor, "agency.change", "agency", id, before, a.auditFields(in.Aliases))
	})
	s.forgetRegistry()
	return a, err
}

// check writes the input to a and names what is wrong with it.
func (in *AgencyInput) check(tx *gorm.DB, m moment, a *Agency) error {
	var bad faults
	was := *a
	a.Code, a.NameVi, a.NameEn, a.Abbr, a.Note = strings.TrimSpace(in.Code), strings.TrimSpace(in.NameVi), strings.TrimSpace(in.NameEn), strings.TrimSpace(in.Abbr), strings.TrimSpace(in.Note)
	a.Kind, a.ValidFrom, a.ValidTo, a.SignOff = in.Kind, in.ValidFrom, in.ValidTo, in.SignOff
	checkLine(&bad, "code", a.Code, longestCode, true)
	if a.Code != "" && !agencyCode.MatchString(a.Code) {
		bad.add("code", "bad_code")
	}
	checkLine(&bad, "name_vi", a.NameVi, longestLine, true)
	checkLine(&bad, "name_en", a.NameEn, longestLine, true)
	checkLine(&bad, "abbr", a.Abbr, longestCode, false)
	checkWords(&bad, "note", a.Note)
	switch {
	case !slices.Contains(AgencyKinds, a.Kind):
		bad.add("kind", "not_a_choice")
	case was.ID != 0 && (was.Kind == KindGroup) != (a.Kind == KindGroup):
		bad.add("kind", "group_stays_group")
	}
	if !a.ValidTo.IsZero() && a.ValidTo.Before(a.ValidFrom) {
		bad.add("valid_to", "before_from", "Value", a.ValidTo.String(), "From", a.ValidFrom.String())
	}
	in.checkAliases(&bad)
	for _, look := range []func(*gorm.DB, moment, *faults, Agency, *Agency) error{in.checkParent, in.checkCode, in.checkClosing} {
		if err := look(tx, m, &bad, was, a); err != nil {
			return err
		}
	}
	return bad.err()
}

// checkLine refuses a line of text that is missing, too long or no text.
func checkLine(bad *faults, field, text string, most int, required bool) {
	switch n := utf8.RuneCountInString(text); {
	case n == 0 && required:
		bad.add(field, "required")
	case n > most:
		bad.add(field, "too_long", "Max", most, "Value", n)
	case hasControl(text) || !utf8.ValidString(text):
		bad.add(field, "control_characters")
	}
}

func (in *AgencyInput) checkAliases(bad *faults) {
	if len(in.Aliases) > mostAliases {
		bad.add("aliases", "too_many_aliases", "Max", mostAliases, "Value", len(in.Aliases))
	}
	var kept []Alias
	for _, x := range in.Aliases {
		x.Name = strings.TrimSpace(x.Name)
		if !languageTag.MatchString(x.Lang) {
			bad.add("aliases", "unknown_value", "Value", x.Lang)
		}
		checkLine(bad, "aliases", x.Name, longestLine, true)
		if !slices.Contains(kept, x) {
			kept = append(kept, x)
		}
	}
	in.Aliases = kept
}

func (in *AgencyInput) checkParent(tx *gorm.DB, m moment, bad *faults, was Agency, a *Agency) error {
	a.ParentID = nil
	if strings.TrimSpace(in.Parent) == "" {
		return nil
	}
	names, err := loadAgencyNames(tx)
	if err != nil {
		return err
	}
	parent, problem := names.Find(in.Parent, m.today)
	if problem != "" {
		bad.add("parent", problem, "Value", in.Parent)
		return nil
	}
	above := map[int64]*int64{}
	for _, x := range names.All {
		above[x.ID] = x.ParentID
	}
	for id, steps := &parent.ID, 0; id != nil && steps <= len(above); id, steps = above[*id], steps+1 {
		if *id == was.ID {
			bad.add("parent", "parent_below", "Agency", parent.NameVi)
			return nil
		}
	}
	a.ParentID = &parent.ID
	return nil
}

func (in *AgencyInput) checkCode(tx *gorm.DB, _ moment, bad *faults, was Agency, a *Agency) error {
	var others []Agency
	if err := tx.Where("code = ? AND id <> ?", a.Code, was.ID).Find(&others).Error; err != nil {
		return err
	}
	if slices.ContainsFunc(others, func(x Agency) bool { return x.ValidFrom == a.ValidFrom }) {
		bad.add("code", "code_taken", "Value", a.Code)
	}
	return nil
}

// checkClosing refuses to close an agency that owes something: an act passes that on, and closes it.
func (in *AgencyInput) checkClosing(tx *gorm.DB, _ moment, bad *faults, was Agency, a *Agency) error {
	if was.ID == 0 || a.ValidTo.IsZero() || a.ValidTo == was.ValidTo {
		return nil
	}
	var open, passed int64
	if err := tx.Raw("SELECT COUNT(*) FROM tasks WHERE lead_id = ? AND open", was.ID).Scan(&open).Error; err != nil {
		return err
	}
	if err := tx.Raw("SELECT COUNT(*) FROM act_moves v JOIN acts c ON c.id = v.act_id WHERE v.from_id = ? AND c.undone_at IS NULL AND c.effective_on = ?", was.ID, a.ValidTo.AddDays(1)).Scan(&passed).Error; err != nil {
		return err
	}
	if open > 0 && passed == 0 {
		bad.add("valid_to", "closes_with_open_tasks", "Tasks", open)
	}
	return nil
}

func setAliases(tx *gorm.DB, id int64, aliases []Alias) error {
	if err := tx.Exec("DELETE FROM agency_aliases WHERE agency_id = ?", id).Error; err != nil {
		return err
	}
	rows := make([][]any, len(aliases))
	for i, x := range aliases {
		rows[i] = []any{id, x.Lang, x.Name, Fold(x.Name)}
	}
	return insertRows(tx, "agency_aliases", []string{"agency_id", "lang", "name", "folded"}, rows, "")
}

func aliasesOf(tx *gorm.DB, id int64) ([]Alias, error) {
	var out []Alias
	return out, tx.Raw("SELECT lang, name FROM agency_aliases WHERE agency_id = ? ORDER BY lang, name", id).Scan(&out).Error
}

func (a Agency) auditFields(aliases []Alias) map[string]any {
	names := map[string][]string{}
	for _, x := range aliases {
		names[x.Lang] = append(names[x.Lang], x.Name)
	}
	return map[string]any{"code": a.Code, "kind": a.Kind, "name_vi": a.NameVi, "name_en": a.NameEn, "abbr": a.Abbr, "parent": a.ParentID, "valid_from": a.ValidFrom,
		"valid_to": a.ValidTo, "sign_off": a.SignOff, "note": a.Note, "aliases": names}
}
