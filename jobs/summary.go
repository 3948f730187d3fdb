package jobs

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Summary counts what a run did, by code: acts, moved (tasks), planned (digests), lists (of saved filters), tasks (whose
// notice fell due), unreached (agencies with nobody to tell), reports, agendas (of reviews), sent, deferred, refused,
// empty, rescued (messages), returned (mails that came back), unmatched (mails in the mailbox that are
// about none of ours), sealed (audit entries), removed. It stands in job_runs as a JSON object.
type Summary map[string]int

// add counts; nothing done is not mentioned.
func (s Summary) add(what string, n int) {
	if n != 0 {
		s[what] += n
	}
}

func (s Summary) addAll(o Summary) {
	for what, n := range o {
		s.add(what, n)
	}
}

func (s Summary) json() string {
	if s == nil {
		return "{}"
	}
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // a map of numbers always has JSON
	}
	return string(text)
}

// String is for the log and the command line: "planned=3 tasks=24".
func (s Summary) String() string {
	var parts []string
	for what, n := range s {
		parts = append(parts, fmt.Sprintf("%s=%d", what, n))
	}
	slices.Sort(parts)
	return strings.Join(parts, " ")
}
