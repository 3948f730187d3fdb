package jobs

import "time"

// SetElapsed gives the instance a stopwatch of the test's: time that passes whatever the clock says.
func (j *Jobs) SetElapsed(elapsed func() time.Duration) { j.elapsed = elapsed }
