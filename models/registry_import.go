package models

import (
	"context"
	"encoding/json"

	"gorm.io/gorm"
)

// NewAgency is an agency as reference data states it; others are named by key.
type NewAgency struct {
	Agency
	ParentKey  string
	Aliases    []Alias
	GroupKinds []AgencyKind
	MemberKeys []string
}

// Alias is another name an agency is written under, in a language.
type Alias struct{ Lang, Name string }

// NewAct is an act with whom it passes to whom, by keys.
type NewAct struct {
	Act
	Moves []ActMove
}

// ActMove passes one agency's tasks to another.
type ActMove struct{ FromKey, ToKey string }

// NewContact is a recipient of mail without an account.
type NewContact struct {
	Email, Name, Lang, AgencyKey string
	Purpose                      string // alerts or reports
	Illustrative                 bool
}

// NewPerson is an account with its roles, by the agency's key.
type NewPerson struct {
	NewUser
	Role         Role
	AgencyKey    string
	Illustrative bool
}

// Imported counts what an import added; what was there already is left as it is, so that an
// administrator's corrections outlive a second run.
type Imported struct {
	Agencies, Acts, CalendarDays, Contacts, People int
}

// Registry is reference data to be entered in one go.
type Registry struct {
	Agencies []NewAgency
	Acts     []NewAct
	Calendar []CalendarDay
	Contacts []NewContact
	People   []NewPerson
}

// ImportRegistry enters reference data in one transaction. What has the same key already stays
// untouched.
func (s *Store) ImportRegistry(ctx context.Context, actor Actor, r Registry) (Imported, error) {
	var out Imported
	if !actor.Is(RoleAdministrator) {
		return out, forbidden("import_registry")
	}
	hashes, err := s.hashesOf(r.People)
	if err != nil {
		return out, err
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		im := importer{tx: tx, m: m, ids: map[string]int64{}, hashes: hashes, out: &out}
		for _, step := range []func(Registry) error{im.agencies, im.agencyDetails, im.acts, im.calendar, im.contacts, im.people, im.defaults} {
			if err := step(r); err != nil {
				return err
			}
		}
		if out == (Imported{}) {
			return nil
		}
		return audit(tx, m, actor, "registry.import", "registry", 0, nil, out)
	})
	s.refs.forget()
	return out, err
}

// hashesOf hashes each distinct password once, ahead of the transaction: hashing is slow by design.
func (s *Store) hashesOf(people []NewPerson) (map[string]string, error) {
	out := map[string]string{}
	for _, p := range people {
		if _, ok := out[p.Password]; p.Password == "" || ok {
			continue
		}
		u, err := s.newUser(p.NewUser)
		if err != nil {
			return nil, err
		}
		out[p.Password] = u.PasswordHash
	}
	return out, nil
}

type importer struct {
	tx     *gorm.DB
	m      moment
	ids    map[string]int64 // of agencies by key
	new    map[string]bool
	hashes map[string]string // of passwords
	out    *Imported
}

func (im *importer) agencies(r Registry) error {
	var known []Agency
	if err := im.tx.Select("id, key").Find(&known).Error; err != nil {
		return err
	}
	for _, a := range known {
		im.ids[a.Key] = a.ID
	}
	im.new = map[string]bool{}
	var fresh []*Agency
	for i := range r.Agencies {
		a := &r.Agencies[i].Agency
		if _, ok := im.ids[a.Key]; ok {
			continue
		}
		a.Version = 1
		im.new[a.Key] = true
		fresh = append(fresh, a)
	}
	if len(fresh) == 0 {
		return nil
	}
	if err := im.tx.CreateInBatches(fresh, 200).Error; err != nil {
		return err
	}
	for _, a := range fresh {
		im.ids[a.Key] = a.ID
	}
	im.out.Agencies = len(fresh)
	return nil
}

func (im *importer) agencyDetails(r Registry) error {
	var aliases, kinds, members [][]any
	for _, a := range r.Agencies {
		if !im.new[a.Key] {
			continue
		}
		id := im.ids[a.Key]
		if a.ParentKey != "" {
			if err := im.tx.Exec("UPDATE agencies SET parent_id = ? WHERE id = ?", im.ids[a.ParentKey], id).Error; err != nil {
				return err
			}
		}
		for _, n := range a.Aliases {
			aliases = append(aliases, []any{id, n.Lang, n.Name, Fold(n.Name)})
		}
		for _, k := range a.GroupKinds {
			kinds = append(kinds, []any{id, k})
		}
		for _, k := range a.MemberKeys {
			members = append(members, []any{id, im.ids[k]})
		}
	}
	if err := insertRows(im.tx, "agency_aliases", []string{"agency_id", "lang", "name", "folded"}, aliases, "ON CONFLICT DO NOTHING"); err != nil {
		return err
	}
	if err := insertRows(im.tx, "group_kinds", []string{"group_id", "kind"}, kinds, ""); err != nil {
		return err
	}
	return insertRows(im.tx, "group_members", []string{"group_id", "agency_id"}, members, "")
}

func (im *importer) acts(r Registry) error {
	for i := range r.Acts {
		a := &r.Acts[i].Act
		var n int64
		if err := im.tx.Model(&Act{}).Where("key = ?", a.Key).Count(&n).Error; err != nil || n > 0 {
			if err != nil {
				return err
			}
			continue
		}
		if err := im.tx.Create(a).Error; err != nil {
			return err
		}
		var moves [][]any
		for _, v := range r.Acts[i].Moves {
			moves = append(moves, []any{a.ID, im.ids[v.FromKey], im.ids[v.ToKey]})
		}
		if err := insertRows(im.tx, "act_moves", []string{"act_id", "from_id", "to_id"}, moves, ""); err != nil {
			return err
		}
		im.out.Acts++
	}
	return nil
}

func (im *importer) calendar(r Registry) error {
	rows := make([][]any, len(r.Calendar))
	for i, d := range r.Calendar {
		rows[i] = []any{d.Day, d.Kind, d.NameVi, d.NameEn, d.Verified, d.Source, d.Note}
	}
	n, err := insertRowsCounting(im.tx, "calendar_days", []string{"day", "kind", "name_vi", "name_en", "verified", "source", "note"}, rows, "ON CONFLICT (day) DO NOTHING")
	im.out.CalendarDays = int(n)
	return err
}

func (im *importer) contacts(r Registry) error {
	// Whoever was entered before may have been ended since, or passed on to another agency by a merger.
	var known []struct{ Email, Purpose string }
	if err := im.tx.Raw("SELECT DISTINCT email, purpose FROM contacts").Scan(&known).Error; err != nil {
		return err
	}
	there := map[[2]string]bool{}
	for _, k := range known {
		there[[2]string{k.Email, k.Purpose}] = true
	}
	var rows [][]any
	for _, c := range r.Contacts {
		var agency *int64
		if id, ok := im.ids[c.AgencyKey]; ok {
			agency = &id
		}
		if email := FoldEmail(c.Email); !there[[2]string{email, c.Purpose}] {
			rows = append(rows, []any{email, c.Name, c.Lang, c.Purpose, agency, c.Illustrative})
		}
	}
	n, err := insertRowsCounting(im.tx, "contacts", []string{"email", "name", "lang", "purpose", "agency_id", "illustrative"}, rows, "ON CONFLICT DO NOTHING")
	im.out.Contacts = int(n)
	return err
}

func (im *importer) people(r Registry) error {
	for _, p := range r.People {
		var n int64
		if err := im.tx.Model(&User{}).Where("email = ?", FoldEmail(p.Email)).Count(&n).Error; err != nil || n > 0 {
			if err != nil {
				return err
			}
			continue
		}
		u := User{Email: FoldEmail(p.Email), Name: p.Name, Title: p.Title, Lang: p.Lang, PasswordHash: im.hashes[p.Password], Illustrative: p.Illustrative, CreatedAt: im.m.at, Version: 1}
		if err := im.tx.Create(&u).Error; err != nil {
			return err
		}
		role := UserRole{UserID: u.ID, Role: p.Role}
		if id, ok := im.ids[p.AgencyKey]; ok {
			role.AgencyID = &id
		}
		if err := im.tx.Create(&role).Error; err != nil {
			return err
		}
		im.out.People++
	}
	return nil
}

// defaults enters the default reminder policy and the five-day report's rhythm, so that they can be
// edited as data.
func (im *importer) defaults(Registry) error {
	rules, err := json.Marshal(DefaultReminderRules())
	if err != nil {
		return err
	}
	if err := im.tx.Exec("INSERT INTO reminder_policies (name, is_default, rules) VALUES ('default', ?, ?) ON CONFLICT DO NOTHING", true, string(rules)).Error; err != nil {
		return err
	}
	d := DefaultReportSchedule()
	return im.tx.Exec("INSERT INTO report_schedules (kind, rhythm, every_days, anchor_on, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", d.Kind, d.Rhythm, d.EveryDays, d.AnchorOn, d.At).Error
}
