package models

import (
	"context"
	"slices"
	"strconv"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// GroupMember is an agency named as a member, for its time.
type GroupMember struct {
	Agency             Agency
	ValidFrom, ValidTo deadline.Date // zero: without bound
}

// GroupInFull is a group: its rule, and who is in on a day by it.
type GroupInFull struct {
	Agency
	Kinds []AgencyKind
	Named []GroupMember
	On    deadline.Date
	In    []Agency // on that day
}

// Groups lists the groups with their rule and who is in on day on.
func (s *Store) Groups(ctx context.Context, actor Actor, on deadline.Date) ([]GroupInFull, error) {
	if !actor.mayManageRegistry() {
		return nil, forbidden("groups")
	}
	g, err := loadGroups(s.read(ctx))
	if err != nil {
		return nil, s.mapError(err)
	}
	var out []GroupInFull
	for _, a := range g.agencies {
		if a.Kind == KindGroup {
			out = append(out, g.inFull(a, on))
		}
	}
	return out, nil
}

// Group gives one group, and who is in on day on.
func (s *Store) Group(ctx context.Context, actor Actor, id int64, on deadline.Date) (GroupInFull, error) {
	all, err := s.Groups(ctx, actor, on)
	for _, g := range all {
		if g.ID == id {
			return g, nil
		}
	}
	if err == nil {
		err = notFound("group")
	}
	return GroupInFull{}, err
}

func (g *groups) inFull(group Agency, on deadline.Date) GroupInFull {
	byID := map[int64]Agency{}
	for _, a := range g.agencies {
		byID[a.ID] = a
	}
	out := GroupInFull{Agency: group, Kinds: g.kinds[group.ID], On: on, In: g.on(group.ID, on)}
	for _, m := range g.members[group.ID] {
		out.Named = append(out.Named, GroupMember{byID[m.AgencyID], m.ValidFrom, m.ValidTo})
	}
	return out
}

// TypedMember is a member as typed in a form; a line without a name is left out.
type TypedMember struct {
	Agency             string
	ValidFrom, ValidTo deadline.Date
}

// GroupInput is a group's rule as an administrator states it.
type GroupInput struct {
	Kinds        []AgencyKind
	MembersNamed bool // false: no text names who is in
	Members      []TypedMember
}

// ChangeGroup sets a group's rule. Directives registered from then on fan out by it; tasks that exist
// stay as they are. CodeStale when somebody changed the group since the version given.
func (s *Store) ChangeGroup(ctx context.Context, actor Actor, id, version int64, in GroupInput) (GroupInFull, error) {
	var out GroupInFull
	if !actor.mayManageRegistry() {
		return out, forbidden("groups")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		g, err := loadGroups(tx)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(g.agencies, func(a Agency) bool { return a.ID == id && a.Kind == KindGroup })
		if i < 0 {
			return notFound("group")
		}
		before := g.inFull(g.agencies[i], m.today)
		members, err := in.check(tx, m)
		if err != nil {
			return err
		}
		done := tx.Exec("UPDATE agencies SET members_named = ?, version = version + 1 WHERE id = ? AND version = ?", in.MembersNamed, id, version)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale}
		}
		if err := writeGroup(tx, id, in.Kinds, members); err != nil {
			return err
		}
		if g, err = loadGroups(tx); err != nil {
			return err
		}
		out = g.inFull(g.agencies[i], m.today)
		return audit(tx, m, actor, "group.change", "agency", id, before.auditFields(), out.auditFields())
	})
	s.forgetRegistry()
	return out, err
}

func (in GroupInput) check(tx *gorm.DB, m moment) ([]groupMember, error) {
	var bad faults
	for _, k := range in.Kinds {
		if k == KindGroup || !slices.Contains(AgencyKinds, k) {
			bad.add("kinds", "not_a_choice")
		}
	}
	names, err := loadAgencyNames(tx)
	if err != nil {
		return nil, err
	}
	var members []groupMember
	for i, x := range in.Members {
		field := "members." + strconv.Itoa(i+1)
		on := m.today
		if !x.ValidTo.IsZero() && x.ValidTo.Before(on) {
			on = x.ValidTo
		}
		if x.ValidFrom.After(on) {
			on = x.ValidFrom
		}
		a, problem := names.Find(x.Agency, on)
		switch {
		case problem != "":
			bad.add(field, problem, "Value", x.Agency)
		case a.Kind == KindGroup:
			bad.add(field, "agency_is_group", "Agency", a.NameVi)
		case slices.ContainsFunc(members, func(y groupMember) bool { return y.AgencyID == a.ID }):
			bad.add(field, "member_twice", "Agency", a.NameVi)
		case !x.ValidTo.IsZero() && x.ValidTo.Before(x.ValidFrom):
			bad.add(field, "before_from", "Value", x.ValidTo.String(), "From", x.ValidFrom.String())
		}
		members = append(members, groupMember{AgencyID: a.ID, ValidFrom: x.ValidFrom, ValidTo: x.ValidTo})
	}
	return members, bad.err()
}

func writeGroup(tx *gorm.DB, id int64, kinds []AgencyKind, members []groupMember) error {
	for _, table := range []string{"group_kinds", "group_members"} {
		if err := tx.Exec("DELETE FROM "+table+" WHERE group_id = ?", id).Error; err != nil {
			return err
		}
	}
	var rows [][]any
	for _, k := range slices.Compact(slices.Sorted(slices.Values(kinds))) {
		rows = append(rows, []any{id, k})
	}
	if err := insertRows(tx, "group_kinds", []string{"group_id", "kind"}, rows, ""); err != nil {
		return err
	}
	rows = nil
	for _, x := range members {
		rows = append(rows, []any{id, x.AgencyID, x.ValidFrom, x.ValidTo})
	}
	return insertRows(tx, "group_members", []string{"group_id", "agency_id", "valid_from", "valid_to"}, rows, "")
}

func (g GroupInFull) auditFields() map[string]any {
	members := map[string]string{}
	for _, x := range g.Named {
		members[x.Agency.Key] = x.ValidFrom.String() + "…" + x.ValidTo.String()
	}
	return map[string]any{"kinds": g.Kinds, "members_named": g.MembersNamed, "members": members}
}
