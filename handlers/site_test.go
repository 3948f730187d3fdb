package handlers_test

import (
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"

	"dondoc/handlers"
	"dondoc/models"
	"dondoc/models/modelstest"
	"dondoc/templates"
)

// site is the true handler over a real socket and database, with the cast.
type site struct {
	*modelstest.Env
	modelstest.Cast
	URL string
}

// eachSite runs a test against the pages on both databases.
func eachSite(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) { test(t, newSite(t, e, e.Populate(t))) })
}

// parsed is what the pages are made of, read once for all tests: nothing in it changes.
var parsed = sync.OnceValues(templates.New)

func renderer(tb testing.TB) *templates.Renderer {
	tb.Helper()
	r, err := parsed()
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// newSite serves an environment; change may alter the options.
func newSite(tb testing.TB, e *modelstest.Env, cast modelstest.Cast, change ...func(*handlers.Options)) *site {
	tb.Helper()
	o := handlers.Options{Store: e.Store, Renderer: renderer(tb), BaseURL: &url.URL{Scheme: "http", Host: "dondoc.example"}, Log: slog.New(slog.DiscardHandler)}
	for _, c := range change {
		c(&o)
	}
	h, err := handlers.New(o)
	if err != nil {
		tb.Fatal(err)
	}
	server := httptest.NewServer(h)
	tb.Cleanup(server.Close)
	return &site{Env: e, Cast: cast, URL: server.URL}
}

// visitor is a browser: it keeps cookies, and shows each answer instead of following it.
type visitor struct {
	site *site
	http.Client
}

func (s *site) visitor(tb testing.TB) *visitor {
	tb.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		tb.Fatal(err)
	}
	return &visitor{s, http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// as is a visitor who has signed in through the form.
func (s *site) as(tb testing.TB, email string) *visitor {
	tb.Helper()
	v := s.visitor(tb)
	v.signIn(tb, email, modelstest.Password).is(tb, http.StatusSeeOther, email+" signs in")
	return v
}

func (v *visitor) signIn(tb testing.TB, email, password string) seen {
	tb.Helper()
	return v.post(tb, "/login", "/login", url.Values{"email": {email}, "password": {password}})
}

// seen is what came back.
type seen struct {
	Status   int
	Location string
	Header   http.Header
	Body     string
}

func (v *visitor) send(tb testing.TB, method, path string, body io.Reader, header ...string) seen {
	tb.Helper()
	r, err := http.NewRequestWithContext(tb.Context(), method, v.site.URL+path, body)
	if err != nil {
		tb.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w, err := v.Do(r)
	if err != nil {
		tb.Fatal(err)
	}
	defer w.Body.Close()
	text, err := io.ReadAll(w.Body)
	if err != nil {
		tb.Fatal(err)
	}
	return seen{w.StatusCode, w.Header.Get("Location"), w.Header, string(text)}
}

func (v *visitor) get(tb testing.TB, path string, header ...string) seen {
	tb.Helper()
	return v.send(tb, http.MethodGet, path, nil, header...)
}

var csrfField = regexp.MustCompile(`name="csrf" value="([^"]*)"`)

// post sends a form from a page: with the token that stands on it.
func (v *visitor) post(tb testing.TB, from, to string, form url.Values) seen {
	tb.Helper()
	token := csrfField.FindStringSubmatch(v.get(tb, from).Body)
	if token == nil {
		tb.Fatalf("%s has no form", from)
	}
	form.Set("csrf", token[1])
	return v.postForm(tb, to, form)
}

// postForm sends a form as it is.
func (v *visitor) postForm(tb testing.TB, to string, form url.Values, header ...string) seen {
	tb.Helper()
	return v.send(tb, http.MethodPost, to, strings.NewReader(form.Encode()), append(header, "Content-Type", "application/x-www-form-urlencoded")...)
}

func (a seen) is(tb testing.TB, status int, what string) seen {
	tb.Helper()
	if a.Status != status {
		tb.Errorf("%s: %d, want %d: %s", what, a.Status, status, a.text())
	}
	return a
}

func (a seen) has(tb testing.TB, words ...string) {
	tb.Helper()
	for _, w := range words {
		if !strings.Contains(html.UnescapeString(a.Body), w) {
			tb.Errorf("%q is not there: %s", w, a.text())
		}
	}
}

func (a seen) lacks(tb testing.TB, words ...string) {
	tb.Helper()
	for _, w := range words {
		if strings.Contains(html.UnescapeString(a.Body), w) {
			tb.Errorf("%q is there", w)
		}
	}
}

var tag = regexp.MustCompile(`(?s)<(?:head|svg).*?</(?:head|svg)>|<[^>]*>|\s+`)

// text is the answer's words, for the message of a failed test.
func (a seen) text() string { return html.UnescapeString(tag.ReplaceAllString(a.Body, " ")) }

// taskID finds a task of the cast by the end of its reference, "#1".
func (s *site) taskID(tb testing.TB, end string) int64 {
	tb.Helper()
	page, err := s.Tasks(tb.Context(), modelstest.System, models.TaskFilter{Sort: "id"})
	if err != nil {
		tb.Fatal(err)
	}
	for _, t := range page.Tasks {
		if strings.HasSuffix(t.Ref, end) {
			return t.ID
		}
	}
	tb.Fatalf("no task %s", end)
	return 0
}

func (s *site) taskPath(tb testing.TB, end string) string { return "/tasks/" + id(s.taskID(tb, end)) }
