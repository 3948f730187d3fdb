package mail_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
)

func pool(t testing.TB, s *mailtest.Server, o mail.Options, n int) *mail.Pool {
	t.Helper()
	o.RootCAs = s.RootCAs()
	p := mail.NewPool(server(t, s.URL()), o, n)
	t.Cleanup(func() { _ = p.Close() })
	return p
}

// Many at once: every message arrives once, over no more than n connections,
// each with the answer to itself.
func TestPoolSendsConcurrently(t *testing.T) {
	const connections, messages = 3, 200
	s := mailtest.NewServer(t, mailtest.Options{Security: mailtest.STARTTLS})
	p := pool(t, s, mail.Options{}, connections)
	var wg sync.WaitGroup
	for i := range messages {
		wg.Go(func() {
			m := digest()
			m.MessageID = fmt.Sprintf("m-%d@dondoc.example", i)
			if _, err := p.Send(t.Context(), m); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	seen := map[string]int{}
	for _, m := range s.Messages() {
		seen[m.MessageID()]++
	}
	for i := range messages {
		if n := seen[fmt.Sprintf("m-%d@dondoc.example", i)]; n != 1 {
			t.Errorf("message %d arrived %d times", i, n)
		}
	}
	if n := s.Connections(); n > connections {
		t.Errorf("%d connections, want at most %d", n, connections)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	s.AwaitNoConnections(t)
}

// Two servers at once: each pool's messages go to its own.
func TestPoolsDoNotMixServers(t *testing.T) {
	var servers [2]*mailtest.Server
	var wg sync.WaitGroup
	for i := range servers {
		servers[i] = mailtest.NewServer(t, mailtest.Options{})
		p := pool(t, servers[i], mail.Options{IdleAfter: time.Nanosecond}, 2)
		for range 20 {
			wg.Go(func() {
				m := digest()
				m.To.Email = fmt.Sprintf("to-%d@dondoc.example", i)
				if _, err := p.Send(t.Context(), m); err != nil {
					t.Error(err)
				}
			})
		}
	}
	wg.Wait()
	for i, s := range servers {
		if n := len(s.Messages()); n != 20 {
			t.Errorf("server %d has %d messages, want 20", i, n)
		}
		for _, m := range s.Messages() {
			if want := fmt.Sprintf("to-%d@dondoc.example", i); m.To[0] != want {
				t.Errorf("server %d got a message to %s", i, m.To[0])
			}
		}
	}
}

func TestPoolClosesIdleConnections(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{})
	p := pool(t, s, mail.Options{IdleAfter: soon}, 2)
	for range 2 { // the sweep starts again after the pool was empty
		if _, err := p.Send(t.Context(), digest()); err != nil {
			t.Fatal(err)
		}
		s.AwaitNoConnections(t)
	}
	if n := len(s.Messages()); n != 2 {
		t.Errorf("%d messages, want 2", n)
	}
}

// Waiting for a connection ends with the context, and Close waits for what is
// under way, then lets nothing more through.
func TestPoolWaitsAndCloses(t *testing.T) {
	s := mailtest.NewServer(t, mailtest.Options{})
	s.Script(mailtest.Answer{At: mailtest.Rcpt, Do: mailtest.Hang, Times: 1})
	p := pool(t, s, mail.Options{}, 1)
	busy, release := context.WithCancel(t.Context())
	first := make(chan error, 1)
	go func() {
		_, err := p.Send(busy, digest())
		first <- err
	}()
	s.AwaitHang(t)

	waiting, cancel := context.WithTimeout(t.Context(), soon)
	defer cancel()
	_, err := p.Send(waiting, digest())
	if r := refusal(t, err); !errors.Is(err, context.DeadlineExceeded) || r.Permanent || r.Uncertain {
		t.Errorf("refusal %+v", r)
	}

	release()
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	if err := <-first; !isCanceled(err) {
		t.Errorf("the message under way: %v", err)
	}
	_, err = p.Send(t.Context(), digest())
	if !errors.Is(err, mail.ErrPoolClosed) || refusal(t, err).Permanent {
		t.Errorf("after Close: %v", err)
	}
}

func BenchmarkSend(b *testing.B) {
	for name, security := range everySecurity {
		b.Run(name, func(b *testing.B) {
			out := sender(b, mailtest.NewServer(b, mailtest.Options{Security: security}), mail.Options{})
			m := digest()
			for b.Loop() {
				if _, err := out.Send(b.Context(), m); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "mails/s")
		})
	}
}

func BenchmarkPool(b *testing.B) {
	p := pool(b, mailtest.NewServer(b, mailtest.Options{Security: mailtest.STARTTLS}), mail.Options{}, 4)
	m := digest()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := p.Send(b.Context(), m); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "mails/s")
}
