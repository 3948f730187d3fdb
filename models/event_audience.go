package models

import (
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// told is somebody who is mailed for an agency. The substitute of somebody absent stands in their
// place.
type told struct {
	AgencyID    int64
	UserID      int64 // 0 for a contact without account
	Email, Name string
	Lang, Part  string // Part is a role, or "contact"
}

// toldOf gives who is mailed for each of the agencies on a day: officers, heads and the contacts for
// alerts.
func toldOf(db *gorm.DB, agencies []int64, day deadline.Date) (map[int64][]told, error) {
	out := map[int64][]told{}
	if len(agencies) == 0 {
		return out, nil
	}
	slices.Sort(agencies)
	var all []told
	err := db.Raw(`SELECT r.agency_id, COALESCE(b.id, u.id) AS user_id, COALESCE(b.email, u.email) AS email, COALESCE(b.name, u.name) AS name, COALESCE(b.lang, u.lang) AS lang, r.role AS part
			FROM user_roles r JOIN users u ON u.id = r.user_id AND u.closed_at IS NULL
			LEFT JOIN substitutions s ON s.user_id = u.id AND s.ended_at IS NULL AND s.valid_from <= ? AND s.valid_to >= ?
			LEFT JOIN users b ON b.id = s.substitute_id AND b.closed_at IS NULL
			WHERE r.agency_id IN ? AND r.role IN ('officer', 'head') AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
		UNION ALL SELECT c.agency_id, 0, c.email, c.name, c.lang, 'contact' FROM contacts c WHERE c.agency_id IN ? AND c.purpose = 'alerts' AND c.closed_at IS NULL
		ORDER BY 1, 3`, day, day, slices.Compact(agencies), day, day, agencies).Scan(&all).Error
	for _, p := range all {
		out[p.AgencyID] = append(out[p.AgencyID], p)
	}
	return out, err
}

// of picks whom a fact is told: the head where it is the head's, else officers and contacts, and the
// head where there is nobody else. Nobody is picked twice.
func (f fact) of(people []told) []told {
	var out []told
	pick := func(heads bool) {
		for _, p := range people {
			if (p.Part == string(RoleHead)) == heads && !slices.ContainsFunc(out, func(o told) bool { return o.Email == p.Email }) {
				out = append(out, p)
			}
		}
	}
	if pick(f.head); len(out) == 0 && !f.head {
		pick(true)
	}
	return out
}
