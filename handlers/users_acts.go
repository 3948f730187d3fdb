package handlers

import (
	"context"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// onUser carries out one act on an account and says on its page that it happened. A refusal that
// depends on the account's state is said there too.
func (s *server) onUser(c echo.Context, said string, act func(ctx context.Context, actor models.Actor, id, version int64) error) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	version, _ := strconv.ParseInt(c.FormValue("version"), 10, 64) // what is no number is no version
	err = act(c.Request().Context(), actorOf(c), id, version)
	switch models.CodeOf(err) {
	case models.CodeWrongState, models.CodeStale:
		v, err2 := s.userView(c, id)
		if err2 != nil {
			return err2
		}
		f := s.faultOf(c, err)
		v.Errors = []templates.FieldError{{Message: f.Message}}
		return s.render(c, f.Status, v)
	}
	if err != nil {
		return err
	}
	return s.done(c, said, userPath(id))
}

// closeUser is POST /admin/users/:id/close (version).
func (s *server) closeUser(c echo.Context) error {
	return s.onUser(c, templates.SayUserClosed, s.store.CloseUser)
}

// reopenUser is POST /admin/users/:id/reopen (version).
func (s *server) reopenUser(c echo.Context) error {
	return s.onUser(c, templates.SayUserReopened, s.store.ReopenUser)
}

// inviteAgain is POST /admin/users/:id/invitation.
func (s *server) inviteAgain(c echo.Context) error {
	return s.onUser(c, templates.SayInvited, func(ctx context.Context, actor models.Actor, id, _ int64) error {
		return s.store.InviteAgain(ctx, actor, id)
	})
}

// resetSecondFactor is POST /admin/users/:id/second-factor/reset.
func (s *server) resetSecondFactor(c echo.Context) error {
	return s.onUser(c, templates.SaySecondFactorReset, func(ctx context.Context, actor models.Actor, id, _ int64) error {
		return s.store.ResetSecondFactor(ctx, actor, id)
	})
}
