package models

import (
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// AgencyNames finds agencies by what people type: code, key, name, abbreviation or alias in any
// language, or code and name together as lists offer them.
type AgencyNames struct {
	All     []Agency // in the registry's order
	byName  map[string][]int
	aliases map[int64][]Alias
}

// AgencyNames loads the names of all agencies.
func (s *Store) AgencyNames(ctx context.Context, actor Actor) (*AgencyNames, error) {
	if !actor.SignedIn() {
		return nil, &Error{Code: CodeSignIn}
	}
	n, err := loadAgencyNames(s.read(ctx))
	return n, s.mapError(err)
}

func loadAgencyNames(tx *gorm.DB) (*AgencyNames, error) {
	n := &AgencyNames{byName: map[string][]int{}, aliases: map[int64][]Alias{}}
	if err := tx.Order("id").Find(&n.All).Error; err != nil {
		return nil, err
	}
	var aliases []struct {
		AgencyID   int64
		Lang, Name string
	}
	if err := tx.Raw("SELECT agency_id, lang, name FROM agency_aliases ORDER BY agency_id, lang, name").Scan(&aliases).Error; err != nil {
		return nil, err
	}
	for _, a := range aliases {
		n.aliases[a.AgencyID] = append(n.aliases[a.AgencyID], Alias{a.Lang, a.Name})
	}
	for i, a := range n.All {
		for _, name := range n.names(a) {
			if f := Fold(strings.TrimSpace(name)); f != "" && !slices.Contains(n.byName[f], i) {
				n.byName[f] = append(n.byName[f], i)
			}
		}
	}
	return n, nil
}

func (n *AgencyNames) names(a Agency) []string {
	all := []string{a.Code, a.Key, a.Abbr, a.NameVi, a.NameEn, a.Label("vi"), a.Label("en")}
	for _, x := range n.aliases[a.ID] {
		all = append(all, x.Name)
	}
	return all
}

// Label names an agency in lists to choose from: its code and its name.
func (a Agency) Label(lang string) string { return a.Code + " " + a.Ref().Name(lang) }

// Find gives the agency people mean on day on. Of several with the name it is the one that exists
// then. The problem is "" or says why there is none: unknown_agency, agency_ambiguous.
func (n *AgencyNames) Find(typed string, on deadline.Date) (a Agency, problem string) {
	found := n.byName[Fold(strings.Join(strings.Fields(typed), " "))]
	if len(found) > 1 {
		there := slices.DeleteFunc(slices.Clone(found), func(i int) bool { return !n.All[i].ValidOn(on) })
		if len(there) > 0 {
			found = there
		}
	}
	switch len(found) {
	case 0:
		return Agency{}, "unknown_agency"
	case 1:
		return n.All[found[0]], ""
	}
	return Agency{}, "agency_ambiguous"
}

// Search gives the agencies one of whose names has all the words, and that fit the filter's kind and
// day. Query words are compared without diacritics and case.
func (n *AgencyNames) Search(f AgencyFilter) []Agency {
	words := strings.Fields(Fold(f.Query))
	var out []Agency
	for _, a := range n.All {
		if f.Kind != "" && a.Kind != f.Kind || !f.Groups && a.Kind == KindGroup || !f.On.IsZero() && !a.ValidOn(f.On) {
			continue
		}
		if len(words) > 0 {
			text := Fold(strings.Join(n.names(a), "\n"))
			if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
				continue
			}
		}
		out = append(out, a)
	}
	return out
}
