package deadline

import (
	"strconv"
	"strings"
	"time"
)

// ReadDate reads a day as people type it: 2025-06-30 as a date field sends it, or 30/6/2025, also with dots
// or dashes, and in the digits of Arabic and Persian. It gives false for anything else and for a day that
// does not exist.
func ReadDate(typed string) (Date, bool) {
	typed = strings.Map(asciiDigit, strings.TrimSpace(typed))
	if d, err := ParseDate(typed); err == nil {
		return d, true
	}
	parts := strings.Split(strings.NewReplacer(".", "/", "-", "/").Replace(typed), "/")
	if len(parts) != 3 {
		return Date{}, false
	}
	var n [3]int
	for i, p := range parts {
		p = strings.TrimSpace(p)
		v, err := strconv.ParseUint(p, 10, 16)
		if err != nil || i == 2 && len(p) != len("2025") {
			return Date{}, false
		}
		n[i] = int(v)
	}
	d, err := NewDate(n[2], time.Month(n[1]), n[0])
	return d, err == nil
}

// asciiDigit writes the digits of Arabic and Persian as 0 to 9 and leaves everything else.
func asciiDigit(r rune) rune {
	switch {
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	}
	return r
}
