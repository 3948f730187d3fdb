package handlers_test

import (
	"io"
	"net/http"
	"testing"

	"dondoc/models/modelstest"
)

// BenchmarkAPI asks for what clients ask for most, over a kept connection.
func BenchmarkAPI(b *testing.B) {
	for _, db := range []struct {
		name string
		open func(testing.TB) *modelstest.Env
	}{{"sqlite", modelstest.OpenSQLite}, {"postgres", modelstest.OpenPostgres}} {
		b.Run(db.name, func(b *testing.B) {
			a := newAPI(b, db.open(b))
			a.Fill(b, 20_000)
			for _, c := range []struct{ name, path string }{
				{"overdue", "/api/v1/tasks?timeliness=overdue&limit=50"},
				{"agency", "/api/v1/tasks?agency=X7&timeliness=overdue&limit=50"},
				{"one", "/api/v1/tasks/1000777"},
				{"openapi", "/api/v1/openapi.json"},
			} {
				b.Run(c.name, func(b *testing.B) {
					r, err := http.NewRequestWithContext(b.Context(), http.MethodGet, a.URL+c.path, nil)
					if err != nil {
						b.Fatal(err)
					}
					r.Header.Set("Authorization", "Bearer "+a.token(b, modelstest.Office))
					r.Header.Set("Accept-Encoding", "identity")
					b.ReportAllocs()
					for b.Loop() {
						w, err := http.DefaultClient.Do(r)
						if err != nil {
							b.Fatal(err)
						}
						n, err := io.Copy(io.Discard, w.Body)
						if err != nil || w.StatusCode != http.StatusOK {
							b.Fatal(w.Status, err)
						}
						b.SetBytes(n)
						_ = w.Body.Close()
					}
				})
			}
		})
	}
}
