package models_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dondoc/models"
)

// docs/roles.md has the table of moves with bottlenecks, line for line.
func TestTheTableOfBottlenecksIsDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/roles.md")
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	want.WriteString("| move | from | to | who |\n| --- | --- | --- | --- |\n")
	for _, r := range models.BottleneckRules() {
		to, who := r.To, make([]string, len(r.By))
		if to == "" {
			to = "stays"
		}
		for i, p := range r.By {
			who[i] = string(p)
		}
		fmt.Fprintf(&want, "| %s | %s | %s | %s |\n", r.Move, strings.Join(r.From, ", "), to, strings.Join(who, ", "))
	}
	if !strings.Contains(string(page), want.String()+"\n") {
		t.Errorf("docs/roles.md should have:\n%s", want.String())
	}
}
