package jobs

import (
	"sync/atomic"
	"time"
)

// health is what the last tick of this instance found; it is read while a tick is under way.
type health struct {
	looked  atomic.Int64 // Unix seconds
	failing atomic.Int64
}

// Health says when this instance last looked what is due, zero before the first time, and how many
// periods were due then and failed.
func (j *Jobs) Health() (looked time.Time, failing int) {
	if at := j.health.looked.Load(); at != 0 {
		looked = time.Unix(at, 0).UTC()
	}
	return looked, int(j.health.failing.Load())
}
