package main

import (
	"os"
	"runtime/debug"
)

// collectAt lets the heap grow to four times what is in use before the garbage is collected: what is
// in use is some ten megabytes, and each collection costs the requests it runs beside.
const collectAt = 300

// tuneMemory sets the pace of garbage collection, unless the operator has with GOGC.
func tuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
}
