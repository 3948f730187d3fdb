package handlers

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// fault is what an error means over HTTP.
type fault struct {
	Status  int
	Kind    string // of templates.ErrorView: the words of the error page
	Code    models.Code
	Message string // a sentence in the reader's language; may be empty
	Fields  []templates.FieldError
}

// Codes of faults that only HTTP has.
const (
	codeBadRequest   models.Code = "bad_request"
	codeStaleForm    models.Code = "stale_form"
	codeMethod       models.Code = "method_not_allowed"
	codeTooLarge     models.Code = "too_large"
	codeTimeout      models.Code = "timeout"
	codeInternal     models.Code = "internal"
	codeClientIsGone models.Code = "client_gone"
)

var faults = map[models.Code]fault{
	models.CodeInvalid:     {Status: http.StatusUnprocessableEntity, Kind: "invalid"},
	models.CodeNotFound:    {Status: http.StatusNotFound, Kind: "not_found"},
	models.CodeForbidden:   {Status: http.StatusForbidden, Kind: "forbidden"},
	models.CodeSignIn:      {Status: http.StatusUnauthorized, Kind: "signed_out"},
	models.CodeStale:       {Status: http.StatusConflict, Kind: "conflict"},
	models.CodeWrongState:  {Status: http.StatusConflict, Kind: "conflict"},
	models.CodeConflict:    {Status: http.StatusConflict, Kind: "conflict"},
	models.CodeUnavailable: {Status: http.StatusServiceUnavailable, Kind: "unavailable"},
	models.CodeCredentials: {Status: http.StatusUnauthorized, Kind: "signed_out"},
	models.CodeTooMany:     {Status: http.StatusTooManyRequests, Kind: "too_many"},
	codeBadRequest:         {Status: http.StatusBadRequest, Kind: "invalid"},
	codeStaleForm:          {Status: http.StatusForbidden, Kind: "stale_form"},
	codeMethod:             {Status: http.StatusMethodNotAllowed, Kind: "not_found"},
	codeTooLarge:           {Status: http.StatusRequestEntityTooLarge, Kind: "too_large"},
	codeTimeout:            {Status: http.StatusRequestTimeout, Kind: "unavailable"},
	codeInternal:           {Status: http.StatusInternalServerError, Kind: "internal"},
	codeClientIsGone:       {Status: 499, Kind: "unavailable"}, // nobody reads the answer; the number is for the log
}

// ofHTTP tells the codes of the errors that echo and its middleware return.
var ofHTTP = map[int]models.Code{
	http.StatusBadRequest: codeBadRequest, http.StatusForbidden: codeStaleForm, http.StatusNotFound: models.CodeNotFound,
	http.StatusMethodNotAllowed: codeMethod, http.StatusRequestEntityTooLarge: codeTooLarge, http.StatusServiceUnavailable: models.CodeUnavailable,
	http.StatusUnsupportedMediaType: codeBadRequest, http.StatusUnprocessableEntity: models.CodeInvalid,
}

// codeOf tells what went wrong; whatever is not known is internal.
func codeOf(err error) models.Code {
	var http *echo.HTTPError
	code := models.CodeOf(err)
	switch {
	case code != "":
	case errors.Is(err, context.Canceled):
		code = codeClientIsGone
	case errors.Is(err, context.DeadlineExceeded):
		code = models.CodeUnavailable
	case errors.As(err, &http):
		code = ofHTTP[http.Code]
	}
	if _, known := faults[code]; !known {
		return codeInternal
	}
	return code
}

// faultOf is the one place where errors become what people and programs are told.
func (s *server) faultOf(c echo.Context, err error) fault {
	code := codeOf(err)
	f := faults[code]
	f.Code = code
	ours := &models.Error{Code: code}
	errors.As(err, &ours)
	lang := s.langOf(c)
	f.Message, f.Fields = s.words.sentence(lang, ours), s.words.fields(lang, ours.Fields)
	return f
}

// answerError is echo's error handler: it answers with a page, or with a problem to the API's callers.
func (s *server) answerError(err error, c echo.Context) {
	f := s.faultOf(c, err)
	if f.Status >= http.StatusInternalServerError {
		s.Log.ErrorContext(c.Request().Context(), "request failed", "id", requestIDOf(c), "path", loggedPath(c), "error", err)
	}
	if c.Response().Committed {
		return
	}
	if f.Code == models.CodeUnavailable {
		c.Response().Header().Set(echo.HeaderRetryAfter, "10")
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "no-store")
	var failed error
	switch {
	case strings.HasPrefix(c.Request().URL.Path, "/api/"):
		failed = s.problem(c, f, err)
	default:
		failed = s.refuse(c, f)
	}
	if failed != nil {
		s.Log.ErrorContext(c.Request().Context(), "error page failed", "id", requestIDOf(c), "error", failed)
	}
}

// refuse answers with a page. What was typed into a form is kept on it, or else who is signed out is sent to
// sign in.
func (s *server) refuse(c echo.Context, f fault) error {
	kept := s.keptForm(c, f.Code)
	if f.Code == models.CodeSignIn && kept == nil {
		return s.askToSignIn(c)
	}
	return s.errorPage(c, f, kept)
}

// askToSignIn sends to the login page and from there back to where the visitor wanted to go.
func (s *server) askToSignIn(c echo.Context) error {
	to := "/login"
	if r := c.Request(); r.Method == http.MethodGet && r.URL.Path != "/" {
		to += "?next=" + url.QueryEscape(r.URL.RequestURI())
	}
	return c.Redirect(http.StatusSeeOther, to)
}

func (s *server) errorPage(c echo.Context, f fault, kept *templates.KeptForm) error {
	v := &templates.ErrorView{Page: s.page(c), Status: f.Status, Kind: f.Kind, Message: f.Message, RequestID: requestIDOf(c), Kept: kept}
	for i, field := range f.Fields { // each says more than the sentence for all
		if i == 0 {
			v.Message = ""
		}
		v.Message = strings.TrimSpace(v.Message + " " + field.Message)
	}
	return s.render(c, f.Status, v)
}
