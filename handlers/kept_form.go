package handlers

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// keptCodes are the refusals that have nothing to do with what a form says: sent again later, the same
// form is taken. Its sender may have written for ten minutes.
var keptCodes = []models.Code{models.CodeSignIn, codeStaleForm, models.CodeUnavailable, codeTimeout, codeInternal}

// unkept are the fields whose form is never shown again: each holds a secret.
var unkept = []string{"password", "password_again", "current_password", "token_password", "code"}

// keptForm is what was typed into a form that was refused for one of keptCodes; nil where there is nothing
// to keep. A form of another site is never kept: it must not speak through our page.
func (s *server) keptForm(c echo.Context, code models.Code) *templates.KeptForm {
	r := c.Request()
	if r.Method != http.MethodPost || !slices.Contains(keptCodes, code) || !ownForm(c) || bringsFile(c) {
		return nil
	}
	typed, err := c.FormParams()
	if err != nil || slices.ContainsFunc(unkept, func(name string) bool { _, secret := typed[name]; return secret }) {
		return nil
	}
	kept := &templates.KeptForm{Action: r.URL.RequestURI(), SignIn: code == models.CodeSignIn}
	var words []string
	for _, name := range slices.Sorted(maps.Keys(typed)) {
		for _, value := range typed[name] {
			if name == csrfKey {
				continue
			}
			kept.Fields = append(kept.Fields, templates.KeptField{Name: name, Value: value})
			if inWords(value) {
				words = append(words, value)
			}
		}
	}
	if len(kept.Fields) == 0 {
		return nil
	}
	kept.Text = strings.Join(words, "\n\n")
	kept.CSRF = typed.Get(csrfKey)
	if cookie, err := c.Cookie(csrfName(s.secure())); err == nil && code == codeStaleForm {
		kept.CSRF = cookie.Value
	}
	return kept
}

// ownForm says whether the browser vouches that the form stood on a page of ours.
func ownForm(c echo.Context) bool {
	r := c.Request()
	if site := r.Header.Get(echo.HeaderSecFetchSite); site != "" {
		return site == "same-origin"
	}
	origin, err := url.Parse(r.Header.Get(echo.HeaderOrigin))
	return err == nil && origin.Host != "" && origin.Host == r.Host
}

// inWords tells what a person wrote from the numbers, days and names of choices of a form.
func inWords(value string) bool {
	return strings.ContainsFunc(value, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsSpace(r) }) && strings.TrimSpace(value) != ""
}
