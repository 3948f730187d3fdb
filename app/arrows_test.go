package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// moduleRoot is the folder of go.mod, seen from this package's tests.
const moduleRoot = ".."

// pkg is what `go list -json` says about a package.
type pkg struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func TestArrows(t *testing.T) {
	var packages []pkg
	decoder := json.NewDecoder(bytes.NewReader(goTool(t, "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")))
	for {
		var p pkg
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	for _, p := range packages {
		for _, fault := range arrowFaults(p) {
			t.Error(fault)
		}
	}
}

// TestArrowFaults proves that the rules can fail: each row is an import and what is said about it.
func TestArrowFaults(t *testing.T) {
	for _, test := range []struct {
		from, to string
		inTest   bool
		want     string
	}{
		{"app", "dondoc/handlers", false, ""},
		{"handlers", "dondoc/models/deadline", false, ""},
		{"handlers", "github.com/labstack/echo/v4/middleware", false, ""},
		{"handlers/api", "github.com/labstack/echo/v4", false, ""},
		{"models/deadline", "database/sql/driver", false, ""},
		{"jobs", "dondoc/models/modelstest", true, ""},
		{"app", "github.com/chromedp/chromedp", true, ""},
		{"handlers", "dondoc/jobs", false, "dondoc/handlers must not import dondoc/jobs"},
		{"handlers", "dondoc/jobs", true, "dondoc/handlers must not import dondoc/jobs in its tests"},
		{"jobs", "dondoc/handlers", false, "dondoc/jobs must not import dondoc/handlers"},
		{"models", "dondoc/templates", false, "dondoc/models must not import dondoc/templates"},
		{"seeds", "dondoc/app", false, "dondoc/seeds must not import dondoc/app"},
		{"jobs", "dondoc/models/modelstest", false, "dondoc/jobs must not import dondoc/models/modelstest"},
		{"handlers", "gorm.io/gorm", false, "dondoc/handlers must not know gorm.io/gorm"},
		{"models", "github.com/labstack/echo/v4", true, "dondoc/models must not know github.com/labstack/echo/v4 in its tests"},
		{"jobs", "github.com/go-mail/mail/v2", false, "dondoc/jobs must not know github.com/go-mail/mail/v2"},
		{"app", "github.com/chromedp/chromedp", false, "dondoc/app must not know github.com/chromedp/chromedp"},
		{"models/deadline", "database/sql", false, "dondoc/models/deadline must not know database/sql"},
		{"models/standing", "log/slog", false, "dondoc/models/standing is pure and must not know log/slog"},
		{"helpers", "fmt", false, "dondoc/helpers has no place in the house: give it one in arrows_rules_test.go and docs/architecture.md"},
	} {
		p := pkg{ImportPath: "dondoc/" + test.from}
		if test.inTest {
			p.TestImports = []string{test.to}
		} else {
			p.Imports = []string{test.to}
		}
		if got := strings.Join(arrowFaults(p), "; "); got != test.want {
			t.Errorf("%s → %s: got %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

// arrowFaults tells which imports of a package break the rules of the house.
func arrowFaults(p pkg) []string {
	if roomOf(p.ImportPath) == "" {
		return []string{p.ImportPath + " has no place in the house: give it one in arrows_rules_test.go and docs/architecture.md"}
	}
	var faults []string
	for _, imported := range p.Imports {
		if words := importFault(p.ImportPath, imported, false); words != "" {
			faults = append(faults, words)
		}
	}
	for _, imported := range slices.Concat(p.TestImports, p.XTestImports) {
		if words := importFault(p.ImportPath, imported, true); words != "" {
			faults = append(faults, words+" in its tests")
		}
	}
	return faults
}

func importFault(path, imported string, inTest bool) string {
	room := roomOf(path)
	pure := slices.Contains(pureRooms, room)
	if target := roomOf(imported); target != "" || isBelow(imported, "dondoc") {
		allowed := target == room || slices.Contains(arrows[room], target) ||
			inTest && !pure && slices.Contains(testArrows, target) ||
			slices.Contains(testRooms, room) && slices.Contains(testRooms, target)
		if !allowed {
			return path + " must not import " + imported
		}
		return ""
	}
	if pure && !inTest && slices.Contains(impure, imported) {
		return path + " is pure and must not know " + imported
	}
	for library, rooms := range libraries {
		if !isBelow(imported, library) || imported == "database/sql/driver" || slices.Contains(rooms, room) {
			continue
		}
		if !inTest || !slices.ContainsFunc(testLibraries, func(l string) bool { return isBelow(imported, l) }) {
			return path + " must not know " + imported
		}
	}
	return ""
}

// roomOf is the room of a package of ours: the nearest one above it, "" for what is in none.
func roomOf(path string) string {
	room := ""
	for name := range arrows {
		if isBelow(path, "dondoc/"+name) && len(name) > len(room) {
			room = name
		}
	}
	return room
}

// isBelow says whether an import path is prefix or lies in it.
func isBelow(path, prefix string) bool {
	return path == prefix || strings.HasPrefix(path, prefix+"/")
}

func TestBinaryStaysLight(t *testing.T) {
	for _, path := range strings.Fields(string(goTool(t, "list", "-deps", "./app"))) {
		for _, heavy := range notInBinary {
			if isBelow(path, heavy) {
				t.Errorf("the binary contains %s, which belongs to tests only or makes the build slow: go mod why %s", path, path)
			}
		}
	}
}

// TestSQLiteLibc: modernc.org/sqlite is translated against one version of modernc.org/libc and
// misbehaves with any other.
func TestSQLiteLibc(t *testing.T) {
	const sqlite, libc = "modernc.org/sqlite", "modernc.org/libc"
	used := strings.TrimSpace(string(goTool(t, "list", "-m", "-f", "{{.Version}}", libc)))
	file := strings.TrimSpace(string(goTool(t, "list", "-m", "-f", "{{.GoMod}}", sqlite)))
	var wanted struct {
		Require []struct{ Path, Version string }
	}
	if err := json.Unmarshal(goTool(t, "mod", "edit", "-json", file), &wanted); err != nil {
		t.Fatal(err)
	}
	for _, module := range wanted.Require {
		if module.Path == libc {
			if module.Version != used {
				t.Errorf("go.mod has %s %s, %s was made for %s: go get %s@%s", libc, used, sqlite, module.Version, libc, module.Version)
			}
			return
		}
	}
	t.Errorf("%s no longer requires %s: this test has lost its reason", sqlite, libc)
}

func TestOnlyTheClockReadsTheClock(t *testing.T) {
	files := token.NewFileSet()
	err := filepath.WalkDir(moduleRoot, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(moduleRoot, path)
		if err != nil {
			return err
		}
		for _, fault := range clockFaults(files, filepath.ToSlash(name), file) {
			t.Error(fault)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestClockFaults(t *testing.T) {
	const source = "package p\nimport \"time\"\nvar now = time.Now // handed on, not called\n"
	for name, faults := range map[string]int{"jobs/plan.go": 1, "app/clock.go": 0, "jobs/mail/send.go": 0, "models/modelstest/open.go": 0} {
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, name, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if got := clockFaults(files, name, file); len(got) != faults {
			t.Errorf("%s: got %q, want %d faults", name, got, faults)
		}
	}
}

// clockFaults tells where a file reads the machine's clock without being one that may.
func clockFaults(files *token.FileSet, name string, file *ast.File) []string {
	if slices.ContainsFunc(testRooms, func(room string) bool { return strings.HasPrefix(name, room+"/") }) {
		return nil
	}
	var faults []string
	ast.Inspect(file, func(node ast.Node) bool {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		qualifier, ok := selector.X.(*ast.Ident)
		if !ok {
			return true
		}
		reads := qualifier.Name + "." + selector.Sel.Name
		rooms, isClock := clocks[reads]
		if isClock && !slices.ContainsFunc(rooms, func(room string) bool { return strings.HasPrefix(name, room) }) {
			faults = append(faults, files.Position(selector.Pos()).String()+" reads the clock with "+reads+": take the time from the injected clock")
		}
		return true
	})
	return faults
}

// goTool runs the go command at the root of the module.
func goTool(t *testing.T, arguments ...string) []byte {
	t.Helper()
	command := exec.Command("go", arguments...)
	command.Dir = moduleRoot
	var complaints strings.Builder
	command.Stderr = &complaints
	output, err := command.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(arguments, " "), err, complaints.String())
	}
	return output
}
