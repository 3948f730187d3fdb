//go:build torture

package main

import (
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// TestTortureInLarge is a country's digests of a day.
func TestTortureInLarge(t *testing.T) {
	server := modelstest.PostgresRestartable(t)
	torture{digests: 20_000, processes: 3, kills: 50, restarts: 2, patience: 30 * time.Minute}.run(t, models.Postgres, server.Address, server)
}
