package handlers

import (
	"net/url"
	"slices"
	"strings"

	"dondoc/models"
	"dondoc/templates"
)

// tasksQuery is the query of GET /tasks: as typed, as the Store wants it, and what was wrong with it.
type tasksQuery struct {
	form   templates.InboxFilter
	filter models.TaskFilter
	bad    []models.FieldError
	step   models.MatterKind // of the reader's next steps, the one to show whole
	// cursors are those of all pages up to this one, so that the way back stays known.
	cursors []string
}

// Beside the domain's own words.
const (
	roleLead    = models.QueryLead
	roleCoord   = models.QueryCoordinating
	cursorSep   = "." // between cursors, which have none in them
	longestWord = 200
)

func parseTasksQuery(v url.Values) tasksQuery {
	q := tasksQuery{form: templates.InboxFilter{
		Q: strings.TrimSpace(v.Get("q")), Agency: v.Get("agency"), Directive: v.Get("directive"), Role: v.Get("role"), Status: v.Get("status"),
		Category: v.Get("category"), Kind: v.Get("kind"), AtRisk: v.Get("risk") != "", Key: v.Get("key") != "", Change: v.Get("change"), Since: v.Get("since"),
		Timeliness: v.Get("timeliness"), Blocked: v.Get("blocked") != "", Stale: v.Get("stale") != "", DueFrom: v.Get("due_from"), DueTo: v.Get("due_to"),
	}}
	q.filter, q.bad = models.TaskFilterOf(q.values())
	q.step = models.MatterKind(v.Get("step"))
	if q.step != "" && !slices.Contains(models.AgencyMatters, q.step) {
		q.fault("step", "unknown_value", "Value", shown(string(q.step)))
	}
	if c := v.Get("cursor"); c != "" {
		q.cursors = strings.Split(c, cursorSep)
	}
	return q
}

// values is the query as the Store reads it: days as people type them become ISO dates.
func (q *tasksQuery) values() url.Values {
	v := url.Values{}
	for name, value := range map[string]string{
		"q": q.form.Q, "agency": q.form.Agency, "directive": q.form.Directive, "role": q.form.Role, "status": q.form.Status, "timeliness": q.form.Timeliness,
		"category": q.form.Category, "kind": q.form.Kind, "risk": mark(q.form.AtRisk), "key": mark(q.form.Key), "change": q.form.Change, "since": isoTyped(q.form.Since),
		"blocked": mark(q.form.Blocked), "stale": mark(q.form.Stale), "due_from": isoTyped(q.form.DueFrom), "due_to": isoTyped(q.form.DueTo),
	} {
		if value != "" {
			v.Set(name, value)
		}
	}
	return v
}

// isoTyped is a day as typed as an ISO date; what is no day stays as it was typed.
func isoTyped(typed string) string {
	if d, ok := parseDay(typed); ok {
		return isoDay(d)
	}
	return shown(typed)
}

func (q *tasksQuery) fault(field, problem string, params ...any) {
	q.bad = append(q.bad, fieldError(field, problem, params...))
}

// narrowed says whether the list is less than the whole inbox.
func (q tasksQuery) narrowed() bool {
	only := q.form
	only.Agency = ""
	return only != templates.InboxFilter{}
}

// link is the address of this list at another page; no cursor is the first.
func (q tasksQuery) link(cursors []string) string {
	v := q.values()
	if len(cursors) > 0 {
		v.Set("cursor", strings.Join(cursors, cursorSep))
	}
	if len(v) == 0 {
		return "/tasks"
	}
	return "/tasks?" + v.Encode()
}

func mark(on bool) string {
	if on {
		return "1"
	}
	return ""
}
