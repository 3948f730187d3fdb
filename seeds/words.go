package seeds

import (
	"embed"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

//go:embed data/demo/words.yaml
var wordsFile embed.FS

// reportWords are the sentences of the demonstration's invented reports, by the stage of a task.
type reportWords struct {
	Products map[string]string   `yaml:"products"` // what a deliverable is called
	Start    []string            `yaml:"start"`
	Drafting []string            `yaml:"drafting"`
	Working  []string            `yaml:"working"`
	Submit   []string            `yaml:"submit"`
	Accept   []string            `yaml:"accept"`
	Return   []string            `yaml:"return"`
	Resume   []string            `yaml:"resume"`
	Late     map[string][]string `yaml:"late"` // by category of bottleneck
}

func loadWords() (*reportWords, error) {
	var w reportWords
	if err := decodeStrict(wordsFile, "data/demo/words.yaml", &w); err != nil {
		return nil, err
	}
	var faults []error
	for stage, list := range map[string][]string{"start": w.Start, "drafting": w.Drafting, "working": w.Working,
		"submit": w.Submit, "accept": w.Accept, "return": w.Return, "resume": w.Resume, "late organisation": w.Late["organisation"]} {
		if len(list) == 0 {
			faults = append(faults, fmt.Errorf("words: nothing to say at %s", stage))
		}
	}
	for category := range w.Late {
		if category == "" || !isCategory(category) {
			faults = append(faults, fmt.Errorf("words: %q is no category", category))
		}
	}
	return &w, errors.Join(faults...)
}

// progress gives the sentences for a task under way: late with its reason, or by what it produces.
func (w *reportWords) progress(deliverable, category string, late bool) []string {
	if late {
		if reasons := w.Late[category]; len(reasons) > 0 {
			return reasons
		}
		return w.Late["organisation"]
	}
	switch deliverable {
	case "budget", "document", "model", "plan", "report":
		return w.Drafting
	}
	return w.Working
}

// say picks one of the sentences and fills it in.
func (w *reportWords) say(d *dice, sentences []string, deliverable string, percent int) string {
	s := sentences[d.below(len(sentences))]
	if !strings.Contains(s, "{") {
		return s
	}
	return strings.NewReplacer("{product}", w.Products[deliverable], "{percent}", strconv.Itoa(percent)).Replace(s)
}
