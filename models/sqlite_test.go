package models_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/jonboulle/clockwork"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// What has a meaning in SQLite's addresses has none in a file's name.
func TestSQLiteOpensTheFileThatIsNamed(t *testing.T) {
	for _, name := range []string{"plain.db", "a b.db", "a#b.db", "a?b=c.db", "100%.db", "a%23b.db", "đề án.db"} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			s, err := models.Open(t.Context(), models.Options{Dialect: models.SQLite, DSN: filepath.Join(folder, name),
				Clock: clockwork.NewFakeClockAt(modelstest.Start), Zone: modelstest.Hanoi(), Log: slog.New(slog.DiscardHandler)})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if err := s.Migrate(t.Context()); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
				t.Error(err)
			}
		})
	}
}
