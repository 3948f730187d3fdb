package models

import (
	"context"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// Via says through what a progress report came in.
type Via string

// The ways progress comes in.
const (
	ViaPage        Via = "page"
	ViaSpreadsheet Via = "spreadsheet"
	ViaAPI         Via = "api"
	ViaMailLink    Via = "mail_link" // the form behind a link in a mail
	ViaSeed        Via = "seed"
)

// MaxWords bounds the words of a progress report, in characters.
const MaxWords = 4000

// NewProgress is what an officer reports. Nil fields stay as they are.
type NewProgress struct {
	Version  int64 // the version the reporter saw; 0 when the caller doesn't mind what changed since
	Percent  *int  // 0 to 100
	Words    string
	Forecast *deadline.Date // the lead's own; a zero date takes it back
	Via      Via
}

// Progress is one report on a task, as it stands on its timeline.
type Progress struct {
	ID         int64
	TaskID     int64
	At         time.Time
	By         string
	ActingFor  string // the absent person in whose place they reported
	Agency     AgencyRef
	Via        Via
	StatusFrom Status
	StatusTo   Status
	Percent    int
	Words      string
	ForecastOn deadline.Date
}

func (n NewProgress) check(today deadline.Date) error {
	var bad faults
	if n.Percent != nil && (*n.Percent < 0 || *n.Percent > 100) {
		bad.add("percent", "out_of_range", "Min", 0, "Max", 100, "Value", *n.Percent)
	}
	if c := utf8.RuneCountInString(n.Words); c > MaxWords {
		bad.add("words", "too_long", "Max", MaxWords, "Value", c)
	}
	if strings.ContainsFunc(n.Words, notText) {
		bad.add("words", "control_characters")
	}
	if n.Forecast != nil && !n.Forecast.IsZero() && n.Forecast.Before(today) {
		bad.add("forecast", "in_the_past", "Value", n.Forecast.String(), "Today", today.String())
	}
	if n.Percent == nil && strings.TrimSpace(n.Words) == "" && n.Forecast == nil {
		bad.add("words", "nothing_reported")
	}
	return bad.err()
}

// notText finds what words can't hold: control characters (which PostgreSQL can't store, or which
// would tear a mail) other than line ends and tabs, and bytes that are no UTF-8.
func notText(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t'
}

// ReportProgress records progress on a task: percent, words, the lead's own forecast. A task not
// started, or returned, is in progress from then on. Only the lead agency's people may. It returns
// CodeNotFound, CodeForbidden, CodeInvalid, CodeWrongState once the task is submitted or finished,
// and CodeStale when somebody changed the task meanwhile; then nothing was written.
func (s *Store) ReportProgress(ctx context.Context, actor Actor, taskID int64, n NewProgress) (Task, error) {
	if s.dialect == Postgres && !strings.Contains(n.Words, "@") { // two round trips where nobody else changes the task between them, and nobody is to be told
		before, err := s.Task(ctx, actor, taskID)
		if err != nil {
			return Task{}, err
		}
		t, err := s.reportProgress(s.read(ctx), s.now(), actor, before, n)
		if CodeOf(err) != CodeStale {
			return t, s.mapError(err)
		}
	}
	var t Task
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		before, err := s.lockTask(tx, actor, taskID)
		if err != nil {
			return err
		}
		t, err = s.reportProgress(tx, m, actor, before, n)
		if err != nil {
			return err
		}
		return s.tellReport(tx, m, actor, t, n.Words)
	})
	return t, err
}

// reportProgress applies the rules to the task as it was read and writes it as it stands then:
// CodeStale where it was changed since.
func (s *Store) reportProgress(db *gorm.DB, m moment, actor Actor, before Task, n NewProgress) (Task, error) {
	switch {
	case !actor.mayReport(before.Lead.ID):
		return Task{}, forbidden("report_progress")
	case before.Receipt == ReceiptIsDeclined:
		return Task{}, &Error{Code: CodeWrongState, Detail: string(NotDeclined)}
	case !before.Status.takesProgress():
		return Task{}, &Error{Code: CodeWrongState, Detail: "report_" + string(before.Status)}
	case n.Version != 0 && n.Version != before.Version:
		return Task{}, &Error{Code: CodeStale}
	}
	if err := n.check(m.today); err != nil {
		return Task{}, err
	}
	t := before
	t.Status, t.Receipt = InProgress, ReceiptIsReceived
	if n.Percent != nil {
		t.Percent = *n.Percent
	}
	if n.Forecast != nil {
		t.Deadline.ForecastOn = *n.Forecast
	}
	t.Version++
	t.UpdatedAt, t.LastProgressAt = m.at, &m.at
	n.Words = strings.TrimSpace(n.Words)
	written, err := s.writeProgress(db, m, actor, before, t, n)
	switch {
	case err != nil:
		return Task{}, err
	case !written:
		return Task{}, &Error{Code: CodeStale}
	}
	return t, nil
}

func (t Task) auditFields(words string) map[string]any {
	f := map[string]any{"status": t.Status, "percent": t.Percent, "forecast": t.Deadline.ForecastOn, "version": t.Version}
	if words != "" {
		f["words"] = words
	}
	return f
}

// lockTask reads a task for a change under the actor's scope, and keeps others from changing it
// until the transaction ends.
func (s *Store) lockTask(tx *gorm.DB, actor Actor, id int64) (Task, error) {
	scope, args := actor.taskScope()
	rest := "WHERE t.id = ? AND " + scope
	if s.dialect == Postgres { // SQLite's transaction holds the one writer already
		rest += " FOR UPDATE OF t"
	}
	tasks, err := s.tasksIn(tx, 1, rest, append([]any{id}, args...)...)
	if err != nil {
		return Task{}, err
	}
	if len(tasks) == 0 {
		return Task{}, notFound("task")
	}
	return tasks[0], nil
}

// Timeline is what happened to a task, each part in order of time.
type Timeline struct {
	Progress  []Progress
	Events    []TaskEvent
	Transfers []Transfer
	Messages  []TaskMessage
	Letters   []TaskLetter
}

// Transfer is a merger that passed the task on.
type Transfer struct {
	At       time.Time
	On       deadline.Date
	Title    Bilingual
	From, To AgencyRef
}

// TaskMessage is a mail in which the task stood: the evidence of urging.
type TaskMessage struct {
	MessageID int64
	Kind      string
	Rule      string
	Recipient string
	Day       deadline.Date
	State     MessageState
	CreatedAt time.Time  // UTC
	SettledAt *time.Time // UTC
	Reply     string
	InsteadOf string // the absent person whose mail it was
}

// Timeline gives a task's history, newest first, or CodeNotFound.
func (s *Store) Timeline(ctx context.Context, actor Actor, taskID int64) (Timeline, error) {
	var out Timeline
	if _, err := s.Task(ctx, actor, taskID); err != nil {
		return out, err
	}
	db := s.read(ctx)
	rows, err := db.Raw(`SELECT p.id, p.task_id, p.at, COALESCE(u.name, p.by_name), p.acting_for, COALESCE(a.id, 0), COALESCE(a.code, ''), COALESCE(a.name_vi, ''), COALESCE(a.name_en, ''),
		p.via, p.status_from, p.status_to, p.percent, p.words, p.forecast_on
		FROM progress p LEFT JOIN users u ON u.id = p.user_id LEFT JOIN agencies a ON a.id = p.agency_id WHERE p.task_id = ? ORDER BY p.id DESC LIMIT 200`, taskID).Rows()
	if err != nil {
		return out, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var p Progress
		if err := rows.Scan(&p.ID, &p.TaskID, &p.At, &p.By, &p.ActingFor, &p.Agency.ID, &p.Agency.Code, &p.Agency.NameVi, &p.Agency.NameEn,
			&p.Via, &p.StatusFrom, &p.StatusTo, &p.Percent, &p.Words, &p.ForecastOn); err != nil {
			return out, s.mapError(err)
		}
		out.Progress = append(out.Progress, p)
	}
	if err := rows.Err(); err != nil {
		return out, s.mapError(err)
	}
	if out.Events, err = s.taskEvents(ctx, taskID); err != nil {
		return out, err
	}
	if out.Transfers, err = s.transfers(ctx, taskID); err != nil {
		return out, err
	}
	if out.Letters, err = s.taskLetters(ctx, actor, taskID); err != nil {
		return out, err
	}
	return out, s.mapError(db.Raw(`SELECT m.id AS message_id, m.kind, mt.rule, m.recipient, m.day, m.state, m.created_at, m.settled_at, m.reply, mt.instead_of
		FROM message_tasks mt JOIN messages m ON m.id = mt.message_id WHERE mt.task_id = ? ORDER BY m.id DESC LIMIT 200`, taskID).Scan(&out.Messages).Error)
}
