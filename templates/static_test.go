package templates_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestStaticFilesAreKeptForEver(t *testing.T) {
	r := renderer(t)
	for _, name := range []string{"app.css", "app.js", "icon.svg"} {
		want, err := os.ReadFile("static/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, encoding := range []string{"", "gzip"} {
			req := httptest.NewRequest("GET", r.Asset(name), nil)
			req.Header.Set("Accept-Encoding", encoding)
			rec := httptest.NewRecorder()
			r.Static().ServeHTTP(rec, req)
			var body io.Reader = rec.Body
			if encoding == "gzip" {
				if body, err = gzip.NewReader(rec.Body); err != nil {
					t.Fatal(err)
				}
			}
			got, err := io.ReadAll(body)
			if err != nil || string(got) != string(want) {
				t.Errorf("%s with %q: %d bytes, %v; want the file", name, encoding, len(got), err)
			}
			if c := rec.Header().Get("Cache-Control"); !strings.Contains(c, "immutable") {
				t.Errorf("%s: Cache-Control %q", name, c)
			}
		}
	}
	for _, path := range []string{"/static/app.css", "/static/app.00000000.css", "/static/", "/static/../renderer.go"} {
		rec := httptest.NewRecorder()
		r.Static().ServeHTTP(rec, &http.Request{Method: "GET", URL: httptest.NewRequest("GET", path, nil).URL, Header: http.Header{}})
		if rec.Code != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, rec.Code)
		}
	}
}

// TestColourBlocksAreEqual: browsers without light-dark() get a second block
// of colours, which must be the light halves of the first.
func TestColourBlocksAreEqual(t *testing.T) {
	css, err := os.ReadFile("static/app.css")
	if err != nil {
		t.Fatal(err)
	}
	first, rest, found := strings.Cut(string(css), "@supports not (color: light-dark(#000, #fff))")
	second, _, closed := strings.Cut(rest, "/* ---")
	if !found || !closed {
		t.Fatal("the two blocks of colours are not where they were")
	}
	light := map[string]string{}
	for _, m := range regexp.MustCompile(`(--[a-z0-9-]+):[^;]*light-dark\((#[0-9a-f]+|rgb\([^)]*\)),`).FindAllStringSubmatch(first, -1) {
		light[m[1]] = long(m[2])
	}
	plain := map[string]string{}
	for _, m := range regexp.MustCompile(`(--[a-z0-9-]+):[^;]*?(#[0-9a-f]+|rgb\([^)]*\));`).FindAllStringSubmatch(second, -1) {
		plain[m[1]] = long(m[2])
	}
	if len(light) < 30 {
		t.Fatalf("only %d colours found", len(light))
	}
	for name, want := range light {
		if plain[name] != want {
			t.Errorf("%s is %q in the second block, %q in the first", name, plain[name], want)
		}
	}
	for name := range plain {
		if light[name] == "" {
			t.Errorf("%s is in the second block only", name)
		}
	}
}

// long writes #fff as #ffffff.
func long(colour string) string {
	if len(colour) == 4 && colour[0] == '#' {
		return "#" + strings.Repeat(colour[1:2], 2) + strings.Repeat(colour[2:3], 2) + strings.Repeat(colour[3:4], 2)
	}
	return colour
}

// TestStylesheetMirrors: logical properties only, so that dir=rtl is all that
// mirroring needs; @page has physical sides, for binding has.
func TestStylesheetMirrors(t *testing.T) {
	css, err := os.ReadFile("static/app.css")
	if err != nil {
		t.Fatal(err)
	}
	physical := regexp.MustCompile(`[{;\s](?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|(?:min-|max-)?(?:width|height)|float|text-align: (?:left|right))\s*:`)
	rules := regexp.MustCompile(`@media [^{]*|@container [^{]*|@page[^{]*`).ReplaceAllString(string(css), "")
	if found := physical.FindString(rules); found != "" {
		t.Errorf("physical property %q", found)
	}
	if strings.Contains(rules, "!important") || strings.Contains(rules, "url(") {
		t.Error("the stylesheet needs no !important and loads nothing")
	}
}
