package handlers

import (
	"net/url"
	"slices"
	"strconv"
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

// Values of the query beside the domain's own words.
const (
	inTerm      = "in_term" // unfinished and not overdue, as the four-way count has it
	roleLead    = "lead"
	roleCoord   = "coordinating"
	roleAny     = "any"
	cursorSep   = "." // between cursors, which have none in them
	longestWord = 200
)

func parseTasksQuery(v url.Values) tasksQuery {
	q := tasksQuery{form: templates.InboxFilter{
		Q: strings.TrimSpace(v.Get("q")), Agency: v.Get("agency"), Directive: v.Get("directive"), Role: v.Get("role"), Status: v.Get("status"),
		Category: v.Get("category"), Kind: v.Get("kind"), AtRisk: v.Get("risk") != "", Key: v.Get("key") != "", Change: v.Get("change"), Since: v.Get("since"),
		Timeliness: v.Get("timeliness"), Blocked: v.Get("blocked") != "", Stale: v.Get("stale") != "", DueFrom: v.Get("due_from"), DueTo: v.Get("due_to"),
	}}
	f := &q.filter
	f.Query, f.Agency, f.Blocked = q.form.Q, q.form.Agency, q.form.Blocked
	if len(f.Query) > longestWord {
		q.fault("q", "too_long", "Max", longestWord, "Value", len(f.Query))
		f.Query = ""
	}
	if d := q.form.Directive; d != "" {
		id, err := strconv.ParseInt(d, 10, 64)
		if err != nil {
			q.fault("directive", "unknown_value", "Value", shown(d))
		}
		f.DirectiveID = id
	}
	switch q.form.Role {
	case "", roleLead:
	case roleCoord:
		f.Part = models.PartCoordinator
	case roleAny:
		f.Part = models.PartAny
	default:
		q.fault("role", "unknown_value", "Value", shown(q.form.Role))
	}
	q.status()
	q.whole()
	var ok bool
	if f.DueFrom, ok = parseDay(q.form.DueFrom); !ok {
		q.fault("due_from", "bad_date", "Value", shown(q.form.DueFrom))
	}
	if f.DueTo, ok = parseDay(q.form.DueTo); !ok {
		q.fault("due_to", "bad_date", "Value", shown(q.form.DueTo))
	}
	if q.form.Stale {
		f.SilentDays = models.SilentAfter
	}
	q.step = models.MatterKind(v.Get("step"))
	if q.step != "" && !slices.Contains(models.AgencyMatters, q.step) {
		q.fault("step", "unknown_value", "Value", shown(string(q.step)))
	}
	if c := v.Get("cursor"); c != "" {
		q.cursors = strings.Split(c, cursorSep)
	}
	return q
}

// status reads which states are asked for: unfinished ones, unless the query names others.
func (q *tasksQuery) status() {
	f := &q.filter
	switch status := models.Status(q.form.Status); {
	case status == "":
	case slices.Contains(models.Statuses, status):
		f.Statuses = []models.Status{status}
	default:
		q.fault("status", "unknown_value", "Value", shown(q.form.Status))
	}
	finished := false
	switch w := models.Timeliness(q.form.Timeliness); {
	case w == "":
	case w == inTerm:
		f.InTerm = true
	case slices.Contains(models.Timelinesses, w):
		f.Timeliness = w
		finished = slices.Contains([]models.Timeliness{models.CompletedOnTime, models.CompletedLate, models.CompletedUndued}, w)
	default:
		q.fault("timeliness", "unknown_value", "Value", shown(q.form.Timeliness))
	}
	f.Open = len(f.Statuses) == 0 && !finished
}

// whole reads what the board's figures are narrowed by.
func (q *tasksQuery) whole() {
	f := &q.filter
	f.AtRisk, f.KeyTasks, f.Category = q.form.AtRisk, q.form.Key, q.form.Category
	kind, ok := kinds[q.form.Kind]
	if !ok {
		q.fault("kind", "unknown_value", "Value", shown(q.form.Kind))
	}
	f.LeadKind = kind
	if f.Since, ok = parseDay(q.form.Since); !ok {
		q.fault("since", "bad_date", "Value", shown(q.form.Since))
	}
	if f.Change = models.ChangeKind(q.form.Change); f.Change == "" {
		return
	}
	if !slices.Contains(models.ChangeKinds, f.Change) {
		q.fault("change", "unknown_value", "Value", shown(q.form.Change))
		f.Change = ""
	}
	if f.Since.IsZero() {
		q.fault("since", "required")
	}
	f.Open = false // what was completed since is asked for too
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
	v := url.Values{}
	for name, value := range map[string]string{
		"q": q.form.Q, "agency": q.form.Agency, "directive": q.form.Directive, "role": q.form.Role, "status": q.form.Status, "timeliness": q.form.Timeliness,
		"category": q.form.Category, "kind": q.form.Kind, "risk": mark(q.form.AtRisk), "key": mark(q.form.Key), "change": q.form.Change, "since": q.form.Since,
		"blocked": mark(q.form.Blocked), "stale": mark(q.form.Stale), "due_from": q.form.DueFrom, "due_to": q.form.DueTo, "cursor": strings.Join(cursors, cursorSep),
	} {
		if value != "" {
			v.Set(name, value)
		}
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
