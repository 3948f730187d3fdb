package handlers

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// bottleneck is GET /bottlenecks/:id.
func (s *server) bottleneck(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	v, err := s.bottleneckView(c, id, nil)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, v)
}

// bottleneckView fills the page as it stands now, with what was typed into the form that came back.
func (s *server) bottleneckView(c echo.Context, id int64, typed *moveForm) (*templates.BottleneckView, error) {
	ctx, actor := c.Request().Context(), actorOf(c)
	b, err := s.store.BottleneckInFull(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	v := &templates.BottleneckView{Page: s.page(c), Total: b.Total, Waited: b.Waited, Late: b.Late, Unsettled: b.Unsettled()}
	v.BottleneckRow = bottleneckRow(models.BottleneckRow{Bottleneck: b.Bottleneck, Directive: directiveNumber(b.Directive), Tasks: b.Total}, v.Lang, v.Today)
	v.URI = v.Href()
	if b.Directive.ID != 0 {
		v.Source = directiveLink(b.Directive, v.Lang)
	}
	if b.Into != nil {
		into := bottleneckRow(models.BottleneckRow{Bottleneck: *b.Into}, v.Lang, v.Today)
		v.Into = &into
	}
	v.Facts = s.bottleneckFacts(b, v.Lang)
	r := s.rows(v.Lang, actor)
	for _, t := range b.Tasks {
		row := templates.HeldRow{Whole: t.Whole, Waited: t.Waited, Late: t.Late}
		row.TaskRow = templates.TaskRow{ID: t.ID, Ref: t.Ref, Label: t.Label(v.Lang), Lead: t.Lead.Name(v.Lang), Due: t.Deadline.DueOn}
		if t.Whole {
			row.TaskRow = r.row(t.Task)
		}
		v.Held = append(v.Held, row)
	}
	for _, e := range b.History {
		entry := templates.BottleneckEntry{At: e.At, Move: string(e.Move), Who: e.By, For: e.Agency.Name(v.Lang), ActingFor: e.ActingFor, Words: e.Words, DecideBy: e.DecideBy, Other: e.OtherID}
		if e.Move == models.BottleneckRaise {
			entry.Words = "" // they are the bottleneck's own
		}
		v.History = append(v.History, entry)
	}
	v.Forms, err = s.bottleneckForms(c, b, v.Lang, typed)
	return v, err
}

// directiveNumber names a directive the reader may know; nothing for none.
func directiveNumber(d models.Directive) string {
	if d.ID == 0 {
		return ""
	}
	return d.Name()
}

func (s *server) bottleneckFacts(b models.BottleneckInFull, lang string) []templates.Fact {
	var out facts
	var must []string
	for _, a := range b.Agencies {
		must = append(must, a.Name(lang))
	}
	out.add("must_act", strings.Join(must, "; "))
	out.add("raised_by", strings.Join(nonEmptyWords(b.Raiser, b.RaisedFor.Name(lang)), ", "))
	out.day("raised_on", s.words, lang, b.RaisedOn)
	out.add("severity", s.words.T(lang, "severity_"+b.Severity))
	out.add("decision_asked", b.DecisionAsked)
	out.day("decide_by", s.words, lang, b.DecideBy)
	out.add("proposal", b.Proposal)
	out.add("answer", b.Answer)
	out.day("answered_on", s.words, lang, b.AnsweredOn)
	out.add("resolution", b.Resolution)
	out.day("settled_on", s.words, lang, b.SettledOn)
	return out
}

func nonEmptyWords(words ...string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}
