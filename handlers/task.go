package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// task is GET /tasks/:id.
func (s *server) task(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	v, err := s.taskView(c, id, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

// taskView fills the task's page as it stands now, with what was typed into the form that came back.
func (s *server) taskView(c echo.Context, id int64, typed *moveForm) (*templates.TaskView, error) {
	ctx, actor := c.Request().Context(), actorOf(c)
	t, err := s.store.TaskInFull(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	past, err := s.store.Timeline(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	calendar, err := s.store.Calendar(ctx, actor)
	if err != nil {
		return nil, err
	}
	v := &templates.TaskView{Page: s.page(c)}
	v.URI = "/tasks/" + strconv.FormatInt(id, 10)
	lang, r := v.Lang, s.rows(v.Lang, actor)
	v.TaskRow = r.row(t.Task)
	v.Text, v.TextLang = textIn(lang, t.TextVi, t.TextEn)
	v.Section = section(t.Provision, lang)
	v.Position = t.Provision.Position
	v.Source = directiveLink(t.Directive, lang)
	v.Dates = templates.TaskDates{
		AsWritten: written(t.Deadline.AsWritten, t.Provision.QuoteLang, lang), Reading: t.Provision.Deadline.Read(lang, t.Directive.IssuedOn, calendar),
		FirstDue: t.Deadline.FirstDueOn, CurrentDue: t.Deadline.DueOn, Forecast: t.Deadline.ForecastOn,
		SubmittedOn: t.SubmittedOn, CompletedOn: t.FinishedOn,
	}
	v.LeadBy = agency(t.Lead, lang)
	v.With = s.partners(t, "coordinator", lang)
	if urging := s.partners(t, "supervisor", lang); len(urging) > 0 {
		v.UrgedBy = &urging[0]
	}
	v.SubmitTo = firstAgency(t.Provision.SubmitTo, lang)
	v.Deliverable, v.Category = t.Provision.Deliverable, t.Provision.Category
	if actor.MayManageLinks(t.Task) {
		v.LinksPath = v.URI + "/links"
	}
	b := &forms{s: s, ctx: ctx, actor: actor, lang: lang, t: t, past: past, typed: typed}
	v.Forms, v.Extensions, v.Opinions = b.all(), b.extensions(), b.opinions()
	if b.subtasks(v); b.err != nil {
		return nil, b.err
	}
	for _, b := range t.Bottlenecks {
		v.Bottlenecks = append(v.Bottlenecks, bottleneck(b.Bottleneck, b.Tasks, lang, r.today))
	}
	v.Inherited = inheritance(past, lang)
	v.Timeline = timeline(past, lang, actor.Rights().Outbox)
	v.Stored = stored(t.Task, past, lang, r.zone, s.words)
	if actor.Is(models.RoleOffice) {
		v.Questions = questions(t.Provision, lang)
	}
	v.Evidence, err = s.evidenceView(c, id, t.Moves)
	return v, err
}

// partners are the agencies that have a part in the task today, each with those named in the directive
// whose part it inherited.
func (s *server) partners(t models.TaskInFull, role, lang string) []templates.AgencyName {
	var out []templates.AgencyName
	named := map[int64]int{} // where an agency stands in out
	for _, p := range t.Parts {
		if p.Role != role {
			continue
		}
		at, ok := named[p.Holder.ID]
		if !ok {
			at, named[p.Holder.ID] = len(out), len(out)
			out = append(out, agency(p.Holder, lang))
		}
		if p.Named.ID != p.Holder.ID {
			out[at].Was = append(out[at].Was, s.words.T(lang, "inherited_from", "Agency", p.Named.Name(lang)))
		}
	}
	return out
}

// textIn gives our wording in the reader's language, and the language where it is another.
func textIn(lang, vi, en string) (text, textLang string) {
	text, textLang = en, "en"
	if lang == "vi" || en == "" {
		text, textLang = vi, "vi"
	}
	if textLang == lang {
		textLang = ""
	}
	return text, textLang
}

func section(p models.Provision, lang string) string {
	text, _ := textIn(lang, p.SectionVi, p.SectionEn)
	return text
}

func directiveLink(d models.Directive, lang string) templates.DirectiveLink {
	return templates.DirectiveLink{ID: d.ID, Number: d.Name(), Kind: d.Kind, Title: d.Title(lang), IssuedOn: d.IssuedOn}
}

func firstAgency(all []models.AgencyRef, lang string) *templates.AgencyName {
	if len(all) == 0 {
		return nil
	}
	a := agency(all[0], lang)
	return &a
}

func bottleneck(b models.Bottleneck, tasks int, lang string, today deadline.Date) templates.BottleneckItem {
	item := templates.BottleneckItem{ID: b.ID, Category: b.Category, Text: b.WordsOf(lang), State: b.State, TasksHeld: tasks, Proposal: b.Proposal, Asked: b.DecisionAsked,
		DecideBy: b.DecideBy, Severity: b.Severity}
	if !b.RaisedOn.IsZero() {
		item.OpenDays = max(0, b.RaisedOn.DaysUntil(today))
	}
	for i, a := range b.Agencies {
		if i > 0 {
			item.MustAct += "; "
		}
		item.MustAct += a.Name(lang)
	}
	return item
}

// questions are the entry check's, each with words of its own.
func questions(p models.Provision, lang string) []templates.Question {
	var out []templates.Question
	for _, q := range p.Questions {
		out = append(out, templates.Question{Code: q.Check, Words: q.Words.In(lang)})
	}
	return out
}

// inheritance tells of the last merger that passed the task on.
func inheritance(past models.Timeline, lang string) *templates.Inheritance {
	if len(past.Transfers) == 0 {
		return nil
	}
	t := past.Transfers[0]
	return &templates.Inheritance{From: agency(t.From, lang), On: t.On, Act: t.Title.In(lang)}
}
