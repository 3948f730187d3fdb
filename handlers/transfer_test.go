package handlers_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dondoc/handlers"
	"dondoc/models"
	"dondoc/models/modelstest"
)

const boundary = "a-form"

// begun is the beginning of a form with a PDF file, up to its content.
func begun(csrf string) string {
	return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf + "\r\n--" + boundary +
		"\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n"
}

const ended = "\r\n--" + boundary + "--\r\n"

// sendLarge sends a file of so many bytes, made as it goes out; its length is told beforehand or not.
func (v *visitor) sendLarge(t *testing.T, task string, size int64, told bool) seen {
	t.Helper()
	before := begun(v.token(t))
	rest := size - int64(len("%PDF-1.7\n"))
	body := io.MultiReader(strings.NewReader(before), io.LimitReader(endless{}, rest), strings.NewReader(ended))
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, v.site.URL+task+"/evidence", body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "multipart/form-data; boundary="+boundary)
	if told {
		r.ContentLength = int64(len(before)) + rest + int64(len(ended))
	}
	w, err := v.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Body.Close()
	text, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return seen{w.StatusCode, w.Header.Get("Location"), w.Header, string(text)}
}

func TestFiftyMegabytesAndNoMore(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		temporary(t)
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		for _, told := range []bool{true, false} {
			v.sendLarge(t, task, 51<<20, told).is(t, http.StatusRequestEntityTooLarge, "51 MB").has(t, "lớn hơn 50 MB")
			v.sendLarge(t, task, 50<<20+1, told).is(t, http.StatusRequestEntityTooLarge, "a byte more than 50 MB").has(t, "lớn hơn 50 MB")
		}
		if got := s.kept(t); len(got) != 0 {
			t.Fatalf("kept %q", got)
		}
		v.sendLarge(t, task, 50<<20, true).is(t, http.StatusSeeOther, "50 MB")
		page := v.get(t, task)
		page.has(t, "50 MB")
		if file := v.get(t, page.fileLink(t, task)).is(t, http.StatusOK, "fetched"); len(file.Body) != 50<<20 {
			t.Errorf("fetched %d bytes", len(file.Body))
		}
	})
}

// dial opens a connection and sends the head of an upload of so many bytes, and its beginning.
func (v *visitor) dial(t *testing.T, task string, length int, begin string) net.Conn {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, v.site.URL+task+"/evidence", nil)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", r.URL.Host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: dondoc\r\nCookie: %s\r\nContent-Type: multipart/form-data; boundary=%s\r\nContent-Length: %d\r\n\r\n%s", r.URL.Path, v.cookies(t), boundary, length, begin)
	return conn
}

// cookies are the visitor's, as a request's head has them.
func (v *visitor) cookies(t *testing.T) string {
	t.Helper()
	at, err := url.Parse(v.site.URL)
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, c := range v.Jar.Cookies(at) {
		all += c.String() + "; "
	}
	return all
}

func TestAnUploadThatBreaksOffLeavesNothing(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		temporary(t)
		task := s.taskPath(t, "#1")
		v := s.as(t, modelstest.MOSTOfficer)
		begin := begun(v.token(t))
		conn := v.dial(t, task, len(begin)+1000+len(ended), begin+"half of it")
		if err := conn.(*net.TCPConn).CloseWrite(); err != nil { // the server reads the end where more was announced
			t.Fatal(err)
		}
		answer, _ := io.ReadAll(conn) // whatever it says, it is done with
		if strings.Contains(string(answer), " 303 ") {
			t.Errorf("taken: %s", answer)
		}
		body := strings.NewReader(begin + "and no end")
		v.send(t, http.MethodPost, task+"/evidence", body, "Content-Type", "multipart/form-data; boundary="+boundary).is(t, http.StatusBadRequest, "a form without an end")
		if rows := s.Rows(t, "SELECT name FROM evidence"); len(rows) != 0 || len(s.kept(t)) != 0 {
			t.Errorf("entered %q, kept %q", rows, s.kept(t))
		}
	})
}

func TestAnUploadThatStallsIsEnded(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		cast := e.Populate(t)
		for name, limits := range map[string]handlers.TransferLimits{"stalls": {Stall: 50 * time.Millisecond}, "takes too long": {Within: 50 * time.Millisecond}} {
			s := newSite(t, e, cast, func(o *handlers.Options) { o.Transfers = limits })
			task := s.taskPath(t, "#1")
			v := s.as(t, modelstest.MOSTOfficer)
			begin := begun(v.token(t))
			answer, err := io.ReadAll(v.dial(t, task, len(begin)+1000, begin)) // to its end: the connection is closed
			if err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 408 ") || !strings.Contains(string(answer), "quá chậm") {
				t.Errorf("%s: answered %.300s, %v", name, answer, err)
			}
			if got := s.kept(t); len(got) != 0 {
				t.Errorf("%s: kept %q", name, got)
			}
		}
	})
}

func TestADownloadThatStallsIsEnded(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		s := newSite(t, e, e.Populate(t))
		content := strings.Repeat("kết quả\n", 4<<20) // more than a connection holds unread
		f, err := s.AddFile(t.Context(), s.MOSTOfficer, s.taskID(t, "#1"), models.NewFile{MoveInput: models.MoveInput{Via: models.ViaPage},
			Name: "a.txt", Content: strings.NewReader(content), Size: int64(len(content))})
		if err != nil {
			t.Fatal(err)
		}
		link := s.taskPath(t, "#1") + "/evidence/" + id(f.ID)
		v := s.as(t, modelstest.Office)
		if got := v.get(t, link).is(t, http.StatusOK, "at a good pace"); len(got.Body) != len(content) {
			t.Errorf("%d bytes of %d", len(got.Body), len(content))
		}
		ended := make(chan struct{})
		slow := newSite(t, e, s.Cast, func(o *handlers.Options) {
			o.Transfers = handlers.TransferLimits{Stall: 50 * time.Millisecond}
			o.Log = slog.New(tellEnd{slog.DiscardHandler, "/evidence/", ended})
		})
		w := slow.as(t, modelstest.Office)
		conn, err := net.Dial("tcp", strings.TrimPrefix(slow.URL, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: dondoc\r\nCookie: %s\r\n\r\n", link, w.cookies(t))
		select {
		case <-ended: // though nothing was read
		case <-time.After(20 * time.Second):
			t.Error("the server still waits for a client that reads nothing")
		}
	})
}

// tellEnd is a log that tells when a request for a path has ended.
type tellEnd struct {
	slog.Handler
	path  string
	ended chan struct{}
}

func (l tellEnd) Enabled(context.Context, slog.Level) bool { return true }

func (l tellEnd) Handle(_ context.Context, r slog.Record) error {
	r.Attrs(func(a slog.Attr) bool {
		if a.Key == "path" && strings.Contains(a.Value.String(), l.path) && r.Message == "request" {
			close(l.ended)
		}
		return true
	})
	return nil
}

func TestManyUploadsAtOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		s := newSite(t, e, e.Populate(t), func(o *handlers.Options) { o.Transfers = handlers.TransferLimits{AtOnce: 2, EachAtOnce: 1} })
		task := s.taskPath(t, "#1")
		officer, head := s.as(t, modelstest.MOSTOfficer), s.as(t, modelstest.MOSTHead)
		begin := begun(officer.token(t))
		held := officer.dial(t, task, len(begin)+1000, begin)
		// The place is taken once the upload has been read so far: until then another may still begin.
		refused := func(v *visitor) bool {
			return v.attach(t, task, "b.pdf", reportPDF).Status == http.StatusTooManyRequests
		}
		waitFor(t, func() bool { return refused(officer) })
		head.attach(t, task, "b.pdf", reportPDF).is(t, http.StatusSeeOther, "another person")
		headBegin := begun(head.token(t))
		head.dial(t, task, len(headBegin)+1000, headBegin)
		waitFor(t, func() bool { return refused(head) })
		officer.attach(t, task, "b.pdf", reportPDF).is(t, http.StatusTooManyRequests, "the officer still").has(t, "quá nhiều tệp")
		_ = held.Close()
		waitFor(t, func() bool { return !refused(officer) })
	})
}

// waitFor asks again until it is so: for what the server does in its own time.
func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for !done() {
		if ctx.Err() != nil {
			t.Fatal("it didn't come to pass")
		}
	}
}
