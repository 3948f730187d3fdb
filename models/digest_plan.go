package models

import (
	"context"
	"errors"
	"slices"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// DigestPlan says what a day's planning made.
type DigestPlan struct {
	Digests   int      `json:"digests"`             // messages queued
	Lists     int      `json:"lists,omitempty"`     // of saved filters, queued to who subscribed
	Tasks     int      `json:"tasks"`               // tasks whose notice fell due
	Unreached []string `json:"unreached,omitempty"` // codes of agencies with nobody to tell
}

// DigestHour gives the hour of the digests, "07:30" in the organisation's zone.
func (s *Store) DigestHour(ctx context.Context, actor Actor) (string, error) {
	all, err := loadPolicies(s.read(ctx))
	return all.defaultRules().DigestAt, s.mapError(err)
}

// planBatch bounds the tasks one transaction plans for.
const planBatch = 20_000

// PlanDigests queues day's digests, and the lists of saved filters: for every task whose next notice has come, by index, one message
// to each recipient, whatever the number of its tasks. The messages and the tasks' next notice days
// change in one transaction; a second planning of the same day adds nobody twice. What fell on days
// that were never planned is told by the next planning. On a day off nothing is planned.
func (s *Store) PlanDigests(ctx context.Context, actor Actor, day deadline.Date) (DigestPlan, error) {
	var total DigestPlan
	if !actor.system {
		return total, forbidden("plan")
	}
	for first := true; ; first = false {
		var part DigestPlan
		err := s.change(ctx, func(tx *gorm.DB, m moment) (err error) {
			part, err = s.planDigests(tx, m, day, first)
			return err
		})
		if err != nil {
			return total, err
		}
		total.add(part)
		if part.Tasks < planBatch {
			return total, nil
		}
	}
}

func (p *DigestPlan) add(part DigestPlan) {
	p.Digests += part.Digests
	p.Lists += part.Lists
	p.Tasks += part.Tasks
	for _, code := range part.Unreached {
		if !slices.Contains(p.Unreached, code) {
			p.Unreached = append(p.Unreached, code)
		}
	}
}

// PlannedDigest is a digest that a planning would queue.
type PlannedDigest struct {
	Recipient string
	Day       deadline.Date
	Tasks     []PlannedNotice
}

// PlannedNotice is why a task stands in it.
type PlannedNotice struct{ Ref, Rule, InsteadOf string }

// PreviewDigests tells which digests PlanDigests would queue, by planning and taking it back.
func (s *Store) PreviewDigests(ctx context.Context, actor Actor, day deadline.Date) ([]PlannedDigest, error) {
	if !actor.system && !actor.mayRunJobs() {
		return nil, forbidden("plan")
	}
	var out []PlannedDigest
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		var newest int64
		if err := tx.Raw("SELECT COALESCE(MAX(id), 0) FROM messages").Scan(&newest).Error; err != nil {
			return err
		}
		for first := true; ; first = false {
			part, err := s.planDigests(tx, m, day, first)
			if err != nil {
				return err
			}
			if part.Tasks < planBatch {
				break
			}
		}
		var rows []struct {
			Recipient            string
			Day                  deadline.Date
			Ref, Rule, InsteadOf string
		}
		if err := tx.Raw(`SELECT m.recipient, m.day, COALESCE(t.ref, '') AS ref, COALESCE(x.rule, '') AS rule, COALESCE(x.instead_of, '') AS instead_of FROM messages m
			LEFT JOIN message_tasks x ON x.message_id = m.id LEFT JOIN tasks t ON t.id = x.task_id WHERE m.id > ? AND m.kind = 'digest' ORDER BY m.recipient, m.day, t.ref`, newest).Scan(&rows).Error; err != nil {
			return err
		}
		for _, r := range rows {
			if n := len(out); n == 0 || out[n-1].Recipient != r.Recipient || out[n-1].Day != r.Day {
				out = append(out, PlannedDigest{Recipient: r.Recipient, Day: r.Day})
			}
			if r.Ref != "" {
				last := &out[len(out)-1]
				last.Tasks = append(last.Tasks, PlannedNotice{r.Ref, r.Rule, r.InsteadOf})
			}
		}
		return errPreview
	})
	if errors.Is(err, errPreview) {
		err = nil
	}
	return out, err
}

// dueTask is a task whose next notice has come.
type dueTask struct {
	ID, LeadID, DirectiveID, ProvisionID int64
	Status                               Status
	Receipt                              Receipt
	DueOn, SubmittedOn, WaitsSince       deadline.Date
	NextNoticeOn, NoticedOn              deadline.Date
	CreatedAt                            time.Time
	LastProgressAt                       *time.Time
	KeyTask                              bool
	Kind, AcceptedBy                     string // of its directive: by whom results are accepted
}

// watched is what the rules look at.
func (t dueTask) watched(zone *time.Location) Watched {
	w := Watched{Status: t.Status, Receipt: t.Receipt, DueOn: t.DueOn, SubmittedOn: t.SubmittedOn, WaitsSince: t.WaitsSince, LastWordOn: deadline.DateOf(t.CreatedAt, zone)}
	if w.WaitsSince.IsZero() {
		w.WaitsSince = w.LastWordOn
	}
	if t.LastProgressAt != nil {
		w.LastWordOn = deadline.DateOf(*t.LastProgressAt, zone)
	}
	return w
}

// toldUpTo is the day up to which somebody was told what the rules asked for.
func (t dueTask) toldUpTo() deadline.Date {
	if t.NoticedOn.IsZero() {
		return t.NextNoticeOn.AddDays(-1)
	}
	return t.NoticedOn
}

func (s *Store) planDigests(tx *gorm.DB, m moment, day deadline.Date, first bool) (DigestPlan, error) {
	var out DigestPlan
	cal, err := loadCalendar(tx)
	if err != nil || !cal.Working(day) {
		return out, err
	}
	all, err := loadPolicies(tx)
	if err != nil {
		return out, err
	}
	lock := ""
	if s.dialect == Postgres { // waits for who is changing a task: skipping it would skip its notice for today
		lock = " FOR UPDATE OF t"
	}
	var tasks []dueTask
	if err := tx.Raw(`SELECT t.id, t.lead_id, t.directive_id, t.provision_id, t.status, t.receipt, t.due_on, t.submitted_on, t.waits_since, t.next_notice_on, t.noticed_on,
		t.created_at, t.last_progress_at, t.key_task, d.kind, d.accepted_by FROM tasks t JOIN directives d ON d.id = t.directive_id
		WHERE t.next_notice_on <= ? ORDER BY t.id LIMIT ?`+lock, day, planBatch).Scan(&tasks).Error; err != nil {
		return out, err
	}
	out.Tasks = len(tasks)
	p := &digestPlanning{store: s, tx: tx, m: m, day: day, calendar: cal, policies: all, queue: map[string]Message{}}
	if p.people, err = readRecipients(tx, all.defaultRules(), tasks, day, startsWeek(day, cal), first); err != nil {
		return out, err
	}
	for _, t := range tasks {
		p.notice(t)
	}
	if first {
		if err := p.watches(); err != nil {
			return out, err
		}
		if out.Lists, err = p.lists(); err != nil {
			return out, err
		}
	}
	if out.Unreached, err = p.unreached(); err != nil {
		return out, err
	}
	if err := supersede(tx, m, day, p.order, p.queue); err != nil {
		return out, err
	}
	if out.Digests, err = s.queueMessages(tx, m, p.order, p.queue, p.links); err != nil {
		return out, err
	}
	return out, s.updateRows(tx, "tasks", []string{"id BIGINT", "next_notice_on DATE", "noticed_on DATE"}, p.next)
}

// digestPlanning gathers what one transaction queues.
type digestPlanning struct {
	store    *Store
	tx       *gorm.DB
	m        moment
	day      deadline.Date
	calendar deadline.Calendar
	policies policies
	people   *recipients
	queue    map[string]Message
	order    []string
	links    []noticeLink
	next     [][]any
	nobody   []int64 // agencies whose notices reach nobody
}

// notice tells a task's recipients what the rules ask for, and when they ask next.
func (p *digestPlanning) notice(t dueTask) {
	rules := p.policies.of(t.Kind, t.LeadID, t.KeyTask)
	w := t.watched(p.store.zone)
	for _, n := range rules.Due(w, t.toldUpTo(), p.day, p.calendar) {
		who := p.people.of(n.To, t)
		if len(who) == 0 && n.To == ToOwner {
			if !slices.Contains(p.nobody, t.LeadID) {
				p.nobody = append(p.nobody, t.LeadID)
			}
			p.tell(p.people.office, t.ID, ruleUnreached)
		}
		p.tell(who, t.ID, n.Rule)
	}
	p.next = append(p.next, []any{t.ID, rules.Next(w, p.day, p.calendar), p.day})
}

// tell puts a task into the recipients' digests; the first rule for a task in a digest is the one
// that counts. taskID 0 only sees to it that there is a digest.
func (p *digestPlanning) tell(who []recipient, taskID int64, rule string) {
	for _, r := range who {
		day := r.wants(p.day, p.calendar)
		key := "digest/" + day.String() + "/" + r.Email
		if _, ok := p.queue[key]; !ok {
			p.queue[key] = Message{Key: key, Kind: KindDigest, Recipient: r.Email, Name: r.Name, Lang: r.Lang, Day: day, NotBefore: p.opens(day)}
			p.order = append(p.order, key)
		}
		if taskID != 0 {
			p.links = append(p.links, noticeLink{key, taskID, rule, r.InsteadOf})
		}
	}
}

// opens is when a digest may be sent. One for a later day, which its recipient chose, waits until that
// day's planning is surely over: it may add to it.
func (p *digestPlanning) opens(day deadline.Date) time.Time {
	if !day.After(p.day) {
		return p.m.at
	}
	at, err := time.Parse("15:04", p.policies.defaultRules().DigestAt)
	if err != nil {
		return day.In(p.store.zone)
	}
	const over = 10 * time.Minute
	return time.Date(day.Year, day.Month, day.Day, at.Hour(), at.Minute(), 0, 0, p.store.zone).Add(over).UTC()
}

func (p *digestPlanning) unreached() ([]string, error) {
	var codes []string
	if len(p.nobody) == 0 {
		return nil, nil
	}
	return codes, p.tx.Raw("SELECT code FROM agencies WHERE id IN ? ORDER BY id", p.nobody).Scan(&codes).Error
}

// supersede lets go of the recipients' digests of earlier days that the mail server has refused for
// now: day's digest says all that they would.
func supersede(tx *gorm.DB, m moment, day deadline.Date, order []string, queue map[string]Message) error {
	for part := range slices.Chunk(order, 5000) {
		recipients := make([]string, len(part))
		for i, key := range part {
			recipients[i] = queue[key].Recipient
		}
		if err := tx.Exec("UPDATE messages SET state = 'empty', settled_at = ? WHERE state = 'queued' AND kind = 'digest' AND day < ? AND recipient IN ?", m.at, day, recipients).Error; err != nil {
			return err
		}
	}
	return nil
}

// startsWeek says whether day is the first working day of its week: heads hear once a week.
func startsWeek(day deadline.Date, cal deadline.Calendar) bool {
	sinceMonday := (int(day.Weekday()) + 6) % 7
	return cal.PreviousWorking(day.AddDays(-1)).DaysUntil(day) > sinceMonday
}
