package handlers_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"testing"

	"dondoc/models/modelstest"
)

// BenchmarkInboxPage measures a full inbox page of an agency's officer, over the socket, compressed,
// among 20,000 tasks.
func BenchmarkInboxPage(b *testing.B) {
	for name, open := range map[string]func(testing.TB) *modelstest.Env{"sqlite": modelstest.OpenSQLite, "postgres": modelstest.OpenPostgres} {
		b.Run(name, func(b *testing.B) {
			e := open(b)
			s := newSite(b, e, e.Populate(b))
			s.Fill(b, 20_000)
			s.Exec(b, "UPDATE tasks SET lead_id = (SELECT id FROM agencies WHERE code = 'G06'), addressee_id = lead_id WHERE id % 40 = 0")
			v := s.as(b, modelstest.MOSTOfficer)
			page := v.get(b, "/tasks", "Accept-Encoding", "gzip").is(b, http.StatusOK, "the inbox")
			plain, err := gzip.NewReader(bytes.NewReader([]byte(page.Body)))
			if err != nil {
				b.Fatal(err)
			}
			raw, err := io.ReadAll(plain)
			if err != nil {
				b.Fatal(err)
			}
			if rows := len(listed(seen{Body: string(raw)})); rows != 50 {
				b.Fatalf("%d rows", rows)
			}
			b.ResetTimer()
			b.ReportMetric(float64(len(page.Body)), "bytes-gzip")
			b.ReportMetric(float64(len(raw)), "bytes")
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					v.get(b, "/tasks", "Accept-Encoding", "gzip").is(b, http.StatusOK, "the inbox")
				}
			})
		})
	}
}
