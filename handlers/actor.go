package handlers

import (
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

const actorKey = "actor"

// actorOf is who sends the request; the zero Actor when nobody is signed in.
func actorOf(c echo.Context) models.Actor {
	a, _ := c.Get(actorKey).(models.Actor)
	return a
}

const halfwayKey = "halfway"

// halfway is somebody who has given the password and not yet the second factor: nobody is signed in.
type halfway struct {
	actor   models.Actor
	missing step
}

// halfwayOf gives who is half signed in; its missing step is stepDone for nobody.
func halfwayOf(c echo.Context) halfway {
	h, _ := c.Get(halfwayKey).(halfway)
	return h
}

// bySession finds the actor through the session cookie. A session whose account was closed is nobody's.
func (s *server) bySession(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		userID, missing, err := s.sessions.open(c)
		if err != nil {
			return err
		}
		if userID == 0 {
			return next(c)
		}
		actor, err := s.store.ActorByUser(c.Request().Context(), userID)
		switch {
		case models.CodeOf(err) == models.CodeSignIn:
			return next(c)
		case err != nil:
			return err
		case missing != stepDone:
			actor.Address = c.RealIP()
			c.Set(halfwayKey, halfway{actor, missing})
			return next(c)
		}
		setActor(c, actor)
		if err := s.sessions.touch(c, actorOf(c)); err != nil {
			return err
		}
		return next(c)
	}
}

// byToken finds the actor through "Authorization: Bearer …". Without the header there is no actor; a
// token that is unknown, revoked or expired is refused.
func (s *server) byToken(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
		if header := c.Request().Header.Get(echo.HeaderAuthorization); header != "" {
			scheme, secret, _ := strings.Cut(header, " ")
			if !strings.EqualFold(scheme, "Bearer") {
				return &models.Error{Code: models.CodeSignIn}
			}
			actor, err := s.store.ActorByToken(c.Request().Context(), strings.TrimSpace(secret))
			if err != nil {
				return err
			}
			setActor(c, actor)
		}
		return next(c)
	}
}

func setActor(c echo.Context, a models.Actor) {
	a.Address = c.RealIP()
	c.Set(actorKey, a)
}
