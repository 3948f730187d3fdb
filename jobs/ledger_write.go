package jobs

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// WriteLedger writes a ledger as JSON or as plain text, a line an event. The text is columns of
// codes, dates and what the messages themselves say; it has no words of its own to translate but the
// JSON's names.
func WriteLedger(w io.Writer, l Ledger, asJSON bool) error {
	out := bufio.NewWriter(w)
	if asJSON {
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(l); err != nil {
			return err
		}
		return out.Flush()
	}
	for _, day := range l.Days {
		mark := "-"
		if day.Working {
			mark = "working"
		}
		fmt.Fprintf(out, "%s %s %s\n", day.Date, day.Date.Weekday().String()[:3], mark)
		for _, a := range day.Acts {
			fmt.Fprintf(out, "  act     %s  tasks=%d  %s\n", a.Key, a.Tasks, a.Title)
		}
		for _, r := range day.Reports {
			fmt.Fprintf(out, "  report  %s  %s  sha256=%s\n", r.Kind, r.Period, r.SHA256)
		}
		for _, m := range day.Messages {
			fmt.Fprintf(out, "  %-6s  %-7s %s  tasks=%d  %s\n", m.Kind, m.Outcome, m.Recipient, len(m.Tasks), m.Subject)
		}
	}
	t := l.Totals
	fmt.Fprintf(out, "\ndays=%d working_days=%d messages=%d digests=%d report_mails=%d sent=%d failed=%d queued=%d empty=%d reports=%d acts=%d tasks_moved=%d\n",
		t.Days, t.WorkingDays, t.Messages, t.Digests, t.ReportMails, t.Sent, t.Failed, t.Queued, t.Empty, t.Reports, t.Acts, t.TasksMoved)
	return out.Flush() // a failed write is kept by the writer and told here
}
