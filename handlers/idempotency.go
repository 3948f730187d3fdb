package handlers

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// idempotencyHeader is draft-ietf-httpapi-idempotency-key-header's.
const idempotencyHeader = "Idempotency-Key"

// longestKey bounds an idempotency key, in characters.
const longestKey = 200

// once lets a call with an Idempotency-Key be carried out once: repeated, it is given the first answer.
// A call that failed on our side was undone with all it did, and may be sent again. Without the header
// calls are as many as come.
func (s *server) once(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		given := c.Request().Header.Values(idempotencyHeader)
		if len(given) == 0 {
			return next(c)
		}
		key, err := idempotencyKey(given)
		if err != nil {
			return err
		}
		// The whole body is here before the transaction begins: a slow sender must not hold others up.
		most := mostBody(c)
		body, err := io.ReadAll(io.LimitReader(c.Request().Body, int64(most)+1))
		switch {
		case err != nil:
			return err
		case len(body) > most:
			return invalid("body", "body_too_large", "Max", most)
		}
		if got := receivedOf(c); got != nil { // its body was read already
			body = []byte(c.Request().PostForm.Encode() + "\n" + got.name + "\n" + got.sum)
		}
		a, err := s.store.Once(c.Request().Context(), actorOf(c), key, fingerprint(c, body), func(ctx context.Context) (models.KeptAnswer, error) {
			return s.written(c, ctx, body, next)
		})
		if err != nil {
			return err
		}
		return sendKept(c, a)
	}
}

// idempotencyKey reads the key: visible characters, with or without the quotes of a structured field.
func idempotencyKey(given []string) (string, error) {
	key := given[0]
	if len(key) >= 2 && strings.HasPrefix(key, `"`) && strings.HasSuffix(key, `"`) {
		key = key[1 : len(key)-1]
	}
	visible := func(r rune) bool { return r > ' ' && r < 0x7f && r != '"' && r != '\\' }
	if len(given) > 1 || key == "" || len(key) > longestKey || strings.ContainsFunc(key, func(r rune) bool { return !visible(r) }) {
		return "", invalid(idempotencyHeader, "bad_key", "Max", longestKey)
	}
	return key, nil
}

// fingerprint tells one request from another: what is asked for, in which language, with which body.
func fingerprint(c echo.Context, body []byte) string {
	h := sha256.New()
	r := c.Request()
	_, _ = fmt.Fprintf(h, "%s %s %s\n", r.Method, r.URL.RequestURI(), apiLangOf(c)) // a hash takes everything
	_, _ = h.Write(body)
	return hex.EncodeToString(h.Sum(nil))
}

// written lets the handler answer on paper, under ctx. A refusal is an answer too; a failure that may
// pass is none.
func (s *server) written(c echo.Context, ctx context.Context, body []byte, next echo.HandlerFunc) (models.KeptAnswer, error) {
	request, response := c.Request(), c.Response()
	defer func() {
		c.SetRequest(request)
		c.SetResponse(response)
	}()
	paper := &onPaper{header: response.Header().Clone()}
	c.SetResponse(echo.NewResponse(paper, c.Echo()))
	again := request.WithContext(ctx)
	again.Body = io.NopCloser(bytes.NewReader(body))
	c.SetRequest(again)
	if err := next(c); err != nil {
		if passing(codeOf(err)) {
			return models.KeptAnswer{}, err
		}
		s.answerError(err, c)
	}
	return models.KeptAnswer{Status: paper.status, Location: paper.header.Get(echo.HeaderLocation), Body: paper.body.String()}, nil
}

// passing says whether a refusal with this code may be none the next time, though the request is the same.
func passing(code models.Code) bool {
	switch faults[code].Status {
	case http.StatusUnauthorized, http.StatusTooManyRequests:
		return true
	}
	return faults[code].Status >= faults[codeClientIsGone].Status
}

// sendKept sends an answer, be it the first time or again.
func sendKept(c echo.Context, a models.KeptAnswer) error {
	if a.Location != "" {
		c.Response().Header().Set(echo.HeaderLocation, a.Location)
	}
	switch {
	case a.Body == "":
		return c.NoContent(a.Status)
	case a.Status >= http.StatusBadRequest:
		return c.Blob(a.Status, problemType, []byte(a.Body))
	}
	return c.JSONBlob(a.Status, []byte(a.Body))
}

// onPaper is a response written down rather than sent.
type onPaper struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header is of the answer written down.
func (p *onPaper) Header() http.Header { return p.header }

// WriteHeader keeps the status.
func (p *onPaper) WriteHeader(status int) { p.status = status }

// Write keeps a part of the body.
func (p *onPaper) Write(b []byte) (int, error) { return p.body.Write(b) }
