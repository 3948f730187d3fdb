package seeds

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"
)

//go:embed data/directives/*.yaml
var directiveFiles embed.FS

// LoadDirectives reads the directives that come with the program, the oldest
// first. The error names every fault of a file at once: an unknown field, a day
// that does not exist, a text missing in one language, a label too long.
func LoadDirectives() ([]Directive, error) {
	const folder = "data/directives"
	entries, err := directiveFiles.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("list directives: %w", err)
	}
	directives := make([]Directive, 0, len(entries))
	for _, entry := range entries {
		content, err := directiveFiles.ReadFile(folder + "/" + entry.Name())
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", entry.Name(), err)
		}
		directive, err := parseDirective(content)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name(), err)
		}
		directives = append(directives, directive)
	}
	slices.SortFunc(directives, func(a, b Directive) int {
		return cmp.Compare(a.ReferenceOn, b.ReferenceOn)
	})
	return directives, nil
}

func parseDirective(content []byte) (Directive, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	decoder.KnownFields(true)
	var d Directive
	if err := decoder.Decode(&d); err != nil {
		return Directive{}, err
	}
	for i := range d.Provisions {
		d.Provisions[i].QuoteLang = d.Lang
	}
	for i := range d.Indicators {
		d.Indicators[i].QuoteLang = d.Lang
	}
	for i := range d.Bottlenecks {
		d.Bottlenecks[i].QuoteLang = d.Lang
	}
	return d, d.check()
}

// Ref names a provision of d for people and links: "315/TB-VPCP#12". A
// directive without a number goes by its key.
func (d Directive) Ref(p Provision) string {
	return fmt.Sprintf("%s#%d", cmp.Or(d.Number, d.Key), p.Position)
}
