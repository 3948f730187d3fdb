package jobs

import (
	"context"
	"sync"
	"time"

	"dondoc/models"
)

// faultsInARow open the circuit: one alone may be a connection too many, or one that was lost.
const faultsInARow = 3

// probePauses are the waits before one message probes whether the mail server is back; the last holds
// for all further ones.
var probePauses = []time.Duration{time.Minute, time.Minute, 2 * time.Minute, 5 * time.Minute}

// circuit keeps mail back while the mail server is out of reach or refuses us as a whole: the messages
// wait without using up their tries. Each instance has its own, since each has its own way to the
// server; the Store shows them together. Its times are elapsed ones, which no clock's jump changes.
type circuit struct {
	elapsed func() time.Duration

	mu      sync.Mutex
	faults  int // in a row
	open    bool
	since   time.Duration
	probes  int // that failed
	probeAt time.Duration
	probing bool
	reason  string
	changed bool // since it was last told to the Store
}

// most says how many messages may be begun: n, one that probes, or none.
func (c *circuit) most(n int) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case !c.open:
		return n
	case c.elapsed() >= c.probeAt:
		c.probing = true
		return min(n, 1)
	}
	return 0
}

// lets says whether a message in hand may be begun.
func (c *circuit) lets() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return !c.open || c.probing
}

// wait is how long no message may be begun.
func (c *circuit) wait() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.open {
		return 0
	}
	return max(0, c.probeAt-c.elapsed())
}

// fault notes that the server failed, whatever the message.
func (c *circuit) fault(reason string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.faults++
	switch {
	case c.probing:
		c.probing = false
		c.probes++
	case c.open || c.faults < faultsInARow:
		return
	default:
		c.open, c.probes, c.since = true, 0, c.elapsed()
	}
	c.reason, c.changed = reason, true
	c.probeAt = c.elapsed() + pick(probePauses, c.probes+1)
}

// fine notes that the server has judged a message, for better or worse.
func (c *circuit) fine() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.changed = c.changed || c.open
	c.faults, c.open, c.probing = 0, false, false
}

// unprobed notes that the message that was to probe told the server nothing.
func (c *circuit) unprobed() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.probing = false
}

// tellCircuit shows in the Store how the circuit stands, where that has changed.
func (j *Jobs) tellCircuit(ctx context.Context) error {
	row, open, changed := j.circuit.standing(j.Store.Now())
	if !changed {
		return nil
	}
	row.Instance, row.Server = j.Owner, j.MailServer
	var err error
	if open {
		j.Log.Warn("jobs: the mail server is out of reach", "server", row.Server, "reason", row.Reason, "next_probe", row.ProbeAt)
		err = j.Store.OpenCircuit(ctx, j.actor, row)
	} else {
		j.Log.Info("jobs: the mail server is back", "server", row.Server)
		err = j.Store.CloseCircuit(ctx, j.actor, j.Owner, j.MailServer)
	}
	if err == nil {
		j.circuit.told(open, row.Probes)
	}
	return err
}

// standing is the circuit as people are shown it at an instant.
func (c *circuit) standing(now time.Time) (row models.MailCircuit, open, changed bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	elapsed := c.elapsed()
	return models.MailCircuit{Since: now.Add(c.since - elapsed), Probes: c.probes, ProbeAt: now.Add(c.probeAt - elapsed), Reason: c.reason}, c.open, c.changed
}

// told notes that the Store knows, unless the circuit has changed again meanwhile.
func (c *circuit) told(open bool, probes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.changed = c.changed && (c.open != open || c.probes != probes)
}
