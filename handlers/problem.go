package handlers

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// problem is an error as programs are told it: RFC 9457.
type problem struct {
	Type      string         `json:"type"`
	Title     string         `json:"title"`
	Status    int            `json:"status"`
	Detail    string         `json:"detail,omitempty"`
	Code      models.Code    `json:"code"`
	Errors    []problemField `json:"errors,omitempty"`
	RequestID string         `json:"request_id"`
	Current   any            `json:"current,omitempty"` // as it stands now, where somebody else changed it
}

// problemField says what is wrong with one field of the body, or one parameter.
type problemField struct {
	Field  string `json:"field"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

// problem answers with application/problem+json in the language of the answer.
func (s *server) problem(c echo.Context, f fault, err error) error {
	if f.Status == http.StatusUnauthorized {
		challenge := `Bearer realm="dondoc"`
		if c.Request().Header.Get(echo.HeaderAuthorization) != "" {
			challenge += `, error="invalid_token"`
		}
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, challenge)
	}
	body, err := json.Marshal(s.problemOf(c, f, err))
	if err != nil {
		return err
	}
	return c.Blob(f.Status, problemType, body)
}

const problemType = "application/problem+json"

func (s *server) problemOf(c echo.Context, f fault, err error) problem {
	p := problem{Type: "urn:dondoc:" + string(f.Code), Title: s.words.T(s.langOf(c), "error_title_"+f.Kind), Status: f.Status,
		Detail: f.Message, Code: f.Code, RequestID: requestIDOf(c)}
	if f.Status == http.StatusUnauthorized {
		p.Detail = s.words.sentence(s.langOf(c), &models.Error{Code: f.Code, Detail: "token"})
	}
	if p.Detail == "" {
		p.Detail = s.words.sentence(s.langOf(c), &models.Error{Code: f.Code})
	}
	var ours *models.Error
	if errors.As(err, &ours) {
		for i, field := range f.Fields {
			p.Errors = append(p.Errors, problemField{field.Field, ours.Fields[i].Problem, field.Message})
		}
	}
	var stale *staleError
	if errors.As(err, &stale) {
		p.Current = stale.current
	}
	return p
}
