package models

import (
	"context"
	"maps"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// MoveInput is what every move takes.
type MoveInput struct {
	Version int64  // the version of the task its maker saw; 0 when they don't mind what changed since
	Words   string // reasons, or a remark; MaxWords characters at most
	Via     Via

	batch string // of moves made with many tasks at once: they are told in one mail
}

func (in MoveInput) check() error {
	var bad faults
	checkWords(&bad, "words", in.Words)
	return bad.err()
}

// checkWords refuses free words that are too long or hold what no text does.
func checkWords(bad *faults, field, words string) {
	if n := utf8.RuneCountInString(words); n > MaxWords {
		bad.add(field, "too_long", "Max", MaxWords, "Value", n)
	}
	if strings.ContainsFunc(words, notText) {
		bad.add(field, "control_characters")
	}
}

// step is a move being made: the task as it stood and as it will stand.
type step struct {
	store  *Store
	tx     *gorm.DB
	m      moment
	actor  Actor
	by     Party // in which part the actor makes the move
	before Circumstances
	task   Task
	event  TaskEvent
	batch  string         // MoveInput's
	trail  map[string]any // what the audit entry says beside the task's own fields
}

// makeMove makes a move in one transaction: it reads the task under the actor's scope, applies the
// table of moves, lets do change the task (nil where the table says all), writes it, its next notice,
// the event and the audit entry. It returns CodeNotFound, CodeForbidden, CodeWrongState, CodeInvalid,
// and CodeStale when somebody changed the task since the version given; then nothing was written.
func (s *Store) makeMove(ctx context.Context, actor Actor, taskID int64, move Move, in MoveInput, do func(x *step) error) (Task, error) {
	if err := in.check(); err != nil {
		return Task{}, err
	}
	var t Task
	err := s.change(ctx, func(tx *gorm.DB, m moment) (err error) {
		t, err = s.moveTask(tx, m, actor, taskID, move, in, do)
		return err
	})
	return t, err
}

// MayMove says why the actor can't make a move with a task now, nil when they can: before something
// large is read that the move needs. The move itself asks again.
func (s *Store) MayMove(ctx context.Context, actor Actor, taskID int64, move Move) error {
	t, err := s.Task(ctx, actor, taskID)
	if err != nil {
		return err
	}
	c, err := circumstances(s.read(ctx), t)
	if err != nil {
		return s.mapError(err)
	}
	_, _, err = c.check(actor, move, "")
	return err
}

func (s *Store) moveTask(tx *gorm.DB, m moment, actor Actor, taskID int64, move Move, in MoveInput, do func(x *step) error) (Task, error) {
	before, err := s.lockTask(tx, actor, taskID)
	if err != nil {
		return Task{}, err
	}
	around, err := circumstances(tx, before)
	if err != nil {
		return Task{}, err
	}
	rule, acting, err := around.check(actor, move, in.Words)
	switch {
	case CodeOf(err) == CodeForbidden:
		return Task{}, err
	case in.Version != 0 && in.Version != before.Version: // before the state: who saw another one is told of the change
		return Task{}, &Error{Code: CodeStale}
	case err != nil:
		return Task{}, err
	}
	x := &step{store: s, tx: tx, m: m, actor: acting, by: rule.By, before: around, task: before, batch: in.batch}
	x.event = TaskEvent{TaskID: before.ID, At: m.at, Day: m.today, Move: move, AgencyID: acting.agencyFor(rule.By, around), Via: in.Via,
		StatusFrom: before.Status, StatusTo: before.Status, Words: strings.TrimSpace(in.Words)}
	if rule.To != "" {
		x.task.Status = rule.To
		x.event.StatusTo = rule.To
	}
	if do != nil {
		if err := do(x); err != nil {
			return Task{}, err
		}
	}
	return x.task, x.write()
}

// write keeps what the step changed.
func (x *step) write() error {
	t := &x.task
	t.Version++
	t.UpdatedAt = x.m.at
	if byLead := x.by == PartyLead || x.by == PartyHead; byLead && t.Receipt == ReceiptIsAwaited {
		t.Receipt = ReceiptIsReceived // who does something with it has it
	}
	if t.Status != InProgress {
		t.SignOffAskedAt = nil
	}
	done := x.tx.Exec(`UPDATE tasks SET status = ?, open = ?, percent = ?, receipt = ?, sign_off_asked_at = ?, lead_id = ?, addressee_id = ?, key_task = ?, blockers = ?,
		due_on = ?, submitted_on = ?, finished_on = ?, last_progress_at = ?, updated_at = ?, version = ? WHERE id = ? AND version = ?`,
		t.Status, t.Status.Open(), t.Percent, t.Receipt, t.SignOffAskedAt, t.Lead.ID, t.Addressee.ID, t.KeyTask, t.Blockers,
		t.Deadline.DueOn, t.SubmittedOn, t.FinishedOn, t.LastProgressAt, t.UpdatedAt, t.Version, t.ID, x.before.Version)
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected == 0 {
		return &Error{Code: CodeStale}
	}
	if err := x.scheduleNotice(); err != nil {
		return err
	}
	if err := x.event.write(x.tx, x.actor); err != nil {
		return err
	}
	if err := x.tell(); err != nil {
		return err
	}
	after := t.moveFields(x.event.Words)
	maps.Copy(after, x.trail)
	return audit(x.tx, x.m, x.actor, "task."+string(x.event.Move), "task", t.ID, x.before.Task.moveFields(""), after)
}

// tell queues the mails that make the move known.
func (x *step) tell() error {
	batch, hold := strconv.FormatInt(x.event.ID, 10), time.Duration(0)
	if x.batch != "" {
		batch, hold = x.batch, batchHold
	}
	if err := x.store.tell(x.tx, x.m, x.actor, batch, hold, x.facts()); err != nil {
		return err
	}
	return x.store.tellMentioned(x.tx, x.m, x.actor, x.task, mention{words: x.event.Words, eventID: x.event.ID})
}

// scheduleNotice tells when somebody is next to be told of the task. A notice that is due and has not
// been planned yet is left to the planning, which reads the task's state again.
func (x *step) scheduleNotice() error {
	t := x.task
	var next deadline.Date
	if t.Status.Open() {
		cal, err := loadCalendar(x.tx)
		if err != nil {
			return err
		}
		all, err := loadPolicies(x.tx)
		if err != nil {
			return err
		}
		var row dueTask
		if err := x.tx.Raw("SELECT created_at, waits_since FROM tasks WHERE id = ?", t.ID).Scan(&row).Error; err != nil {
			return err
		}
		row.Status, row.Receipt, row.DueOn, row.SubmittedOn, row.LastProgressAt = t.Status, t.Receipt, t.Deadline.DueOn, t.SubmittedOn, t.LastProgressAt
		next = all.soonest(row.watched(x.store.zone), x.m.today, cal)
	}
	return x.tx.Exec("UPDATE tasks SET next_notice_on = ? WHERE id = ? AND (next_notice_on IS NULL OR next_notice_on > ? OR NOT open)", next, t.ID, x.m.today).Error
}

// moveFields are what an audit entry says of a task before and after a move.
func (t Task) moveFields(words string) map[string]any {
	f := map[string]any{"status": t.Status, "receipt": t.Receipt, "lead": t.Lead.Code, "due_on": t.Deadline.DueOn, "submitted_on": t.SubmittedOn,
		"finished_on": t.FinishedOn, "key_task": t.KeyTask, "percent": t.Percent, "version": t.Version}
	if words != "" {
		f["words"] = words
	}
	return f
}
