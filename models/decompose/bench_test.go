package decompose

import (
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"dondoc/models/deadline"
)

// longText is a text of about a megabyte in a language: what was evaluated, over
// and over.
func longText(t testing.TB, language string) string {
	t.Helper()
	var b strings.Builder
	for _, e := range readEvaluated(t, "developed") {
		if e.Language == language {
			text, _ := e.compose(t)
			b.WriteString(text)
		}
	}
	return strings.Repeat(b.String(), 1<<20/b.Len()+1)
}

func BenchmarkDraft(b *testing.B) {
	for _, language := range Languages {
		b.Run(language, func(b *testing.B) {
			text := longText(b, language)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				New(text, Options{IssuedOn: deadline.MustDate(2025, 1, 1), Registry: testRegistry})
			}
		})
	}
}

// TestALongTextIsDraftedWithinBounds: 200 pages take less than 2 seconds and
// 200 MB. The seconds are the processor's, so that what else the machine does
// meanwhile doesn't count.
func TestALongTextIsDraftedWithinBounds(t *testing.T) {
	lexicons()
	for _, language := range Languages {
		withinBounds(t, language, longText(t, language), 200)
	}
	for _, part := range []string{"Bộ Tài chính, ", "Bộ Tài chính; ", "các ", "(1) ", "trước ngày 30 ", "ngay sau khi ", "1.\n", "1. a) i) ", "\n", "- ", "a\u0301", "Bộ trưởng các Bộ: ", "bộ, ngành ", "- Bộ Y tế:\n", "giao Bộ Y tế ", ". ", "|", "a|b|c\n"} {
		withinBounds(t, "vi", strings.Repeat(part, 1<<18/len(part)), 200)
	}
	for _, part := range []string{"وزارة المالية و", "به وزارت ", "Ministry of and ", "The Ministry of Finance, ", "Minister "} {
		withinBounds(t, "", strings.Repeat(part, 1<<20/len(part)), 600)
	}
}

// withinBounds drafts a text; mostMB is how much may be allocated in all.
func withinBounds(t *testing.T, language, text string, mostMB uint64) {
	t.Helper()
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := processorTime(t)
	result := New(text, Options{IssuedOn: deadline.MustDate(2025, 1, 1), Language: language, Registry: testRegistry})
	took := processorTime(t) - start
	runtime.ReadMemStats(&after)
	allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
	t.Logf("%s %.20q: %d KB, %d drafts, %v, %d MB allocated in all", language, text, len(text)>>10, len(result.Drafts), took.Round(time.Millisecond), allocated)
	if took > 2*time.Second || allocated > mostMB {
		t.Errorf("%s %.20q: %v and %d MB", language, text, took, allocated)
	}
}

// processorTime is what this process has had of the processors so far.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
