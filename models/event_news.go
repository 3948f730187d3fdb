package models

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// News is one thing a mail about single tasks tells.
type News struct {
	Task     Task
	Rule     string // one of the facts
	Words    string // the reasons, the question, or what was written
	By       string // who made the move, by name; empty where nobody needs to be named
	DueFrom  deadline.Date
	DueTo    deadline.Date // the day asked for or granted
	ByLink   bool          // the recipient works for the task's lead, whose form a link may open
	AgencyID int64         // for whom the recipient is told; 0 for a mention
}

// newsRow is a line of message_tasks with what it names.
type newsRow struct {
	MessageID, TaskID            int64
	Rule                         string
	AgencyID, EventID            int64
	Words, ProgressWords, ByName string
	DueFrom, DueTo               deadline.Date
}

func (r newsRow) fact() fact {
	return fact{rule: r.Rule, taskID: r.TaskID, agencyID: r.AgencyID, eventID: r.EventID, head: r.Rule == FactSignOffAsked}
}

// EventNews gives what the mails about single tasks tell, by message, read at the moment of sending:
// what no longer holds, and what its recipient may no longer know, is left out. Tasks stand in order of
// their due day, those without one last.
func (s *Store) EventNews(ctx context.Context, actor Actor, mails []Message) (map[int64][]News, error) {
	if !actor.system {
		return nil, forbidden("deliver")
	}
	out := map[int64][]News{}
	if len(mails) == 0 {
		return out, nil
	}
	db := s.read(ctx)
	r := newsReader{s: s, db: db, m: s.now(), to: map[int64]Message{}}
	for _, mail := range mails {
		r.to[mail.ID] = mail
	}
	if err := r.read(); err != nil {
		return nil, s.mapError(err)
	}
	for _, row := range r.rows {
		news, holds, err := r.news(row)
		if err != nil {
			return nil, s.mapError(err)
		}
		if holds {
			out[row.MessageID] = append(out[row.MessageID], news)
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b News) int { return byDueDay(a.Task, b.Task) })
	}
	return out, nil
}

func byDueDay(a, b Task) int {
	switch none, other := a.Deadline.DueOn.IsZero(), b.Deadline.DueOn.IsZero(); {
	case none && other:
		return 0
	case none:
		return 1
	case other:
		return -1
	}
	return byDue(a, b)
}

// newsReader reads for all mails of a batch at once.
type newsReader struct {
	s        *Store
	db       *gorm.DB
	m        moment
	to       map[int64]Message
	rows     []newsRow
	tasks    map[int64]Task
	people   map[int64][]told
	opinions map[[2]int64]bool // task and agency whose opinion is waited for
}

func (r *newsReader) read() error {
	ids := make([]int64, 0, len(r.to))
	for id := range r.to {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	if err := r.db.Raw(`SELECT mt.message_id, mt.task_id, mt.rule, COALESCE(mt.agency_id, 0) AS agency_id, COALESCE(mt.event_id, 0) AS event_id,
			COALESCE(e.words, '') AS words, COALESCE(p.words, '') AS progress_words, COALESCE(eu.name, pu.name, p.by_name, '') AS by_name, e.due_from, e.due_to
		FROM message_tasks mt LEFT JOIN task_events e ON e.id = mt.event_id LEFT JOIN users eu ON eu.id = e.user_id
		LEFT JOIN progress p ON p.id = mt.progress_id LEFT JOIN users pu ON pu.id = p.user_id
		WHERE mt.message_id IN ? ORDER BY mt.message_id, mt.task_id`, ids).Scan(&r.rows).Error; err != nil {
		return err
	}
	var tasks, agencies []int64
	for _, row := range r.rows {
		tasks = append(tasks, row.TaskID)
		if row.AgencyID != 0 {
			agencies = append(agencies, row.AgencyID)
		}
	}
	slices.Sort(tasks)
	tasks = slices.Compact(tasks)
	if err := r.readTasks(tasks); err != nil {
		return err
	}
	slices.Sort(agencies)
	var err error
	if r.people, err = toldOf(r.db, slices.Compact(agencies), r.m.today); err != nil {
		return err
	}
	return r.readOpinions()
}

func (r *newsReader) readTasks(ids []int64) error {
	r.tasks = make(map[int64]Task, len(ids))
	for part := range slices.Chunk(ids, 5000) {
		tasks, err := r.s.tasksIn(r.db, len(part), "WHERE t.id IN ?", part)
		if err != nil {
			return err
		}
		for _, t := range tasks {
			r.tasks[t.ID] = t
		}
	}
	return nil
}

func (r *newsReader) readOpinions() error {
	r.opinions = map[[2]int64]bool{}
	var ids []int64
	for _, row := range r.rows {
		if row.Rule == FactOpinionAsked {
			ids = append(ids, row.TaskID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	var asked []struct{ TaskID, AgencyID int64 }
	err := r.db.Raw("SELECT task_id, agency_id FROM opinions WHERE state = 'asked' AND task_id IN ?", ids).Scan(&asked).Error
	for _, o := range asked {
		r.opinions[[2]int64{o.TaskID, o.AgencyID}] = true
	}
	return err
}

// news puts a line together and says whether it still holds for its recipient.
func (r *newsReader) news(row newsRow) (News, bool, error) {
	t, f, to := r.tasks[row.TaskID], row.fact(), r.to[row.MessageID]
	n := News{Task: t, Rule: row.Rule, Words: row.Words + row.ProgressWords, By: row.ByName, DueFrom: row.DueFrom, DueTo: row.DueTo, AgencyID: row.AgencyID}
	if row.Rule == FactMentioned {
		sees, err := r.s.seesTask(r.db, r.m, to.Recipient, t.ID)
		return n, sees, err
	}
	isTold := slices.ContainsFunc(f.of(r.people[row.AgencyID]), func(p told) bool { return p.Email == to.Recipient })
	n.ByLink = row.AgencyID == t.Lead.ID && t.Status.takesProgress() && t.Receipt != ReceiptIsDeclined && !t.Confidential
	return n, isTold && f.holds(t, TaskEvent{DueTo: row.DueTo}, r.opinions[[2]int64{t.ID, row.AgencyID}]), nil
}
