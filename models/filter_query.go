package models

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dondoc/models/deadline"
)

// A list's filter stands in its address. What the address means is said here, since filters are kept as
// addresses: the page, a mail and a calendar all read the same list.

// FilteredList is a list that can be filtered.
type FilteredList string

// The lists whose filters can be kept.
const (
	ListOfTasks       FilteredList = "tasks"
	ListOfBottlenecks FilteredList = "bottlenecks"
)

// FilteredLists are all of them.
var FilteredLists = []FilteredList{ListOfTasks, ListOfBottlenecks}

// parameters are the names that the query of a list's address may have.
func (l FilteredList) parameters() []string {
	if l == ListOfBottlenecks {
		return []string{"state", "category", "severity", "agency", "directive", "waiting"}
	}
	return []string{"q", "agency", "directive", "role", "status", "timeliness", "category", "kind", "risk", "key", "change", "since", "blocked", "stale", "due_from", "due_to"}
}

// The values of a query that aren't the domain's own words.
const (
	QueryInTerm       = "in_term"      // timeliness: unfinished and not overdue, as the four-way count has it
	QueryLead         = "lead"         // role
	QueryCoordinating = "coordinating" // role
	QueryAnyRole      = "any"          // role
	QueryNoAnswer     = "answer"       // waiting: for an answer
	QueryNoConfirming = "confirmation" // waiting: for the confirmation that it is settled
)

const (
	longestQueryWords = 200 // bytes
	longestShownOfBad = 40  // characters
)

// LeadKinds are the kinds of lead agency that a query names.
var LeadKinds = map[string]AgencyKind{"": "", "ministries": "ministry", "provinces": "province"}

// filterQuery reads a query's values and gathers what is wrong with them.
type filterQuery struct {
	url.Values
	bad faults
}

func (q *filterQuery) unknown(name string) {
	value := q.Get(name)
	if r := []rune(value); len(r) > longestShownOfBad {
		value = string(r[:longestShownOfBad]) + "…"
	}
	q.bad.add(name, "unknown_value", "Value", value)
}

func (q *filterQuery) day(name string) deadline.Date {
	text := q.Get(name)
	if text == "" {
		return deadline.Date{}
	}
	d, err := deadline.ParseDate(text)
	if err != nil {
		q.bad.add(name, "bad_date", "Value", text)
	}
	return d
}

func (q *filterQuery) number(name string) int64 {
	text := q.Get(name)
	if text == "" {
		return 0
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		q.unknown(name)
	}
	return n
}

// TaskFilterOf reads the query of GET /tasks, days as ISO dates, and what is wrong with it, by name. The
// list has unfinished tasks unless the query asks for others.
func TaskFilterOf(v url.Values) (TaskFilter, []FieldError) {
	q := &filterQuery{Values: v}
	f := TaskFilter{Query: strings.TrimSpace(q.Get("q")), Agency: q.Get("agency"), Blocked: q.Get("blocked") != "", AtRisk: q.Get("risk") != "", KeyTasks: q.Get("key") != "", Category: q.Get("category"),
		DirectiveID: q.number("directive"), DueFrom: q.day("due_from"), DueTo: q.day("due_to")}
	if len(f.Query) > longestQueryWords {
		q.bad.add("q", "too_long", "Max", longestQueryWords, "Value", len(f.Query))
		f.Query = ""
	}
	switch q.Get("role") {
	case "", QueryLead:
	case QueryCoordinating:
		f.Part = PartCoordinator
	case QueryAnyRole:
		f.Part = PartAny
	default:
		q.unknown("role")
	}
	kind, ok := LeadKinds[q.Get("kind")]
	if !ok {
		q.unknown("kind")
	}
	f.LeadKind = kind
	if q.Get("stale") != "" {
		f.SilentDays = SilentAfter
	}
	q.states(&f)
	q.change(&f)
	return f, q.bad
}

// states reads which states are asked for.
func (q *filterQuery) states(f *TaskFilter) {
	switch status := Status(q.Get("status")); {
	case status == "":
	case slices.Contains(Statuses, status):
		f.Statuses = []Status{status}
	default:
		q.unknown("status")
	}
	finished := false
	switch w := Timeliness(q.Get("timeliness")); {
	case w == "":
	case w == QueryInTerm:
		f.InTerm = true
	case slices.Contains(Timelinesses, w):
		f.Timeliness = w
		finished = slices.Contains([]Timeliness{CompletedOnTime, CompletedLate, CompletedUndued}, w)
	default:
		q.unknown("timeliness")
	}
	f.Open = len(f.Statuses) == 0 && !finished
}

// change reads what happened to the tasks since a day; what was completed since is asked for too.
func (q *filterQuery) change(f *TaskFilter) {
	f.Since = q.day("since")
	switch change := ChangeKind(q.Get("change")); {
	case change == "":
	case !slices.Contains(ChangeKinds, change):
		q.unknown("change")
	default:
		f.Change, f.Open = change, false
		if q.Get("since") == "" {
			q.bad.add("since", "required")
		}
	}
}

// BottleneckFilterOf reads the query of GET /bottlenecks, and what is wrong with it.
func BottleneckFilterOf(v url.Values) (BottleneckFilter, []FieldError) {
	q := &filterQuery{Values: v}
	f := BottleneckFilter{State: q.Get("state"), Category: q.Get("category"), Severity: q.Get("severity"), Agency: q.Get("agency"), DirectiveID: q.number("directive")}
	switch q.Get("waiting") {
	case "":
	case QueryNoAnswer:
		f.Unanswered = true
	case QueryNoConfirming:
		f.Proposed = true
	default:
		q.unknown("waiting")
	}
	return f, q.bad
}

// ofReader binds a list of tasks to the reader's own agencies, as the page does for who doesn't see the
// whole.
func (f TaskFilter) ofReader(actor Actor) TaskFilter {
	if !actor.seesAll() {
		f.AgencyIDs = actor.Reads()
	}
	return f
}
