package seeds

import (
	"fmt"

	"dondoc/models"
)

// Kinds of generated agency: the registry's, and communes, of which the real data has none yet.
var generatedKinds = [3]struct{ kind, key, groupVi, groupEn, vi, en string }{
	{KindMinistry, "ministry", "Các bộ", "All ministries", "Bộ số %d", "Ministry %d"},
	{KindProvince, "province", "UBND các tỉnh", "All provinces", "Tỉnh số %d", "Province %d"},
	{"commune", "commune", "UBND các xã", "All communes", "Xã số %d", "Commune %d"},
}

// Numbers of ministries and provinces in the real structure; all further agencies are communes.
const (
	generatedMinistries = 22
	generatedProvinces  = 34
)

// accountsWithPassword is how many agencies' people can sign in.
const accountsWithPassword = 20

// society makes the agencies, their groups and their people.
func (g *generator) society() (models.Block, error) {
	var b models.Block
	hash, err := models.HashPassword(GeneratedPassword)
	if err != nil {
		return b, err
	}
	for k, kind := range generatedKinds {
		g.ids.Agencies++
		g.groups[k] = g.ids.Agencies
		b.Agencies = append(b.Agencies, models.Agency{ID: g.ids.Agencies, Key: generatedKey + "all-" + kind.key, Code: fmt.Sprintf("T%d", k+1),
			Kind: models.KindGroup, NameVi: kind.groupVi, NameEn: kind.groupEn, Source: "generated"})
	}
	now := g.days[0].start
	person := func(email, name string, role models.Role, agency int64, password string) int64 {
		g.ids.Users++
		b.People = append(b.People, models.BlockPerson{Role: role, AgencyID: agency,
			User: models.User{ID: g.ids.Users, Email: email + "@example.org", Name: name, Lang: "vi", PasswordHash: password, Illustrative: true, CreatedAt: now}})
		return g.ids.Users
	}
	person("admin", "Quản trị viên", models.RoleAdministrator, 0, hash)
	person("office", "Cán bộ Văn phòng", models.RoleOffice, 0, hash)
	person("group", "Thành viên Tổ công tác", models.RoleWorkingGroup, 0, hash)
	for n := range g.options.Agencies {
		k := kindOf(n, g.options.Agencies)
		number := len(g.parts[k]) + 1
		g.ids.Agencies++
		a := models.Agency{ID: g.ids.Agencies, Key: fmt.Sprintf("%s%04d", generatedKey, n+1), Code: fmt.Sprintf("T%04d", n+1), Kind: models.AgencyKind(generatedKinds[k].kind),
			NameVi: fmt.Sprintf(generatedKinds[k].vi, number), NameEn: fmt.Sprintf(generatedKinds[k].en, number), Source: "generated"}
		if k == 2 {
			above := g.bodies[g.parts[1][number%len(g.parts[1])]].id
			a.ParentID = &above
		}
		b.Agencies = append(b.Agencies, a)
		password := ""
		if n < accountsWithPassword {
			password = hash
		}
		person(fmt.Sprintf("head.%04d", n+1), fmt.Sprintf("Lãnh đạo %04d", n+1), models.RoleHead, a.ID, password)
		officer := person(fmt.Sprintf("officer.%04d", n+1), fmt.Sprintf("Cán bộ %04d", n+1), models.RoleOfficer, a.ID, password)
		g.parts[k] = append(g.parts[k], len(g.bodies))
		g.bodies = append(g.bodies, body{id: a.ID, officer: officer, code: a.Code, temper: temperOf(fmt.Sprintf("%d/%s", g.options.Seed, a.Key))})
	}
	return b, nil
}

// kindOf gives the place in generatedKinds of the n-th of all agencies. Small societies have some of
// each kind too.
func kindOf(n, all int) int {
	ministries := min(generatedMinistries, max(1, all/3))
	switch {
	case n < ministries:
		return 0
	case n < ministries+min(generatedProvinces, max(1, all/3)):
		return 1
	}
	return 2
}
