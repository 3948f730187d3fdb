package handlers

import (
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// sessionTouch is how often a session in use is marked so. Marking it at every request, as the library
// would for an idle timeout of its own, would make each page a write.
const sessionTouch = 5 * time.Minute

// halfwayLasts is how long one who gave the password has for the second factor.
const halfwayLasts = 10 * time.Minute

// What a session holds. Instants are Unix seconds by the Store's clock.
const (
	sessionUser     = "user"
	sessionStep     = "step"
	sessionNext     = "next" // where to go once signed in
	sessionSince    = "since"
	sessionSeen     = "seen"
	sessionFlash    = "flash"
	sessionFlashRef = "flash_ref"
	sessionProvider = "provider" // what was asked of an OpenID Connect provider
)

// step is what is still missing until somebody who gave a password is signed in.
type step string

// The steps; none is missing for who is signed in.
const (
	stepDone  step = ""
	stepCode  step = "code"          // a code of the second factor
	stepEnrol step = "second-factor" // a second factor: one must be had
)

// sessionKey marks a request whose session was loaded.
const sessionKey = "session"

type sessions struct {
	manager *scs.SessionManager
	store   *models.Store
}

func newSessions(store *models.Store, secure bool) sessions {
	// Not by scs.New: it starts a store of its own with a goroutine that never ends. The Store hashes
	// the tokens, under the installation's secret.
	m := &scs.SessionManager{Store: store.Sessions(), Codec: scs.GobCodec{}, Lifetime: models.SessionMost,
		Cookie: scs.SessionCookie{Name: "dondoc_session", Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode}}
	if secure {
		m.Cookie.Name = "__Host-dondoc_session"
		m.Cookie.Secure = true
	}
	return sessions{m, store}
}

// open loads the request's session and gives the user of it, 0 for none, and what they still have to do
// until they are signed in.
func (x sessions) open(c echo.Context) (int64, step, error) {
	token := ""
	if cookie, err := c.Cookie(x.manager.Cookie.Name); err == nil {
		token = cookie.Value
	}
	ctx, err := x.manager.Load(c.Request().Context(), token)
	if err != nil {
		return 0, stepDone, err
	}
	c.SetRequest(c.Request().WithContext(ctx))
	c.Set(sessionKey, true)
	user := x.manager.GetInt64(ctx, sessionUser)
	if user == 0 {
		return 0, stepDone, nil
	}
	missing := step(x.manager.GetString(ctx, sessionStep))
	now := x.store.Now().Unix()
	seen, since := x.manager.GetInt64(ctx, sessionSeen), x.manager.GetInt64(ctx, sessionSince)
	idle := models.SessionIdle
	if missing != stepDone {
		idle = halfwayLasts
	}
	if now-seen > int64(idle.Seconds()) || now-since > int64(models.SessionMost.Seconds()) {
		return 0, stepDone, x.end(c)
	}
	return user, missing, nil
}

// touch marks a session as in use. The owner reads it in their list.
func (x sessions) touch(c echo.Context, actor models.Actor) error {
	ctx := c.Request().Context()
	now := x.store.Now().Unix()
	if now-x.manager.GetInt64(ctx, sessionSeen) <= int64(sessionTouch.Seconds()) {
		return nil
	}
	x.manager.Put(ctx, sessionSeen, now)
	if err := x.save(c); err != nil {
		return err
	}
	return x.note(c, actor)
}

// begin gives an actor a session under a new token: one that was set before is worth nothing after it.
func (x sessions) begin(c echo.Context, actor models.Actor, missing step, next string) error {
	ctx := c.Request().Context()
	if err := x.manager.RenewToken(ctx); err != nil {
		return err
	}
	now := x.store.Now().Unix()
	x.manager.Put(ctx, sessionUser, actor.UserID)
	x.manager.Put(ctx, sessionStep, string(missing))
	x.manager.Put(ctx, sessionNext, next)
	x.manager.Put(ctx, sessionSince, now)
	x.manager.Put(ctx, sessionSeen, now)
	if err := x.save(c); err != nil {
		return err
	}
	if missing != stepDone {
		return x.store.ClaimSession(ctx, actor, x.token(c))
	}
	return x.note(c, actor)
}

// rotate gives the session another token, after what it may do has changed.
func (x sessions) rotate(c echo.Context, actor models.Actor) error {
	if err := x.manager.RenewToken(c.Request().Context()); err != nil {
		return err
	}
	if err := x.save(c); err != nil {
		return err
	}
	return x.note(c, actor)
}

// note writes down whose the session is and where it was seen, for its owner.
func (x sessions) note(c echo.Context, actor models.Actor) error {
	return x.store.NoteSession(c.Request().Context(), actor, x.token(c), c.Request().UserAgent(), x.since(c))
}

// since is when the session was begun by signing in.
func (x sessions) since(c echo.Context) time.Time {
	return time.Unix(x.manager.GetInt64(c.Request().Context(), sessionSince), 0).UTC()
}

// token is the secret of the request's session.
func (x sessions) token(c echo.Context) string { return x.manager.Token(c.Request().Context()) }

// next is where to go once signed in, a path of this site; "" for the start page.
func (x sessions) next(c echo.Context) string {
	return ownPath(x.manager.GetString(c.Request().Context(), sessionNext))
}

// keep puts a text into the session, take takes it out again.
func (x sessions) keep(c echo.Context, key, text string) error {
	x.manager.Put(c.Request().Context(), key, text)
	return x.save(c)
}

func (x sessions) take(c echo.Context, key string) (string, error) {
	text := x.manager.PopString(c.Request().Context(), key)
	if text == "" {
		return "", nil
	}
	return text, x.save(c)
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
