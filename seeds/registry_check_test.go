package seeds

import (
	"strings"
	"testing"
)

// Each fault that an editor of the data can make is refused with its place named.
func TestFaultsAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*Registry)
		want  string
	}{
		"a key twice":          {func(r *Registry) { r.Agencies[1].Key = r.Agencies[0].Key }, `"mps" is there twice`},
		"no code":              {func(r *Registry) { r.Agencies[0].Code = "" }, `"mps": key, code`},
		"unknown kind":         {func(r *Registry) { r.Agencies[0].Kind = "bureau" }, `unknown kind "bureau"`},
		"no such date":         {func(r *Registry) { r.Agencies[0].ValidFrom = "2025-02-30" }, `"2025-02-30" is not a date`},
		"a year for a date":    {func(r *Registry) { r.Agencies[0].ValidTo = "2025" }, `"2025" is not a date`},
		"ends before it began": {func(r *Registry) { r.Agencies[0].ValidFrom, r.Agencies[0].ValidTo = "2025-02-01", "2025-01-31" }, "before it begins"},
		"unknown parent":       {func(r *Registry) { r.Agencies[0].Parent = "nobody" }, `no agency "nobody"`},
		"members of a ministry": {func(r *Registry) {
			r.Agencies[0].GroupKinds, r.Agencies[0].MembersNamed = []string{KindProvince}, true
		}, "it is no group"},
		"members unnamed":       {func(r *Registry) { r.Agencies[0].MembersNamed = true }, "members_named"},
		"alias without name":    {func(r *Registry) { r.Agencies[0].Aliases = []Alias{{Lang: "vi"}} }, "an alias without"},
		"two hold a code":       {func(r *Registry) { r.Agencies[1].Code = r.Agencies[0].Code }, "hold code G01 on the same day"},
		"act to nobody":         {func(r *Registry) { r.Acts[0].Moves[0].To = "nobody" }, `no agency "p63_thua_thien_hue" or "nobody"`},
		"act on another day":    {func(r *Registry) { r.Acts[0].EffectiveOn = "2025-01-02" }, "must close on the day before"},
		"successor not yet":     {func(r *Registry) { r.Acts[0].Moves[0].To = "p34_an_giang" }, "is not there to take over"},
		"known after the event": {func(r *Registry) { r.Acts[0].RegisteredOn = "2025-01-02" }, "after it took effect"},
		"act without a day":     {func(r *Registry) { r.Acts[0].EffectiveOn = "" }, "must both be dates"},
		"a calendar day twice":  {func(r *Registry) { r.Calendar[1].Date = r.Calendar[0].Date }, "not after"},
		"unknown calendar kind": {func(r *Registry) { r.Calendar[0].Kind = "feast" }, `unknown kind "feast"`},
	} {
		t.Run(name, func(t *testing.T) {
			r := testRegistry(t)
			c.spoil(r)
			if err := r.check(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}
