package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// raiseBottleneck is POST /tasks/:id/bottlenecks (category, words, must_act once or more, decision_asked,
// decide_by, proposal, severity, version; another for room for one more agency).
func (s *server) raiseBottleneck(c echo.Context) error {
	f := s.readMove(c, "bottleneck", models.MoveRaiseBottleneck)
	n := models.NewRaisedBottleneck{MoveInput: f.input("what_blocks"), Category: c.FormValue("category"), MustAct: f.agencies("must_act", "must_act"),
		DecisionAsked: f.text("decision_asked", "decision_asked"), DecideBy: f.day("decide_by", "decide_by"), Proposal: f.text("proposal", "proposal"), Severity: c.FormValue("severity")}
	f.keepWord("category", n.Category)
	f.keepWord("severity", n.Severity)
	if f.another() != "" {
		return f.show()
	}
	if sent := len(n.MustAct); sent > mustActMost {
		f.fault("must_act", "out_of_range", "Min", 1, "Max", mustActMost, "Value", sent)
	}
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.RaiseBottleneck(ctx, actor, f.id, n)
	})
}
