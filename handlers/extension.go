package handlers

import (
	"context"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// extension is POST /tasks/:id/extension (to, words, legal_basis, version): the lead asks for more time.
func (s *server) extension(c echo.Context) error {
	f := s.readMove(c, "extension", models.MoveAskExtension)
	n := models.NewExtension{To: f.day("to", "extension_to"), LegalBasis: f.text("legal_basis", "legal_basis")}
	n.MoveInput = f.input("reasons")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.AskExtension(ctx, actor, f.id, n)
	})
}

// extensionDecision is POST /tasks/:id/extension/decision (decision: grant or refuse, to, words, version).
func (s *server) extensionDecision(c echo.Context) error {
	f := s.readMove(c, "extension-decision", models.MoveGrantExtension)
	move := f.choice("decision", "extension_decision", map[string]models.Move{"grant": models.MoveGrantExtension, "refuse": models.MoveRefuseExtension})
	to, in := f.day("to", "grant_to"), f.input("answer_words")
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		if move == models.MoveRefuseExtension {
			return s.store.RefuseExtension(ctx, actor, f.id, in)
		}
		return s.store.GrantExtension(ctx, actor, f.id, to, in)
	})
}

// extensionWithdrawal is POST /tasks/:id/extension/withdrawal (version).
func (s *server) extensionWithdrawal(c echo.Context) error {
	f := s.readMove(c, "extension-withdrawal", models.MoveWithdrawExtension)
	return f.make(func(ctx context.Context, actor models.Actor) (models.Task, error) {
		return s.store.WithdrawExtension(ctx, actor, f.id, f.in)
	})
}
