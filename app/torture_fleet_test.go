package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"
)

// fleet is several processes of the program, each under a supervisor that starts it again whenever it
// has ended, as an operating system does.
type fleet struct {
	members []*member
	ended   sync.WaitGroup
}

type member struct {
	listen string
	state  string // its folder
	log    output

	mu      sync.Mutex
	running *exec.Cmd
	over    bool
	starts  int
}

func startFleet(t *testing.T, n int, env []string) *fleet {
	t.Helper()
	file, err := builtProgram()
	if err != nil {
		t.Fatal(err)
	}
	f := &fleet{}
	for range n {
		m := &member{listen: freeAddress(t), state: t.TempDir()}
		f.members = append(f.members, m)
		own := append([]string{"HOME=" + m.state, "TMPDIR=" + m.state, "PATH=" + os.Getenv("PATH"), "DONDOC_STATE_DIR=" + m.state}, env...)
		f.ended.Go(func() { m.supervise(file, own) })
	}
	t.Cleanup(func() {
		for _, m := range f.members {
			m.end(os.Kill)
		}
		f.ended.Wait()
		if t.Failed() {
			for i, m := range f.members {
				text := m.log.String()
				t.Logf("process %d said at last:\n%s", i+1, text[max(0, len(text)-3000):])
			}
		}
	})
	return f
}

// freeAddress is a random port of the loopback interface.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// supervise starts the program until it is over.
func (m *member) supervise(file string, env []string) {
	pause := time.NewTicker(100 * time.Millisecond) // not in a rush where the database is away
	defer pause.Stop()
	for {
		c := exec.Command(file, "serve", "--listen", m.listen)
		c.Env, c.Stderr = env, &m.log
		m.mu.Lock()
		if m.over {
			m.mu.Unlock()
			return
		}
		err := c.Start()
		m.running = c
		m.starts++
		m.mu.Unlock()
		if err == nil {
			err = c.Wait()
		}
		fmt.Fprintln(&m.log, "ended:", err)
		<-pause.C
	}
}

// signal sends a signal to the process that runs now, if one does; the supervisor starts the next.
func (m *member) signal(s os.Signal) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.running != nil && m.running.Process != nil && m.running.Process.Signal(s) == nil
}

// end ends the process for good.
func (m *member) end(s os.Signal) {
	m.mu.Lock()
	m.over = true
	m.mu.Unlock()
	m.signal(s)
}
