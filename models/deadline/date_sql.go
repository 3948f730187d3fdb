package deadline

import (
	"bytes"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"
)

// Scan implements sql.Scanner. It reads NULL and the empty string as no date, a
// string or bytes "2025-06-30" with or without a time after it, and a time.Time,
// whose date is taken as it stands in its own zone: drivers give a DATE column as
// midnight, and moving that to another zone could change the day.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.scanText(v)
	case []byte:
		return d.scanText(string(v))
	case time.Time:
		*d = Date{}
		if !v.IsZero() {
			*d = civil(v)
		}
		return nil
	}
	return fmt.Errorf("a date cannot be read from a database value of type %T", src)
}

func (d *Date) scanText(s string) error {
	const iso = len("2025-06-30")
	if len(s) > iso && (s[iso] == ' ' || s[iso] == 'T') {
		s = s[:iso]
	}
	return d.parse(s)
}

// parse sets d from an ISO date, or to no date from the empty string, and leaves
// d as it was on an error.
func (d *Date) parse(s string) error {
	if s == "" {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(s)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Value implements driver.Valuer: NULL for no date, else the ISO string, which
// sorts as text the way the days follow one another.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// MarshalJSON writes "2025-06-30", or null for no date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	b := append(make([]byte, 0, len(`"2025-06-30"`)), '"')
	return append(d.appendISO(b), '"'), nil
}

// UnmarshalJSON reads a string "2025-06-30"; null and "" are no date.
func (d *Date) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		*d = Date{}
		return nil
	}
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("a date is a string such as \"2025-06-30\": %w", err)
	}
	return d.parse(s)
}

// MarshalText writes "2025-06-30", or nothing for no date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads "2025-06-30"; empty text is no date.
func (d *Date) UnmarshalText(b []byte) error { return d.parse(string(b)) }
