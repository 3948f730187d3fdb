package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the pages that are generated from code")

const settingsPage = "../docs/settings.md"

// TestSettingsPage keeps docs/settings.md equal to the tags of Config and their words.
func TestSettingsPage(t *testing.T) {
	want := describeSettings(wordsIn(t, "en"))
	if *update {
		if err := os.WriteFile(settingsPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(settingsPage)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s no longer says what Config says: go test ./app -run TestSettingsPage -update", settingsPage)
	}
}

func describeSettings(w words) string {
	var page strings.Builder
	page.WriteString(`# Settings

Each setting can be given in four ways; the first that has a value wins: the flag, the environment
variable, the file named by the environment variable with ` + "`_FILE`" + ` at its end (for secrets
handed over as files; a line break at the file's end is dropped), the default. An empty value counts
as not given. Giving both a variable and its ` + "`_FILE`" + ` twin is refused.

dondoc refuses to start on bad settings; it names all faults at once and how to mend each.

The command line itself speaks Vietnamese or English: ` + "`--lang`" + ` or ` + "`DONDOC_LANG`" + ` (` + "`vi`, `en`" + `) says which,
else the environment's locale (` + "`LC_ALL`, `LC_MESSAGES`, `LANG`" + `), English where that names neither. Logs and
what ` + "`--json`" + ` prints are the same in both.

This page is generated from the tags of ` + "`Config`" + ` in app/config.go and the English locale file.

| variable | flag | default | what |
| --- | --- | --- | --- |
`)
	for _, s := range settings() {
		fallback := ""
		if s.fallback != "" {
			fallback = "`" + s.fallback + "`"
		}
		fmt.Fprintf(&page, "| `%s` | `--%s` | %s | %s |\n", s.env(), s.name, fallback, strings.NewReplacer("<", `\<`, "|", `\|`).Replace(w.T(s.doc)))
	}
	return page.String()
}
