package seeds

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// foreignNames are the names of bodies in languages their own rows lack.
type foreignNames struct {
	Names []struct {
		Keys []string `yaml:"keys"`
		En   []string `yaml:"en"`
		Ar   []string `yaml:"ar"`
		Fa   []string `yaml:"fa"`
		Pl   []string `yaml:"pl"`
	} `yaml:"names"`
	Places map[string]struct {
		Ar string `yaml:"ar"`
		Fa string `yaml:"fa"`
	} `yaml:"places"`
}

// addForeignNames adds names.yaml to the aliases of the bodies. The error names
// a key that is no body's.
func (r *Registry) addForeignNames() error {
	var names foreignNames
	const path = "data/registry/names.yaml"
	if err := decodeStrict(registryFiles, path, &names); err != nil {
		return err
	}
	rows := map[string]*Agency{}
	for i := range r.Agencies {
		rows[r.Agencies[i].Key] = &r.Agencies[i]
	}
	for _, n := range names.Names {
		for _, key := range n.Keys {
			a := rows[key]
			if a == nil {
				return fmt.Errorf("%s: there is no body %q", path, key)
			}
			a.addAliases("en", n.En...)
			a.addAliases("ar", n.Ar...)
			a.addAliases("fa", n.Fa...)
			a.addAliases("pl", n.Pl...)
		}
	}
	for _, place := range slices.Sorted(maps.Keys(names.Places)) {
		n, found := names.Places[place], false
		for i := range r.Agencies {
			if a := &r.Agencies[i]; a.Kind == KindProvince && strings.HasSuffix(a.Key, "_"+place) {
				found = true
				a.addAliases("ar", n.Ar)
				a.addAliases("fa", n.Fa)
			}
		}
		if !found {
			return fmt.Errorf("%s: there is no province %q", path, place)
		}
	}
	return nil
}

// addAliases adds names in a language that the body does not have yet.
func (a *Agency) addAliases(lang string, names ...string) {
	for _, name := range names {
		alias := Alias{Lang: lang, Name: name}
		if !slices.Contains(a.Aliases, alias) {
			a.Aliases = append(a.Aliases, alias)
		}
	}
}
