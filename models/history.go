package models

import (
	"context"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// PastReport is one step of a task's past, entered in bulk with the demonstration.
type PastReport struct {
	TaskID   int64
	At       time.Time
	UserID   *int64
	AgencyID int64
	From, To Status
	Percent  int
	Words    string
	Forecast deadline.Date
}

// PastState is how a task stands at the end of its entered past.
type PastState struct {
	TaskID                  int64
	Status                  Status
	Percent                 int
	Forecast                deadline.Date
	SubmittedOn, FinishedOn deadline.Date
	LastProgressAt          time.Time
}

// TaskOutline is what the past of a task is made from.
type TaskOutline struct {
	ID, DirectiveID       int64
	Ref                   string
	AddresseeKey, LeadKey string // agencies: the one named, and the one that owes it now
	FirstDueOn, DueOn     deadline.Date
	ReferenceOn           deadline.Date // of its directive
	Status                Status
	Deliverable, Category string // of its provision
}

// TaskOutlines lists all tasks in order of their making.
func (s *Store) TaskOutlines(ctx context.Context, actor Actor) ([]TaskOutline, error) {
	if !actor.system {
		return nil, forbidden("history")
	}
	rows, err := s.read(ctx).Raw(`SELECT t.id, t.directive_id, t.ref, b.key, a.key, t.first_due_on, t.due_on, d.reference_on, t.status, p.deliverable, p.category
		FROM tasks t JOIN directives d ON d.id = t.directive_id JOIN provisions p ON p.id = t.provision_id
		JOIN agencies a ON a.id = t.lead_id JOIN agencies b ON b.id = t.addressee_id ORDER BY t.id`).Rows()
	if err != nil {
		return nil, s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	var out []TaskOutline
	for rows.Next() {
		var o TaskOutline
		if err := rows.Scan(&o.ID, &o.DirectiveID, &o.Ref, &o.AddresseeKey, &o.LeadKey, &o.FirstDueOn, &o.DueOn, &o.ReferenceOn, &o.Status, &o.Deliverable, &o.Category); err != nil {
			return nil, s.mapError(err)
		}
		out = append(out, o)
	}
	return out, s.mapError(rows.Err())
}

// ImportHistory enters a past in one transaction: the reports as given, and where each task stands
// after them. The next notice of each is told anew from now on.
func (s *Store) ImportHistory(ctx context.Context, actor Actor, reports []PastReport, states []PastState) error {
	if !actor.system {
		return forbidden("history")
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		rows := make([][]any, len(reports))
		for i, p := range reports {
			rows[i] = p.row()
		}
		if err := insertRows(tx, "progress", reportColumns, rows, ""); err != nil {
			return err
		}
		rows = make([][]any, len(states))
		for i, p := range states {
			at := p.LastProgressAt.UTC().Truncate(time.Second)
			rows[i] = []any{p.TaskID, p.Status, p.Status.Open(), p.Percent, p.Forecast, p.SubmittedOn, p.FinishedOn, at, at}
		}
		if err := s.updateRows(tx, "tasks", []string{"id BIGINT", "status TEXT", "open BOOLEAN", "percent BIGINT", "forecast_on DATE", "submitted_on DATE", "finished_on DATE", "last_progress_at TIMESTAMPTZ", "updated_at TIMESTAMPTZ"}, rows); err != nil {
			return err
		}
		if err := tx.Exec("UPDATE tasks SET next_notice_on = NULL WHERE NOT open").Error; err != nil {
			return err
		}
		if err := tx.Exec("UPDATE tasks SET receipt = 'received' WHERE receipt = 'awaited' AND status <> 'not_started'").Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "history.import", "task", 0, nil, map[string]any{"reports": len(reports), "tasks": len(states)})
	})
}

// ScheduleNotices has the next planning look at every unfinished task, as after a change of the
// calendar: what the rules ask for from today on is told then. It gives how many tasks changed.
func (s *Store) ScheduleNotices(ctx context.Context, actor Actor) (int, error) {
	if !actor.system {
		return 0, forbidden("schedule")
	}
	changed := 0
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		done := tx.Exec("UPDATE tasks SET next_notice_on = ?, noticed_on = NULL WHERE open AND (next_notice_on IS NULL OR next_notice_on <> ? OR noticed_on IS NOT NULL)", m.today, m.today)
		changed = int(done.RowsAffected)
		return done.Error
	})
	return changed, s.mapError(err)
}

// WithClock gives the same store by another clock: how a past is entered at its own days.
func (s *Store) WithClock(c Clock) *Store {
	other := *s
	other.clock = c
	other.actors = newActorCache()
	return &other
}
