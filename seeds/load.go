package seeds

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

// Summary says what a loading did. What was there already was left as it is.
type Summary struct {
	Agencies, Acts, CalendarDays, Directives Loaded
	Provisions, Tasks                        int          // of the directives added
	Applied                                  []models.Act // acts carried out, in order
	Ahead                                    []models.Act // acts registered whose day has not come
	Later                                    []string     // directives not issued yet, by number or key
}

// Loaded counts one kind of thing.
type Loaded struct{ Added, There int }

func loaded(added, all int) Loaded { return Loaded{Added: added, There: all - added} }

// String says it for the command line, one kind of thing a line.
func (s Summary) String() string {
	var b strings.Builder
	line := func(what string, l Loaded, more string) {
		fmt.Fprintf(&b, "%-14s %4d added, %d already there%s\n", what, l.Added, l.There, more)
	}
	line("agencies", s.Agencies, "")
	line("acts", s.Acts, fmt.Sprintf("; %d applied, %d ahead", len(s.Applied), len(s.Ahead)))
	line("calendar days", s.CalendarDays, "")
	later := ""
	if len(s.Later) > 0 {
		later = "; not issued yet: " + strings.Join(s.Later, ", ")
	}
	line("directives", s.Directives, fmt.Sprintf(" (%d provisions, %d tasks)%s", s.Provisions, s.Tasks, later))
	return b.String()
}

// loaderName is the actor of everything a loader enters.
const loaderName = "seeds"

func system() models.Actor { return models.SystemActor(loaderName) }

// Load enters the reference data and the real directives, each by the clock of its own day, in the
// order in which things happened: a directive at nine in the morning of its reference day, an act at
// midnight of the day it takes effect. Acts that lie ahead of the store's today are registered only,
// for the job that applies acts; directives issued later are left out. It can run twice: what is
// there stays untouched, so that an administrator's corrections outlive it. Load can also be run
// day after day to enter each directive as it is issued.
func Load(ctx context.Context, s *models.Store) (Summary, error) {
	data, err := readAll()
	if err != nil {
		return Summary{}, err
	}
	imported, err := s.ImportRegistry(ctx, system(), data.registry.models())
	if err != nil {
		return Summary{}, fmt.Errorf("enter the registry: %w", err)
	}
	return data.enter(ctx, s, imported, func(*models.Store) error { return nil })
}

// enter goes through acts and directives in order of time, after the registry's import. Before each
// act it gives beforeAct the store by the clock of the act's day: the demonstration enters what was
// finished by then, so that the act leaves it with the agency that did it.
func (c content) enter(ctx context.Context, s *models.Store, imported models.Imported, beforeAct func(*models.Store) error) (Summary, error) {
	out := Summary{Agencies: loaded(imported.Agencies, len(c.registry.Agencies)), Acts: loaded(imported.Acts, len(c.registry.Acts)),
		CalendarDays: loaded(imported.CalendarDays, len(c.registry.Calendar))}
	acts, err := s.Acts(ctx, system())
	if err != nil {
		return out, err
	}
	var events []event
	for _, a := range acts {
		switch {
		case a.AppliedAt != nil:
		case a.EffectiveOn.After(s.Today()):
			out.Ahead = append(out.Ahead, a)
		default:
			events = append(events, event{at: a.EffectiveOn.In(s.Zone()), act: true})
		}
	}
	for i := range c.directives {
		d := &c.directives[i]
		if date(d.ReferenceOn).After(s.Today()) {
			out.Later = append(out.Later, cmp.Or(d.Number, d.Key))
			continue
		}
		at := date(d.ReferenceOn).In(s.Zone()).Add(issueHour)
		if at.After(s.Now()) {
			at = s.Now()
		}
		events = append(events, event{at: at, directive: d})
	}
	slices.SortStableFunc(events, func(a, b event) int { return a.at.Compare(b.at) })
	for _, e := range events {
		if err := e.enter(ctx, s.WithClock(fixedClock(e.at)), c.registry, beforeAct, &out); err != nil {
			return out, err
		}
	}
	return out, nil
}

// issueHour is when on its day a directive is entered.
const issueHour = 9 * time.Hour

// event is an act or a directive at its moment.
type event struct {
	at        time.Time
	act       bool
	directive *Directive
}

func (e event) enter(ctx context.Context, then *models.Store, r *Registry, beforeAct func(*models.Store) error, out *Summary) error {
	if e.act {
		if err := beforeAct(then); err != nil {
			return err
		}
		applied, err := then.ApplyActs(ctx, system())
		out.Applied = append(out.Applied, applied...)
		if err != nil {
			return fmt.Errorf("apply the acts of %s: %w", then.Today(), err)
		}
		return nil
	}
	n, err := r.directive(e.directive)
	if err != nil {
		return err
	}
	done, err := then.RegisterDirective(ctx, system(), n)
	if err != nil {
		return fmt.Errorf("register %s: %w", e.directive.Key, err)
	}
	if done.Existed {
		out.Directives.There++
		return nil
	}
	out.Directives.Added++
	out.Provisions += done.Provisions
	out.Tasks += done.Tasks
	return nil
}

// fixedClock stands at one moment: the past is entered at its own days.
type fixedClock time.Time

// Now is the moment.
func (c fixedClock) Now() time.Time { return time.Time(c) }

// date reads a day of the data files, whose checks have refused any that does not exist; "" is no
// date.
func date(iso string) deadline.Date {
	var d deadline.Date
	_ = d.UnmarshalText([]byte(iso))
	return d
}
