//go:build bench

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"dondoc/models/modelstest"
)

// The load benchmark: the built program, its database and the load share this machine's cores, as
// `make bench` prints them. DONDOC_BENCH_SIZES sets the PostgreSQL datasets, DONDOC_BENCH_SECONDS
// how long each load runs.
const loadConnections = 8

func TestLoad(t *testing.T) {
	bareEcho(t)
	bareMail(t)
	binary := buildProgram(t)
	for _, size := range sizes() {
		t.Run(fmt.Sprintf("postgres-%d", size), func(t *testing.T) {
			dsn := modelstest.PostgresDurable(t)
			measureDataset(t, binary, dsn, size)
			bareSQL(t, dsn)
		})
	}
	t.Run("sqlite-100000", func(t *testing.T) {
		measureDataset(t, binary, "sqlite://"+filepath.Join(t.TempDir(), "bench.db"), 100_000)
	})
}

func sizes() []int {
	text := os.Getenv("DONDOC_BENCH_SIZES")
	if text == "" {
		text = "100000,1000000"
	}
	var out []int
	for _, s := range strings.Split(text, ",") {
		if n, err := strconv.Atoi(s); err == nil {
			out = append(out, n)
		}
	}
	return out
}

func loadSpan() time.Duration {
	if n, err := strconv.Atoi(os.Getenv("DONDOC_BENCH_SECONDS")); err == nil {
		return time.Duration(n) * time.Second
	}
	return 10 * time.Second
}

func buildProgram(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "dondoc")
	out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// generatedOfficer and generatedPassword belong to an account that `dondoc generate` makes.
const (
	generatedOfficer  = "officer.0001@example.org"
	generatedOffice   = "office@example.org"
	generatedPassword = "generated for benchmarks"
)

func measureDataset(t *testing.T, binary, dsn string, size int) {
	env := append(os.Environ(), "DONDOC_DATABASE_URL="+dsn, "DONDOC_SECRET="+strings.Repeat("0123456789abcdef", 2), "DONDOC_SECOND_FACTOR=optional")
	start := time.Now()
	runProgram(t, env, binary, "generate", "--agencies", "200", "--tasks", strconv.Itoa(size))
	t.Logf("%-44s %8.1f s", "generate", time.Since(start).Seconds())
	token := strings.TrimSpace(runProgram(t, env, binary, "token", "create", "--user", generatedOfficer))
	office := strings.TrimSpace(runProgram(t, env, binary, "token", "create", "--user", generatedOffice))
	addr, process, first := startServer(t, env, binary)
	t.Logf("%-44s %8.3f s", "start to first answer", first.Seconds())
	t.Logf("%-44s %8d MB", "memory idle", residentMB(process))
	measureIdleMinute(t, process)
	auth := map[string]string{"Authorization": "Bearer " + token}
	whole := map[string]string{"Authorization": "Bearer " + office}
	tasks := ownTasks(t, addr, token)

	report(t, "50 overdue by due day, JSON, all agencies", drive(addr, loadConnections, loadSpan(), func(int) []byte {
		return httpRequest("GET", addr, "/api/v1/tasks?timeliness=overdue&limit=50&sort=due", whole, "")
	}))
	report(t, "50 overdue by due day, JSON, one agency", drive(addr, loadConnections, loadSpan(), func(int) []byte {
		return httpRequest("GET", addr, "/api/v1/tasks?timeliness=overdue&limit=50&sort=due", auth, "")
	}))
	requests := make([][]byte, len(tasks))
	updates := make([][]byte, len(tasks))
	for i, id := range tasks {
		requests[i] = httpRequest("GET", addr, fmt.Sprintf("/api/v1/tasks/%d", id), auth, "")
		body := fmt.Sprintf(`{"percent":%d,"words":"Đang hoàn thiện hồ sơ trình, bước %d"}`, 10+i%80, i)
		headers := map[string]string{"Authorization": "Bearer " + token, "Content-Type": "application/json"}
		updates[i] = httpRequest("POST", addr, fmt.Sprintf("/api/v1/tasks/%d/progress", id), headers, body)
	}
	report(t, "one task, JSON", drive(addr, loadConnections, loadSpan(), func(n int) []byte { return requests[n%len(requests)] }))
	cookie := signIn(t, addr, generatedOfficer)
	page := httpRequest("GET", addr, "/tasks", map[string]string{"Cookie": cookie, "Accept-Encoding": "gzip", "Accept": "text/html"}, "")
	report(t, "inbox page of 50 rows, HTML", drive(addr, loadConnections, loadSpan(), func(int) []byte { return page }))
	board := httpRequest("GET", addr, "/board", map[string]string{"Cookie": signIn(t, addr, generatedOffice), "Accept-Encoding": "gzip", "Accept": "text/html"}, "")
	report(t, "board of the whole, HTML", drive(addr, loadConnections, loadSpan(), func(int) []byte { return board }))
	report(t, "progress update", drive(addr, loadConnections, loadSpan(), func(n int) []byte { return updates[n%len(updates)] }))
	t.Logf("%-44s %8d MB", "memory loaded", residentMB(process))
}

// measureIdleMinute lets the server be: before the load, whose audit entries the next minute seals, and
// once it has done what the first start after a bulk load makes up for (figures, what is searched).
func measureIdleMinute(t *testing.T, process int) {
	t.Helper()
	const quiet = 10 * time.Second
	deadline := time.Now().Add(5 * time.Minute)
	for {
		was := cpuSeconds(process)
		time.Sleep(quiet)
		if cpuSeconds(process)-was < 0.02 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the server found no rest in five minutes after its start")
		}
	}
	before := cpuSeconds(process)
	time.Sleep(time.Minute)
	t.Logf("%-44s %8.3f CPU-s", "idle minute", cpuSeconds(process)-before)
}

func report(t *testing.T, what string, r loadResult) {
	t.Helper()
	t.Logf("%-44s %8.0f req/s   p50 %6.2f ms   p99 %6.2f ms   %5.1f KB   %d failed %s", what, r.rate(),
		r.percentile(50).Seconds()*1000, r.percentile(99).Seconds()*1000, float64(r.bytes)/1024, r.failed, r.firstFault)
	if r.failed > 0 {
		t.Errorf("%s: %d of %d failed: %s", what, r.failed, r.requests, r.firstFault)
	}
}

func runProgram(t *testing.T, env []string, binary string, args ...string) string {
	t.Helper()
	c := exec.Command(binary, args...)
	c.Env = env
	c.Stderr = io.Discard
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// startServer starts the program on a port of its choosing and gives its address, its process and
// how long it took to its first answer.
func startServer(t *testing.T, env []string, binary string) (addr string, process int, first time.Duration) {
	t.Helper()
	begin := time.Now()
	c := exec.Command(binary, "serve", "--listen", "127.0.0.1:0")
	c.Env = env
	log, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Signal(os.Interrupt)
		_ = c.Wait()
	})
	lines := bufio.NewScanner(log)
	said := regexp.MustCompile(`msg=serving url=http://(\S+)`)
	for lines.Scan() {
		if m := said.FindStringSubmatch(lines.Text()); m != nil {
			addr = m[1]
			break
		}
	}
	go func() { _, _ = io.Copy(io.Discard, log) }()
	answer, err := http.Get("http://" + addr + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	return addr, c.Process.Pid, time.Since(begin)
}

// ownTasks gives up to 5,000 unfinished tasks of the officer's agency.
func ownTasks(t *testing.T, addr, token string) []int64 {
	t.Helper()
	var me struct {
		Roles []struct{ Agency *struct{ Code string } }
	}
	getWith(t, addr, token, "/api/v1/me", &me)
	var ids []int64
	cursor := ""
	for len(ids) < 5000 {
		q := url.Values{"agency": {me.Roles[0].Agency.Code}, "limit": {"200"}, "sort": {"id"}, "status": {"not_started,in_progress,returned"}}
		if cursor != "" {
			q.Set("cursor", cursor)
		}
		var page struct {
			Items []struct {
				ID   int64
				Lead struct{ Code string }
			}
			NextCursor *string `json:"next_cursor"`
		}
		getWith(t, addr, token, "/api/v1/tasks?"+q.Encode(), &page)
		for _, it := range page.Items {
			ids = append(ids, it.ID)
		}
		if page.NextCursor == nil || *page.NextCursor == "" {
			break
		}
		cursor = *page.NextCursor
	}
	if len(ids) == 0 {
		t.Fatal("the officer has no task")
	}
	return ids
}

func getWith(t *testing.T, addr, token, path string, into any) {
	t.Helper()
	r, _ := http.NewRequestWithContext(context.Background(), "GET", "http://"+addr+path, nil)
	r.Header.Set("Authorization", "Bearer "+token)
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	if err := json.NewDecoder(a.Body).Decode(into); err != nil || a.StatusCode != 200 {
		t.Fatal(path, a.Status, err)
	}
}

func signIn(t *testing.T, addr, email string) string {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	base := "http://" + addr
	a, err := c.Get(base + "/login")
	if err != nil {
		t.Fatal(err)
	}
	text, _ := io.ReadAll(a.Body)
	_ = a.Body.Close()
	token := regexp.MustCompile(`name="csrf" value="([^"]+)"`).FindSubmatch(text)
	if token == nil {
		t.Fatal("the login page has no form token")
	}
	a, err = c.PostForm(base+"/login", url.Values{"csrf": {string(token[1])}, "email": {email}, "password": {generatedPassword}})
	if err != nil || a.StatusCode != 200 {
		t.Fatal("sign in", a, err)
	}
	_ = a.Body.Close()
	u, _ := url.Parse(base)
	var parts []string
	for _, k := range jar.Cookies(u) {
		parts = append(parts, k.Name+"="+k.Value)
	}
	return strings.Join(parts, "; ")
}

func residentMB(pid int) int {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	m := regexp.MustCompile(`VmRSS:\s+(\d+) kB`).FindSubmatch(text)
	if m == nil {
		return 0
	}
	kb, _ := strconv.Atoi(string(m[1]))
	return kb / 1024
}

// cpuSeconds is the processor time a process has used; the kernel counts in hundredths.
func cpuSeconds(pid int) float64 {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	user, _ := strconv.ParseFloat(fields[11], 64)
	system, _ := strconv.ParseFloat(fields[12], 64)
	return (user + system) / 100
}
