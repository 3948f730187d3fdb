package jobs_test

import (
	"bufio"
	"encoding/binary"
	"io"
	"net"
	"net/url"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"dondoc/jobs"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// counter stands between the program and PostgreSQL and counts the statements that are executed, BEGIN
// and COMMIT included, by the messages of the protocol.
type counter struct {
	n    atomic.Int64
	real string // the server's socket
}

// newCounter gives a counter and the address under which the database is reached through it.
func newCounter(tb testing.TB, dsn string) (*counter, string) {
	tb.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		tb.Fatal(err)
	}
	q := u.Query()
	if q.Get("host") == "" {
		tb.Skip("the server is not reached through a socket")
	}
	const socket = ".s.PGSQL.5432"
	c := &counter{real: filepath.Join(q.Get("host"), socket)}
	folder := tb.TempDir()
	l, err := net.Listen("unix", filepath.Join(folder, socket))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			go c.serve(client)
		}
	}()
	q.Set("host", folder)
	u.RawQuery = q.Encode()
	return c, u.String()
}

func (c *counter) serve(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("unix", c.real)
	if err != nil {
		return
	}
	defer server.Close()
	go func() { _, _ = io.Copy(client, server); _ = client.Close() }()
	in, out := bufio.NewReader(client), bufio.NewWriter(server)
	for startup := true; ; startup = false {
		head := 5 // a letter and the length, which counts itself
		if startup {
			head = 4
		}
		start, err := in.Peek(head)
		if err != nil {
			return
		}
		if !startup && (start[0] == 'Q' || start[0] == 'E') {
			c.n.Add(1)
		}
		length := int64(binary.BigEndian.Uint32(start[head-4:])) + int64(head-4)
		if _, err := io.CopyN(out, in, length); err != nil {
			return
		}
		if in.Buffered() == 0 {
			if err := out.Flush(); err != nil {
				return
			}
		}
	}
}

// rush gives a world of 400 recipients with eight overdue tasks each, at the hour of the digests.
func rush(tb testing.TB, e *modelstest.Env, sink func(*world) jobs.Mailer) (*world, *jobs.Jobs) {
	tb.Helper()
	w := &world{Env: e}
	e.Populate(tb)
	w.crowd(tb, 400, 8)
	o := w.options(tb, "one")
	o.Mail = sink(w)
	w.at(time.June, 30, 7, 29)
	j := jobs.New(o)
	if err := j.Tick(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	w.monday(7, 30)
	return w, j
}

func outbox(*world) jobs.Mailer { return jobs.Outbox{} }

func TestFourHundredDigestsTakeFewStatements(t *testing.T) {
	e := modelstest.OpenPostgres(t)
	c, dsn := newCounter(t, e.DSN)
	through := *e
	through.DSN = dsn
	_, j := rush(t, &through, outbox)
	before := c.n.Load()
	if before == 0 {
		t.Fatal("the counter counts nothing")
	}
	if err := j.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	states, err := e.MessageStates(t.Context(), office)
	if err != nil || states[models.Sent] < 400 {
		t.Fatalf("%v, %v", states, err)
	}
	n := c.n.Load() - before
	t.Logf("%d statements for %d digests", n, states[models.Sent])
	if n >= 60 {
		t.Errorf("%d statements for %d digests, want fewer than 60", n, states[models.Sent])
	}
}

func TestIdleTickAsksLittle(t *testing.T) {
	e := modelstest.OpenPostgres(t)
	c, dsn := newCounter(t, e.DSN)
	through := *e
	through.DSN = dsn
	_, j := rush(t, &through, outbox)
	for range 2 {
		if err := j.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	before := c.n.Load()
	if err := j.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := c.n.Load() - before; n > 6 {
		t.Errorf("%d statements although nothing is due, want at most 6", n)
	}
}
