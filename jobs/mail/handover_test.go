package mail

import (
	"fmt"
	"net"
	"testing"
)

// Two connections offered at once do not get mixed up, and each is given once.
func TestHandoverGivesEachItsOwn(t *testing.T) {
	a, b := net.Pipe()
	defer func() { _, _ = a.Close(), b.Close() }()
	h := &handover{waiting: map[string]net.Conn{}}
	address := func(c net.Conn) string {
		host, port := h.offer(c)
		return fmt.Sprintf("%s:%d", host, port)
	}
	forA, forB := address(a), address(b)
	for addr, want := range map[string]net.Conn{forB: b, forA: a} {
		if got, err := h.take("tcp", addr, 0); err != nil || got != want {
			t.Errorf("%s gave %v (%v)", addr, got, err)
		}
		if _, err := h.take("tcp", addr, 0); err == nil {
			t.Errorf("%s was given twice", addr)
		}
	}
}
