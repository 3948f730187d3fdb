package models_test

import (
	"os"
	"path/filepath"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// A folder may have any name: what stands in it must be this file, opened with all its settings.
func TestSQLiteFileMayHaveAnyName(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "50% of #1, really?")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "dondoc.db")
	s, err := models.Open(t.Context(), models.Options{Dialect: models.SQLite, DSN: file, Clock: modelstest.OpenSQLite(t).Clock, Zone: modelstest.Hanoi()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{file, file + "-wal"} { // the journal says that the settings arrived
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
}
