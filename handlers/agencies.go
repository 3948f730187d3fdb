package handlers

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// agenciesPage is how many agencies a page of the registry lists.
const agenciesPage = 100

// aliasLanguages are the languages aliases are kept in.
var aliasLanguages = []string{"vi", "en", "ar", "fa", "pl"}

// agencies is GET /admin/agencies (q, kind, on, page).
func (s *server) agencies(c echo.Context) error {
	names, err := s.store.AgencyNames(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	v := &templates.AgenciesView{Page: s.page(c), Q: strings.TrimSpace(c.QueryParam("q")), Kind: c.QueryParam("kind"), On: c.QueryParam("on")}
	status := http.StatusOK
	on, ok := parseDay(v.On)
	if !ok {
		v.Errors = s.words.fields(v.Lang, []models.FieldError{fieldError("on", "bad_date", "Value", shown(v.On))})
		status = http.StatusUnprocessableEntity
	}
	v.On = isoDay(on)
	found := names.Search(models.AgencyFilter{Query: v.Q, Kind: models.AgencyKind(v.Kind), On: on, Groups: true})
	query := url.Values{}
	for name, value := range map[string]string{"q": v.Q, "kind": v.Kind, "on": v.On} {
		if value != "" {
			query.Set(name, value)
		}
	}
	found, v.Pager = pageOf(found, c.QueryParam("page"), agenciesPage, func(page int) string {
		query.Set("page", strconv.Itoa(page))
		return "/admin/agencies?" + query.Encode()
	})
	for _, a := range found {
		v.Rows = append(v.Rows, registryAgency(a, v.Lang))
	}
	return s.render(c, status, v)
}

func registryAgency(a models.Agency, lang string) templates.RegistryAgency {
	n := agency(a.Ref(), lang)
	return templates.RegistryAgency{ID: a.ID, Code: a.Code, Name: n.Name, Native: n.Native, Kind: string(a.Kind), From: a.ValidFrom, To: a.ValidTo, SignOff: a.SignOff}
}

// agencyNew is GET /admin/agencies/new (kind).
func (s *server) agencyNew(c echo.Context) error {
	kind := c.QueryParam("kind")
	if !slices.Contains(models.AgencyKinds, models.AgencyKind(kind)) {
		kind = string(models.AgencyKinds[0])
	}
	return s.agencyPage(c, http.StatusOK, &templates.AgencyView{Page: s.page(c), Form: templates.AgencyForm{Kind: kind, Aliases: aliasFields(nil)}})
}

// agency is GET /admin/agencies/:id.
func (s *server) agency(c echo.Context) error {
	v, _, err := s.agencyView(c)
	if err != nil {
		return err
	}
	return s.agencyPage(c, http.StatusOK, v)
}

// agencyView fills the page with the agency as it is kept.
func (s *server) agencyView(c echo.Context) (*templates.AgencyView, models.AgencyInFull, error) {
	id, err := idOf(c)
	if err != nil {
		return nil, models.AgencyInFull{}, err
	}
	a, err := s.store.AgencyInFull(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return nil, a, err
	}
	v := &templates.AgencyView{Page: s.page(c), ID: a.ID, Version: a.Version, OpenTasks: a.OpenTasks, People: a.People, Contact: templates.ContactForm{Lang: "vi", Purpose: models.PurposeAlerts}}
	v.URI = "/admin/agencies/" + strconv.FormatInt(id, 10)
	v.Name, v.Form = a.Ref().Name(v.Lang), agencyForm(a, v.Lang)
	for _, x := range a.Acts {
		v.Acts = append(v.Acts, actRow(x, v.Lang))
	}
	for _, x := range a.Contacts {
		v.Contacts = append(v.Contacts, templates.ContactRow{ID: x.ID, Email: x.Email, Name: x.Name, Lang: x.Lang, Purpose: x.Purpose})
	}
	return v, a, nil
}

// agencyPage adds what the form offers to choose from.
func (s *server) agencyPage(c echo.Context, status int, v *templates.AgencyView) error {
	names, err := s.store.AgencyNames(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	v.Under, v.Choices = under("agencies"), s.agencyChoices(c, names)
	if v.Form.Kind == string(models.KindGroup) {
		v.Under = under("groups")
	}
	for _, lang := range s.Renderer.Languages() {
		v.Languages = append(v.Languages, templates.Option{Value: lang, Label: s.words.T(v.Lang, "language_"+lang)})
	}
	return s.render(c, status, v)
}

func agencyForm(a models.AgencyInFull, lang string) templates.AgencyForm {
	f := templates.AgencyForm{Code: a.Code, Kind: string(a.Kind), NameVi: a.NameVi, NameEn: a.NameEn, Abbr: a.Abbr, ValidFrom: isoDay(a.ValidFrom), ValidTo: isoDay(a.ValidTo),
		Note: a.Note, SignOff: a.SignOff, Aliases: aliasFields(a.Aliases)}
	if a.Parent != nil {
		f.Parent = a.Parent.Label(lang)
	}
	return f
}

func aliasFields(all []models.Alias) []templates.AliasField {
	var out []templates.AliasField
	for _, lang := range aliasLanguages {
		var names []string
		for _, x := range all {
			if x.Lang == lang {
				names = append(names, x.Name)
			}
		}
		out = append(out, templates.AliasField{Lang: lang, Text: strings.Join(names, "\n")})
	}
	return out
}

// parseAgency reads the form: as typed, as the Store wants it, and the days that are none.
func parseAgency(c echo.Context) (templates.AgencyForm, models.AgencyInput, []models.FieldError) {
	f := templates.AgencyForm{Code: oneLineField(c, "code"), Kind: c.FormValue("kind"), NameVi: oneLineField(c, "name_vi"), NameEn: oneLineField(c, "name_en"), Abbr: oneLineField(c, "abbr"),
		Parent: oneLineField(c, "parent"), ValidFrom: c.FormValue("valid_from"), ValidTo: c.FormValue("valid_to"), Note: c.FormValue("note"), SignOff: c.FormValue("sign_off") != ""}
	in := models.AgencyInput{Code: f.Code, Kind: models.AgencyKind(f.Kind), NameVi: f.NameVi, NameEn: f.NameEn, Abbr: f.Abbr, Parent: f.Parent, Note: f.Note, SignOff: f.SignOff}
	for _, lang := range aliasLanguages {
		text := c.FormValue("aliases_" + lang)
		f.Aliases = append(f.Aliases, templates.AliasField{Lang: lang, Text: text})
		for _, name := range lines(text) {
			in.Aliases = append(in.Aliases, models.Alias{Lang: lang, Name: name})
		}
	}
	var bad []models.FieldError
	for name, into := range map[string]struct {
		typed *string
		day   *deadline.Date
	}{"valid_from": {&f.ValidFrom, &in.ValidFrom}, "valid_to": {&f.ValidTo, &in.ValidTo}} {
		readDay(&bad, name, into.typed, into.day)
	}
	return f, in, bad
}

// readDay reads a day of a form, and writes it back as a date field wants it.
func readDay(bad *[]models.FieldError, name string, typed *string, into *deadline.Date) {
	day, ok := parseDay(*typed)
	if !ok {
		*bad = append(*bad, fieldError(name, "bad_date", "Value", shown(*typed)))
		return
	}
	*into, *typed = day, isoDay(day)
}

func badFields(bad []models.FieldError) error {
	if len(bad) == 0 {
		return nil
	}
	return &models.Error{Code: models.CodeInvalid, Fields: bad}
}

// agencyCreate is POST /admin/agencies.
func (s *server) agencyCreate(c echo.Context) error {
	form, in, bad := parseAgency(c)
	err := badFields(bad)
	var a models.Agency
	if err == nil {
		a, err = s.store.CreateAgency(c.Request().Context(), actorOf(c), in)
	}
	if refused(err) {
		v := &templates.AgencyView{Page: s.page(c), Form: form}
		v.URI = "/admin/agencies/new"
		var status int
		status, v.Errors = s.faultsOf(c, err)
		return s.agencyPage(c, status, v)
	}
	if err != nil {
		return err
	}
	to := "/admin/agencies/"
	if a.Kind == models.KindGroup {
		to = "/admin/groups/"
	}
	return s.goOn(c, to+strconv.FormatInt(a.ID, 10), templates.SayAdminSaved, a.Code)
}

// agencyChange is POST /admin/agencies/:id.
func (s *server) agencyChange(c echo.Context) error {
	v, stored, err := s.agencyView(c)
	if err != nil {
		return err
	}
	form, in, bad := parseAgency(c)
	version, _ := strconv.ParseInt(c.FormValue("version"), 10, 64) // what is no number is no version that is kept
	err = badFields(bad)
	var a models.Agency
	if err == nil {
		a, err = s.store.ChangeAgency(c.Request().Context(), actorOf(c), v.ID, version, in)
	}
	if refused(err) {
		var status int
		status, v.Errors = s.faultsOf(c, err)
		if models.CodeOf(err) == models.CodeStale {
			v.Both = bothAgencies(agencyForm(stored, v.Lang), form)
		} else {
			v.Version = version
		}
		v.Form = form
		return s.agencyPage(c, status, v)
	}
	if err != nil {
		return err
	}
	return s.goOn(c, v.URI, templates.SayAdminSaved, a.Code)
}

// bothAgencies lays the stored agency beside the typed one, where they differ.
func bothAgencies(theirs, mine templates.AgencyForm) []templates.BothRow {
	aliases := func(f templates.AgencyForm) string {
		var all []string
		for _, x := range f.Aliases {
			all = append(all, lines(x.Text)...)
		}
		slices.Sort(all)
		return strings.Join(all, "; ")
	}
	return differing([]templates.BothRow{{Field: "code", Theirs: theirs.Code, Mine: mine.Code}, {Field: "kind", Theirs: theirs.Kind, Mine: mine.Kind},
		{Field: "abbr", Theirs: theirs.Abbr, Mine: mine.Abbr}, {Field: "name_vi", Theirs: theirs.NameVi, Mine: mine.NameVi}, {Field: "name_en", Theirs: theirs.NameEn, Mine: mine.NameEn},
		{Field: "parent", Theirs: theirs.Parent, Mine: mine.Parent}, {Field: "valid_from", Theirs: theirs.ValidFrom, Mine: mine.ValidFrom}, {Field: "valid_to", Theirs: theirs.ValidTo, Mine: mine.ValidTo},
		{Field: "sign_off", Theirs: tick(theirs.SignOff), Mine: tick(mine.SignOff)}, {Field: "note", Theirs: theirs.Note, Mine: mine.Note}, {Field: "aliases", Theirs: aliases(theirs), Mine: aliases(mine)}})
}

// differing keeps the fields that differ. Where none does, the first stands for all: somebody saved the
// same.
func differing(all []templates.BothRow) []templates.BothRow {
	out := slices.DeleteFunc(slices.Clone(all), func(r templates.BothRow) bool { return r.Theirs == r.Mine })
	if len(out) == 0 {
		return all[:1]
	}
	return out
}

func tick(on bool) string {
	if on {
		return "✓"
	}
	return "–"
}
