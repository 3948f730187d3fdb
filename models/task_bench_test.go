package models_test

import (
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func BenchmarkTasks(b *testing.B) {
	for _, db := range []struct {
		name string
		open func(testing.TB) *modelstest.Env
	}{{"sqlite", modelstest.OpenSQLite}, {"postgres", modelstest.OpenPostgres}} {
		b.Run(db.name, func(b *testing.B) {
			e := db.open(b)
			c := e.Populate(b)
			e.Fill(b, 20_000)
			b.Run("overdue", func(b *testing.B) {
				for b.Loop() {
					page, err := e.Tasks(b.Context(), c.Office, models.TaskFilter{Timeliness: models.Overdue, Limit: 50})
					if err != nil || len(page.Tasks) != 50 {
						b.Fatal(len(page.Tasks), err)
					}
				}
			})
			b.Run("one", func(b *testing.B) {
				for b.Loop() {
					if _, err := e.Task(b.Context(), c.Office, 1_000_777); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}
