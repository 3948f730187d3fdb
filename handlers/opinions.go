package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// askOpinion is POST /tasks/:id/opinions (agency, words, due_on, version).
func (s *server) askOpinion(c echo.Context) error {
	f := s.readMove(c, "opinion", models.MoveAskOpinion)
	n := models.NewOpinion{AgencyID: f.agency("agency", "coordinator"), DueOn: f.day("due_on", "answer_by")}
	n.MoveInput = f.input("question")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.AskOpinion(ctx, actor, f.id, n)
	})
}

// giveOpinion is POST /tasks/:id/opinions/:oid/answer (words, version).
func (s *server) giveOpinion(c echo.Context) error {
	f := s.readMove(c, "opinion-answer-"+c.Param("oid"), models.MoveGiveOpinion)
	opinion, in := f.part("oid"), f.input("answer")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.GiveOpinion(ctx, actor, f.id, opinion, in)
	})
}

// withdrawOpinion is POST /tasks/:id/opinions/:oid/withdrawal (version).
func (s *server) withdrawOpinion(c echo.Context) error {
	f := s.readMove(c, "opinion-withdrawal-"+c.Param("oid"), models.MoveWithdrawOpinion)
	opinion := f.part("oid")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.WithdrawOpinion(ctx, actor, f.id, opinion, f.in)
	})
}
