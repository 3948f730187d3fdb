package mail

import (
	"fmt"
	"net"
	"sync"
	"time"

	gomail "github.com/go-mail/mail/v2"
)

// handover passes a connection opened here into the library's Dial. The library
// takes no connection and no context; its one way in is the package variable
// NetDialTimeout, which gets nothing but an address. So each connection waits
// under an address of its own, made up for this one call.
type handover struct {
	mu      sync.Mutex
	last    int
	waiting map[string]net.Conn
}

// connections is the process's only handover, as NetDialTimeout is only one. It
// holds a connection from the call of Dial to its first line.
var connections = &handover{waiting: map[string]net.Conn{}}

func init() { gomail.NetDialTimeout = connections.take }

const handoverHost = "handover"

// offer gives the host and port under which the library can fetch c, once.
func (h *handover) offer(c net.Conn) (host string, port int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last++
	h.waiting[fmt.Sprintf("%s:%d", handoverHost, h.last)] = c
	return handoverHost, h.last
}

func (h *handover) take(_, addr string, _ time.Duration) (net.Conn, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	c, ok := h.waiting[addr]
	if !ok {
		return nil, fmt.Errorf("no connection waits under %s", addr)
	}
	delete(h.waiting, addr)
	return c, nil
}
