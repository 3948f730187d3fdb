package handlers

import (
	"mime"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// evidenceFile is GET /tasks/:id/evidence/:evidence_id, on the pages and in the API: a file, always to
// be kept and never to be shown by the browser, whatever it holds.
func (s *server) evidenceFile(c echo.Context) error {
	task, id, err := evidenceID(c)
	if err != nil {
		return err
	}
	e, content, err := s.store.OpenEvidence(c.Request().Context(), actorOf(c), task, id)
	if err != nil {
		return err
	}
	defer func() { _ = content.Close() }()
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, e.MediaType)
	h.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": e.Name})) // RFC 6266
	h.Set(echo.HeaderContentSecurityPolicy, "sandbox; default-src 'none'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set(echo.HeaderCacheControl, "private, no-store")
	h.Set("ETag", `"`+e.SHA256+`"`)
	p := s.transfers.ofWriting(c)
	defer p.end()
	http.ServeContent(pacedWriter{c.Response(), p}, c.Request(), "", time.Time{}, content)
	return nil
}
