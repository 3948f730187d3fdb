package handlers

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// auditPage is how many entries a page of the record lists.
const auditPage = 50

// audit is GET /admin/audit (who, action, object, object_id, from, to, text, before): the record, newest
// first, and the state of its seal.
func (s *server) audit(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.AuditView{Page: s.page(c)}
	form, filter, bad := parseAudit(c.QueryParams())
	v.Filter = form
	status := http.StatusOK
	if len(bad) > 0 {
		v.Errors, status = s.words.fields(v.Lang, bad), http.StatusUnprocessableEntity
	}
	filter.Limit = auditPage + 1
	entries, err := s.store.AuditEntries(ctx, actor, filter)
	if err != nil {
		return err
	}
	query := auditQuery(form)
	v.CSV, v.Lines = "/admin/audit/export?"+with(query, "format", "csv"), "/admin/audit/export?"+with(query, "format", "jsonl")
	if filter.Before > 0 {
		v.Newest = "/admin/audit?" + query.Encode()
	}
	if len(entries) > auditPage {
		entries = entries[:auditPage]
		v.Older = "/admin/audit?" + with(query, "before", strconv.FormatInt(entries[auditPage-1].ID, 10))
	}
	for _, e := range entries {
		v.Rows = append(v.Rows, auditRow(e))
	}
	if v.Objects, err = s.store.AuditObjects(ctx, actor); err != nil {
		return err
	}
	if err := s.auditState(ctx, actor, v); err != nil {
		return err
	}
	return s.render(c, status, v)
}

func (s *server) auditState(ctx context.Context, actor models.Actor, v *templates.AuditView) error {
	state, err := s.store.AuditState(ctx, actor)
	if err != nil {
		return err
	}
	if v.Seq = int(state.Seq); state.SealedAt != nil {
		v.SealedAt = *state.SealedAt
	}
	if state.VerifiedAt == nil {
		return nil
	}
	v.Check = &templates.AuditCheckView{At: *state.VerifiedAt, Held: int(state.Check.Held), Damaged: int(state.Check.Damaged), Hash: state.Check.Hash}
	for _, d := range state.Check.Damages {
		v.Check.Damages = append(v.Check.Damages, templates.AuditDamageRow{Kind: string(d.Kind), From: d.FromSeq, To: d.ToSeq, ID: d.ID, Action: d.Action, Actor: d.Actor})
	}
	return nil
}

// parseAudit reads the filter; what can't be read doesn't narrow and is told.
func parseAudit(q url.Values) (templates.AuditFilterForm, models.AuditFilter, []models.FieldError) {
	form := templates.AuditFilterForm{Who: q.Get("who"), Action: q.Get("action"), Object: q.Get("object"), ObjectID: q.Get("object_id"), From: q.Get("from"), To: q.Get("to"), Text: q.Get("text")}
	f := models.AuditFilter{Who: form.Who, Action: form.Action, Object: form.Object, Text: form.Text}
	var bad []models.FieldError
	readDay(&bad, "from", &form.From, &f.From)
	readDay(&bad, "to", &form.To, &f.To)
	if form.ObjectID != "" {
		var err error
		if f.ObjectID, err = strconv.ParseInt(form.ObjectID, 10, 64); err != nil {
			bad = append(bad, fieldError("object_id", "not_a_number", "Value", shown(form.ObjectID)))
		}
	}
	f.Before, _ = strconv.ParseInt(q.Get("before"), 10, 64) // what is no number is the first page
	return form, f, bad
}

func auditQuery(f templates.AuditFilterForm) url.Values {
	q := url.Values{}
	for name, value := range map[string]string{"who": f.Who, "action": f.Action, "object": f.Object, "object_id": f.ObjectID, "from": f.From, "to": f.To, "text": f.Text} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return q
}

// with gives a query with one more parameter.
func with(q url.Values, name, value string) string {
	more := url.Values{name: {value}}
	for k, v := range q {
		more[k] = v
	}
	return more.Encode()
}

// auditPages are the addresses of the things the record speaks of.
var auditPages = map[string]string{"task": "/tasks/", "directive": "/directives/", "message": "/outbox/", "report": "/reports/", "agency": "/admin/agencies/", "act": "/admin/acts/"}

func auditRow(e models.AuditEntry) templates.AuditRow {
	row := templates.AuditRow{ID: e.ID, At: e.At, Who: e.Actor, For: e.ActingFor, Address: e.Address, Action: e.Action, Object: e.Object, ObjectID: e.ObjectID, Changes: changes(e.Before, e.After), Withheld: e.Withheld}
	if at, ok := auditPages[e.Object]; ok && e.ObjectID != 0 {
		row.Href = at + strconv.FormatInt(e.ObjectID, 10)
	}
	if e.Seq != nil {
		row.Seq = *e.Seq
	}
	return row
}

// changes lays before and after side by side, field by field, where they differ.
func changes(before, after string) []templates.AuditChange {
	was, is := jsonFields(before), jsonFields(after)
	var names []string
	for _, side := range []map[string]json.RawMessage{was, is} {
		for name := range side {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	var out []templates.AuditChange
	for _, name := range names {
		if ch := (templates.AuditChange{Field: name, Before: plainJSON(was[name]), After: plainJSON(is[name])}); ch.Before != ch.After {
			out = append(out, ch)
		}
	}
	return out
}

// jsonFields reads an object's fields; what is no object is one field without a name.
func jsonFields(text string) map[string]json.RawMessage {
	var all map[string]json.RawMessage
	if text != "" && json.Unmarshal([]byte(text), &all) != nil {
		return map[string]json.RawMessage{"": json.RawMessage(text)}
	}
	return all
}

// plainJSON writes a value as people read it: text without quotes, nothing for none.
func plainJSON(raw json.RawMessage) string {
	var text string
	switch {
	case len(raw) == 0 || string(raw) == "null":
		return ""
	case json.Unmarshal(raw, &text) == nil:
		return text
	}
	return string(raw)
}

// longWork is how long a walk along the whole record, or its export, may take.
const longWork = 10 * time.Minute

// takeTime lets a request take longer than others may.
func takeTime(c echo.Context) (context.Context, context.CancelFunc) {
	_ = http.NewResponseController(c.Response()).SetWriteDeadline(time.Time{}) // where there is none to lift, none is in the way
	return context.WithTimeout(context.WithoutCancel(c.Request().Context()), longWork)
}

// auditVerify is POST /admin/audit/verify.
func (s *server) auditVerify(c echo.Context) error {
	ctx, cancel := takeTime(c)
	defer cancel()
	if _, err := s.store.VerifyAudit(ctx, actorOf(c)); err != nil {
		return err
	}
	return s.goOn(c, "/admin/audit", templates.SayAuditVerified, "")
}
