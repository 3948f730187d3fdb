package main

import (
	"fmt"
	"strings"
)

// Fault is one thing wrong with the configuration.
type Fault struct {
	Source  string // the flag or variable that said it
	Problem string // what is wrong and how to mend it
}

// ConfigError lists everything wrong with the configuration, so that one start shows it all.
type ConfigError struct {
	Faults  []Fault
	heading string
}

func (e *ConfigError) add(source string, problem error) {
	e.Faults = append(e.Faults, Fault{Source: source, Problem: problem.Error()})
}

// Error is one line a fault.
func (e *ConfigError) Error() string {
	var text strings.Builder
	text.WriteString(e.heading)
	for _, fault := range e.Faults {
		fmt.Fprintf(&text, "\n  %s: %s", fault.Source, fault.Problem)
	}
	return text.String()
}
