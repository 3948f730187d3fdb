package handlers

import (
	"strconv"
	"strings"
	"time"

	"dondoc/models/deadline"
)

// parseDay reads a day as people type it: 2025-06-30 as a date field sends it, or 30/6/2025 (also with
// dots or dashes). Nothing typed is the zero day. It gives false for a day that does not exist.
func parseDay(typed string) (deadline.Date, bool) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return deadline.Date{}, true
	}
	if d, err := deadline.ParseDate(typed); err == nil {
		return d, true
	}
	parts := strings.Split(strings.NewReplacer(".", "/", "-", "/").Replace(typed), "/")
	if len(parts) != 3 || len(parts[2]) != 4 {
		return deadline.Date{}, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v <= 0 {
			return deadline.Date{}, false
		}
		n[i] = v
	}
	d, err := deadline.NewDate(n[2], time.Month(n[1]), n[0])
	return d, err == nil
}

// isoDay writes a day as a date field wants it; nothing for none.
func isoDay(d deadline.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
