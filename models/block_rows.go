package models

import (
	"encoding/json"
	"time"
)

// blockTable is the rows of one table, in the order in which tables must be filled.
type blockTable struct {
	name    string
	columns []string
	rows    [][]any
}

func (b Block) tables() ([]blockTable, error) {
	directives, err := b.directiveRows()
	if err != nil {
		return nil, err
	}
	provisions, parties, err := b.provisionRows()
	if err != nil {
		return nil, err
	}
	users, roles := b.peopleRows()
	return []blockTable{b.agencyRows(), users, roles, directives, provisions, parties, b.taskRows(), b.reportRows()}, nil
}

func (b Block) agencyRows() blockTable {
	t := blockTable{name: "agencies", columns: []string{"id", "key", "code", "kind", "name_vi", "name_en", "parent_id", "source"}}
	for _, a := range b.Agencies {
		t.rows = append(t.rows, []any{a.ID, a.Key, a.Code, a.Kind, a.NameVi, a.NameEn, a.ParentID, a.Source})
	}
	return t
}

func (b Block) peopleRows() (users, roles blockTable) {
	users = blockTable{name: "users", columns: []string{"id", "email", "name", "title", "lang", "password_hash", "illustrative", "created_at"}}
	roles = blockTable{name: "user_roles", columns: []string{"user_id", "role", "agency_id"}}
	for _, p := range b.People {
		users.rows = append(users.rows, []any{p.ID, p.Email, p.Name, p.Title, p.Lang, p.PasswordHash, p.Illustrative, p.CreatedAt})
		var agency *int64
		if p.AgencyID != 0 {
			agency = &p.AgencyID
		}
		roles.rows = append(roles.rows, []any{p.ID, p.Role, agency})
	}
	return users, roles
}

func (b Block) directiveRows() (blockTable, error) {
	t := blockTable{name: "directives", columns: []string{"id", "key", "number", "kind", "title_vi", "title_en", "issuer_vi", "issuer_en", "issued_on", "reference_on", "details", "created_at"}}
	for _, d := range b.Directives {
		details, err := json.Marshal(d.Details)
		if err != nil {
			return t, err
		}
		t.rows = append(t.rows, []any{d.ID, d.Key, d.Number, d.Kind, d.TitleVi, d.TitleEn, d.IssuerVi, d.IssuerEn, d.IssuedOn, d.ReferenceOn, string(details), d.CreatedAt})
	}
	return t, nil
}

func (b Block) provisionRows() (provisions, parties blockTable, err error) {
	provisions = blockTable{name: "provisions", columns: []string{"id", "directive_id", "position", "ref", "section_vi", "section_en", "text_vi", "text_en", "label_vi", "label_en",
		"deadline_as_written", "deadline_kind", "deadline_precision", "deadline", "first_due_on", "deliverable", "category", "fan_out"}}
	parties = blockTable{name: "provision_parties", columns: []string{"provision_id", "role", "position", "agency_id", "holder_id"}}
	for _, p := range b.Provisions {
		text, err := json.Marshal(p.Deadline)
		if err != nil {
			return provisions, parties, err
		}
		provisions.rows = append(provisions.rows, []any{p.ID, p.DirectiveID, p.Position, p.Ref, p.SectionVi, p.SectionEn, p.TextVi, p.TextEn, p.LabelVi, p.LabelEn,
			p.Deadline.AsWritten, string(p.Deadline.Kind), string(p.Deadline.Precision()), string(text), p.FirstDueOn, p.Deliverable, p.Category, p.FanOut})
		parties.rows = append(parties.rows, []any{p.ID, "lead", 1, p.LeadID, p.LeadID})
		for i, id := range p.CoordinatorIDs {
			parties.rows = append(parties.rows, []any{p.ID, "coordinator", i + 1, id, id})
		}
	}
	return provisions, parties, nil
}

func (b Block) taskRows() blockTable {
	t := blockTable{name: "tasks", columns: []string{"id", "ref", "directive_id", "provision_id", "addressee_id", "lead_id", "status", "receipt", "open", "percent",
		"first_due_on", "due_on", "forecast_on", "submitted_on", "finished_on", "last_progress_at", "next_notice_on", "created_at", "updated_at"}}
	t.rows = make([][]any, len(b.Tasks))
	for i, x := range b.Tasks {
		var last *time.Time
		updated := x.CreatedAt
		if !x.LastProgressAt.IsZero() {
			last, updated = &x.LastProgressAt, x.LastProgressAt
		}
		t.rows[i] = []any{x.TaskID, x.Ref, x.DirectiveID, x.ProvisionID, x.AgencyID, x.AgencyID, x.Status, receiptOf(x.Status), x.Status.Open(), x.Percent,
			x.DueOn, x.DueOn, x.Forecast, x.SubmittedOn, x.FinishedOn, last, x.NextNoticeOn, x.CreatedAt, updated}
	}
	return t
}

var reportColumns = []string{"task_id", "at", "user_id", "agency_id", "via", "status_from", "status_to", "percent", "words", "forecast_on"}

func (b Block) reportRows() blockTable {
	t := blockTable{name: "progress", columns: append([]string{"id"}, reportColumns...), rows: make([][]any, len(b.Reports))}
	for i, p := range b.Reports {
		t.rows[i] = append([]any{b.ReportsAt + int64(i)}, p.row()...)
	}
	return t
}

func (p PastReport) row() []any {
	return []any{p.TaskID, p.At.UTC().Truncate(time.Second), p.UserID, p.AgencyID, ViaSeed, p.From, p.To, p.Percent, p.Words, p.Forecast}
}

// receiptOf is the receipt of a task that has got so far.
func receiptOf(s Status) Receipt {
	if s == NotStarted {
		return ReceiptIsAwaited
	}
	return ReceiptIsReceived
}
