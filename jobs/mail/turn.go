package mail

import "time"

// turnWait is for how long a connection waits for its turn: with a server that answers at once it costs
// little, and a slow one is not kept waiting.
const turnWait = 5 * time.Millisecond

// turn lets the connections of a pool end their messages one at a time, from the final dot until the
// server's answer is noted. A process killed in between does not know whether the message was taken, so
// this is what keeps a kill from sending more than one message twice. It gives way where the server
// takes its time: then it may be one for each connection. A nil turn is everybody's.
type turn chan struct{}

func newTurn() turn { return make(turn, 1) }

// take waits for the turn and says whether it is held.
func (t turn) take() bool {
	if t == nil {
		return false
	}
	select {
	case t <- struct{}{}:
		return true
	default:
	}
	wait := time.NewTimer(turnWait)
	defer wait.Stop()
	select {
	case t <- struct{}{}:
		return true
	case <-wait.C:
		return false
	}
}

// give ends it, where it is held.
func (t turn) give(held bool) {
	if held {
		<-t
	}
}
