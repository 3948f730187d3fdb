package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// builtProgram builds dondoc as it is released, once: tests start the true program in a process of its own,
// which they can kill.
var builtProgram = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "dondoc-test-")
	if err != nil {
		return "", err
	}
	file := filepath.Join(folder, "dondoc")
	build := exec.Command("go", "build", "-o", file, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build dondoc: %w\n%s", err, out)
	}
	return file, nil
})

// process is dondoc running in a process of its own.
type process struct {
	*exec.Cmd
	out  *bufio.Reader
	errs *output
}

// output gathers what a process says while it runs.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(b)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// start starts dondoc with a clean environment and the given variables. It is killed when the test
// ends.
func start(t *testing.T, env []string, args ...string) *process {
	t.Helper()
	file, err := builtProgram()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{Cmd: exec.Command(file, args...), errs: &output{}}
	p.Env = append([]string{"HOME=" + t.TempDir(), "TMPDIR=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}, env...)
	p.Stderr = p.errs
	pipe, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewReader(pipe)
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = p.Process.Kill()
		_ = p.Wait()
	})
	return p
}

// ready reads the line that a demonstration prints when it is ready.
func (p *process) ready(t *testing.T) demoReady {
	t.Helper()
	line, err := p.out.ReadString('\n')
	if err != nil {
		t.Fatalf("it ended before it was ready: %v\n%s", err, p.errs)
	}
	var r demoReady
	if err := json.Unmarshal([]byte(line), &r); err != nil {
		t.Fatalf("%v in %q", err, line)
	}
	return r
}

// interrupt ends the process as Ctrl-C does and gives its exit status.
func (p *process) interrupt(t *testing.T) int {
	t.Helper()
	if err := p.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, p.out)
	_ = p.Wait()
	return p.ProcessState.ExitCode()
}

// account finds an account by role and the beginning of its address.
func (r demoReady) account(t *testing.T, role, begins string) demoAccount {
	t.Helper()
	for _, a := range r.Accounts {
		if a.Role == role && strings.HasPrefix(a.Email, begins) {
			return a
		}
	}
	t.Fatalf("no account with the role %s beginning with %q among %+v", role, begins, r.Accounts)
	return demoAccount{}
}

// getJSON asks the API on an account's behalf.
func (r demoReady) getJSON(t *testing.T, a demoAccount, path string, into any) {
	t.Helper()
	q, err := http.NewRequestWithContext(t.Context(), http.MethodGet, r.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Authorization", "Bearer "+a.Token)
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %v\n%s", path, answer.Status, err, text)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v\n%s", path, err, text)
	}
}

// until asks again every 50 ms until done, or fails after a while: for what another process does.
func until(t *testing.T, within time.Duration, what string, done func() bool) {
	t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	end := time.NewTimer(within)
	defer end.Stop()
	for !done() {
		select {
		case <-tick.C:
		case <-end.C:
			t.Fatalf("not within %s: %s", within, what)
		}
	}
}
