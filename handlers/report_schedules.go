package handlers

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// reportSchedules is GET /admin/reports: when reports are compiled, and whom they go to.
func (s *server) reportSchedules(c echo.Context) error {
	forms, err := s.scheduleForms(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, &templates.ReportSchedulesView{Page: s.page(c), Under: &templates.AdminEntry{Name: "report_schedules", Href: "/admin/reports"}, Forms: forms})
}

// scheduleForms are the schedules as stored, as forms.
func (s *server) scheduleForms(c echo.Context) ([]templates.ReportScheduleForm, error) {
	ctx, actor := c.Request().Context(), actorOf(c)
	schedules, err := s.store.ReportSchedules(ctx, actor)
	if err != nil {
		return nil, err
	}
	recipients, err := s.store.ReportRecipients(ctx, actor)
	if err != nil {
		return nil, err
	}
	out := make([]templates.ReportScheduleForm, len(schedules))
	for i, r := range schedules {
		out[i] = templates.ReportScheduleForm{Kind: string(r.Kind), Rhythm: string(r.Rhythm), EveryDays: strconv.Itoa(r.EveryDays), CutOff: strconv.Itoa(r.CutOff), At: r.At,
			Active: r.Active, Approval: r.Approval, ToGroup: r.ToGroup, ToContacts: r.ToContacts, Version: r.Version}
		for _, x := range recipients {
			if x.Kind == r.Kind {
				out[i].Recipients += strings.TrimSpace(x.Email+" "+x.Lang+" "+x.Name) + "\n"
			}
		}
		out[i].Recipients = strings.TrimSpace(out[i].Recipients)
	}
	return out, nil
}

// reportScheduleChange is POST /admin/reports/:kind.
func (s *server) reportScheduleChange(c echo.Context) error {
	forms, err := s.scheduleForms(c)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(forms, func(f templates.ReportScheduleForm) bool { return f.Kind == c.Param("kind") })
	if at < 0 {
		return &models.Error{Code: models.CodeNotFound}
	}
	stored := forms[at]
	mine, schedule, recipients, bad := readSchedule(c, stored)
	if err = badFields(bad); err == nil {
		err = s.store.SetReportSchedule(c.Request().Context(), actorOf(c), schedule, recipients)
	}
	if err == nil {
		return s.goOn(c, "/admin/reports", templates.SayReportSchedule, "")
	}
	if !refused(err) {
		return err
	}
	v := &templates.ReportSchedulesView{Page: s.page(c), Under: &templates.AdminEntry{Name: "report_schedules", Href: "/admin/reports"}, Forms: forms}
	v.URI = "/admin/reports"
	var status int
	status, v.Errors = s.faultsOf(c, err)
	for i := range v.Errors { // four forms have fields of the same names
		v.Errors[i].Field = ""
	}
	mine.Refused = true
	if models.CodeOf(err) == models.CodeStale {
		mine.Version = stored.Version
		v.Both = bothSchedules(stored, mine)
	}
	v.Forms[at] = mine
	return s.render(c, status, v)
}

// readSchedule reads the form of a schedule; what it does not have stays as stored.
func readSchedule(c echo.Context, stored templates.ReportScheduleForm) (templates.ReportScheduleForm, models.ReportSchedule, []models.ReportRecipient, []models.FieldError) {
	f := templates.ReportScheduleForm{Kind: stored.Kind, Rhythm: stored.Rhythm, EveryDays: stored.EveryDays, CutOff: stored.CutOff, At: oneLineField(c, "at"), Recipients: strings.TrimSpace(c.FormValue("recipients")),
		Active: c.FormValue("active") != "", Approval: c.FormValue("approval") != "", ToGroup: c.FormValue("to_group") != "", ToContacts: c.FormValue("to_contacts") != ""}
	if f.Rhythm == string(models.EveryDays) {
		f.EveryDays = oneLineField(c, "every_days")
	} else {
		f.CutOff = oneLineField(c, "cut_off")
	}
	var bad []models.FieldError
	number := func(field, typed string) int { return wholeOf(&bad, field, typed) }
	version, err := strconv.ParseInt(c.FormValue("version"), 10, 64)
	if err != nil {
		version = -1 // no version that is kept
	}
	f.Version = version
	r := models.ReportSchedule{Kind: models.ReportKind(f.Kind), Rhythm: models.Rhythm(f.Rhythm), EveryDays: number("every_days", f.EveryDays), CutOff: number("cut_off", f.CutOff), At: f.At,
		Active: f.Active, Approval: f.Approval, ToGroup: f.ToGroup, ToContacts: f.ToContacts, Version: version}
	var recipients []models.ReportRecipient
	for line := range strings.Lines(f.Recipients) {
		if x := readRecipient(line); x.Email != "" {
			recipients = append(recipients, x)
		}
	}
	return f, r, recipients, bad
}

// readRecipient reads an address, the code of a language, which is Vietnamese unless given, and a name.
func readRecipient(line string) models.ReportRecipient {
	email, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	x := models.ReportRecipient{Email: email, Name: strings.TrimSpace(rest), Lang: models.Languages[0]}
	if lang, name, _ := strings.Cut(x.Name, " "); slices.Contains(models.Languages, lang) {
		x.Lang, x.Name = lang, strings.TrimSpace(name)
	}
	return x
}

func bothSchedules(theirs, mine templates.ReportScheduleForm) []templates.BothRow {
	return differing([]templates.BothRow{{Field: "every_days", Theirs: theirs.EveryDays, Mine: mine.EveryDays}, {Field: "cut_off", Theirs: theirs.CutOff, Mine: mine.CutOff}, {Field: "at", Theirs: theirs.At, Mine: mine.At},
		{Field: "active", Theirs: tick(theirs.Active), Mine: tick(mine.Active)}, {Field: "approval", Theirs: tick(theirs.Approval), Mine: tick(mine.Approval)}, {Field: "to_group", Theirs: tick(theirs.ToGroup), Mine: tick(mine.ToGroup)},
		{Field: "to_contacts", Theirs: tick(theirs.ToContacts), Mine: tick(mine.ToContacts)}, {Field: "recipients", Theirs: theirs.Recipients, Mine: mine.Recipients}})
}
