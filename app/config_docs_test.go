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

// TestSettingsPage keeps docs/settings.md equal to the tags of Config.
func TestSettingsPage(t *testing.T) {
	want := describeSettings()
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

func describeSettings() string {
	var page strings.Builder
	page.WriteString(`# Settings

Each setting can be given in four ways; the first that has a value wins: the flag, the environment
variable, the file named by the environment variable with ` + "`_FILE`" + ` at its end (for secrets
handed over as files; a line break at the file's end is dropped), the default. An empty value counts
as not given. Giving both a variable and its ` + "`_FILE`" + ` twin is refused.

dondoc refuses to start on bad settings; it names all faults at once and how to mend each.

This page is generated from the tags of ` + "`Config`" + ` in app/config.go.

| variable | flag | default | what |
| --- | --- | --- | --- |
`)
	for _, s := range settings() {
		fallback := ""
		if s.fallback != "" {
			fallback = "`" + s.fallback + "`"
		}
		fmt.Fprintf(&page, "| `%s` | `--%s` | %s | %s |\n", s.env(), s.name, fallback, strings.NewReplacer("<", `\<`, "|", `\|`).Replace(s.doc))
	}
	return page.String()
}
