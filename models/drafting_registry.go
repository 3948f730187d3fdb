package models

import (
	"strings"

	"gorm.io/gorm"

	"dondoc/models/decompose"
)

// draftingOptions gives what drafting needs to know of agencies, groups and the calendar.
func (s *Store) draftingOptions(tx *gorm.DB) (decompose.Options, *AgencyNames, error) {
	var o decompose.Options
	names, err := loadAgencyNames(tx)
	if err != nil {
		return o, nil, err
	}
	g, err := loadGroups(tx)
	if err != nil {
		return o, nil, err
	}
	if o.Calendar, err = loadCalendar(tx); err != nil {
		return o, nil, err
	}
	o.Registry = registryOf(names, g)
	return o, names, nil
}

// registryOf is the registry as drafting knows it.
func registryOf(names *AgencyNames, g *groups) decompose.Registry {
	var r decompose.Registry
	for _, a := range names.All {
		all := nameList(names, a)
		if a.Kind != KindGroup {
			r.Agencies = append(r.Agencies, decompose.Agency{Key: a.Key, Code: a.Code, Kind: string(a.Kind), Province: a.Kind == "province",
				Names: all, ValidFrom: a.ValidFrom, ValidTo: a.ValidTo})
			continue
		}
		group := decompose.Group{Key: a.Key, Code: a.Code, Names: all, Named: a.MembersNamed, Heads: strings.HasPrefix(a.NameEn, "Ministers")}
		for _, k := range g.kinds[a.ID] {
			group.Kinds = append(group.Kinds, string(k))
		}
		r.Groups = append(r.Groups, group)
	}
	return r
}

// nameList are the agency's names and aliases in all languages, without codes.
func nameList(n *AgencyNames, a Agency) []string {
	out := []string{a.NameVi}
	for _, name := range []string{a.NameEn, a.Abbr} {
		if name != "" {
			out = append(out, name)
		}
	}
	for _, x := range n.aliases[a.ID] {
		out = append(out, x.Name)
	}
	return out
}
