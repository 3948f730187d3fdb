package models

import (
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// membersOn is who is in which group on @day: the agencies of its kinds, and those named for their time, while
// they exist. It says in SQL what groups.on says of one group.
const membersOn = `(SELECT k.group_id, a.id AS agency_id FROM group_kinds k JOIN agencies a ON a.kind = k.kind
		WHERE a.kind <> 'group' AND (a.valid_from IS NULL OR a.valid_from <= @day) AND (a.valid_to IS NULL OR a.valid_to >= @day)
	UNION SELECT n.group_id, n.agency_id FROM group_members n JOIN agencies a ON a.id = n.agency_id
		WHERE a.kind <> 'group' AND (a.valid_from IS NULL OR a.valid_from <= @day) AND (a.valid_to IS NULL OR a.valid_to >= @day)
		AND (n.valid_from IS NULL OR n.valid_from <= @day) AND (n.valid_to IS NULL OR n.valid_to >= @day))`

// withMembers gives the agencies, each once, and the members on a day of those that are groups.
func withMembers(db *gorm.DB, agencies []int64, day deadline.Date) ([]int64, error) {
	out := slices.Clone(agencies)
	if len(out) == 0 {
		return out, nil
	}
	var members []int64
	err := db.Raw("SELECT DISTINCT m.agency_id FROM "+membersOn+" m WHERE m.group_id IN @groups ORDER BY 1", map[string]any{"day": day, "groups": agencies}).Scan(&members).Error
	for _, id := range members {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, err
}

// groupsOf gives the groups in which each of the agencies is on a day.
func groupsOf(db *gorm.DB, agencies []int64, day deadline.Date) (map[int64][]int64, error) {
	out := map[int64][]int64{}
	if len(agencies) == 0 {
		return out, nil
	}
	var rows []struct{ AgencyID, GroupID int64 }
	err := db.Raw("SELECT m.agency_id, m.group_id FROM "+membersOn+" m WHERE m.agency_id IN @agencies ORDER BY 1, 2", map[string]any{"day": day, "agencies": agencies}).Scan(&rows).Error
	for _, r := range rows {
		out[r.AgencyID] = append(out[r.AgencyID], r.GroupID)
	}
	return out, err
}

// inGroups gives the agencies and the groups in which they are today.
func (a Actor) inGroups(agencies []int64) []int64 {
	out := slices.Clone(agencies)
	for _, id := range agencies {
		for _, group := range a.groups[id] {
			if !slices.Contains(out, group) {
				out = append(out, group)
			}
		}
	}
	return out
}
