package main

import (
	"fmt"
	"strings"

	"dondoc/models/deadline"
	"dondoc/models/decompose"
)

// listDrafts writes drafts for people to read.
func (p *program) listDrafts(r decompose.Result, issued deadline.Date, calendar deadline.Calendar) error {
	var b strings.Builder
	fmt.Fprintln(&b, p.words.T("cli_decompose_count", "Count", len(r.Drafts), "Language", r.Language))
	section := ""
	for i, x := range r.Drafts {
		if x.Section != section {
			section = x.Section
			fmt.Fprintf(&b, "\n== %s\n", section)
		}
		fmt.Fprintf(&b, "\n%d. %s\n", i+1, oneLine(x.Text))
		row := func(label, value string) {
			if value != "" {
				fmt.Fprintf(&b, "   %-14s %s\n", label, value)
			}
		}
		row(p.words.T("cli_decompose_lead"), bodyNames(x.Leads))
		row(p.words.T("cli_decompose_with"), bodyNames(x.Coordinators))
		if x.SubmitTo != nil {
			row(p.words.T("cli_decompose_to"), bodyNames([]decompose.Body{*x.SubmitTo}))
		}
		if x.Deadline != nil {
			row(p.words.T("cli_decompose_deadline"), x.Deadline.Read(p.words.Language(), issued, calendar))
		}
		row(p.words.T("cli_decompose_confidence"), fmt.Sprintf("%.2f", x.Confidence))
		var asked []string
		for _, q := range x.Questions {
			asked = append(asked, p.words.T(draftQuestions[q]))
		}
		row(p.words.T("cli_decompose_questions"), strings.Join(asked, "; "))
	}
	_, err := fmt.Fprint(p.out, b.String())
	return err
}

// bodyNames are bodies as written, with their code where the reference data has one.
func bodyNames(bodies []decompose.Body) string {
	names := make([]string, len(bodies))
	for i, b := range bodies {
		names[i] = oneLine(b.AsWritten)
		if code := b.Code + b.Group; code != "" {
			names[i] += " [" + code + "]"
		}
	}
	return strings.Join(names, "; ")
}

// oneLine puts what the text wrapped into one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// draftQuestions are the entry check's questions in words.
var draftQuestions = map[decompose.Question]string{
	decompose.NoLead:         "cli_decompose_ask_no_lead",
	decompose.TwoLeads:       "cli_decompose_ask_two_leads",
	decompose.UnknownAgency:  "cli_decompose_ask_unknown",
	decompose.ClosedAgency:   "cli_decompose_ask_closed",
	decompose.UnnamedMembers: "cli_decompose_ask_members",
	decompose.NoDeliverable:  "cli_decompose_ask_deliverable",
	decompose.NoDueDay:       "cli_decompose_ask_day",
	decompose.VagueWords:     "cli_decompose_ask_vague",
	decompose.InheritedLead:  "cli_decompose_ask_inherited",
}
