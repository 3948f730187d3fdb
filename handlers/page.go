package handlers

import (
	"bytes"
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// page fills what every page shares.
func (s *server) page(c echo.Context) templates.Page {
	p := templates.Page{
		Lang: s.langOf(c), URI: c.Request().URL.RequestURI(), CSRF: csrfOf(c), Demo: s.Demo != nil,
		Today: s.store.Today(), Zone: s.store.Zone(), Organisation: s.Organisation, Version: s.Version,
	}
	if a := actorOf(c); a.SignedIn() {
		rights := a.Rights()
		p.User = &templates.Viewer{Name: a.Name, Agency: agencyName(a, p.Lang), Inbox: true, Reports: rights.Reports, Letters: rights.Urge || rights.Agency, Reviews: rights.Review, Outbox: rights.Outbox, Admin: watchers.allows(a), Desk: rights.Desk}
	}
	p.Flash = s.flash(c, p.Lang)
	return p
}

func agencyName(a models.Actor, lang string) string {
	if lang == "vi" || a.AgencyEn == "" {
		return a.Agency
	}
	return a.AgencyEn
}

// flash takes the sentence the last request left for this page. A page is worth showing without it.
func (s *server) flash(c echo.Context, lang string) *templates.Flash {
	if c.Request().Method != http.MethodGet {
		return nil
	}
	id, ref, err := s.sessions.said(c)
	if err != nil {
		s.Log.WarnContext(c.Request().Context(), "notice lost", "id", requestIDOf(c), "error", err)
	}
	if id == "" {
		return nil
	}
	return &templates.Flash{Kind: "good", Text: s.words.T(lang, id, "Ref", ref)}
}

// render answers with a page. Nothing is written when the page can't be made.
func (s *server) render(c echo.Context, status int, v templates.View) error {
	body := bodies.Get().(*bytes.Buffer)
	defer bodies.Put(body)
	body.Reset()
	if err := s.Renderer.Render(body, v); err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderCacheControl, "no-store")
	h.Add(echo.HeaderVary, "Accept-Language")
	return c.HTMLBlob(status, body.Bytes())
}
