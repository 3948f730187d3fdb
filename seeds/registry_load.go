package seeds

import (
	"bytes"
	"embed"
	"fmt"

	"gopkg.in/yaml.v3"
)

//go:embed data/registry/*.yaml
var registryFiles embed.FS

// LoadRegistry reads the embedded reference data and checks it. The error names
// every fault at once: an unknown field, a date that does not exist, a reference
// that leads nowhere, a code held by two bodies on one day.
func LoadRegistry() (*Registry, error) {
	var r Registry
	for _, name := range []string{"agencies", "provinces", "groups", "acts", "calendar"} {
		var part struct {
			// Sources only holds the anchors that the rows of the file refer to.
			Sources  []string      `yaml:"sources"`
			Agencies []Agency      `yaml:"agencies"`
			Acts     []Act         `yaml:"acts"`
			Calendar []CalendarDay `yaml:"calendar"`
		}
		path := "data/registry/" + name + ".yaml"
		if err := decodeStrict(registryFiles, path, &part); err != nil {
			return nil, err
		}
		r.Agencies = append(r.Agencies, part.Agencies...)
		r.Acts = append(r.Acts, part.Acts...)
		r.Calendar = append(r.Calendar, part.Calendar...)
	}
	if err := r.addForeignNames(); err != nil {
		return nil, err
	}
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("registry: %w", err)
	}
	return &r, nil
}

// decodeStrict reads one embedded YAML file into v and refuses fields that v
// does not have, so that a misspelt key is not lost in silence.
func decodeStrict(files embed.FS, path string, v any) error {
	raw, err := files.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(v); err != nil {
		return fmt.Errorf("parse %s: %w", path, err)
	}
	return nil
}
