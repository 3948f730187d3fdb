package seeds

import (
	"fmt"
	"strings"
)

// ValidOn tells whether the body existed on the day on (ISO date).
func (a *Agency) ValidOn(on string) bool {
	return a.ValidFrom <= on && (a.ValidTo == "" || on <= a.ValidTo)
}

// overlaps tells whether both bodies existed on some day.
func (a *Agency) overlaps(b *Agency) bool {
	return (a.ValidTo == "" || b.ValidFrom <= a.ValidTo) && (b.ValidTo == "" || a.ValidFrom <= b.ValidTo)
}

// Find returns the agency that a directive of the day on (ISO date) names by its
// short name: MOF, WG06, MBL, BINH_DUONG. MOF is one row before 1 March 2025 and
// another from then on, so the day is part of the question. A key of ours is
// accepted too, for a body valid on that day. The error says that no body or
// more than one answers to the name.
func (r *Registry) Find(name, on string) (*Agency, error) {
	var found *Agency
	for i := range r.Agencies {
		a := &r.Agencies[i]
		if !a.ValidOn(on) || !a.answersTo(name) {
			continue
		}
		if found != nil {
			return nil, fmt.Errorf("%q names both %s and %s on %s", name, found.Key, a.Key, on)
		}
		found = a
	}
	if found == nil {
		return nil, fmt.Errorf("no agency is named %q on %s", name, on)
	}
	return found, nil
}

func (a *Agency) answersTo(name string) bool {
	if strings.EqualFold(name, a.Key) || strings.EqualFold(name, a.Code) || a.Abbr != "" && strings.EqualFold(name, a.Abbr) {
		return true
	}
	if a.Kind != KindProvince {
		return false
	}
	// The keys of provinces are p63_an_giang or p34_an_giang, for the list they are in.
	_, place, _ := strings.Cut(a.Key, "_")
	return strings.EqualFold(name, place)
}
