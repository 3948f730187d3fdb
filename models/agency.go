package models

import (
	"context"
	"strings"

	"dondoc/models/deadline"
)

// AgencyKind sorts agencies; a group's members are given by kinds.
type AgencyKind string

// KindGroup is a collective addressee: an agency in the tables, but one that fans out to members.
const KindGroup AgencyKind = "group"

// AgencyKinds are the kinds there are. A province is the whole provincial level, including the
// centrally run cities.
var AgencyKinds = []AgencyKind{"ministry", "ministerial_level_agency", "government_agency", "province", "commune", "department", "committee",
	"working_group", "party_body", "enterprise", "other_body", KindGroup}

// Agency is a body of the registry, for the time it existed under this name and code.
type Agency struct {
	ID           int64
	Key          string
	Code         string
	CodeVerified bool
	Kind         AgencyKind
	NameVi       string
	NameEn       string
	Abbr         string
	ParentID     *int64
	ValidFrom    deadline.Date
	ValidTo      deadline.Date // last day; zero while it exists
	StatCode     string
	MembersNamed bool // false for a group whose members the text doesn't name
	Verified     bool
	Source       string
	Note         string
	SignOff      bool // its head signs off before a result is submitted
	Version      int64
}

// TableName is gorm's.
func (Agency) TableName() string { return "agencies" }

// ValidOn says whether the agency exists on day d.
func (a Agency) ValidOn(d deadline.Date) bool {
	return (a.ValidFrom.IsZero() || !d.Before(a.ValidFrom)) && (a.ValidTo.IsZero() || !d.After(a.ValidTo))
}

// Ref names the agency.
func (a Agency) Ref() AgencyRef {
	return AgencyRef{ID: a.ID, Code: a.Code, NameVi: a.NameVi, NameEn: a.NameEn}
}

// AgencyFilter narrows the list of agencies.
type AgencyFilter struct {
	Kind   AgencyKind
	On     deadline.Date // only those existing on this day
	Code   string        // only those with this code
	Query  string
	After  int64 // the last id of the page before
	Limit  int   // MaxLimit unless less
	Groups bool  // groups too
}

// Agencies lists the registry, which is open to everybody signed in.
func (s *Store) Agencies(ctx context.Context, actor Actor, f AgencyFilter) ([]Agency, error) {
	if !actor.SignedIn() {
		return nil, &Error{Code: CodeSignIn}
	}
	q := s.read(ctx).Model(&Agency{}).Where("id > ?", f.After).Order("id")
	if f.Kind != "" {
		q = q.Where("kind = ?", f.Kind)
	}
	if f.Code != "" {
		q = q.Where("code = ?", f.Code)
	}
	if !f.Groups {
		q = q.Where("kind <> ?", KindGroup)
	}
	if !f.On.IsZero() {
		q = q.Where("(valid_from IS NULL OR valid_from <= ?) AND (valid_to IS NULL OR valid_to >= ?)", f.On, f.On)
	}
	for _, w := range strings.Fields(f.Query) {
		like := "%" + escapeLike(strings.ToLower(w)) + "%"
		q = q.Where(`LOWER(name_vi) LIKE ? ESCAPE '\' OR LOWER(name_en) LIKE ? ESCAPE '\' OR LOWER(code) LIKE ? ESCAPE '\'`, like, like, like)
	}
	if f.Limit > 0 {
		q = q.Limit(f.Limit)
	}
	var out []Agency
	return out, s.mapError(q.Find(&out).Error)
}

// Agency gives one agency by id.
func (s *Store) Agency(ctx context.Context, actor Actor, id int64) (Agency, error) {
	var a Agency
	if !actor.SignedIn() {
		return a, &Error{Code: CodeSignIn}
	}
	return a, s.mapError(s.read(ctx).Where("id = ?", id).Take(&a).Error)
}

// AgencyIDByCode finds the agency that has the code today, or else the one registered last that had it: codes
// are used again. CodeNotFound when none ever had it.
func (s *Store) AgencyIDByCode(ctx context.Context, actor Actor, code string) (int64, error) {
	if !actor.SignedIn() {
		return 0, &Error{Code: CodeSignIn}
	}
	var ids []int64
	today := s.Today()
	if err := s.read(ctx).Raw(`SELECT a.id FROM agencies a WHERE a.code = ?
		ORDER BY CASE WHEN (a.valid_from IS NULL OR a.valid_from <= ?) AND (a.valid_to IS NULL OR a.valid_to >= ?) THEN 0 ELSE 1 END, a.id DESC LIMIT 1`,
		code, today, today).Scan(&ids).Error; err != nil {
		return 0, s.mapError(err)
	}
	if len(ids) == 0 {
		return 0, notFound("agency")
	}
	return ids[0], nil
}
