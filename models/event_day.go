package models

import (
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// AwaitedEvent is a provision whose deadline waits for something to happen ("right after the law is
// passed"): its tasks have no due day until the day of the event is entered.
type AwaitedEvent struct {
	ProvisionID, DirectiveID int64
	Ref, LabelVi, LabelEn    string
	Deadline                 deadline.Deadline `gorm:"serializer:json"`
	IssuedOn                 deadline.Date
	Tasks                    int           // unfinished
	DueOn                    deadline.Date `gorm:"-"` // by the day entered
}

// Label is in Vietnamese for "vi", else in English.
func (a AwaitedEvent) Label(lang string) string { return pick(lang, a.LabelVi, a.LabelEn) }

// Event is what must happen first, as the directive has it.
func (a AwaitedEvent) Event() string {
	if a.Deadline.Event != "" {
		return a.Deadline.Event
	}
	return a.Deadline.AsWritten
}

// AwaitedEvents lists the provisions that wait for an event, those of one event together. They are the
// office's to look after.
func (s *Store) AwaitedEvents(ctx context.Context, actor Actor) ([]AwaitedEvent, error) {
	if !actor.mayDecompose() {
		return nil, forbidden("decompose")
	}
	out, err := awaitedEvents(s.read(ctx))
	return out, s.mapError(err)
}

func awaitedEvents(tx *gorm.DB) ([]AwaitedEvent, error) {
	var all []AwaitedEvent
	err := tx.Table("provisions p").Joins("JOIN directives d ON d.id = p.directive_id").
		Select("p.id AS provision_id, p.directive_id, p.ref, p.label_vi, p.label_en, p.deadline, d.issued_on, (SELECT COUNT(*) FROM tasks t WHERE t.provision_id = p.id AND t.open) AS tasks").
		Where("p.deadline_kind = ? AND p.first_due_on IS NULL", deadline.KindRelative).Order("p.id").Find(&all).Error
	slices.SortStableFunc(all, func(a, b AwaitedEvent) int { return strings.Compare(Fold(a.Event()), Fold(b.Event())) })
	return all, err
}

// EventInput is the day of an event, and the provisions that wait for it.
type EventInput struct {
	ProvisionIDs []int64
	On           deadline.Date
	Words        string // what happened: the number of the law, the minutes of the meeting
}

// PreviewEvent tells which due days would follow. It returns CodeInvalid for a day that is missing or
// still ahead, and where no provision is chosen; CodeStale when one of them does not wait any more.
func (s *Store) PreviewEvent(ctx context.Context, actor Actor, in EventInput) ([]AwaitedEvent, error) {
	if !actor.mayDecompose() {
		return nil, forbidden("decompose")
	}
	db := s.read(ctx)
	calendar, err := loadCalendar(db)
	if err != nil {
		return nil, s.mapError(err)
	}
	out, err := chosenEvents(db, s.now(), in, calendar)
	return out, s.mapError(err)
}

func chosenEvents(tx *gorm.DB, m moment, in EventInput, calendar deadline.Calendar) ([]AwaitedEvent, error) {
	var bad faults
	switch {
	case in.On.IsZero():
		bad.add("on", "required")
	case in.On.After(m.today):
		bad.add("on", "event_ahead", "Value", in.On.String(), "Today", m.today.String())
	}
	if len(in.ProvisionIDs) == 0 {
		bad.add("item", "event_for_nothing")
	}
	if err := bad.err(); err != nil {
		return nil, err
	}
	all, err := awaitedEvents(tx)
	if err != nil {
		return nil, err
	}
	out := slices.DeleteFunc(all, func(a AwaitedEvent) bool { return !slices.Contains(in.ProvisionIDs, a.ProvisionID) })
	if len(out) != len(in.ProvisionIDs) {
		return nil, &Error{Code: CodeStale, Detail: "event"}
	}
	for i := range out {
		d := &out[i].Deadline
		d.EventOn = in.On
		out[i].DueOn = d.LastDay(out[i].IssuedOn, calendar)
	}
	return out, nil
}

// EnterEvent enters the day of an event for all that wait for it: their unfinished tasks get their due
// day, and are reminded of from the next planning on, in one transaction. It returns what PreviewEvent
// does, and how many tasks were given a day.
func (s *Store) EnterEvent(ctx context.Context, actor Actor, in EventInput) (int, error) {
	if !actor.mayDecompose() {
		return 0, forbidden("decompose")
	}
	tasks := 0
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		calendar, err := loadCalendar(tx)
		if err != nil {
			return err
		}
		chosen, err := chosenEvents(tx, m, in, calendar)
		if err != nil {
			return err
		}
		for _, a := range chosen {
			p := Provision{Deadline: a.Deadline, DeadlinePrecision: string(a.Deadline.Precision()), FirstDueOn: a.DueOn}
			done := tx.Model(&Provision{}).Where("id = ? AND first_due_on IS NULL", a.ProvisionID).Select("deadline", "deadline_precision", "first_due_on").Updates(&p)
			if done.Error != nil {
				return done.Error
			}
			if done.RowsAffected == 0 {
				return &Error{Code: CodeStale, Detail: "event"}
			}
			given := tx.Exec("UPDATE tasks SET first_due_on = ?, due_on = COALESCE(due_on, ?), next_notice_on = ?, updated_at = ?, version = version + 1 WHERE provision_id = ? AND open", a.DueOn, a.DueOn, m.today, m.at, a.ProvisionID)
			if given.Error != nil {
				return given.Error
			}
			tasks += int(given.RowsAffected)
			if err := audit(tx, m, actor, "event.enter", "provision", a.ProvisionID, nil, map[string]any{"event": a.Event(), "on": in.On, "words": strings.TrimSpace(in.Words), "due_on": a.DueOn, "tasks": given.RowsAffected}); err != nil {
				return err
			}
		}
		return nil
	})
	s.words.forget()
	return tasks, err
}
