package handlers

import (
	"context"
	"fmt"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// bottleneckJSON is what holds a task up.
type bottleneckJSON struct {
	ID            int64         `json:"id"`
	Category      string        `json:"category"`
	Words         string        `json:"words"`
	State         string        `json:"state"`
	Severity      string        `json:"severity"`
	RaisedOn      deadline.Date `json:"raised_on"`
	DecisionAsked string        `json:"decision_asked"`
	DecideBy      deadline.Date `json:"decide_by"`
	Proposal      string        `json:"proposal"`
	Resolution    string        `json:"resolution"`
	Tasks         int           `json:"tasks"` // that it holds up
}

func bottleneckToJSON(h models.HeldUp, lang string) bottleneckJSON {
	return bottleneckJSON{ID: h.ID, Category: h.Category, Words: h.WordsOf(lang), State: h.State, Severity: h.Severity, RaisedOn: h.RaisedOn,
		DecisionAsked: h.DecisionAsked, DecideBy: h.DecideBy, Proposal: h.Proposal, Resolution: h.Resolution, Tasks: h.Tasks}
}

// apiRaiseBottleneck is POST /api/v1/tasks/:id/bottlenecks: the lead says what holds the task up.
func (s *server) apiRaiseBottleneck(c echo.Context) error {
	var b struct {
		moveBody
		Category      string   `json:"category"`
		MustAct       []string `json:"must_act"`
		DecisionAsked string   `json:"decision_asked"`
		DecideBy      *string  `json:"decide_by"`
		Proposal      string   `json:"proposal"`
		Severity      string   `json:"severity"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	n := models.NewRaisedBottleneck{MoveInput: f.move(b.moveBody), Category: b.Category, DecisionAsked: b.DecisionAsked, DecideBy: f.day("decide_by", b.DecideBy),
		Proposal: b.Proposal, Severity: b.Severity}
	if len(b.MustAct) > mustActMost {
		f.fault("must_act", "out_of_range", "Min", 1, "Max", mustActMost, "Value", len(b.MustAct))
		b.MustAct = nil
	}
	for i, code := range b.MustAct {
		name := fmt.Sprintf("must_act.%d", i)
		if code == "" {
			f.fault(name, "required")
		}
		n.MustAct = append(n.MustAct, f.agency(name, code))
	}
	return s.answerMove(c, f, func(ctx context.Context, actor models.Actor, id int64) (models.Task, error) {
		return s.store.RaiseBottleneck(ctx, actor, id, n)
	})
}
