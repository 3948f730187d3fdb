package mailtest

import (
	"net"
	"sync"
)

// countingListener keeps the server's books of connections.
type countingListener struct {
	net.Listener
	server *Server
}

func (l countingListener) Accept() (net.Conn, error) {
	for {
		raw, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		c := &countedConn{Conn: raw, server: l.server}
		l.server.note(c, true)
		if !l.server.options.Silent {
			return c, nil
		}
		go c.ignore()
	}
}

type countedConn struct {
	net.Conn
	server *Server
	once   sync.Once
}

// ignore reads until the other side hangs up and answers nothing. A client that
// has said something hangs.
func (c *countedConn) ignore() {
	defer func() { _ = c.Close() }()
	buf := make([]byte, 512)
	if _, err := c.Read(buf); err != nil {
		return
	}
	c.server.hangs(1)
	defer c.server.hangs(-1)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

func (c *countedConn) Close() error {
	err := c.Conn.Close()
	c.once.Do(func() { c.server.note(c, false) })
	return err
}

func (s *Server) note(c *countedConn, open bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if open {
		s.opened++
		s.live[c] = true
	} else {
		delete(s.live, c)
	}
	s.changed.Broadcast()
}
