package models

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// DigestPlan says what a day's planning made.
type DigestPlan struct {
	Digests   int      `json:"digests"`             // messages queued
	Tasks     int      `json:"tasks"`               // tasks whose notice fell due
	Unreached []string `json:"unreached,omitempty"` // codes of agencies with nobody to tell
}

// DigestHour gives the hour of the digests, "07:30" in the organisation's zone.
func (s *Store) DigestHour(ctx context.Context, actor Actor) (string, error) {
	rules, err := defaultPolicy(s.read(ctx))
	return rules.DigestAt, s.mapError(err)
}

// planBatch bounds the tasks one transaction plans for.
const planBatch = 20_000

// PlanDigests queues day's digests: for every task whose next notice has come, by index, one message
// to each recipient of its lead agency, whatever the number of its tasks. The messages and the tasks'
// next notice days change in one transaction; a second planning of the same day adds nobody twice.
// On a day off nothing is planned.
func (s *Store) PlanDigests(ctx context.Context, actor Actor, day deadline.Date) (DigestPlan, error) {
	var total DigestPlan
	if !actor.system {
		return total, forbidden("plan")
	}
	for {
		var part DigestPlan
		err := s.change(ctx, func(tx *gorm.DB, m moment) (err error) {
			part, err = s.planDigests(tx, m, day)
			return err
		})
		if err != nil {
			return total, err
		}
		total.Digests += part.Digests
		total.Tasks += part.Tasks
		for _, code := range part.Unreached {
			if !slices.Contains(total.Unreached, code) {
				total.Unreached = append(total.Unreached, code)
			}
		}
		if part.Tasks < planBatch {
			return total, nil
		}
	}
}

type dueTask struct {
	ID, LeadID int64
	Ref        string
	DueOn      deadline.Date
}

func (s *Store) planDigests(tx *gorm.DB, m moment, day deadline.Date) (DigestPlan, error) {
	var out DigestPlan
	cal, err := loadCalendar(tx)
	if err != nil || !cal.Working(day) {
		return out, err
	}
	rules, err := defaultPolicy(tx)
	if err != nil {
		return out, err
	}
	lock := ""
	if s.dialect == Postgres { // waits for who is changing a task: skipping it would skip its notice for today
		lock = " FOR UPDATE"
	}
	var tasks []dueTask
	if err := tx.Raw("SELECT id, lead_id, ref, due_on FROM tasks WHERE next_notice_on <= ? ORDER BY id LIMIT ?"+lock, day, planBatch).Scan(&tasks).Error; err != nil || len(tasks) == 0 {
		return out, err
	}
	out.Tasks = len(tasks)
	people, err := recipientsOf(tx, tasks, day, startsWeek(day, cal))
	if err != nil {
		return out, err
	}
	queue := map[string]Message{}
	var order []string
	var links []noticeLink
	var next [][]any
	for _, t := range tasks {
		rule := rules.RuleOn(t.DueOn, day, cal)
		for _, r := range people[t.LeadID] {
			key := "digest/" + day.String() + "/" + r.Email
			if _, ok := queue[key]; !ok {
				queue[key] = Message{Key: key, Kind: KindDigest, Recipient: r.Email, Name: r.Name, Lang: r.Lang, Day: day}
				order = append(order, key)
			}
			links = append(links, noticeLink{key, t.ID, rule})
		}
		next = append(next, []any{t.ID, rules.NextNotice(t.DueOn, day, cal)})
	}
	if out.Unreached, err = unreached(tx, tasks, people); err != nil {
		return out, err
	}
	if err = supersede(tx, m, day, order, queue); err != nil {
		return out, err
	}
	if out.Digests, err = s.queueMessages(tx, m, order, queue, links); err != nil {
		return out, err
	}
	return out, s.updateRows(tx, "tasks", []string{"id BIGINT", "next_notice_on DATE"}, next)
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

type recipient struct {
	AgencyID    int64
	Email, Name string
	Lang, Part  string
}

// recipientsOf gives who is told of each lead agency's tasks: its officers and contacts, its head
// once a week, and its head at once where there is nobody else.
func recipientsOf(tx *gorm.DB, tasks []dueTask, day deadline.Date, heads bool) (map[int64][]recipient, error) {
	var leads []int64
	for _, t := range tasks {
		if !slices.Contains(leads, t.LeadID) {
			leads = append(leads, t.LeadID)
		}
	}
	var all []recipient
	err := tx.Raw(`SELECT r.agency_id, u.email, u.name, u.lang, r.role AS part FROM user_roles r JOIN users u ON u.id = r.user_id
			WHERE r.agency_id IN ? AND r.role IN ('officer', 'head') AND u.closed_at IS NULL
			AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)
		UNION ALL
		SELECT c.agency_id, c.email, c.name, c.lang, 'contact' FROM contacts c WHERE c.agency_id IN ? AND c.purpose = 'alerts' AND c.closed_at IS NULL
		ORDER BY 1, 2`, leads, day, day, leads).Scan(&all).Error
	if err != nil {
		return nil, err
	}
	out := map[int64][]recipient{}
	for _, r := range all {
		if r.Part != string(RoleHead) {
			out[r.AgencyID] = append(out[r.AgencyID], r)
		}
	}
	for _, r := range all {
		if r.Part == string(RoleHead) && (heads || len(out[r.AgencyID]) == 0) {
			out[r.AgencyID] = append(out[r.AgencyID], r)
		}
	}
	return out, nil
}

func unreached(tx *gorm.DB, tasks []dueTask, people map[int64][]recipient) ([]string, error) {
	var ids []int64
	for _, t := range tasks {
		if len(people[t.LeadID]) == 0 && !slices.Contains(ids, t.LeadID) {
			ids = append(ids, t.LeadID)
		}
	}
	var codes []string
	if len(ids) == 0 {
		return nil, nil
	}
	return codes, tx.Raw("SELECT code FROM agencies WHERE id IN ? ORDER BY id", ids).Scan(&codes).Error
}

// noticeLink says which message tells of which task, and why.
type noticeLink struct {
	key    string
	taskID int64
	rule   string
}

// queueMessages adds the messages that are not queued yet and links their tasks. It gives how many
// were new.
func (s *Store) queueMessages(tx *gorm.DB, m moment, order []string, queue map[string]Message, links []noticeLink) (int, error) {
	if len(order) == 0 {
		return 0, nil
	}
	rows := make([][]any, len(order))
	for i, key := range order {
		rows[i] = queue[key].row(m.at, s.mail)
	}
	added, err := insertRowsCounting(tx, "messages", messageColumns, rows, "ON CONFLICT (key) DO NOTHING")
	if err != nil || len(links) == 0 {
		return int(added), err
	}
	ids := map[string]int64{}
	for part := range slices.Chunk(order, 5000) {
		var found []struct {
			ID  int64
			Key string
		}
		if err := tx.Raw("SELECT id, key FROM messages WHERE key IN ?", part).Scan(&found).Error; err != nil {
			return int(added), err
		}
		for _, f := range found {
			ids[f.Key] = f.ID
		}
	}
	linked := make([][]any, len(links))
	for i, l := range links {
		linked[i] = []any{ids[l.key], l.taskID, l.rule}
	}
	return int(added), insertRows(tx, "message_tasks", []string{"message_id", "task_id", "rule"}, linked, "ON CONFLICT DO NOTHING")
}
