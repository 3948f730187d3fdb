package handlers

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// inboxPage is how many tasks a page of the inbox has.
const inboxPage = 50

// choicesMost bounds the options of a select field: a longer list is searched, not chosen from.
const choicesMost = 200

// waitingMark begins the cursor of a page that has come to the tasks awaiting acceptance, which stand
// after all others whatever their due day.
const waitingMark = "~"

// tasks is GET /tasks: what the actor's agencies owe, by urgency. Who sees the whole sees all agencies.
func (s *server) tasks(c echo.Context) error {
	v, err := s.inboxView(c, parseTasksQuery(c.QueryParams()))
	if err != nil {
		return err
	}
	status := http.StatusOK
	if len(v.Errors) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return s.render(c, status, v)
}

// inboxView fills the inbox as the query narrows it.
func (s *server) inboxView(c echo.Context, q tasksQuery) (*templates.InboxView, error) {
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.InboxView{Page: s.page(c), Filter: q.form}
	v.Errors = s.words.fields(v.Lang, q.bad)
	if !actor.Rights().Whole {
		q.filter.AgencyIDs = actor.Reads()
		v.Agency = agency(models.AgencyRef{Code: actor.AgencyCode, NameVi: actor.Agency, NameEn: actor.AgencyEn}, v.Lang)
	}
	for _, fill := range []func(context.Context, models.Actor, tasksQuery, *templates.InboxView) error{s.inboxSteps, s.inboxCounts, s.inboxRows, s.inboxChoices} {
		if err := fill(ctx, actor, q, v); err != nil {
			return nil, err
		}
	}
	var err error
	v.Saved, err = s.savedFilters(ctx, actor, models.ListOfTasks, q.values().Encode())
	return v, err
}

// inboxCounts fills the headline figures, of the whole inbox, and how many tasks the list has.
func (s *server) inboxCounts(ctx context.Context, actor models.Actor, q tasksQuery, v *templates.InboxView) error {
	list, err := s.store.InboxCounts(ctx, actor, q.filter)
	if err != nil {
		return err
	}
	whole := list
	if q.narrowed() {
		all := models.TaskFilter{Agency: q.filter.Agency, AgencyIDs: q.filter.AgencyIDs, Open: true}
		if whole, err = s.store.InboxCounts(ctx, actor, all); err != nil {
			return err
		}
	}
	v.Tally = templates.InboxTally{Overdue: whole.Overdue, DueSoon: whole.DueSoon, Later: whole.OnTrack, NoDeadline: whole.NoDeadline,
		Waiting: whole.Waiting(), Stale: whole.Silent}
	v.Pager.Total = list.Total()
	totals := map[string]int{
		"overdue": list.Overdue - list.WaitingOverdue, "due_soon": list.DueSoon, "later": list.OnTrack - list.WaitingOnTrack,
		"no_deadline": list.NoDeadline - list.WaitingUndated, "waiting": list.Waiting(), "finished": list.Finished,
	}
	for _, kind := range []string{"overdue", "due_soon", "later", "no_deadline", "waiting", "finished"} {
		if totals[kind] > 0 {
			v.Groups = append(v.Groups, templates.InboxGroup{Kind: kind, Total: totals[kind]})
		}
	}
	return nil
}

// inboxRows fills the groups with this page's tasks.
func (s *server) inboxRows(ctx context.Context, actor models.Actor, q tasksQuery, v *templates.InboxView) error {
	tasks, next, err := s.inboxTasks(ctx, actor, q, waitingOf(v.Groups))
	if err != nil {
		return err
	}
	r := s.rows(v.Lang, actor)
	if len(q.filter.AgencyIDs) > 0 && q.filter.Part == "" {
		r.leaveOutOwn()
	}
	byKind := map[string][]templates.TaskRow{}
	for _, t := range tasks {
		row := r.row(t)
		if q.filter.Part != "" && len(q.filter.AgencyIDs) > 0 {
			row.Role = roleCoord
			if slices.Contains(q.filter.AgencyIDs, t.Lead.ID) {
				row.Role = roleLead
			}
		}
		kind := groupOf(t, t.Timeliness(r.today))
		byKind[kind] = append(byKind[kind], row)
	}
	for i := range v.Groups {
		v.Groups[i].Rows = byKind[v.Groups[i].Kind]
	}
	v.Groups = slices.DeleteFunc(v.Groups, func(g templates.InboxGroup) bool { return len(g.Rows) == 0 })
	before := len(q.cursors)
	if len(tasks) > 0 {
		v.Pager.From, v.Pager.To = before*inboxPage+1, before*inboxPage+len(tasks)
	}
	if before > 0 {
		v.Pager.Prev = q.link(q.cursors[:before-1])
	}
	if next != "" {
		v.Pager.Next = q.link(append(slices.Clone(q.cursors), next))
	}
	return nil
}

// inboxTasks reads one page: first what the lead has in hand, then what awaits acceptance.
func (s *server) inboxTasks(ctx context.Context, actor models.Actor, q tasksQuery, waiting bool) ([]models.Task, string, error) {
	f := q.filter
	f.Limit = inboxPage
	if n := len(q.cursors); n > 0 {
		f.Cursor = q.cursors[n-1]
	}
	if !f.Open || !waiting {
		page, err := s.store.Tasks(ctx, actor, f)
		return page.Tasks, page.NextCursor, err
	}
	var tasks []models.Task
	cursor, atWaiting := strings.CutPrefix(f.Cursor, waitingMark)
	if !atWaiting {
		f.Statuses = []models.Status{models.NotStarted, models.InProgress, models.Returned}
		page, err := s.store.Tasks(ctx, actor, f)
		if err != nil || page.NextCursor != "" {
			return page.Tasks, page.NextCursor, err
		}
		tasks, cursor = page.Tasks, ""
	}
	if len(tasks) == inboxPage {
		return tasks, waitingMark, nil
	}
	f.Statuses, f.Cursor, f.Limit = []models.Status{models.Submitted}, cursor, inboxPage-len(tasks)
	page, err := s.store.Tasks(ctx, actor, f)
	if page.NextCursor != "" {
		page.NextCursor = waitingMark + page.NextCursor
	}
	return append(tasks, page.Tasks...), page.NextCursor, err
}

func waitingOf(groups []templates.InboxGroup) bool {
	return slices.ContainsFunc(groups, func(g templates.InboxGroup) bool { return g.Kind == "waiting" })
}

// groupOf is the heading a task stands under.
func groupOf(t models.Task, w models.Timeliness) string {
	switch {
	case t.Status == models.Submitted:
		return "waiting"
	case !t.Status.Open():
		return "finished"
	case w == models.OnTrack:
		return "later"
	}
	return string(w)
}

// inboxChoices fills what the filter offers to choose from.
func (s *server) inboxChoices(ctx context.Context, actor models.Actor, q tasksQuery, v *templates.InboxView) error {
	directives, err := s.store.DirectiveChoices(ctx, actor, q.filter.AgencyIDs, choicesMost)
	if err != nil {
		return err
	}
	for _, d := range directives {
		v.Directives = append(v.Directives, templates.Option{Value: strconv.FormatInt(d.ID, 10), Label: d.Name})
	}
	if !actor.Rights().Whole {
		return nil
	}
	agencies, err := s.store.Agencies(ctx, actor, models.AgencyFilter{On: s.store.Today(), Limit: choicesMost + 1})
	if err != nil {
		return err
	}
	for _, a := range agencies {
		if a.Code == q.filter.Agency {
			v.Agency = agency(a.Ref(), v.Lang)
			if actor.Rights().Urge {
				v.UrgeURL = "/letters/new?agency=" + strconv.FormatInt(a.ID, 10)
			}
		}
	}
	if len(agencies) > choicesMost {
		return nil
	}
	for _, a := range agencies {
		v.Agencies = append(v.Agencies, templates.Option{Value: a.Code, Label: a.Ref().Name(v.Lang)})
	}
	slices.SortFunc(v.Agencies, s.words.byLabel(v.Lang))
	return nil
}
