package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"dondoc/templates"
)

const (
	langCookie = "lang"
	langYear   = 365 * 24 * 60 * 60
)

// words chooses a language and says things in it.
type words struct {
	*templates.Renderer
	languages []string
	matcher   language.Matcher
}

func newWords(r *templates.Renderer) words {
	w := words{Renderer: r, languages: r.Languages()}
	tags := make([]language.Tag, len(w.languages))
	for i, l := range w.languages {
		tags[i] = language.MustParse(l)
	}
	w.matcher = language.NewMatcher(tags)
	return w
}

// knows says whether there are pages in the language.
func (w words) knows(lang string) bool { return slices.Contains(w.languages, lang) }

// match gives the language that suits an Accept-Language header best.
func (w words) match(header string) string {
	_, i := language.MatchStrings(w.matcher, header)
	return w.languages[i]
}

// language keeps the choice of ?lang= in a cookie.
func (s *server) language(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if lang := c.QueryParam("lang"); s.words.knows(lang) {
			c.SetCookie(&http.Cookie{Name: langCookie, Value: lang, Path: "/", MaxAge: langYear, HttpOnly: true, Secure: s.secure(), SameSite: http.SameSiteLaxMode})
		}
		return next(c)
	}
}

// langOf is the language of the answer: the address's, the one chosen before, the account's, the
// browser's, Vietnamese.
func (s *server) langOf(c echo.Context) string {
	if lang := apiLangOf(c); lang != "" {
		return lang
	}
	chosen := []string{c.QueryParam("lang"), "", actorOf(c).Lang}
	if cookie, err := c.Cookie(langCookie); err == nil {
		chosen[1] = cookie.Value
	}
	for _, lang := range chosen {
		if s.words.knows(lang) {
			return lang
		}
	}
	header := c.Request().Header.Get("Accept-Language")
	if header == "" {
		return s.words.languages[0]
	}
	return s.words.match(header)
}

// byLabel sorts options as the reader's language does. It is not safe for concurrent use.
func (w words) byLabel(lang string) func(a, b templates.Option) int {
	c := collate.New(language.MustParse(lang))
	return func(a, b templates.Option) int { return c.CompareString(a.Label, b.Label) }
}

// byName sorts agencies as the reader's language does. It is not safe for concurrent use.
func (w words) byName(lang string) func(a, b templates.AgencyRow) int {
	c := collate.New(language.MustParse(lang))
	return func(a, b templates.AgencyRow) int { return c.CompareString(a.Name, b.Name) }
}
