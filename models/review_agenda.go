package models

import (
	"slices"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// reviewSchema is the ReviewAgenda written now.
const reviewSchema = 1

// ReviewAgenda is what a review has before it, as it stood when it was drawn up. Of tasks and bottlenecks
// of confidential directives it has numbers and days, never words; who is not cleared reads how many they are.
type ReviewAgenda struct {
	Schema     int                `json:"schema"`
	Cadence    ReviewCadenceKind  `json:"cadence"`
	HeldOn     deadline.Date      `json:"held_on"`
	NextOn     deadline.Date      `json:"next_on"` // of the review after
	DrawnAt    time.Time          `json:"drawn_at"`
	Last       []ReviewOutcome    `json:"last"`
	LastID     int64              `json:"last_id,omitempty"` // the review before
	LastOn     deadline.Date      `json:"last_on"`           // its day
	Late       []ReportTask       `json:"late"`
	LateTotal  int                `json:"late_total"`
	Due        []ReportTask       `json:"due"`
	DueTotal   int                `json:"due_total"`
	Unanswered []ReviewBottleneck `json:"unanswered"`
	New        []ReviewBottleneck `json:"new"`
	Old        []ReviewBottleneck `json:"old"`
	Extensions []ReviewRequest    `json:"extensions"`
	Returned   []ReviewRequest    `json:"returned"`
}

// ReviewBottleneck is an open bottleneck on an agenda.
type ReviewBottleneck struct {
	ID     int64  `json:"id"`
	Secret bool   `json:"secret,omitempty"` // of a confidential directive
	Kind   string `json:"category"`
	ReportBottleneck
}

// ReviewRequest is a task with what was asked: another day, or another agency.
type ReviewRequest struct {
	ReportTask
	ExtensionID int64         `json:"extension_id,omitempty"` // of a request for time
	To          deadline.Date `json:"to"`                     // the day asked for
	Reason      string        `json:"reason,omitempty"`
	Proposed    Bilingual     `json:"proposed"` // whose it is, as its lead says
}

// drawUp compiles an agenda as things stand now.
func (s *Store) drawUp(db *gorm.DB, m moment, r Review, c ReviewCadence, cal deadline.Calendar) (ReviewAgenda, error) {
	a := ReviewAgenda{Schema: reviewSchema, Cadence: r.Cadence, HeldOn: r.HeldOn, NextOn: c.next(r.HeldOn, cal), DrawnAt: m.at}
	for _, section := range []func() error{
		func() error { return s.lastDecided(db, m, r, &a) },
		func() error { return s.agendaTasks(db, m, &a) },
		func() error { return s.agendaBottlenecks(db, m, c.before(a, cal), &a) },
		func() (err error) { a.Extensions, err = s.agendaExtensions(db, m); return err },
		func() (err error) { a.Returned, err = s.agendaReturned(db, m); return err },
	} {
		if err := section(); err != nil {
			return a, err
		}
	}
	return a, nil
}

// views are the tasks as they stand now: of confidential directives and of the others.
func (s *Store) views(db *gorm.DB, m moment) []reportView {
	today := Period{To: m.today}
	return []reportView{s.within(db, m, today, CountFilter{}, false), s.within(db, m, today, CountFilter{}, true)}
}

// agendaTasks fills in what is late and what falls due before the next review, the earliest first.
func (s *Store) agendaTasks(db *gorm.DB, m moment, a *ReviewAgenda) error {
	for _, v := range s.views(db, m) {
		late, n, err := v.tasks("t.due_on, t.id", lateTask, v.day)
		if err != nil {
			return err
		}
		a.Late, a.LateTotal = append(a.Late, late...), a.LateTotal+n
		due, n, err := v.tasks("t.due_on, t.id", "t.open AND t.due_on >= ? AND t.due_on <= ? AND "+notReviewed, v.day, a.NextOn)
		if err != nil {
			return err
		}
		a.Due, a.DueTotal = append(a.Due, due...), a.DueTotal+n
	}
	for _, list := range [][]ReportTask{a.Late, a.Due} {
		slices.SortStableFunc(list, func(x, y ReportTask) int { return x.DueOn.Compare(y.DueOn) })
	}
	return nil
}

// agendaBottlenecks fills in the open ones: first those whose decision is overdue, of the others those
// raised since the day given apart from older ones; the one that holds up most tasks first.
func (s *Store) agendaBottlenecks(db *gorm.DB, m moment, since deadline.Date, a *ReviewAgenda) error {
	var rows []struct {
		Bottleneck
		Number       string
		Confidential bool
		Tasks        int
	}
	if err := db.Raw(`SELECT * FROM (SELECT b.*, COALESCE(NULLIF(d.number, ''), d.key, '') AS number, COALESCE(d.confidential, FALSE) AS confidential,
			(SELECT COUNT(*) FROM bottleneck_tasks x JOIN tasks t ON t.id = x.task_id WHERE x.bottleneck_id = b.id AND t.open) AS tasks
		FROM bottlenecks b LEFT JOIN directives d ON d.id = b.directive_id WHERE b.state IN ('open', 'escalated')) k
		ORDER BY k.tasks DESC, k.raised_on, k.id`).Scan(&rows).Error; err != nil || len(rows) == 0 {
		return err
	}
	all := make([]*Bottleneck, len(rows))
	for i := range rows {
		all[i] = &rows[i].Bottleneck
	}
	if err := nameWhoMustAct(db, all); err != nil {
		return err
	}
	for _, r := range rows {
		b := ReviewBottleneck{ID: r.ID, Secret: r.Confidential, Kind: r.Category, ReportBottleneck: ReportBottleneck{Directive: r.Number, State: r.State, RaisedOn: r.RaisedOn, Tasks: r.Tasks, DecideBy: r.DecideBy}}
		if !r.RaisedOn.IsZero() {
			b.AgeDays = r.RaisedOn.DaysUntil(m.today)
		}
		if !r.Confidential {
			b.TextVi, b.TextEn, b.Asked, b.Proposal = r.TextVi, r.TextEn, r.DecisionAsked, r.Proposal
			for _, g := range r.Agencies {
				b.MustAct = append(b.MustAct, Bilingual{g.NameVi, g.NameEn})
			}
		}
		switch {
		case r.Waits() && !r.DecideBy.IsZero() && r.DecideBy.Before(m.today):
			a.Unanswered = append(a.Unanswered, b)
		case !r.RaisedOn.IsZero() && !r.RaisedOn.Before(since):
			a.New = append(a.New, b)
		default:
			a.Old = append(a.Old, b)
		}
	}
	return nil
}

// agendaExtensions lists the requests that wait for an answer, the oldest first.
func (s *Store) agendaExtensions(db *gorm.DB, m moment) ([]ReviewRequest, error) {
	var rows []Extension
	if err := db.Raw("SELECT x.* FROM extensions x JOIN tasks t ON t.id = x.task_id WHERE x.state = 'asked' AND t.open ORDER BY x.id").Scan(&rows).Error; err != nil {
		return nil, err
	}
	out := make([]ReviewRequest, len(rows))
	for i, x := range rows {
		out[i] = ReviewRequest{ExtensionID: x.ID, To: x.ToOn, Reason: x.Reason, ReportTask: ReportTask{ID: x.TaskID}}
	}
	return s.requested(db, m, out)
}

// agendaReturned lists the tasks that their leads returned as wrongly addressed.
func (s *Store) agendaReturned(db *gorm.DB, m moment) ([]ReviewRequest, error) {
	var rows []struct {
		ID             int64
		Words          string
		NameVi, NameEn string
	}
	if err := db.Raw(`SELECT t.id, e.words, COALESCE(a.name_vi, '') AS name_vi, COALESCE(a.name_en, '') AS name_en FROM tasks t
		JOIN task_events e ON e.id = (SELECT MAX(l.id) FROM task_events l WHERE l.task_id = t.id AND l.move = ?)
		LEFT JOIN agencies a ON a.id = e.other_id WHERE t.receipt = 'declined' AND t.open ORDER BY t.id`, MoveDecline).Scan(&rows).Error; err != nil {
		return nil, err
	}
	out := make([]ReviewRequest, len(rows))
	for i, r := range rows {
		out[i] = ReviewRequest{ReportTask: ReportTask{ID: r.ID}, Reason: r.Words, Proposed: Bilingual{r.NameVi, r.NameEn}}
	}
	return s.requested(db, m, out)
}

// requested puts the tasks to the requests. Of confidential directives' nothing is said but the days.
func (s *Store) requested(db *gorm.DB, m moment, list []ReviewRequest) ([]ReviewRequest, error) {
	ids := make([]int64, len(list))
	for i, r := range list {
		ids[i] = r.ID
	}
	byID := map[int64]ReportTask{}
	for part := range slices.Chunk(ids, MaxReportTasks) {
		for _, v := range s.views(db, m) {
			tasks, err := v.tasksByID(part)
			if err != nil {
				return nil, err
			}
			for _, t := range tasks {
				byID[t.ID] = t
			}
		}
	}
	for i := range list {
		list[i].ReportTask = byID[list[i].ID]
		if list[i].Confidential {
			list[i].Reason, list[i].Proposed = "", Bilingual{}
		}
	}
	return list, nil
}
