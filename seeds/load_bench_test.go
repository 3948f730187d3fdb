package seeds_test

import (
	"testing"

	"dondoc/models/modelstest"
	"dondoc/seeds"
)

// The demonstration's first page waits for this.
func BenchmarkLoadDemo(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		e := modelstest.OpenSQLite(b)
		b.StartTimer()
		if _, err := seeds.LoadDemo(b.Context(), e.Store, e.Now()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGenerate(b *testing.B) {
	options := seeds.GenerateOptions{Agencies: 200, Tasks: 50_000, Seed: 1}
	for name, open := range map[string]func(testing.TB) *modelstest.Env{"sqlite": modelstest.OpenSQLite, "postgres": modelstest.OpenPostgresDurable} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				e := open(b)
				b.StartTimer()
				if err := seeds.Generate(b.Context(), e.Store, options, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(options.Tasks*b.N)/b.Elapsed().Seconds(), "tasks/s")
		})
	}
}
