package modelstest

import (
	"os"
	"syscall"
)

// memoryFolder is where Linux keeps files in memory.
const memoryFolder = "/dev/shm"

// memoryNeeded is free there for a server's data not to crowd anybody out, in bytes. A container often
// has 64 MB in all.
const memoryNeeded = 4 << 30

// throwawayFolder is the folder for data that need not outlive the tests: in memory where there is
// plenty, for a database is then copied in a quarter of the time; otherwise that of temporary files, "".
func throwawayFolder() string {
	var fs syscall.Statfs_t
	if syscall.Statfs(memoryFolder, &fs) != nil || uint64(fs.Bavail)*uint64(fs.Bsize) < memoryNeeded {
		return ""
	}
	probe, err := os.MkdirTemp(memoryFolder, "dondoc-")
	if err != nil || os.Remove(probe) != nil {
		return ""
	}
	return memoryFolder
}
