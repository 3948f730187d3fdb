package templates_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"testing"

	. "dondoc/templates"
)

// BenchmarkInbox renders the inbox of fifty rows, the page officers open most.
func BenchmarkInbox(b *testing.B) {
	r := renderer(b)
	v := sampleInbox("vi", 50)
	b.ReportAllocs()
	for b.Loop() {
		if err := r.Render(io.Discard, v); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNew is what parsing adds to the start of the process, first page
// included: html/template escapes at the first use.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		r, err := New()
		if err != nil {
			b.Fatal(err)
		}
		if err := r.Render(io.Discard, &LoginView{Page: Page{Lang: "vi"}}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDigest writes one digest of eight overdue tasks.
func BenchmarkDigest(b *testing.B) {
	r := renderer(b)
	v := sampleDigest("vi", 8)
	for b.Loop() {
		if _, err := r.Digest(v); err != nil {
			b.Fatal(err)
		}
	}
}

// TestInboxIsSmall: fifty rows stay below 30 KB compressed and 120 KB raw.
func TestInboxIsSmall(t *testing.T) {
	html := render(t, renderer(t), sampleInbox("vi", 50))
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte(html))
	z.Close()
	t.Logf("inbox of 50 rows: %d bytes, %d compressed", len(html), zipped.Len())
	if len(html) > 120_000 || zipped.Len() > 30_000 {
		t.Errorf("inbox of 50 rows has %d bytes, %d compressed; want at most 120000 and 30000", len(html), zipped.Len())
	}
}
