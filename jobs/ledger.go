package jobs

import (
	"cmp"
	"context"
	"slices"

	"dondoc/models"
	"dondoc/models/deadline"
)

// Ledger is what a simulation tells, in an order of its own: from the same input it is the same byte
// for byte, whatever order mails were sent in.
type Ledger struct {
	Days   []LedgerDay  `json:"days"`
	Totals LedgerTotals `json:"totals"`
}

// LedgerDay is a day: what was written, compiled and carried out on it.
type LedgerDay struct {
	Date     deadline.Date   `json:"date"`
	Working  bool            `json:"working"`
	Messages []LedgerMessage `json:"messages"` // by kind and recipient
	Reports  []LedgerReport  `json:"reports"`
	Acts     []LedgerAct     `json:"acts"`
}

// LedgerMessage is a message of the day, with what had become of it at the simulation's end: sent,
// failed or queued (refused for now). A message that had nothing left to say was no mail and is
// counted in the totals only.
type LedgerMessage struct {
	Kind      models.MessageKind  `json:"kind"`
	Recipient string              `json:"recipient"`
	Subject   string              `json:"subject"`
	Tasks     []string            `json:"tasks"` // references
	Outcome   models.MessageState `json:"outcome"`
	MessageID string              `json:"message_id"` // without angle brackets
}

// LedgerReport is a report compiled on the day.
type LedgerReport struct {
	Kind   models.ReportKind `json:"kind"`
	Period string            `json:"period"`
	SHA256 string            `json:"sha256"` // of the snapshot
}

// LedgerAct is an act that took effect on the day.
type LedgerAct struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	Tasks int    `json:"tasks"` // passed to successors
}

// LedgerTotals counts over all days.
type LedgerTotals struct {
	Days        int `json:"days"`
	WorkingDays int `json:"working_days"`
	Messages    int `json:"messages"`
	Digests     int `json:"digests"`
	ReportMails int `json:"report_mails"`
	Sent        int `json:"sent"`
	Failed      int `json:"failed"`
	Queued      int `json:"queued"`
	Empty       int `json:"empty"`
	Reports     int `json:"reports"`
	Acts        int `json:"acts"`
	TasksMoved  int `json:"tasks_moved"`
}

func (j *Jobs) ledger(ctx context.Context, from, to deadline.Date, before past) (Ledger, error) {
	var l Ledger
	calendar, err := j.Store.Calendar(ctx, j.actor)
	if err != nil {
		return l, err
	}
	reports, err := j.newReports(ctx, before.report)
	if err != nil {
		return l, err
	}
	acts, err := j.Store.Acts(ctx, j.actor)
	if err != nil {
		return l, err
	}
	for date := from; !date.After(to); date = date.AddDays(1) {
		messages, err := j.allMessages(ctx, date)
		if err != nil {
			return l, err
		}
		day := LedgerDay{Date: date, Working: calendar.Working(date), Messages: []LedgerMessage{}, Reports: []LedgerReport{}, Acts: []LedgerAct{}}
		for _, m := range messages {
			l.Totals.count(m)
			if m.State != models.Empty {
				day.Messages = append(day.Messages, ledgerMessage(m))
			}
		}
		slices.SortFunc(day.Messages, func(a, b LedgerMessage) int {
			return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Recipient, b.Recipient), cmp.Compare(a.MessageID, b.MessageID))
		})
		for _, r := range reports {
			if deadline.DateOf(r.CompiledAt, j.Store.Zone()) == date {
				day.Reports = append(day.Reports, LedgerReport{r.Kind, r.Period, r.SHA256})
			}
		}
		for _, a := range acts {
			if a.AppliedAt != nil && !before.acts[a.ID] && deadline.DateOf(*a.AppliedAt, j.Store.Zone()) == date {
				day.Acts = append(day.Acts, LedgerAct{a.Key, a.TitleEn, a.TasksMoved})
				l.Totals.TasksMoved += a.TasksMoved
			}
		}
		l.Totals.add(day)
		l.Days = append(l.Days, day)
	}
	return l, nil
}

func ledgerMessage(m models.Message) LedgerMessage {
	if m.Refs == nil {
		m.Refs = []string{}
	}
	return LedgerMessage{m.Kind, m.Recipient, m.Subject, m.Refs, m.State, m.MessageID}
}

func (t *LedgerTotals) add(day LedgerDay) {
	t.Days++
	if day.Working {
		t.WorkingDays++
	}
	t.Messages += len(day.Messages)
	t.Reports += len(day.Reports)
	t.Acts += len(day.Acts)
}

func (t *LedgerTotals) count(m models.Message) {
	switch m.State {
	case models.Empty:
		t.Empty++
		return
	case models.Sent:
		t.Sent++
	case models.Failed:
		t.Failed++
	default:
		t.Queued++
	}
	switch m.Kind {
	case models.KindDigest:
		t.Digests++
	case models.KindReport:
		t.ReportMails++
	}
}
