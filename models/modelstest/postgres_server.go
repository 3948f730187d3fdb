package modelstest

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"
)

// errMissing means that this machine has no PostgreSQL.
var errMissing = errors.New("PostgreSQL is not installed (looked in /usr/lib/postgresql/*/bin and the PATH), and " + serverVariable + " names no server")

func isMissing(err error) bool { return errors.Is(err, errMissing) }

// keeper runs the server for as long as its standard input stays open. Only the test process holds
// the other end, so the server stops and its folder goes however that process ends, kill -9
// included. It asks again and again, for a server that is just starting hears nothing yet. Where
// the server fails the folder stays, for its log to be read. $1 is the folder, $2 the folder of the
// programs, what follows are the server's settings. Letters are those of Unicode, as in an ordinary
// installation.
const keeper = `
exec 3<&0
"$2/initdb" -D "$1/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$1/log" 2>&1 || exit 1
folder=$1 programs=$2
shift 2
"$programs/postgres" -D "$folder/data" -k "$folder" -p 5432 -c listen_addresses= -c max_connections=200 "$@" >>"$folder/log" 2>&1 3<&- &
server=$!
{ cat <&3 >/dev/null; while kill -INT $server; do sleep 0.1; done; } 2>/dev/null &
exec 3<&-
wait $server && rm -rf "$folder"
`

// restarting is a keeper that starts the server again whenever it has ended.
const restarting = `
exec 3<&0
"$2/initdb" -D "$1/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$1/log" 2>&1 || exit 1
folder=$1 programs=$2
shift 2
{ cat <&3 >/dev/null; : >"$folder/end"; while [ -e "$folder" ]; do kill -INT "$(head -n 1 "$folder/data/postmaster.pid")"; sleep 0.1; done; } 2>/dev/null &
until [ -e "$folder/end" ]; do
	"$programs/postgres" -D "$folder/data" -k "$folder" -p 5432 -c listen_addresses= -c max_connections=200 "$@" >>"$folder/log" 2>&1 3<&-
done
rm -rf "$folder"
`

// throwaway is for tests: what they store is never needed after a crash.
var throwaway = []string{"-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"}

// durable is for benchmarks: every commit reaches the disk, and memory is that of a small server.
var durable = []string{"-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "shared_buffers=1GB", "-c", "max_wal_size=4GB"}

// startServer starts a PostgreSQL server of this process's own in a new folder in parent ("" for that of
// temporary files), reachable through a socket there, and returns the address of its first database.
func startServer(parent string, settings []string) (string, error) {
	address, _, err := startKept(keeper, parent, settings)
	return address, err
}

// startKept starts a server under a keeper and returns its address and its folder.
func startKept(script, parent string, settings []string) (address, folder string, err error) {
	programs, err := findPrograms()
	if err != nil {
		return "", "", err
	}
	if folder, err = os.MkdirTemp(parent, "dondoc-postgres-"); err != nil {
		return "", "", err
	}
	ended, err := startKeeper(script, folder, programs, settings)
	address = "postgres://postgres@/postgres?" + url.Values{"host": {folder}, "port": {"5432"}, "sslmode": {"disable"}}.Encode()
	if err == nil {
		err = waitForServer(address, ended)
	}
	if err != nil {
		log, _ := os.ReadFile(filepath.Join(folder, "log")) // there is none when nothing ran yet
		return "", "", errors.Join(fmt.Errorf("cannot start PostgreSQL in %s: %w, and its log says: %s", folder, err, log), os.RemoveAll(folder))
	}
	return address, folder, nil
}

// startKeeper starts the keeper and returns a channel that tells when it has ended.
func startKeeper(script, folder, programs string, settings []string) (<-chan error, error) {
	command := exec.Command("/bin/sh", append([]string{"-c", script, "sh", folder, programs}, settings...)...)
	command.Dir = folder
	// A process group of its own: Ctrl-C must end the tests, not the keeper that cleans up after them.
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if os.Geteuid() == 0 { // initdb refuses to run as root
		owner, err := ordinaryUser()
		if err != nil {
			return nil, err
		}
		if err := os.Chown(folder, int(owner.Uid), int(owner.Gid)); err != nil {
			return nil, err
		}
		command.SysProcAttr.Credential = owner
	}
	input, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	ended := make(chan error, 1)
	go func() {
		ended <- command.Wait()
		input.Close() // and so the pipe is held, and never closed by the garbage collector, until here
	}()
	return ended, nil
}

// waitForServer returns when the server answers, or with the reason why it will not.
func waitForServer(address string, ended <-chan error) error {
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		if err = db.PingContext(ctx); err == nil {
			return nil
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return fmt.Errorf("it does not answer: %w", err)
		case <-ended:
			return errors.New("it has ended")
		}
	}
}

// ordinaryUser is a user who is not root and can run the server.
func ordinaryUser() (*syscall.Credential, error) {
	for _, name := range []string{"postgres", "nobody"} {
		found, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.ParseUint(found.Uid, 10, 32)
		gid, gidErr := strconv.ParseUint(found.Gid, 10, 32)
		if uidErr == nil && gidErr == nil {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
		}
	}
	return nil, errors.New("there is neither a user postgres nor nobody, and PostgreSQL does not run as root")
}

// findPrograms is the folder of the newest PostgreSQL's programs.
func findPrograms() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	if len(found) == 0 {
		onPath, err := exec.LookPath("initdb")
		if err != nil {
			return "", errMissing
		}
		return filepath.Dir(onPath), nil
	}
	newest := slices.MaxFunc(found, func(a, b string) int { return cmp.Compare(version(a), version(b)) })
	return filepath.Dir(newest), nil
}

// version is the 15 of /usr/lib/postgresql/15/bin/initdb; 0 where there is no number.
func version(program string) int {
	number, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(program))))
	return number
}
