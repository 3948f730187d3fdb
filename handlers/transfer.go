package handlers

import (
	"cmp"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// TransferLimits bound the sending of files in either direction. What is zero is as said.
type TransferLimits struct {
	AtOnce     int           // uploads at the same time; 16
	EachAtOnce int           // of one person; 3
	Stall      time.Duration // for how long nothing may move; 20 s
	Within     time.Duration // how long one may take in all; 15 min, for 50 MB some 60 KB a second
}

func (l TransferLimits) filled() TransferLimits {
	return TransferLimits{cmp.Or(l.AtOnce, 16), cmp.Or(l.EachAtOnce, 3), cmp.Or(l.Stall, 20*time.Second), cmp.Or(l.Within, 15*time.Minute)}
}

// transfers counts the uploads under way.
type transfers struct {
	TransferLimits
	mu   sync.Mutex
	all  int
	each map[int64]int // by person
}

func newTransfers(l TransferLimits) *transfers {
	return &transfers{TransferLimits: l.filled(), each: map[int64]int{}}
}

// begin takes a place for an upload; it is not there when there are too many. The place is given back
// by end.
func (t *transfers) begin(user int64) (end func(), err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.all >= t.AtOnce || t.each[user] >= t.EachAtOnce {
		return nil, &models.Error{Code: models.CodeTooMany, Detail: "uploads"}
	}
	t.all++
	t.each[user]++
	return func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.all--
		if t.each[user]--; t.each[user] == 0 {
			delete(t.each, user)
		}
	}, nil
}

// pace replaces the server's limits on the time of a request, which suit a form, by limits for a
// large transfer: it ends when nothing has moved for a while, or after all too long a time.
type pace struct {
	conn        *http.ResponseController
	every       time.Duration
	stall, over *time.Timer
}

// longAgo as a deadline ends what waits on a connection.
var longAgo = time.Unix(1, 0)

// ofReading is the pace of an upload.
func (t *transfers) ofReading(c echo.Context) *pace {
	return t.pace(c, (*http.ResponseController).SetReadDeadline)
}

// ofWriting is the pace of a download.
func (t *transfers) ofWriting(c echo.Context) *pace {
	return t.pace(c, (*http.ResponseController).SetWriteDeadline)
}

func (t *transfers) pace(c echo.Context, deadline func(*http.ResponseController, time.Time) error) *pace {
	p := &pace{conn: http.NewResponseController(c.Response()), every: t.Stall}
	_, _ = p.conn.SetReadDeadline(time.Time{}), p.conn.SetWriteDeadline(time.Time{}) // a connection that has none keeps none
	cut := func() { _ = deadline(p.conn, longAgo) }
	p.stall, p.over = time.AfterFunc(t.Stall, cut), time.AfterFunc(t.Within, cut)
	return p
}

func (p *pace) moved() { p.stall.Reset(p.every) }

func (p *pace) end() {
	p.stall.Stop()
	p.over.Stop()
}

// pacedReader tells its pace of what came.
type pacedReader struct {
	io.Reader
	pace *pace
}

func (r pacedReader) Read(b []byte) (int, error) {
	n, err := r.Reader.Read(b)
	if n > 0 {
		r.pace.moved()
	}
	return n, err
}

// pacedWriter tells its pace of what went.
type pacedWriter struct {
	http.ResponseWriter
	pace *pace
}

func (w pacedWriter) Write(b []byte) (int, error) {
	n, err := w.ResponseWriter.Write(b)
	w.pace.moved()
	return n, err
}
