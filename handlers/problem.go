package handlers

import (
	"encoding/json"
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

type problemField struct {
	Field  string `json:"field"`
	Detail string `json:"detail"`
}

// problem answers with application/problem+json; current may be nil.
func (s *server) problem(c echo.Context, f fault, current any) error {
	p := problem{Type: "about:blank", Title: s.words.T(s.langOf(c), "error_title_"+f.Kind), Status: f.Status, Detail: f.Message, Code: f.Code, RequestID: requestIDOf(c), Current: current}
	for _, field := range f.Fields {
		p.Errors = append(p.Errors, problemField{field.Field, field.Message})
	}
	if f.Status == http.StatusUnauthorized {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, "Bearer")
	}
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return c.Blob(f.Status, "application/problem+json", body)
}
