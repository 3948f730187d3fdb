package main

import (
	"bufio"
	"fmt"

	"dondoc/jobs"
)

// printLedger writes a simulation's ledger for people, a line an event.
func (p *program) printLedger(l jobs.Ledger) error {
	out := bufio.NewWriter(p.out)
	w := p.words
	for _, day := range l.Days {
		line := w.Date(day.Date)
		if !day.Working {
			line = w.T("cli_ledger_day_off", "Date", line)
		}
		fmt.Fprintln(out, line)
		for _, a := range day.Acts {
			fmt.Fprintln(out, "  "+w.T("cli_ledger_act", "Key", a.Key, "Count", a.Tasks))
		}
		for _, r := range day.Reports {
			fmt.Fprintln(out, "  "+w.T("cli_ledger_report", "Kind", w.Word("report", string(r.Kind)), "Period", r.Period, "Sum", r.SHA256))
		}
		for _, m := range day.Messages {
			fmt.Fprintln(out, "  "+w.T("cli_ledger_message", "Kind", w.Word("message_kind", string(m.Kind)), "Outcome", w.Word("message", string(m.Outcome)),
				"Recipient", m.Recipient, "Count", len(m.Tasks), "Subject", m.Subject))
		}
	}
	t := l.Totals
	fmt.Fprintf(out, "\n%s\n%s\n%s\n",
		w.T("cli_ledger_days", "Days", t.Days, "Working", t.WorkingDays, "Acts", t.Acts, "Moved", t.TasksMoved, "Reports", t.Reports),
		w.T("cli_ledger_written", "Messages", t.Messages, "Digests", t.Digests, "Reports", t.ReportMails),
		w.T("cli_ledger_outcomes", "Sent", t.Sent, "Failed", t.Failed, "Queued", t.Queued, "Empty", t.Empty))
	return out.Flush() // a failed write is kept by the writer and told here
}
