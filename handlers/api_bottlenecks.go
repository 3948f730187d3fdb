package handlers

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// bottleneckRowJSON is a bottleneck in a list.
type bottleneckRowJSON struct {
	bottleneckJSON
	MustAct    []agencyRef   `json:"must_act"`
	Directive  *string       `json:"directive"` // its number
	DaysOpen   int           `json:"days_open"`
	Answer     string        `json:"answer"`
	AnsweredOn deadline.Date `json:"answered_on"`
	ProposedOn deadline.Date `json:"proposed_on"`
	SettledOn  deadline.Date `json:"settled_on"`
	MergedInto *int64        `json:"merged_into"`
	Version    int64         `json:"version"`
}

func bottleneckRowToJSON(b models.BottleneckRow, lang string, today deadline.Date) bottleneckRowJSON {
	return bottleneckRowJSON{bottleneckJSON: bottleneckToJSON(models.HeldUp{Bottleneck: b.Bottleneck, Tasks: b.Tasks}, lang), MustAct: inLang(b.Agencies, lang, agencyToJSON),
		Directive: orNull(b.Directive), DaysOpen: b.DaysOpen(today), Answer: b.Answer, AnsweredOn: b.AnsweredOn, ProposedOn: b.ProposedOn, SettledOn: b.SettledOn, MergedInto: b.MergedInto, Version: b.Version}
}

// bottleneckFullJSON is a bottleneck with what it holds up and what became of it.
type bottleneckFullJSON struct {
	bottleneckRowJSON
	RaisedBy    *string               `json:"raised_by"`
	RaisedFor   *agencyRef            `json:"raised_for"`
	DaysWaited  int                   `json:"days_waited"`
	DaysCharged int                   `json:"days_charged"`
	HeldUp      []heldTaskJSON        `json:"held_up"`
	History     []bottleneckEventJSON `json:"history"`
	Moves       []string              `json:"moves"` // that the caller may make now
}

// heldTaskJSON is a task held up, as far as the caller may know it.
type heldTaskJSON struct {
	ID          int64         `json:"id"`
	Ref         string        `json:"ref"`
	Label       string        `json:"label"`
	Lead        *agencyRef    `json:"lead"`
	DueOn       deadline.Date `json:"due_on"`
	DaysWaited  int           `json:"days_waited"`
	DaysCharged int           `json:"days_charged"`
	Readable    bool          `json:"readable"`
}

type bottleneckEventJSON struct {
	At       time.Time     `json:"at"`
	Move     string        `json:"move"`
	By       string        `json:"by"`
	Agency   *agencyRef    `json:"agency"`
	Words    string        `json:"words"`
	DecideBy deadline.Date `json:"decide_by"`
	Other    *int64        `json:"other"`
}

func (s *server) bottleneckFullToJSON(b models.BottleneckInFull, lang string) bottleneckFullJSON {
	out := bottleneckFullJSON{bottleneckRowJSON: bottleneckRowToJSON(models.BottleneckRow{Bottleneck: b.Bottleneck, Directive: directiveNumber(b.Directive), Tasks: b.Total}, lang, s.store.Today()),
		RaisedBy: orNull(b.Raiser), RaisedFor: agencyOrNull(b.RaisedFor, lang), DaysWaited: b.Waited, DaysCharged: b.Late, HeldUp: []heldTaskJSON{}, History: []bottleneckEventJSON{}, Moves: []string{}}
	for _, t := range b.Tasks {
		out.HeldUp = append(out.HeldUp, heldTaskJSON{ID: t.ID, Ref: t.Ref, Label: t.Label(lang), Lead: agencyOrNull(t.Lead, lang), DueOn: t.Deadline.DueOn, DaysWaited: t.Waited, DaysCharged: t.Late, Readable: t.Whole})
	}
	for _, e := range b.History {
		line := bottleneckEventJSON{At: e.At.UTC(), Move: string(e.Move), By: e.By, Agency: agencyOrNull(e.Agency, lang), Words: e.Words, DecideBy: e.DecideBy}
		if e.OtherID != 0 {
			line.Other = &e.OtherID
		}
		out.History = append(out.History, line)
	}
	for _, m := range b.Moves {
		out.Moves = append(out.Moves, string(m))
	}
	return out
}

// apiBottlenecks is GET /api/v1/bottlenecks: what holds most tasks up first, of those the oldest.
func (s *server) apiBottlenecks(c echo.Context) error {
	q := queryOf(c)
	limit, offset := q.limit(), q.number("cursor", 1, 1<<31, 0)
	var directive int64
	if name := q.text("directive"); name != "" {
		var err error
		if directive, err = s.directiveNamed(c, name); models.CodeOf(err) == models.CodeNotFound {
			q.fault("directive", "unknown_directive", "Value", shown(name))
		} else if err != nil {
			return err
		}
	}
	if err := q.err(); err != nil {
		return err
	}
	f, err := bottleneckFilter(templates.BottleneckFilter{State: q.text("state"), Category: q.text("category"), Severity: q.text("severity"), Agency: q.text("agency"), Waiting: q.text("waiting")})
	if err != nil {
		return err
	}
	f.DirectiveID, f.Limit, f.Offset = directive, limit, int(offset)
	page, err := s.store.ListBottlenecks(c.Request().Context(), actorOf(c), f)
	if err != nil {
		return err
	}
	out := apiList[bottleneckRowJSON]{Items: []bottleneckRowJSON{}}
	for _, b := range page.Rows {
		out.Items = append(out.Items, bottleneckRowToJSON(b, apiLangOf(c), s.store.Today()))
	}
	if next := int(offset) + len(page.Rows); next < page.Total {
		text := strconv.Itoa(next)
		out.NextCursor = &text
	}
	return answerJSON(c, http.StatusOK, out)
}

// apiBottleneck is GET /api/v1/bottlenecks/:id.
func (s *server) apiBottleneck(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	return s.answerBottleneck(c, id)
}

func (s *server) answerBottleneck(c echo.Context, id int64) error {
	b, err := s.store.BottleneckInFull(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, s.bottleneckFullToJSON(b, apiLangOf(c)))
}

// apiMoveBottleneck is POST /api/v1/bottlenecks/:id/moves (move, words, decide_by, into, version).
func (s *server) apiMoveBottleneck(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var b struct {
		Move     models.BottleneckMove `json:"move"`
		Words    string                `json:"words"`
		DecideBy *string               `json:"decide_by"`
		Into     int64                 `json:"into"`
		Version  *int64                `json:"version"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	if _, err := s.store.BottleneckInFull(ctx, actor, id); err != nil { // who may not know of it is told of no fault
		return err
	}
	f := s.fieldsOf(c)
	in := models.BottleneckInput{Version: f.version(b.Version), Words: b.Words, By: f.day("decide_by", b.DecideBy), Into: b.Into}
	if !slices.ContainsFunc(models.BottleneckRules(), func(r models.BottleneckRule) bool { return r.Move == b.Move }) {
		f.fault("move", "not_a_choice")
	}
	if err := f.failure(); err != nil {
		return err
	}
	if _, err := s.store.MoveBottleneck(ctx, actor, id, b.Move, in); err != nil {
		return err
	}
	return s.answerBottleneck(c, id)
}
