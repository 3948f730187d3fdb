package seeds

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

// DemoPassword is that of every account of the demonstration.
const DemoPassword = "don doc demo 2025"

// Demo is what a demonstration offers to its visitor.
type Demo struct {
	Summary  Summary
	Accounts []Account
}

// Account is one to sign in with. Token is for the API.
type Account struct {
	Email    string      `json:"email"`
	Password string      `json:"password"`
	Role     models.Role `json:"role"`
	Agency   string      `json:"agency"` // code
	Name     string      `json:"name"`
	Token    string      `json:"token"`
}

// ErrNotDemo is returned where a demonstration would mix invented people and reports into real
// work.
var ErrNotDemo = errors.New("the database holds tasks already and is no demonstration: give an empty one")

// DemoFrom and DemoTo are the first and last day a demonstration can show: the first directives
// and the calendar bound it.
func DemoFrom() deadline.Date { return deadline.MustDate(2023, time.June, 1) }

// DemoTo is the last day; see DemoFrom.
func DemoTo() deadline.Date { return deadline.MustDate(2026, time.December, 31) }

// LoadDemo makes a migrated, empty database into the demonstration of the moment asOf: what Load
// enters, invented people, and an invented but always equal past of all tasks up to that moment. The
// database is marked as illustrative. On one that it has marked before it only does what Load does
// and gives the accounts with new tokens; on any other that holds tasks it returns ErrNotDemo.
func LoadDemo(ctx context.Context, s *models.Store, asOf time.Time) (Demo, error) {
	s = s.WithClock(fixedClock(asOf))
	if day := s.Today(); day.Before(DemoFrom()) || day.After(DemoTo()) {
		return Demo{}, fmt.Errorf("the demonstration can show the days from %s to %s, not %s", DemoFrom(), DemoTo(), day)
	}
	data, err := readDemo()
	if err != nil {
		return Demo{}, err
	}
	marked, err := s.Setting(ctx, system(), models.SettingIllustrative)
	if err != nil {
		return Demo{}, err
	}
	if marked != "" { // somebody may have worked in it
		return data.demonstrate(ctx, s, false)
	}
	if err := refuseRealWork(ctx, s); err != nil {
		return Demo{}, err
	}
	var out Demo
	err = s.Unsynced(ctx, func() (err error) {
		out, err = data.demonstrate(ctx, s, true)
		return err
	})
	return out, err
}

// demonstrate enters everything, the past only into a fresh database.
func (c content) demonstrate(ctx context.Context, s *models.Store, fresh bool) (Demo, error) {
	// Whoever reports in 2023 has an account by then.
	first := date(c.directives[0].ReferenceOn).In(s.Zone()).Add(8 * time.Hour)
	registry := c.registry.models()
	registry.People, registry.Contacts = c.people.models(c.registry, s.Today())
	imported, err := s.WithClock(fixedClock(first)).ImportRegistry(ctx, system(), registry)
	if err != nil {
		return Demo{}, fmt.Errorf("enter the registry and the people: %w", err)
	}
	var out Demo
	var users map[string]int64
	if out.Accounts, users, err = openAccounts(ctx, s, registry.People, c.registry); err != nil {
		return out, err
	}
	if !fresh {
		out.Summary, err = c.enter(ctx, s, imported, func(*models.Store) error { return nil })
		return out, err
	}
	past, err := newHistorian(ctx, s, c, registry.People, users)
	if err != nil {
		return out, err
	}
	out.Summary, err = c.enter(ctx, s, imported, func(then *models.Store) error { return past.finished(ctx, then) })
	if err != nil {
		return out, err
	}
	for _, step := range []func(context.Context, *models.Store) error{past.all, past.holdUp, schedule, mark} {
		if err := step(ctx, s); err != nil {
			return out, err
		}
	}
	return out, nil
}

func refuseRealWork(ctx context.Context, s *models.Store) error {
	d, err := s.Directives(ctx, system(), 0, 1)
	if err == nil && len(d) > 0 {
		return ErrNotDemo
	}
	return err
}

// schedule tells when each task's next notice is due, now that the past is known.
func schedule(ctx context.Context, s *models.Store) error {
	_, err := s.ScheduleNotices(ctx, system())
	return err
}

func mark(ctx context.Context, s *models.Store) error {
	return s.SetSetting(ctx, system(), models.SettingIllustrative, s.Today().String())
}
