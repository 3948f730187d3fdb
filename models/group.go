package models

import (
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// groups knows every group's rule and resolves its members for a day.
type groups struct {
	agencies []Agency
	kinds    map[int64][]AgencyKind
	members  map[int64][]groupMember
}

type groupMember struct {
	GroupID, AgencyID  int64
	ValidFrom, ValidTo deadline.Date
}

func loadGroups(tx *gorm.DB) (*groups, error) {
	g := &groups{kinds: map[int64][]AgencyKind{}, members: map[int64][]groupMember{}}
	if err := tx.Order("id").Find(&g.agencies).Error; err != nil {
		return nil, err
	}
	var kinds []struct {
		GroupID int64
		Kind    AgencyKind
	}
	if err := tx.Raw("SELECT group_id, kind FROM group_kinds ORDER BY group_id, kind").Scan(&kinds).Error; err != nil {
		return nil, err
	}
	for _, k := range kinds {
		g.kinds[k.GroupID] = append(g.kinds[k.GroupID], k.Kind)
	}
	var members []groupMember
	if err := tx.Raw("SELECT group_id, agency_id, valid_from, valid_to FROM group_members ORDER BY group_id, agency_id").Scan(&members).Error; err != nil {
		return nil, err
	}
	for _, m := range members {
		g.members[m.GroupID] = append(g.members[m.GroupID], m)
	}
	return g, nil
}

// on gives the members of the group on day d, in the registry's order: by kind and by name, each
// only for the time it existed.
func (g *groups) on(group int64, d deadline.Date) []Agency {
	var out []Agency
	for _, a := range g.agencies {
		if a.Kind == KindGroup || !a.ValidOn(d) {
			continue
		}
		named := slices.ContainsFunc(g.members[group], func(m groupMember) bool {
			return m.AgencyID == a.ID && (m.ValidFrom.IsZero() || !d.Before(m.ValidFrom)) && (m.ValidTo.IsZero() || !d.After(m.ValidTo))
		})
		if named || slices.Contains(g.kinds[group], a.Kind) {
			out = append(out, a)
		}
	}
	return out
}
