package handlers

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// maxBody bounds a JSON body, in bytes: far more than models.MaxWords characters, each escaped.
const maxBody = 128 << 10

// readJSON reads the body, one JSON object and nothing beside it, into a pointer to a struct. Fields
// the struct doesn't have are refused: a mistyped one must not be passed over in silence.
func readJSON(c echo.Context, into any) error {
	most := mostBody(c)
	raw, err := io.ReadAll(io.LimitReader(c.Request().Body, int64(most)+1))
	switch {
	case err != nil:
		return err
	case len(raw) > most:
		return invalid("body", "body_too_large", "Max", most)
	}
	return decodeJSON(raw, into)
}

// decodeJSON is readJSON for what was read already.
func decodeJSON(raw []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(into)
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong) && wrong.Field != "":
		return invalid(namedField(wrong.Field), "wrong_type")
	case err != nil:
		var ours *models.Error
		if errors.As(err, &ours) {
			return ours
		}
		if name, unknown := unknownField(err); unknown {
			return invalid(name, "unknown_field", "Value", shown(name))
		}
		return invalid("body", "bad_json")
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return invalid("body", "bad_json")
	}
	return nil
}

// namedField is a field's path as the body's writer knows it: without the Go names of embedded structs,
// which the decoder puts in and which, unlike the body's, have capitals.
func namedField(path string) string {
	names := slices.DeleteFunc(strings.Split(path, "."), func(name string) bool { return strings.ToLower(name) != name })
	return strings.Join(names, ".")
}

// unknownField reads the field's name out of the decoder's error, which has no type of its own.
func unknownField(err error) (string, bool) {
	rest, found := strings.CutPrefix(err.Error(), "json: unknown field ")
	return strings.Trim(rest, `"`), found
}
