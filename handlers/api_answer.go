package handlers

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// apiList is a part of a list; NextCursor is null at its end.
type apiList[T any] struct {
	Items      []T     `json:"items"`
	NextCursor *string `json:"next_cursor"`
}

// apiItems is a whole list: one that is short by nature.
type apiItems[T any] struct {
	Items []T `json:"items"`
}

// inLang makes the items of a list as they read in a language; none are an empty list, never null.
func inLang[R, T any](rows []R, lang string, item func(R, string) T) []T {
	out := make([]T, len(rows))
	for i, r := range rows {
		out[i] = item(r, lang)
	}
	return out
}

// listByID cuts a list read with one item more than asked for into a page, whose cursor is the id of
// its last item.
func listByID[T, R any](rows []R, limit int, id func(R) int64, item func(R) T) apiList[T] {
	l := apiList[T]{Items: make([]T, 0, min(limit, len(rows)))}
	for i, r := range rows {
		if i == limit {
			next := strconv.FormatInt(id(rows[limit-1]), 10)
			l.NextCursor = &next
			break
		}
		l.Items = append(l.Items, item(r))
	}
	return l
}

// idCursor reads a cursor that listByID made; 0 starts the list.
func (q *query) idCursor() int64 {
	text := q.values.Get("cursor")
	if text == "" {
		return 0
	}
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil || id < 1 {
		q.fault("cursor", "bad_cursor")
	}
	return id
}

// idOf reads the id in the path. What is no number names nothing.
func idOf(c echo.Context) (int64, error) { return paramID(c, "id") }

func paramID(c echo.Context, name string) (int64, error) {
	id, err := strconv.ParseInt(c.Param(name), 10, 64)
	if err != nil || id < 1 {
		return 0, &models.Error{Code: models.CodeNotFound}
	}
	return id, nil
}

var bodies = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// answerJSON sends v. The whole body is made before its first byte goes out.
func answerJSON(c echo.Context, status int, v any) error {
	body := bodies.Get().(*bytes.Buffer)
	defer bodies.Put(body)
	body.Reset()
	encoder := json.NewEncoder(body)
	encoder.SetEscapeHTML(false) // the answer is JSON and says so; no browser reads it as a page
	if err := encoder.Encode(v); err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderContentLength, strconv.Itoa(body.Len()))
	return c.JSONBlob(status, body.Bytes())
}

// answerBytes sends what write makes.
func answerBytes(c echo.Context, write func([]byte) []byte) error {
	body := bodies.Get().(*bytes.Buffer)
	defer bodies.Put(body)
	body.Reset()
	_, _ = body.Write(write(body.AvailableBuffer())) // a buffer takes everything; what has room is written in place
	c.Response().Header().Set(echo.HeaderContentLength, strconv.Itoa(body.Len()))
	return c.JSONBlob(http.StatusOK, body.Bytes())
}

// answerTagged sends a body of a media type with an ETag over it: who has the same already gets 304 and no body. The
// tag covers all the answer depends on: state, day, language.
func answerTagged(c echo.Context, mediaType string, body []byte) error {
	sum := sha256.Sum256(body)
	tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	c.Response().Header().Set("ETag", tag)
	for given := range strings.SplitSeq(c.Request().Header.Get("If-None-Match"), ",") {
		if given = strings.TrimPrefix(strings.TrimSpace(given), "W/"); given == tag || given == "*" {
			return c.NoContent(http.StatusNotModified)
		}
	}
	c.Response().Header().Set(echo.HeaderContentLength, strconv.Itoa(len(body)))
	return c.Blob(http.StatusOK, mediaType, body)
}
