package models

import (
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// Roles lists the roles there are.
var Roles = []Role{RoleOfficer, RoleHead, RoleViewer, RoleOffice, RoleWorkingGroup, RoleAdministrator}

// ForAgency says whether the role is held for one agency and means nothing without it.
func (r Role) ForAgency() bool { return r == RoleOfficer || r == RoleHead }

// RoleGiven is a role as somebody types it: the agency by its code, the days as civil dates, both
// inclusive and either empty.
type RoleGiven struct {
	Role       Role
	AgencyCode string
	From, To   deadline.Date
}

// RoleHeld is a role with the agency it is for. Agency is the zero AgencyRef for a role that is not for
// one.
type RoleHeld struct {
	UserRole
	Agency AgencyRef
}

// readRoles turns what was typed into rows. field names the faults: "roles.2.agency" is that of the
// third line. A code that no agency has any more still means the one that the account holds a role for.
func readRoles(tx *gorm.DB, m moment, given []RoleGiven, held []RoleHeld) ([]UserRole, faults, error) {
	var bad faults
	var out []UserRole
	for i, g := range given {
		field := fmt.Sprintf("roles.%d.", i)
		row := UserRole{Role: g.Role, ValidFrom: g.From, ValidTo: g.To}
		if !slices.Contains(Roles, g.Role) {
			bad.add(field+"role", "unknown_value", "Value", string(g.Role))
		}
		if !g.From.IsZero() && !g.To.IsZero() && g.To.Before(g.From) {
			bad.add(field+"to", "ends_before_it_begins")
		}
		switch {
		case g.AgencyCode != "":
			id, err := agencyByCode(tx, m, g)
			if err != nil {
				return nil, nil, err
			}
			if id == 0 {
				id = heldAgency(held, g.AgencyCode)
			}
			if id == 0 {
				bad.add(field+"agency", "unknown_agency", "Value", g.AgencyCode)
			}
			row.AgencyID = &id
		case g.Role.ForAgency():
			bad.add(field+"agency", "agency_missing")
		}
		if slices.ContainsFunc(out, row.same) {
			bad.add(field+"role", "given_twice")
		}
		out = append(out, row)
	}
	return out, bad, nil
}

func heldAgency(held []RoleHeld, code string) int64 {
	for _, h := range held {
		if h.AgencyID != nil && strings.EqualFold(h.Agency.Code, code) {
			return *h.AgencyID
		}
	}
	return 0
}

// agencyByCode finds the agency that had the code on the role's first day, or else has it today: codes
// are used again.
func agencyByCode(tx *gorm.DB, m moment, g RoleGiven) (int64, error) {
	var all []Agency
	if err := tx.Where("UPPER(code) = ? AND kind <> ?", strings.ToUpper(g.AgencyCode), KindGroup).Order("valid_from DESC, id DESC").Find(&all).Error; err != nil {
		return 0, err
	}
	for _, day := range []deadline.Date{g.From, m.today} {
		for _, a := range all {
			if !day.IsZero() && a.ValidOn(day) {
				return a.ID, nil
			}
		}
	}
	return 0, nil
}

// same says whether two rows give the same right for the same time.
func (r UserRole) same(o UserRole) bool {
	agency := func(x UserRole) int64 {
		if x.AgencyID == nil {
			return 0
		}
		return *x.AgencyID
	}
	return r.Role == o.Role && agency(r) == agency(o) && r.ValidFrom == o.ValidFrom && r.ValidTo == o.ValidTo
}

// setRoles replaces the roles of one source ("" for those entered here) by others and says whether that
// changed anything.
func setRoles(tx *gorm.DB, userID int64, source string, want []UserRole) (changed bool, err error) {
	var have []UserRole
	if err := tx.Where("user_id = ? AND source = ?", userID, source).Order("id").Find(&have).Error; err != nil {
		return false, err
	}
	for _, h := range have {
		if slices.ContainsFunc(want, h.same) {
			continue
		}
		if err := tx.Exec("DELETE FROM user_roles WHERE id = ?", h.ID).Error; err != nil {
			return false, err
		}
		changed = true
	}
	for _, w := range want {
		if slices.ContainsFunc(have, w.same) {
			continue
		}
		w.UserID, w.Source = userID, source
		if err := tx.Create(&w).Error; err != nil {
			return false, err
		}
		changed = true
	}
	return changed, nil
}

// rolesOf gives the users' roles with their agencies, by user, in the order they were given.
func rolesOf(db *gorm.DB, users []int64) (map[int64][]RoleHeld, error) {
	out := map[int64][]RoleHeld{}
	if len(users) == 0 {
		return out, nil
	}
	var rows []UserRole
	if err := db.Where("user_id IN ?", users).Order("id").Find(&rows).Error; err != nil {
		return nil, err
	}
	var ids []int64
	for _, r := range rows {
		if r.AgencyID != nil && !slices.Contains(ids, *r.AgencyID) {
			ids = append(ids, *r.AgencyID)
		}
	}
	named := map[int64]AgencyRef{}
	if len(ids) > 0 {
		var agencies []Agency
		if err := db.Where("id IN ?", ids).Find(&agencies).Error; err != nil {
			return nil, err
		}
		for _, a := range agencies {
			named[a.ID] = a.Ref()
		}
	}
	for _, r := range rows {
		h := RoleHeld{UserRole: r}
		if r.AgencyID != nil {
			h.Agency = named[*r.AgencyID]
		}
		out[r.UserID] = append(out[r.UserID], h)
	}
	return out, nil
}

// lastAdministrator says whether nobody but the user could look after accounts today.
func lastAdministrator(tx *gorm.DB, m moment, userID int64) (bool, error) {
	var others int64
	err := tx.Raw(`SELECT COUNT(*) FROM users u JOIN user_roles r ON r.user_id = u.id WHERE r.role = ? AND u.closed_at IS NULL AND u.id <> ?
		AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)`, RoleAdministrator, userID, m.today, m.today).Scan(&others).Error
	return others == 0, err
}
