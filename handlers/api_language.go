package handlers

import (
	"strings"

	"github.com/labstack/echo/v4"
)

// langKey is where the API keeps the language of its answer.
const langKey = "lang"

// apiLanguage chooses the language of texts, names and problems: lang in the query, else the
// Accept-Language header, else Vietnamese. Cookies and accounts have no say: the same request gives
// the same answer whoever asks.
func (s *server) apiLanguage(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		lang := s.words.languages[0]
		if header := c.Request().Header.Get("Accept-Language"); header != "" {
			lang = s.words.match(header)
		}
		if strings.Contains(c.Request().URL.RawQuery, langKey+"=") {
			if asked := c.QueryParam(langKey); s.words.knows(asked) {
				lang = asked
			}
		}
		c.Set(langKey, lang)
		h := c.Response().Header()
		h.Set("Content-Language", lang)
		h.Add(echo.HeaderVary, "Accept-Language")
		h.Set(echo.HeaderCacheControl, "no-store")
		return next(c)
	}
}

// apiLangOf is the language apiLanguage chose.
func apiLangOf(c echo.Context) string {
	lang, _ := c.Get(langKey).(string)
	return lang
}
