package mail

import (
	"context"
	"errors"
	"sync"
	"time"
)

// ErrPoolClosed is the cause of the refusal of a message given to a closed Pool.
var ErrPoolClosed = errors.New("the mail connections are closed")

// Pool sends over up to n connections at a time, opened when needed and closed
// when idle. It is safe for concurrent use.
type Pool struct {
	server  Server
	options Options
	slots   chan struct{} // one element for each message under way
	done    chan struct{} // closed by Close
	closing sync.Once
	turn    turn

	mu    sync.Mutex
	free  []*Sender // those with a connection at rest, the last used last
	sweep *time.Timer
}

// NewPool makes a pool of n connections (at least one); it does not connect.
func NewPool(server Server, options Options, n int) *Pool {
	return &Pool{
		server:  server,
		options: options.withDefaults(),
		slots:   make(chan struct{}, max(n, 1)),
		done:    make(chan struct{}),
		turn:    newTurn(),
	}
}

// Send is Sender.Send over whichever connection is free. It waits for one, until
// ctx ends.
func (p *Pool) Send(ctx context.Context, m Message) (Reply, error) {
	if err := p.acquire(ctx); err != nil {
		return Reply{}, refuse(p.server, StageDial, err)
	}
	defer func() { <-p.slots }()
	s := p.get()
	defer p.put(s)
	return s.Send(ctx, m)
}

func (p *Pool) acquire(ctx context.Context) error {
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-p.done:
		return ErrPoolClosed
	}
	select {
	case <-p.done: // both were ready
		<-p.slots
		return ErrPoolClosed
	default:
		return nil
	}
}

// get takes the connection used last, so that those not needed grow idle.
func (p *Pool) get() *Sender {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		s := p.free[n-1]
		p.free = p.free[:n-1]
		return s
	}
	return &Sender{server: p.server, options: p.options, turn: p.turn}
}

func (p *Pool) put(s *Sender) {
	if s.session == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.free = append(p.free, s)
	if p.sweep == nil {
		p.sweep = time.AfterFunc(p.options.IdleAfter, p.closeIdle)
	}
}

// closeIdle ends the connections that have rested long enough and comes again
// while any are left.
func (p *Pool) closeIdle() {
	p.mu.Lock()
	idle, rest := partition(p.free, func(s *Sender) bool { return s.idle() >= p.options.IdleAfter })
	p.free, p.sweep = rest, nil
	if len(rest) > 0 {
		p.sweep = time.AfterFunc(p.options.IdleAfter-rest[0].idle(), p.closeIdle)
	}
	p.mu.Unlock()
	for _, s := range idle {
		s.drop(true)
	}
}

func partition(senders []*Sender, is func(*Sender) bool) (yes, no []*Sender) {
	for _, s := range senders {
		if is(s) {
			yes = append(yes, s)
		} else {
			no = append(no, s)
		}
	}
	return yes, no
}

// Close refuses further messages, waits for those under way and ends all
// connections. It may be called again.
func (p *Pool) Close() error {
	p.closing.Do(func() {
		close(p.done)
		// A full set of slots means that nothing is under way, nor will be.
		for range cap(p.slots) {
			p.slots <- struct{}{}
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.sweep != nil {
			p.sweep.Stop()
		}
		for _, s := range p.free {
			s.drop(true)
		}
		p.free = nil
	})
	return nil
}
