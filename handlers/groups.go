package handlers

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// groups is GET /admin/groups.
func (s *server) groups(c echo.Context) error {
	rows, err := s.groupRows(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, &templates.GroupsView{Page: s.page(c), Rows: rows})
}

func (s *server) groupRows(c echo.Context) ([]templates.GroupRow, error) {
	all, err := s.store.Groups(c.Request().Context(), actorOf(c), s.store.Today())
	rows := make([]templates.GroupRow, len(all))
	for i, g := range all {
		rows[i] = templates.GroupRow{ID: g.ID, Code: g.Code, Name: g.Ref().Name(s.langOf(c)), Kinds: texts(g.Kinds), Named: len(g.Named), In: len(g.In)}
	}
	return rows, err
}

func texts(kinds []models.AgencyKind) []string {
	out := make([]string, len(kinds))
	for i, k := range kinds {
		out[i] = string(k)
	}
	return out
}

// group is GET /admin/groups/:id (on): the rule, and who is in on a day.
func (s *server) group(c echo.Context) error {
	v, _, err := s.groupView(c)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(v.Errors) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return s.groupPage(c, status, v)
}

func (s *server) groupView(c echo.Context) (*templates.GroupView, models.GroupInFull, error) {
	id, err := idOf(c)
	if err != nil {
		return nil, models.GroupInFull{}, err
	}
	v := &templates.GroupView{Page: s.page(c), ID: id}
	v.URI = "/admin/groups/" + strconv.FormatInt(id, 10)
	on, ok := parseDay(c.QueryParam("on"))
	if !ok {
		v.Errors = s.words.fields(v.Lang, []models.FieldError{fieldError("on", "bad_date", "Value", shown(c.QueryParam("on")))})
	}
	if on.IsZero() {
		on = s.store.Today()
	}
	g, err := s.store.Group(c.Request().Context(), actorOf(c), id, on)
	if err != nil {
		return nil, g, err
	}
	v.Version, v.Code, v.Name, v.MembersNamed, v.On, v.OnTyped = g.Version, g.Code, g.Ref().Name(v.Lang), g.MembersNamed, on, isoDay(on)
	v.Kinds, v.Members = kindPicks(g.Kinds), memberFields(g, v.Lang)
	for _, a := range g.In {
		v.In = append(v.In, registryAgency(a, v.Lang))
	}
	return v, g, nil
}

func kindPicks(picked []models.AgencyKind) []templates.KindPick {
	var out []templates.KindPick
	for _, k := range models.AgencyKinds {
		if k != models.KindGroup {
			out = append(out, templates.KindPick{Kind: string(k), Picked: slices.Contains(picked, k)})
		}
	}
	return out
}

func memberFields(g models.GroupInFull, lang string) []templates.MemberField {
	var out []templates.MemberField
	for _, m := range g.Named {
		out = append(out, templates.MemberField{Agency: m.Agency.Label(lang), From: isoDay(m.ValidFrom), To: isoDay(m.ValidTo)})
	}
	return out
}

// memberLines are the empty lines for more members.
const memberLines = 3

func (s *server) groupPage(c echo.Context, status int, v *templates.GroupView) error {
	names, err := s.store.AgencyNames(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	v.Under, v.Choices = under("groups"), s.agencyChoices(c, names)
	v.Members = append(v.Members, make([]templates.MemberField, memberLines)...)
	return s.render(c, status, v)
}

// parseGroup reads the form; rows tells on which line of it each member stands.
func parseGroup(c echo.Context) (fields []templates.MemberField, in models.GroupInput, rows []int, bad []models.FieldError) {
	sent := c.Request().PostForm
	for _, k := range sent["kinds"] {
		in.Kinds = append(in.Kinds, models.AgencyKind(k))
	}
	in.MembersNamed = c.FormValue("members_named") != ""
	at := func(name string, i int) string {
		if i < len(sent[name]) {
			return strings.TrimSpace(sent[name][i])
		}
		return ""
	}
	for i := range sent["member"] {
		f := templates.MemberField{Agency: at("member", i), From: at("member_from", i), To: at("member_to", i)}
		if f == (templates.MemberField{}) {
			continue
		}
		var from, to deadline.Date
		readDay(&bad, fmt.Sprintf("members.%d", len(fields)+1), &f.From, &from)
		readDay(&bad, fmt.Sprintf("members.%d", len(fields)+1), &f.To, &to)
		fields = append(fields, f)
		if f.Agency != "" {
			in.Members, rows = append(in.Members, models.TypedMember{Agency: f.Agency, ValidFrom: from, ValidTo: to}), append(rows, len(fields))
		}
	}
	return fields, in, rows, bad
}

// groupChange is POST /admin/groups/:id: do=more adds lines.
func (s *server) groupChange(c echo.Context) error {
	v, stored, err := s.groupView(c)
	if err != nil {
		return err
	}
	fields, in, rows, bad := parseGroup(c)
	version, _ := strconv.ParseInt(c.FormValue("version"), 10, 64) // what is no number is no version that is kept
	theirs := groupTexts(v, stored.MembersNamed)
	again := func(status int) error {
		v.Kinds, v.Members, v.MembersNamed = kindPicks(in.Kinds), fields, in.MembersNamed
		return s.groupPage(c, status, v)
	}
	if c.FormValue("do") == "more" {
		v.Version = version
		return again(http.StatusOK)
	}
	if err = badFields(bad); err == nil {
		_, err = s.store.ChangeGroup(c.Request().Context(), actorOf(c), v.ID, version, in)
	}
	if !refused(err) && err != nil {
		return err
	}
	if err == nil {
		return s.goOn(c, v.URI, templates.SayAdminSaved, v.Code)
	}
	var status int
	status, v.Errors = s.faultsOf(c, err)
	for i, e := range v.Errors {
		if number, ok := strings.CutPrefix(e.Field, "members."); ok && len(bad) == 0 {
			if n, err := strconv.Atoi(number); err == nil && n <= len(rows) {
				v.Errors[i].Field = fmt.Sprintf("members.%d", rows[n-1])
			}
		}
	}
	if models.CodeOf(err) == models.CodeStale {
		v.Kinds, v.Members = kindPicks(in.Kinds), fields
		mine := groupTexts(v, in.MembersNamed)
		for i := range theirs {
			theirs[i].Mine = mine[i].Theirs
		}
		v.Both = differing(theirs)
	} else {
		v.Version = version
	}
	return again(status)
}

// groupTexts writes a group's rule as text, to lay two of them side by side.
func groupTexts(v *templates.GroupView, named bool) []templates.BothRow {
	var kinds, members []string
	for _, k := range v.Kinds {
		if k.Picked {
			kinds = append(kinds, k.Kind)
		}
	}
	for _, m := range v.Members {
		members = append(members, strings.TrimSpace(m.Agency+" "+m.From+"…"+m.To))
	}
	return []templates.BothRow{{Field: "kinds", Theirs: strings.Join(kinds, ", ")}, {Field: "members", Theirs: strings.Join(members, "; ")}, {Field: "members_named", Theirs: tick(named)}}
}
