package handlers

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"dondoc/models/decompose"
	"dondoc/models/textfile"
)

// requestID names the request for the log and for who asks about it. A name sent by the client is not
// taken over: it would end up in our log.
func (s *server) requestID(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set(echo.HeaderXRequestID, rand.Text()[:12])
		return next(c)
	}
}

func requestIDOf(c echo.Context) string { return c.Response().Header().Get(echo.HeaderXRequestID) }

// accessLog writes one line a request, without its query: that may hold what people searched for.
func (s *server) accessLog(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := next(c); err != nil {
			c.Error(err)
		}
		r, w := c.Request(), c.Response()
		s.Log.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("id", requestIDOf(c)), slog.String("method", r.Method),
			slog.String("path", loggedPath(c)), slog.Int("status", w.Status), slog.Int64("bytes", w.Size),
			slog.Int64("user", actorOf(c).UserID), slog.String("address", c.RealIP()))
		return nil
	}
}

// loggedPath is the request's path; where that holds a secret, the route's.
func loggedPath(c echo.Context) string {
	if strings.Contains(c.Path(), ":token") {
		return c.Path()
	}
	return c.Request().URL.Path
}

// recoverPanic turns a panic into an error: its trace goes to the log, never into a page.
func (s *server) recoverPanic(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			if r := recover(); r != nil {
				if r == http.ErrAbortHandler {
					panic(r)
				}
				err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
			}
		}()
		return next(c)
	}
}

// contentPolicy lets a page load what we serve ourselves and nothing else.
const contentPolicy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

func (s *server) securityHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if s.secure() {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		return next(c)
	}
}

// timeLimit gives up a request whose database work takes too long. Files take their own time
// (transfer.go).
func timeLimit() echo.MiddlewareFunc {
	return middleware.ContextTimeoutWithConfig(middleware.ContextTimeoutConfig{
		Timeout: 20 * time.Second,
		Skipper: func(c echo.Context) bool { return bringsFile(c) || sendsFile(c) },
	})
}

// sizeLimit is far above what the longest form needs: models.MaxWords characters, each nine bytes
// when a form sends it.
// The API bounds its bodies itself (readJSON) and says so in terms of a field; so does who takes files.
func sizeLimit() echo.MiddlewareFunc {
	short := middleware.BodyLimit("256K")
	sheet := middleware.BodyLimit(strconv.Itoa(spreadsheetSize))
	list := middleware.BodyLimit(strconv.Itoa(importSize + 1<<20))
	text := middleware.BodyLimit(strconv.Itoa(textfile.MaxFile + decompose.MaxText))
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		short, sheet, list, text := short(next), sheet(next), list(next), text(next)
		return func(c echo.Context) error {
			switch path := c.Request().URL.Path; {
			case strings.HasPrefix(path, "/api/"), bringsFile(c):
				return next(c)
			case path == "/tasks/spreadsheet", path == valuesSheet:
				return sheet(c)
			case path == "/imports":
				return list(c)
			case path == "/directives/new":
				return text(c)
			}
			return short(c)
		}
	}
}

// compressed packs what is worth it, cheaply. Static files are packed already, as are most others.
func compressed() (echo.MiddlewareFunc, error) {
	pack, err := gzhttp.NewWrapper(gzhttp.CompressionLevel(1), gzhttp.MinSize(1024), gzhttp.EnableZstd(false))
	if err != nil {
		return nil, err
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) (err error) {
			if strings.HasPrefix(c.Request().URL.Path, "/static/") || sendsFile(c) {
				return next(c)
			}
			answer := c.Response()
			plain := answer.Writer
			defer func() { answer.Writer = plain }() // what goes wrong is said by who comes before us
			pack(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				answer.Writer = w
				err = next(c)
			})).ServeHTTP(plain, c.Request())
			return err
		}
	}, nil
}
