package seeds

import (
	"slices"
	"strings"
	"testing"
)

func testPeople(t *testing.T) *People {
	t.Helper()
	p, err := LoadPeople()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The day of the demonstration is 27 June 2025: everybody's agency exists on it.
func TestPeopleOfTheDemonstration(t *testing.T) {
	const on = "2025-06-27"
	r, p := testRegistry(t), testPeople(t)
	roles, langs := map[string]int{}, map[string]int{}
	heads, officers := []string{}, []string{}
	reached := map[string]bool{}
	for _, x := range p.Persons {
		roles[x.Role]++
		langs[x.Lang]++
		switch x.Role {
		case RoleHead:
			heads = append(heads, x.AgencyKey)
		case RoleOfficer:
			officers = append(officers, x.AgencyKey)
		}
		if !agencyByKey(t, r, x.AgencyKey).ValidOn(on) {
			t.Errorf("%s belongs to %s, which is not there on %s", x.Email, x.AgencyKey, on)
		}
	}
	for _, x := range p.Contacts {
		roles[x.Role]++
		if !agencyByKey(t, r, x.AgencyKey).ValidOn(on) {
			t.Errorf("%s belongs to %s, which is not there on %s", x.Email, x.AgencyKey, on)
		}
		if reached[x.AgencyKey] {
			t.Errorf("%s has two contacts", x.AgencyKey)
		}
		reached[x.AgencyKey] = true
	}
	for role, want := range map[string]int{
		RoleAdmin: 1, RoleOffice: 2, RoleWorkingGroup: 3, RoleHead: 10, RoleOfficer: 10, RoleViewer: 1,
		RoleRegistry: 40, RoleLeadership: 1,
	} {
		if roles[role] != want {
			t.Errorf("%d with role %s, want %d", roles[role], role, want)
		}
	}
	agencies := []string{"go", "moh", "moha", "moj", "mof", "most", "mps", "p34_ha_noi", "p63_binh_duong", "p63_thai_nguyen"}
	slices.Sort(agencies)
	slices.Sort(heads)
	slices.Sort(officers)
	if !slices.Equal(heads, agencies) || !slices.Equal(officers, agencies) {
		t.Errorf("heads of %v\nofficers of %v\nwant %v", heads, officers, agencies)
	}
	if langs["vi"] <= langs["en"] || langs["en"] == 0 {
		t.Errorf("languages %v, want mostly vi and some en", langs)
	}
}

func TestPeopleFaultsAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*People)
		want  string
	}{
		"an address that could reach somebody": {func(p *People) { p.Persons[0].Email = "a@b.vn" }, "no address under .example"},
		"a line break in an address":           {func(p *People) { p.Contacts[0].Email = "a\r\n@b.example" }, "no address under .example"},
		"an address twice":                     {func(p *People) { p.Contacts[0].Email = p.Persons[0].Email }, "there twice"},
		"an unknown role":                      {func(p *People) { p.Persons[0].Role = "king" }, `role "king"`},
		"a contact with an account's role":     {func(p *People) { p.Contacts[0].Role = RoleAdmin }, `role "admin"`},
		"an unknown language":                  {func(p *People) { p.Persons[0].Lang = "xx" }, `language "xx"`},
		"no title":                             {func(p *People) { p.Persons[0].TitleEn = "" }, "title is missing"},
	} {
		t.Run(name, func(t *testing.T) {
			p := testPeople(t)
			c.spoil(p)
			if err := p.check(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}
