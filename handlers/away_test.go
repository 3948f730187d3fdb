package handlers_test

import (
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// wire stands between the program and the database, and can be cut.
type wire struct {
	network, to, at string

	mu       sync.Mutex
	listener net.Listener
	open     []net.Conn
}

func (w *wire) mend(t *testing.T) {
	t.Helper()
	l, err := net.Listen("tcp", w.at)
	if err != nil {
		t.Fatal(err)
	}
	w.mu.Lock()
	w.listener, w.at = l, l.Addr().String()
	w.mu.Unlock()
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return // cut
			}
			far, err := net.Dial(w.network, w.to)
			if err != nil {
				_ = near.Close()
				continue
			}
			w.mu.Lock()
			w.open = append(w.open, near, far)
			w.mu.Unlock()
			go func() { _, _ = io.Copy(near, far); _ = near.Close() }()
			go func() { _, _ = io.Copy(far, near); _ = far.Close() }()
		}
	}()
}

func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	_ = w.listener.Close()
	for _, c := range w.open {
		_ = c.Close()
	}
	w.open = nil
}

// Only PostgreSQL can be away: SQLite is a file of the same machine.
func TestDatabaseGoesAwayAndComesBack(t *testing.T) {
	e := modelstest.OpenPostgres(t)
	cast := e.Populate(t)
	address, err := url.Parse(e.DSN)
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{network: "tcp", to: address.Host, at: "127.0.0.1:0"}
	if socket := address.Query().Get("host"); socket != "" {
		w.network, w.to = "unix", socket+"/.s.PGSQL."+address.Query().Get("port")
	}
	w.mend(t)
	t.Cleanup(w.cut)
	direct := *e
	through := url.URL{Scheme: "postgres", User: address.User, Host: w.at, Path: address.Path, RawQuery: "sslmode=disable"}
	e.Store, err = models.Open(t.Context(), models.Options{Dialect: models.Postgres, DSN: through.String(), Clock: e.Clock, Zone: modelstest.Hanoi()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	s := newSite(t, e, cast)
	task := (&site{Env: &direct}).taskPath(t, "#1")
	v := s.as(t, modelstest.MOSTOfficer)
	form := report("45", "Câu đã gõ", "", "2")
	form.Set("csrf", csrfField.FindStringSubmatch(v.get(t, task).Body)[1])

	w.cut()
	for range 2 { // the first finds dead connections, the next none at all
		got := v.get(t, "/tasks").is(t, http.StatusServiceUnavailable, "the inbox")
		got.has(t, "503")
		got.lacks(t, "dial", "connect", "127.0.0.1:", "pgx")
		if got.Header.Get("Retry-After") == "" {
			t.Error("no Retry-After")
		}
	}
	refused := v.postForm(t, task+"/progress", form, v.fromOwnPage(t)...).is(t, http.StatusServiceUnavailable, "a form")
	v.get(t, "/readyz").is(t, http.StatusServiceUnavailable, "not ready")
	v.get(t, "/healthz").is(t, http.StatusOK, "up")
	s.visitor(t).get(t, "/login").is(t, http.StatusOK, "a page that needs no database")

	w.mend(t)
	v.get(t, "/tasks").is(t, http.StatusOK, "still signed in")
	refused.has(t, "Câu đã gõ")
	v.sendAgain(t, refused, task+"/progress").is(t, http.StatusSeeOther, "the form sent again")
	v.get(t, task).has(t, "Câu đã gõ")
	v.get(t, "/readyz").is(t, http.StatusOK, "ready again")
}
