package handlers

import (
	"strings"

	"dondoc/models/deadline"
)

// parseDay reads a day as people type it (deadline.ReadDate). Nothing typed is the zero day. It gives false
// for a day that does not exist.
func parseDay(typed string) (deadline.Date, bool) {
	if strings.TrimSpace(typed) == "" {
		return deadline.Date{}, true
	}
	return deadline.ReadDate(typed)
}

// isoDay writes a day as a date field wants it; nothing for none.
func isoDay(d deadline.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
