package models_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"dondoc/models"
)

var update = flag.Bool("update", false, "write docs/moves.md anew from the table of moves")

const movesPage = "../docs/moves.md"

// TestTheTableOfMovesIsDocumented holds docs/moves.md to the table: go test ./models -run TableOfMoves
// -update writes it.
func TestTheTableOfMovesIsDocumented(t *testing.T) {
	want := movesDocument()
	if *update {
		if err := os.WriteFile(movesPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(movesPage)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Error("docs/moves.md is not what the table of moves says: run go test ./models -run TableOfMoves -update")
	}
}

func movesDocument() string {
	var b strings.Builder
	b.WriteString("# The life of a task\n\nMade from the table of moves (`models/move.go`) by `go test ./models -run TableOfMoves -update`; a test holds the two equal.\n" +
		"What the table doesn't list is refused with a sentence.\n\n```mermaid\nstateDiagram-v2\n    [*] --> not_started\n")
	drawn := map[string]bool{}
	for _, r := range models.MoveRules() {
		for _, from := range r.From {
			if r.To == "" || from == r.To {
				continue
			}
			line := fmt.Sprintf("    %s --> %s: %s (%s)\n", from, r.To, r.Move, r.By)
			if !drawn[line] {
				drawn[line] = true
				b.WriteString(line)
			}
		}
	}
	b.WriteString("    completed --> [*]\n    cancelled --> [*]\n```\n\nWho submits a task that is not started or was returned takes it through `in_progress`: both moves stand in its history.\n\n" +
		"| move | from | to | who | if | reasons |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, r := range models.MoveRules() {
		from := make([]string, len(r.From))
		for i, s := range r.From {
			from[i] = string(s)
		}
		if slices.Equal(r.From, models.Statuses) {
			from = []string{"any"}
		}
		conditions := make([]string, len(r.If))
		for i, c := range r.If {
			conditions[i] = strings.ReplaceAll(string(c), "_", " ")
		}
		to, reasons := string(r.To), ""
		if to == "" {
			to = "stays"
		}
		if r.Words {
			reasons = "required"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", r.Move, strings.Join(from, ", "), to, r.By, strings.Join(conditions, ", "), reasons)
	}
	b.WriteString("\nWho: **lead** is a head or officer of the lead agency, **head** its head, **office** the office that decomposes and accepts, **reviewer** the office\n" +
		"or, where the directive says so, the supervising agency, **coordinator** a head or officer of a coordinating agency. A substitute stands in\n" +
		"with the absent person's roles, and the trail names both.\n")
	return b.String()
}
