package handlers

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// outboxPage is how many messages a page of the outbox lists.
const outboxPage = 50

// messageStates are the states in the order a message meets them.
var messageStates = []models.MessageState{models.Queued, models.Sending, models.Sent, models.Failed, models.Empty}

// outbox is GET /outbox (q, state, kind, day, recipient, before, from): the mail, newest first.
func (s *server) outbox(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.OutboxView{Page: s.page(c), State: c.QueryParam("state"), Kind: c.QueryParam("kind"), Q: strings.TrimSpace(c.QueryParam("q"))}
	f, err := outboxFilter(c)
	if err != nil {
		return err
	}
	f.Limit = outboxPage + 1
	f.Before, _ = strconv.ParseInt(c.QueryParam("before"), 10, 64) // what is no number is the first page
	messages, err := s.store.Messages(ctx, actor, f)
	if err != nil {
		return err
	}
	if v.Pager.Total, err = s.store.CountMessages(ctx, actor, f); err != nil {
		return err
	}
	states, err := s.store.MessageStates(ctx, actor)
	if err != nil {
		return err
	}
	for _, state := range messageStates {
		if n := states[state]; n > 0 {
			v.States = append(v.States, templates.StateCount{State: string(state), Count: n})
		}
	}
	more := len(messages) > outboxPage
	messages = messages[:min(len(messages), outboxPage)]
	for _, m := range messages {
		v.Rows = append(v.Rows, messageRow(m))
	}
	outboxPager(c.QueryParams(), messages, more, &v.Pager)
	return s.render(c, http.StatusOK, v)
}

// outboxPager links to older messages, and back to the newest. How far one has come stands in the
// address: the list itself is read from an id on.
// outboxFilter reads the query of the list.
func outboxFilter(c echo.Context) (models.MessageFilter, error) {
	state := c.QueryParam("state")
	f := models.MessageFilter{Kind: models.MessageKind(c.QueryParam("kind")), State: models.MessageState(state), Query: strings.TrimSpace(c.QueryParam("q")), Recipient: c.QueryParam("recipient")}
	if state != "" && !slices.Contains(messageStates, f.State) {
		return f, invalid("state", "unknown_value", "Value", shown(state))
	}
	day, ok := parseDay(c.QueryParam("day"))
	if !ok {
		return f, invalid("day", "bad_date", "Value", shown(c.QueryParam("day")))
	}
	f.Day = day
	return f, nil
}

func outboxPager(q url.Values, shown []models.Message, more bool, p *templates.Pager) {
	if len(shown) == 0 {
		return
	}
	from, err := strconv.Atoi(q.Get("from"))
	if err != nil || from < 1 || q.Get("before") == "" {
		from = 1
	}
	p.From, p.To = from, from+len(shown)-1
	at := func(place url.Values) string {
		for _, name := range []string{"q", "state", "kind", "day", "recipient"} {
			if q.Get(name) != "" {
				place.Set(name, q.Get(name))
			}
		}
		return "/outbox?" + place.Encode()
	}
	if q.Get("before") != "" {
		p.Prev = at(url.Values{})
	}
	if more {
		p.Next = at(url.Values{"before": {strconv.FormatInt(shown[len(shown)-1].ID, 10)}, "from": {strconv.Itoa(p.To + 1)}})
	}
}

func messageRow(m models.Message) templates.MessageRow {
	row := templates.MessageRow{ID: m.ID, Kind: string(m.Kind), On: m.Day, To: m.Recipient, Name: m.Name, Subject: m.Subject, State: string(m.State),
		QueuedAt: m.CreatedAt, Attempts: m.Attempt, Reply: m.Reply}
	if m.State == models.Sent && m.SettledAt != nil {
		row.SentAt = *m.SettledAt
	}
	if m.State == models.Queued && m.Attempt > 0 {
		row.NextAt = m.NotBefore
	}
	return row
}

// message is GET /outbox/:id.
func (s *server) message(c echo.Context) error {
	m, err := s.messageOf(c)
	if err != nil {
		return err
	}
	v := &templates.MessageView{Page: s.page(c), MessageRow: messageRow(m), MessageID: m.MessageID, Text: m.Text}
	if m.HTML != "" {
		v.HTMLPath = "/outbox/" + strconv.FormatInt(m.ID, 10) + "/html"
	}
	tasks, err := s.store.TasksByRef(c.Request().Context(), actorOf(c), m.Refs)
	if err != nil {
		return err
	}
	v.Tasks = s.rows(v.Lang, actorOf(c)).all(tasks)
	return s.render(c, http.StatusOK, v)
}

func (s *server) messageOf(c echo.Context) (models.Message, error) {
	id, err := idOf(c)
	if err != nil {
		return models.Message{}, err
	}
	return s.store.Message(c.Request().Context(), actorOf(c), id)
}

// mailPolicy lets a mail show itself in a frame of our own page and do nothing else: its styles stand
// inside it, as mails need, and no script runs.
const mailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'"

// messageHTML is GET /outbox/:id/html: the mail's HTML as it was sent.
func (s *server) messageHTML(c echo.Context) error {
	m, err := s.messageOf(c)
	if err != nil {
		return err
	}
	if m.HTML == "" {
		return &models.Error{Code: models.CodeNotFound}
	}
	h := c.Response().Header()
	h.Set("Content-Security-Policy", mailPolicy)
	h.Set(echo.HeaderCacheControl, "no-store")
	return c.HTML(http.StatusOK, m.HTML)
}
