package templates

import (
	"html/template"
	"strings"
)

func (*JobsView) template() string { return "jobs" }

// runState is how a run ended, in words.
type runState struct {
	Look, Word, Attempts string
	Mark                 template.HTML
}

var runLook = map[string]string{"running": "open", "done": "done", "failed": "block"}

// RunState says how a run ended. The argument is a JobRun or a pointer to one,
// as the two tables of the page hold them.
func (p *Page) RunState(run any) runState {
	r := runOf(run)
	l, ok := runLook[r.State]
	if !ok {
		l = "none"
	}
	st := runState{Look: l, Word: p.say.word("run", r.State), Mark: template.HTML(icon(l))}
	if r.Attempt > 1 {
		st.Attempts = p.say.count("attempts", r.Attempt)
	}
	return st
}

// Did says what a run did, figure by figure.
func (p *Page) Did(run any) string {
	var said []string
	for _, f := range runOf(run).Did {
		if p.say.knows("did_" + f.What) {
			said = append(said, p.say.count("did_"+f.What, f.Count))
		} else {
			said = append(said, f.What+" "+p.Num(f.Count))
		}
	}
	return strings.Join(said, p.say.comma())
}

func runOf(run any) JobRun {
	switch r := run.(type) {
	case JobRun:
		return r
	case *JobRun:
		return *r
	}
	return JobRun{}
}
