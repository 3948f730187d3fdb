package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

const csrfKey = "csrf"

// errStaleForm means that a form came without the token of the page it stands on.
var errStaleForm = echo.NewHTTPError(http.StatusForbidden, "the form's token is missing or old")

// csrf refuses forms that were not sent from our own pages.
func (s *server) csrf() echo.MiddlewareFunc {
	return middleware.CSRFWithConfig(middleware.CSRFConfig{
		// Mail programs decline mails by themselves (RFC 8058); the link's secret is proof enough.
		Skipper:        func(c echo.Context) bool { return c.Request().Method == http.MethodPost && c.Path() == unsubscribePath },
		TokenLookup:    "form:csrf",
		ContextKey:     csrfKey,
		CookieName:     csrfName(s.secure()),
		CookiePath:     "/",
		CookieSecure:   s.secure(),
		CookieHTTPOnly: true,
		// Not strict: who follows a link in a mail would get another token, and the form still open beside it be refused.
		CookieSameSite: http.SameSiteLaxMode,
		ErrorHandler:   func(err error, _ echo.Context) error { return errStaleForm.WithInternal(err) },
	})
}

// csrfName is the cookie with the token.
func csrfName(secure bool) string {
	if secure {
		return "__Host-dondoc_csrf"
	}
	return "dondoc_csrf"
}

// csrfOf is the token for the forms of this page.
func csrfOf(c echo.Context) string {
	token, _ := c.Get(csrfKey).(string)
	return token
}
