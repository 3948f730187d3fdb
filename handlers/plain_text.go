package handlers

import (
	"errors"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"
)

// textOnly refuses forms and queries that are no text: a database cannot take them.
func textOnly(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		form, err := c.FormParams()
		var known *echo.HTTPError
		switch {
		case errors.As(err, &known): // too long
			return err
		case err != nil:
			return echo.NewHTTPError(http.StatusBadRequest).WithInternal(err)
		}
		for name, values := range form {
			for _, v := range values {
				if !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
					return invalid(shown(name), "control_characters")
				}
			}
		}
		return next(c)
	}
}
