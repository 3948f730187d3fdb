package main

import (
	"os"
	"runtime/debug"
)

// collectAt lets the heap grow to two and a half times what is in use before the garbage is collected:
// what is in use is some thirty megabytes, and each collection costs the requests it runs beside.
const collectAt = 150

// collectSooner is for reading one long text: nothing runs beside it, and what is in use is most of it.
const collectSooner = 50

// tuneMemory sets the pace of garbage collection in percent, unless the operator has with GOGC.
func tuneMemory(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
