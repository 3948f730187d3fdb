package handlers

import (
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// How long a session lasts without a request, and at most.
const (
	sessionIdle = 8 * time.Hour
	sessionMost = 12 * time.Hour
)

// sessionTouch is how often a session in use is marked so. Marking it at every request, as the library
// would for an idle timeout of its own, would make each page a write.
const sessionTouch = 5 * time.Minute

// What a session holds. Instants are Unix seconds by the Store's clock.
const (
	sessionUser     = "user"
	sessionSince    = "since"
	sessionSeen     = "seen"
	sessionFlash    = "flash"
	sessionFlashRef = "flash_ref"
)

// sessionKey marks a request whose session was loaded.
const sessionKey = "session"

type sessions struct {
	manager *scs.SessionManager
	store   *models.Store
}

func newSessions(store *models.Store, secure bool) sessions {
	// Not by scs.New: it starts a store of its own with a goroutine that never ends.
	m := &scs.SessionManager{Store: store.Sessions(), Codec: scs.GobCodec{}, HashTokenInStore: true, Lifetime: sessionMost,
		Cookie: scs.SessionCookie{Name: "dondoc_session", Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode}}
	if secure {
		m.Cookie.Name = "__Host-dondoc_session"
		m.Cookie.Secure = true
	}
	return sessions{m, store}
}

// open loads the request's session and gives the user signed in with it, 0 for none.
func (x sessions) open(c echo.Context) (int64, error) {
	token := ""
	if cookie, err := c.Cookie(x.manager.Cookie.Name); err == nil {
		token = cookie.Value
	}
	ctx, err := x.manager.Load(c.Request().Context(), token)
	if err != nil {
		return 0, err
	}
	c.SetRequest(c.Request().WithContext(ctx))
	c.Set(sessionKey, true)
	user := x.manager.GetInt64(ctx, sessionUser)
	if user == 0 {
		return 0, nil
	}
	now := x.store.Now().Unix()
	seen, since := x.manager.GetInt64(ctx, sessionSeen), x.manager.GetInt64(ctx, sessionSince)
	if now-seen > int64(sessionIdle.Seconds()) || now-since > int64(sessionMost.Seconds()) {
		return 0, x.end(c)
	}
	if now-seen > int64(sessionTouch.Seconds()) {
		x.manager.Put(ctx, sessionSeen, now)
		return user, x.save(c)
	}
	return user, nil
}

// begin signs a user in under a new token: one that was set before the login is worth nothing after it.
func (x sessions) begin(c echo.Context, user int64) error {
	ctx := c.Request().Context()
	if err := x.manager.RenewToken(ctx); err != nil {
		return err
	}
	now := x.store.Now().Unix()
	x.manager.Put(ctx, sessionUser, user)
	x.manager.Put(ctx, sessionSince, now)
	x.manager.Put(ctx, sessionSeen, now)
	return x.save(c)
}

// end signs out.
func (x sessions) end(c echo.Context) error {
	ctx := c.Request().Context()
	if err := x.manager.Destroy(ctx); err != nil {
		return err
	}
	x.manager.WriteSessionCookie(ctx, c.Response(), "", time.Time{})
	return nil
}

// say keeps a sentence for the next page: the id of a locale's message, and the task it names.
func (x sessions) say(c echo.Context, id, ref string) error {
	ctx := c.Request().Context()
	x.manager.Put(ctx, sessionFlash, id)
	x.manager.Put(ctx, sessionFlashRef, ref)
	return x.save(c)
}

// said takes the sentence kept for this page, "" for none.
func (x sessions) said(c echo.Context) (id, ref string, err error) {
	ctx := c.Request().Context()
	if c.Get(sessionKey) == nil || !x.manager.Exists(ctx, sessionFlash) {
		return "", "", nil
	}
	id, ref = x.manager.PopString(ctx, sessionFlash), x.manager.PopString(ctx, sessionFlashRef)
	return id, ref, x.save(c)
}

// save writes the session and its cookie; call it before the answer begins.
func (x sessions) save(c echo.Context) error {
	ctx := c.Request().Context()
	token, expires, err := x.manager.Commit(ctx)
	if err != nil {
		return err
	}
	x.manager.WriteSessionCookie(ctx, c.Response(), token, expires)
	return nil
}
