package handlers

import (
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

// taskJSON is a task as the API shows it. Dates are civil days or null, updated_at is in UTC.
type taskJSON struct {
	ID           int64         `json:"id"`
	Ref          string        `json:"ref"`
	Key          bool          `json:"key"`
	Directive    directiveRef  `json:"directive"`
	Text         string        `json:"text"`
	Label        string        `json:"label"`
	Lead         agencyRef     `json:"lead"`
	Addressee    agencyRef     `json:"addressee"` // whom the directive named
	Inherited    bool          `json:"inherited"` // a merger passed it on to its lead
	Coordinators []string      `json:"coordinators"`
	Status       models.Status `json:"status"`
	Timeliness   *string       `json:"timeliness"` // null for a cancelled task
	Blocked      bool          `json:"blocked"`
	Percent      int           `json:"percent"`
	Deadline     taskDeadline  `json:"deadline"`
	DaysLate     int           `json:"days_late"`
	Version      int64         `json:"version"`
	UpdatedAt    time.Time     `json:"updated_at"`
}

type directiveRef struct {
	ID     int64   `json:"id"`
	Number *string `json:"number"` // null where it has none
}

type agencyRef struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type taskDeadline struct {
	AsWritten  string        `json:"as_written"`
	Kind       string        `json:"kind"`
	Precision  string        `json:"precision"`
	FirstDueOn deadline.Date `json:"first_due_on"`
	DueOn      deadline.Date `json:"due_on"`
	ForecastOn deadline.Date `json:"forecast_on"`
}

// taskToJSON shows a task in a language as it stands on day today.
func taskToJSON(t *models.Task, lang string, today deadline.Date) taskJSON {
	return taskJSON{
		ID: t.ID, Ref: t.Ref, Key: t.KeyTask, Directive: directiveRef{t.DirectiveID, orNull(t.DirectiveNumber)},
		Text: t.Text(lang), Label: t.Label(lang), Lead: agencyRef{t.Lead.Code, t.Lead.Name(lang)},
		Addressee: agencyRef{t.Addressee.Code, t.Addressee.Name(lang)}, Inherited: t.Inherited(), Coordinators: codes(t.Coordinators),
		Status: t.Status, Timeliness: orNull(string(t.Timeliness(today))), Blocked: t.Blocked(), Percent: t.Percent,
		Deadline: taskDeadline{t.Deadline.AsWritten, t.Deadline.Kind, t.Deadline.Precision, t.Deadline.FirstDueOn, t.Deadline.DueOn, t.Deadline.ForecastOn},
		DaysLate: t.DaysLate(today), Version: t.Version, UpdatedAt: t.UpdatedAt.UTC(),
	}
}

// codes names agencies by code; no agencies are an empty list, never null.
func codes(agencies []models.AgencyRef) []string {
	out := make([]string, len(agencies))
	for i, a := range agencies {
		out[i] = a.Code
	}
	return out
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
