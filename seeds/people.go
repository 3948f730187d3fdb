package seeds

import (
	"embed"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"
)

//go:embed data/demo/people.yaml
var peopleFile embed.FS

// Roles of a person of the demonstration.
const (
	RoleAdmin        = "admin"
	RoleOffice       = "office"        // registers directives, accepts results
	RoleWorkingGroup = "working_group" // sees who is late with what
	RoleHead         = "head"          // of an agency
	RoleOfficer      = "officer"       // of an agency, reports progress
	RoleViewer       = "viewer"
)

// Roles of a contact, who only receives mail.
const (
	RoleRegistry   = "registry"   // the mail registry (văn thư) of an agency
	RoleLeadership = "leadership" // the last step of escalation
)

// People are those of the demonstration: illustrative, with invented names and
// addresses under the reserved top-level domain .example (RFC 2606).
type People struct {
	Persons  []Person  `yaml:"persons"`
	Contacts []Contact `yaml:"contacts"`
}

// Person has an account. The password is not data: whoever loads the
// demonstration sets it.
type Person struct {
	Email     string `yaml:"email"`
	Name      string `yaml:"name"`
	Role      string `yaml:"role"`
	AgencyKey string `yaml:"agency"` // Key of an Agency valid on 27 June 2025
	Lang      string `yaml:"lang"`   // language of screens and mails, vi or en
	TitleVi   string `yaml:"title_vi"`
	TitleEn   string `yaml:"title_en"`
}

// Contact is a mailbox without an account.
type Contact struct {
	Email     string `yaml:"email"`
	Name      string `yaml:"name"`
	Role      string `yaml:"role"`
	AgencyKey string `yaml:"agency"` // Key of an Agency valid on 27 June 2025
	Lang      string `yaml:"lang"`   // language of mails, vi or en
}

// LoadPeople reads the people of the demonstration. The error names every fault
// at once: an unknown role or language, an address that is used twice or could
// reach somebody.
func LoadPeople() (*People, error) {
	var p People
	if err := decodeStrict(peopleFile, "data/demo/people.yaml", &p); err != nil {
		return nil, err
	}
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	return &p, nil
}

func (p *People) check() error {
	var faults []error
	seen := map[string]bool{}
	check := func(email, name, role, agency, lang string, roles ...string) {
		addr, err := mail.ParseAddress(email)
		if err != nil || addr.Address != email || !strings.HasSuffix(email, ".example") {
			faults = append(faults, fmt.Errorf("%q is no address under .example", email))
		}
		if seen[email] {
			faults = append(faults, fmt.Errorf("%s is there twice", email))
		}
		seen[email] = true
		if name == "" || agency == "" || !slices.Contains(roles, role) || !slices.Contains([]string{"vi", "en"}, lang) {
			faults = append(faults, fmt.Errorf("%s: name and agency are required, role %q and language %q must be known", email, role, lang))
		}
	}
	for _, x := range p.Persons {
		check(x.Email, x.Name, x.Role, x.AgencyKey, x.Lang,
			RoleAdmin, RoleOffice, RoleWorkingGroup, RoleHead, RoleOfficer, RoleViewer)
		if x.TitleVi == "" || x.TitleEn == "" {
			faults = append(faults, fmt.Errorf("%s: a title is missing", x.Email))
		}
	}
	for _, x := range p.Contacts {
		check(x.Email, x.Name, x.Role, x.AgencyKey, x.Lang, RoleRegistry, RoleLeadership)
	}
	return errors.Join(faults...)
}
