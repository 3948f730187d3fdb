package main

import (
	"time"

	"github.com/jonboulle/clockwork"
)

// systemClock is the machine's clock: the one place where the program reads it.
func systemClock() clockwork.Clock { return clockwork.NewRealClock() }

// shiftedClock runs at the machine's pace from a moment of one's choosing (the demonstration's).
// Waiting takes as long by it as by any clock.
type shiftedClock struct {
	clockwork.Clock
	shift time.Duration
}

// newShiftedClock gives a clock that shows moment now and runs on from there.
func newShiftedClock(moment time.Time) shiftedClock {
	real := systemClock()
	return shiftedClock{Clock: real, shift: moment.Sub(real.Now())}
}

// Now is the shifted time.
func (c shiftedClock) Now() time.Time { return c.Clock.Now().Add(c.shift) }

// Since is the time passed since a moment of this clock's.
func (c shiftedClock) Since(t time.Time) time.Duration { return c.Now().Sub(t) }

// Until is the time left until a moment of this clock's.
func (c shiftedClock) Until(t time.Time) time.Duration { return t.Sub(c.Now()) }
