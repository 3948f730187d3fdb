package handlers

import (
	"encoding/json"
	"strconv"
	"time"
	"unicode/utf8"

	"dondoc/models"
	"dondoc/models/deadline"
)

// taskJSON is a task as the API shows it, in a language and as it stands on day today. It is written
// by hand: the list of tasks is what programs ask for most, and reflection would take a third of its
// time. openapi/schemas.yaml describes it; a test compares.
type taskJSON struct {
	task  *models.Task
	lang  string
	today deadline.Date
}

// MarshalJSON is for answers that hold a task among other things.
func (t taskJSON) MarshalJSON() ([]byte, error) { return t.append(nil), nil }

func (t taskJSON) append(b []byte) []byte {
	task := t.task
	b = appendInt(append(b, `{"id":`...), task.ID)
	b = appendText(append(b, `,"ref":`...), task.Ref)
	b = strconv.AppendBool(append(b, `,"key":`...), task.KeyTask)
	b = appendInt(append(b, `,"directive":{"id":`...), task.DirectiveID)
	b = appendTextOrNull(append(b, `,"number":`...), task.DirectiveNumber)
	b = appendText(append(b, `},"text":`...), task.Text(t.lang))
	b = appendText(append(b, `,"label":`...), task.Label(t.lang))
	b = appendAgency(append(b, `,"lead":`...), task.Lead, t.lang)
	b = appendAgency(append(b, `,"addressee":`...), task.Addressee, t.lang) // whom the directive named
	b = strconv.AppendBool(append(b, `,"inherited":`...), task.Inherited())
	b = append(b, `,"coordinators":[`...)
	for i, a := range task.Coordinators {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(b, a.Code)
	}
	b = appendText(append(b, `],"status":`...), string(task.Status))
	b = appendTextOrNull(append(b, `,"timeliness":`...), string(task.Timeliness(t.today))) // null for a cancelled task
	b = appendText(append(b, `,"receipt":`...), string(task.Receipt))
	b = strconv.AppendBool(append(b, `,"sign_off_asked":`...), task.SignOffAskedAt != nil)
	b = strconv.AppendBool(append(b, `,"blocked":`...), task.Blocked())
	b = appendInt(append(b, `,"percent":`...), int64(task.Percent))
	b = t.appendDeadline(append(b, `,"deadline":`...))
	b = appendInt(append(b, `,"days_late":`...), int64(task.DaysLate(t.today)))
	b = appendTextOrNull(append(b, `,"submitted_on":`...), task.SubmittedOn.String())
	b = appendTextOrNull(append(b, `,"completed_on":`...), task.FinishedOn.String())
	b = appendInt(append(b, `,"version":`...), task.Version)
	b = task.UpdatedAt.UTC().AppendFormat(append(b, `,"updated_at":"`...), time.RFC3339)
	return append(b, `"}`...)
}

func (t taskJSON) appendDeadline(b []byte) []byte {
	d := t.task.Deadline
	b = appendText(append(b, `{"as_written":`...), d.AsWritten)
	b = appendText(append(b, `,"kind":`...), d.Kind)
	b = appendText(append(b, `,"precision":`...), d.Precision)
	b = appendTextOrNull(append(b, `,"first_due_on":`...), d.FirstDueOn.String())
	b = appendTextOrNull(append(b, `,"due_on":`...), d.DueOn.String())
	b = appendTextOrNull(append(b, `,"forecast_on":`...), d.ForecastOn.String())
	return append(b, '}')
}

// appendTasks writes a page of the list of tasks.
func appendTasks(b []byte, page models.TaskPage, lang string, today deadline.Date) []byte {
	b = append(b, `{"items":[`...)
	for i := range page.Tasks {
		if i > 0 {
			b = append(b, ',')
		}
		b = taskJSON{&page.Tasks[i], lang, today}.append(b)
	}
	b = appendTextOrNull(append(b, `],"next_cursor":`...), page.NextCursor)
	return append(b, '}')
}

func appendInt(b []byte, n int64) []byte { return strconv.AppendInt(b, n, 10) }

func appendAgency(b []byte, a models.AgencyRef, lang string) []byte {
	b = appendText(append(b, `{"code":`...), a.Code)
	b = appendText(append(b, `,"name":`...), a.Name(lang))
	return append(b, '}')
}

func appendTextOrNull(b []byte, s string) []byte {
	if s == "" {
		return append(b, "null"...)
	}
	return appendText(b, s)
}

// appendText writes a JSON string. Nearly all texts stand in JSON as they are; the others are left to
// encoding/json.
func appendText(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			return appendEscaped(b, s)
		}
	}
	if !utf8.ValidString(s) {
		return appendEscaped(b, s)
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}

func appendEscaped(b []byte, s string) []byte {
	text, err := json.Marshal(s)
	if err != nil { // a string can always be written
		return append(b, `""`...)
	}
	return append(b, text...)
}
