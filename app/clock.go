package main

import "time"

// systemClock is the machine's clock: the one place where the program reads it.
type systemClock struct{}

// Now is the machine's time.
func (systemClock) Now() time.Time { return time.Now() }

// shiftedClock runs at the machine's pace from a moment of one's choosing (the demonstration's).
type shiftedClock struct{ shift time.Duration }

// newShiftedClock gives a clock that shows moment now and runs on from there.
func newShiftedClock(moment time.Time) shiftedClock {
	return shiftedClock{shift: time.Until(moment)}
}

// Now is the shifted time.
func (c shiftedClock) Now() time.Time { return time.Now().Add(c.shift) }
