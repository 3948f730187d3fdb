package handlers_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dondoc/models"
)

// Faults and refusals are named in models and here, and said by the locale files: none may lack its
// words.
func TestEveryRefusalHasItsWords(t *testing.T) {
	renderer := renderer(t)
	fault := regexp.MustCompile(`(?:\.add|fieldError|\.fault|invalid)\([^,()]+(?:\([^()]*\))?, "([a-z_]+)"[,)]`) // what is put together of parts is tested where it is
	var problems []string
	for _, pattern := range []string{"*.go", "../models/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range fault.FindAllStringSubmatch(string(text), -1) {
				problems = append(problems, m[1])
			}
		}
	}
	slices.Sort(problems)
	problems = slices.Compact(problems)
	if len(problems) < 15 {
		t.Fatalf("only %q found in the source", problems)
	}
	for _, lang := range renderer.Languages() {
		for _, p := range append(problems, "password_short", "password_long") {
			if id := "invalid." + p; renderer.T(lang, id, "Value", "", "Min", "", "Max", "", "Agency", "", "On", "", "Today", "", "From", "", "To", "", "Due", "") == id {
				t.Errorf("%s: no words for %s", lang, id)
			}
		}
		for _, id := range []string{"error.stale", "error.wrong_state.report_submitted", "error.wrong_state.report_completed", "error.wrong_state.report_cancelled",
			"error.forbidden.report_progress", "error.forbidden.head_signs_off", "error.conflict.owes_it_already", "invalid.reasons_missing", "invalid.too_many_subtasks",
			"invalid.agency_is_group", "invalid.agency_closed", "invalid.agency_is_lead", "error.too_many.login_seconds", "error.too_many.login_minutes", "error.not_found.link", "error.conflict.user_exists", "error.stale.user",
			"error.wrong_state.second_factor_on", "error.wrong_state.last_administrator", "error.unavailable.provider", "error.not_found.setup_link", "error.unavailable"} {
			if renderer.T(lang, id, "Agency", "", "Max", "") == id {
				t.Errorf("%s: no words for %s", lang, id)
			}
		}
		for _, r := range models.MoveRules() {
			for _, cond := range r.If {
				if id := "error.wrong_state." + string(cond); renderer.T(lang, id) == id {
					t.Errorf("%s: no words for %s", lang, id)
				}
			}
		}
		for _, status := range models.Statuses {
			if id := "error.wrong_state.move_" + string(status); renderer.T(lang, id) == id {
				t.Errorf("%s: no words for %s", lang, id)
			}
		}
	}
}

// TestWhatIsOnRecordHasItsWords: the page of the record names every kind of thing it speaks of.
func TestWhatIsOnRecordHasItsWords(t *testing.T) {
	renderer := renderer(t)
	files, err := filepath.Glob("../models/*.go")
	if err != nil {
		t.Fatal(err)
	}
	entry := regexp.MustCompile(`audit\([a-z.]+, [a-z.]+, [^"]+"[^"]+"[^"]*, "([a-z_]+)"`)
	kinds := map[string]bool{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range entry.FindAllStringSubmatch(string(text), -1) {
			kinds[m[1]] = true
		}
	}
	if len(kinds) < 20 {
		t.Fatalf("only %v found in the source", kinds)
	}
	for kind := range kinds {
		for _, lang := range renderer.Languages() {
			if id := "object_" + kind; renderer.T(lang, id) == id {
				t.Errorf("%s: no words for %s", lang, id)
			}
		}
	}
}
