package models

import (
	"time"

	"dondoc/models/deadline"
)

// Clock tells the time. It is the only source of "now" in the application.
type Clock interface{ Now() time.Time }

// moment is the one frozen "now" of an operation: the instant in UTC, whole seconds, and the civil
// day it falls on in the organisation's time zone.
type moment struct {
	at    time.Time
	today deadline.Date
	key   []byte // marks the audit entries of the operation
}

func (s *Store) now() moment {
	at := s.clock.Now().UTC().Truncate(time.Second)
	return moment{at: at, today: deadline.DateOf(at, s.zone), key: s.secret}
}

// Today is the civil day in the organisation's time zone.
func (s *Store) Today() deadline.Date { return s.now().today }

// Now is the instant in UTC, whole seconds.
func (s *Store) Now() time.Time { return s.now().at }

// Zone is the organisation's time zone, by which all days are told.
func (s *Store) Zone() *time.Location { return s.zone }
