package handlers_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"dondoc/handlers"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// apiServer is the true handler on a server, and a token for each person of the cast.
type apiServer struct {
	*modelstest.Env
	Cast   modelstest.Cast
	URL    string
	tokens map[string]string
}

// eachAPI runs a test against the API on both databases.
func eachAPI(t *testing.T, test func(t *testing.T, a *apiServer)) {
	t.Helper()
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) { test(t, newAPI(t, e)) })
}

func newAPI(tb testing.TB, e *modelstest.Env) *apiServer {
	tb.Helper()
	return &apiServer{Env: e, Cast: e.Populate(tb), URL: serveAPI(tb, e.Store), tokens: map[string]string{}}
}

// again is another instance on the same database.
func (a *apiServer) again(tb testing.TB) *apiServer {
	tb.Helper()
	other := *a
	other.URL = serveAPI(tb, a.Again(tb))
	return &other
}

func serveAPI(tb testing.TB, store *models.Store) string {
	tb.Helper()
	base, err := url.Parse("https://dondoc.example")
	if err != nil {
		tb.Fatal(err)
	}
	h, err := handlers.New(handlers.Options{Store: store, Renderer: renderer(tb), BaseURL: base, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		tb.Fatal(err)
	}
	server := httptest.NewServer(h)
	tb.Cleanup(server.Close)
	return server.URL
}

// token makes a token for a person of the cast, once.
func (a *apiServer) token(tb testing.TB, email string) string {
	tb.Helper()
	if a.tokens[email] == "" {
		secret, err := a.CreateToken(tb.Context(), modelstest.System, email, "test", nil)
		if err != nil {
			tb.Fatal(err)
		}
		a.tokens[email] = secret
	}
	return a.tokens[email]
}

// answer is what came back.
type answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// call sends a request as the person with the address; nobody for "".
func (a *apiServer) call(tb testing.TB, email, method, path, body string, header ...string) answer {
	tb.Helper()
	r, err := http.NewRequestWithContext(tb.Context(), method, a.URL+path, strings.NewReader(body))
	if err != nil {
		tb.Fatal(err)
	}
	if email != "" {
		r.Header.Set("Authorization", "Bearer "+a.token(tb, email))
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = w.Body.Close() }()
	got, err := io.ReadAll(w.Body)
	if err != nil {
		tb.Fatal(err)
	}
	return answer{w.StatusCode, w.Header, got}
}

// get reads JSON of the shape of into and refuses fields into doesn't have.
func (a *apiServer) get(tb testing.TB, email, path string, into any) answer {
	tb.Helper()
	got := a.call(tb, email, http.MethodGet, path, "")
	got.is(tb, http.StatusOK, path)
	got.decode(tb, into)
	return got
}

func (w answer) is(tb testing.TB, status int, what string) {
	tb.Helper()
	if w.Status != status {
		tb.Fatalf("%s: status %d, want %d: %s", what, w.Status, status, w.Body)
	}
}

func (w answer) decode(tb testing.TB, into any) {
	tb.Helper()
	d := json.NewDecoder(strings.NewReader(string(w.Body)))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		tb.Fatalf("%v in %s", err, w.Body)
	}
}

// problem checks that the answer is a problem of this status and code, and gives it.
func (w answer) problem(tb testing.TB, status int, code string) apiProblem {
	tb.Helper()
	var p apiProblem
	if w.Status != status || w.Header.Get("Content-Type") != "application/problem+json" {
		tb.Fatalf("status %d, type %q, want %d as a problem: %s", w.Status, w.Header.Get("Content-Type"), status, w.Body)
	}
	w.decode(tb, &p)
	if p.Code != code || p.Status != status || p.Type != "urn:dondoc:"+code {
		tb.Errorf("problem %s, want code %q", w.Body, code)
	}
	if p.Title == "" || p.Detail == "" || strings.HasPrefix(p.Detail, "error.") || p.RequestID == "" || p.RequestID != w.Header.Get("X-Request-Id") {
		tb.Errorf("problem without words or request id: %s", w.Body)
	}
	for _, e := range p.Errors {
		if e.Field == "" || e.Code == "" || e.Detail == "" || strings.HasPrefix(e.Detail, "invalid.") || strings.Contains(e.Detail, "<no value>") {
			tb.Errorf("a field's fault without words: %+v", e)
		}
	}
	if w.Header.Get("Cache-Control") != "no-store" {
		tb.Errorf("Cache-Control %q", w.Header.Get("Cache-Control"))
	}
	return p
}

// The shapes below are typed from the API's description, not from the handlers.
type apiProblem struct {
	Type, Title, Detail, Code string
	Status                    int
	RequestID                 string `json:"request_id"`
	Errors                    []struct{ Field, Code, Detail string }
	Current                   *apiTask
}

type apiTask struct {
	ID        int64
	Ref       string
	Key       bool
	Directive struct {
		ID     int64
		Number *string
	}
	Text, Label     string
	Lead, Addressee struct{ Code, Name string }
	Inherited       bool
	Coordinators    []string
	Status          string
	Timeliness      *string
	Receipt         string
	SignOffAsked    bool `json:"sign_off_asked"`
	Blocked         bool
	Percent         int
	Deadline        struct {
		AsWritten       string `json:"as_written"`
		Kind, Precision string
		FirstDueOn      *string `json:"first_due_on"`
		DueOn           *string `json:"due_on"`
		ForecastOn      *string `json:"forecast_on"`
	}
	DaysLate    int     `json:"days_late"`
	SubmittedOn *string `json:"submitted_on"`
	CompletedOn *string `json:"completed_on"`
	Version     int64
	UpdatedAt   time.Time `json:"updated_at"`
}

type apiTasks struct {
	Items      []apiTask
	NextCursor *string `json:"next_cursor"`
}

func text(s *string) string {
	if s == nil {
		return "null"
	}
	return *s
}
