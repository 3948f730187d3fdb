package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// sentences reads the command line's locale file of a language; both plural forms are one text.
func sentences(t *testing.T, lang string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(moduleRoot, "templates", "locales", "cli."+lang+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var file map[string]any
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for id, s := range file {
		switch s := s.(type) {
		case string:
			all[id] = s
		case map[string]any:
			all[id] = s["one"].(string) + s["other"].(string)
		}
	}
	return all
}

// inspect walks the syntax of the Go files of a folder, but for tests.
func inspect(t *testing.T, folder string, visit func(ast.Node) bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, visit)
	}
}

// literal is the text of a string written out in the code, else empty.
func literal(n ast.Node) string {
	if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
		text, _ := strconv.Unquote(l.Value)
		return text
	}
	return ""
}

// TestCommandLineWordsAreAllThereAndAllSaid: each sentence the code names is in the locale files, and
// none is there that the code doesn't name, be it in a tag of Config.
func TestCommandLineWordsAreAllThereAndAllSaid(t *testing.T) {
	id := regexp.MustCompile(`^cli_[a-z0-9_]+$|"(cli_setting_[a-z0-9_]+)"`)
	var said []string
	inspect(t, ".", func(n ast.Node) bool {
		if m := id.FindStringSubmatch(literal(n)); m != nil && m[1] != "" {
			said = append(said, m[1])
		} else if m != nil {
			said = append(said, m[0])
		}
		return true
	})
	slices.Sort(said)
	said = slices.Compact(said)
	for _, lang := range []string{"vi", "en"} {
		all := sentences(t, lang)
		for _, id := range said {
			if all[id] == "" {
				t.Errorf("%s: %s is said and not there", lang, id)
			}
			delete(all, id)
		}
		for id := range all {
			t.Errorf("%s: nothing says %s", lang, id)
		}
	}
}

// TestCommandLineWordsGetTheirParameters: a call that says a sentence gives what the sentence names.
func TestCommandLineWordsGetTheirParameters(t *testing.T) {
	param := regexp.MustCompile(`\{\{\.([A-Za-z]+)\}\}`)
	all := sentences(t, "en")
	calls := 0
	inspect(t, ".", func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 || !strings.HasPrefix(literal(call.Args[0]), "cli_") {
			return true
		}
		calls++
		var given, named []string
		for i := 1; i < len(call.Args); i += 2 {
			given = append(given, literal(call.Args[i]))
		}
		id := literal(call.Args[0])
		for _, m := range param.FindAllStringSubmatch(all[id], -1) {
			named = append(named, m[1])
		}
		slices.Sort(given)
		slices.Sort(named)
		if named = slices.Compact(named); !slices.Equal(given, named) {
			t.Errorf("%s names %v and gets %v", id, named, given)
		}
		return true
	})
	if calls < 100 {
		t.Errorf("only %d calls were seen", calls)
	}
}

// TestCommandLineWordsAreTranslated: what holds a word is not the same in both languages.
func TestCommandLineWordsAreTranslated(t *testing.T) {
	word := regexp.MustCompile(`[a-z]{2,}`)
	param := regexp.MustCompile(`\{\{[^}]*\}\}`)
	english := sentences(t, "en")
	for id, text := range sentences(t, "vi") {
		if text == english[id] && word.MatchString(param.ReplaceAllString(text, "")) {
			t.Errorf("%s is %q in both languages", id, text)
		}
	}
}

// TestSMTPFaultsAreAllKnown: each sentence with which jobs/mail refuses an address has its words.
func TestSMTPFaultsAreAllKnown(t *testing.T) {
	met := map[string]bool{}
	inspect(t, filepath.Join(moduleRoot, "jobs", "mail"), func(n ast.Node) bool {
		f, ok := n.(*ast.FuncDecl)
		if !ok || !slices.Contains([]string{"ParseURL", "parseSecurity", "parsePort", "setUser"}, f.Name.Name) {
			return true
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			if made, ok := call.Fun.(*ast.SelectorExpr); !ok || made.Sel.Name != "New" && made.Sel.Name != "Errorf" {
				return true
			}
			text := literal(call.Args[0])
			known := false
			for _, f := range smtpFaults {
				if strings.HasPrefix(text, f.begins) {
					known, met[f.begins] = true, true
				}
			}
			if !known {
				t.Errorf("there are no words for %q", text)
			}
			return true
		})
		return false
	})
	if len(met) != len(smtpFaults) {
		t.Errorf("of %d faults only %v are met", len(smtpFaults), met)
	}
}
