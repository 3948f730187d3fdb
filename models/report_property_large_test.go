//go:build torture

package models_test

import (
	"testing"

	"dondoc/models/modelstest"
)

// TestReportsOfTenThousandHistories is TestReportsOfRandomHistories in large.
func TestReportsOfTenThousandHistories(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) { randomHistories(t, e, 10_000) })
}
