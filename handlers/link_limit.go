package handlers

import (
	"net/netip"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"dondoc/models"
)

// What one address may open of the pages that a mail's links lead to: many times what a person does,
// few enough that nobody can try secrets by the million. It is counted in this process alone.
const (
	linksPerSecond = 1
	linksAtOnce    = 60
)

// newLinkLimit slows down who opens links from mails too often.
func newLinkLimit() echo.MiddlewareFunc {
	return middleware.RateLimiterWithConfig(middleware.RateLimiterConfig{
		Store: middleware.NewRateLimiterMemoryStoreWithConfig(middleware.RateLimiterMemoryStoreConfig{Rate: linksPerSecond, Burst: linksAtOnce, ExpiresIn: 10 * time.Minute}),
		IdentifierExtractor: func(c echo.Context) (string, error) {
			ip, err := netip.ParseAddr(c.RealIP())
			if err != nil || !ip.Is6() || ip.Is4In6() {
				return c.RealIP(), nil
			}
			return netip.PrefixFrom(ip, 64).Masked().String(), nil // what one subscriber has
		},
		DenyHandler: func(echo.Context, string, error) error {
			return &models.Error{Code: models.CodeTooMany, Detail: "links"}
		},
	})
}

// byLink is a page that a link in a mail leads to: limited, and its address, which holds a secret, is
// told to no other site.
func (s *server) byLink(page echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Robots-Tag", "noindex")
		return s.links(page)(c)
	}
}
