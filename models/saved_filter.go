package models

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"
)

// MaxSavedFilters is how many filters a person keeps.
const MaxSavedFilters = 50

// SavedFilter is a list's filter kept under a name. It narrows what its reader may see: another reader of a
// shared one gets another list.
type SavedFilter struct {
	ID        int64
	OwnerID   int64
	Owner     string `gorm:"->"` // the person's name
	List      FilteredList
	Name      string
	Query     string // of the list's address, in order of its names; empty for the whole list
	Shared    bool   // with everybody
	CreatedAt time.Time
	RemovedAt *time.Time
	Version   int64

	// The actor's own.
	Rhythm    SubscriptionRhythm `gorm:"->"` // of the mails; empty for none
	FeedSince *time.Time         `gorm:"->"` // when the calendar's address was made; nil for none
	MayChange bool               `gorm:"-"`
}

// NewSavedFilter is what is kept: Query as the address has it, with or without the page's place in the list.
type NewSavedFilter struct {
	List   FilteredList
	Name   string
	Query  string
	Shared bool
}

// SaveFilter keeps a filter under a name. Only the office shares one. CodeInvalid for a list, name or query that
// can't be taken, and beyond MaxSavedFilters; CodeConflict where the actor has one of that name for the list.
func (s *Store) SaveFilter(ctx context.Context, actor Actor, n NewSavedFilter) (SavedFilter, error) {
	if actor.UserID == 0 || n.Shared && !actor.mayShareFilters() {
		return SavedFilter{}, forbidden("share_filter")
	}
	f := SavedFilter{OwnerID: actor.UserID, List: n.List, Name: strings.TrimSpace(n.Name), Shared: n.Shared, Version: 1}
	bad := filterNameFaults(f.Name)
	if !slices.Contains(FilteredLists, n.List) {
		bad.add("list", "not_a_choice")
	} else {
		var faults []FieldError
		f.Query, faults = n.List.canonical(n.Query)
		bad = append(bad, faults...)
	}
	if err := bad.err(); err != nil {
		return SavedFilter{}, err
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		var own int64
		if err := tx.Raw("SELECT COUNT(*) FROM saved_filters WHERE owner_id = ? AND removed_at IS NULL", actor.UserID).Scan(&own).Error; err != nil {
			return err
		}
		if own >= MaxSavedFilters {
			var full faults
			full.add("name", "too_many_filters", "Max", MaxSavedFilters)
			return full.err()
		}
		f.CreatedAt = m.at
		if err := tx.Raw(`INSERT INTO saved_filters (owner_id, list, name, query, shared, created_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`,
			f.OwnerID, f.List, f.Name, f.Query, f.Shared, f.CreatedAt).Scan(&f.ID).Error; err != nil {
			return err
		}
		if f.ID == 0 {
			return &Error{Code: CodeConflict, Detail: "filter_named"}
		}
		return audit(tx, m, actor, "filter.save", "filter", f.ID, nil, f.recorded())
	})
	if err != nil {
		return SavedFilter{}, err
	}
	return s.SavedFilter(ctx, actor, f.ID)
}

func filterNameFaults(name string) faults {
	var bad faults
	switch n := utf8.RuneCountInString(name); {
	case name == "":
		bad.add("name", "required")
	case hasControl(name) || !utf8.ValidString(name):
		bad.add("name", "control_characters")
	case n > longestName:
		bad.add("name", "too_long", "Value", n, "Max", longestName)
	}
	return bad
}

// canonical is a query with the list's own conditions alone, in order, and what is wrong with it.
func (l FilteredList) canonical(query string) (string, []FieldError) {
	var bad faults
	all, err := url.ParseQuery(query)
	if err != nil {
		bad.add("query", "bad_query")
		return "", bad
	}
	kept := url.Values{}
	for _, name := range l.parameters() {
		if value := strings.TrimSpace(all.Get(name)); value != "" {
			kept.Set(name, value)
		}
		if hasControl(all.Get(name)) || !utf8.ValidString(all.Get(name)) {
			bad.add(name, "control_characters")
		}
	}
	if _, _, faults := l.read(kept); len(faults) > 0 {
		bad = append(bad, faults...)
	}
	return kept.Encode(), bad
}

// read turns a query into the filter of the list.
func (l FilteredList) read(v url.Values) (TaskFilter, BottleneckFilter, []FieldError) {
	if l == ListOfBottlenecks {
		f, bad := BottleneckFilterOf(v)
		return TaskFilter{}, f, bad
	}
	f, bad := TaskFilterOf(v)
	return f, BottleneckFilter{}, bad
}

// conditions reads the kept query. A condition that this program no longer knows is an error: left out, it
// would let through more than its owner asked for.
func (f SavedFilter) conditions() (TaskFilter, BottleneckFilter, error) {
	v, err := url.ParseQuery(f.Query)
	if err != nil {
		return TaskFilter{}, BottleneckFilter{}, err
	}
	tasks, bottlenecks, bad := f.List.read(v)
	for name := range v {
		if !slices.Contains(f.List.parameters(), name) {
			bad = append(bad, FieldError{Field: name, Problem: "unknown_parameter", Params: map[string]any{"Value": name}})
		}
	}
	return tasks, bottlenecks, faults(bad).err()
}

func (f SavedFilter) recorded() map[string]any {
	return map[string]any{"list": f.List, "name": f.Name, "query": f.Query, "shared": f.Shared}
}

const selectFilters = `SELECT f.*, u.name AS owner, COALESCE(s.rhythm, '') AS rhythm, c.created_at AS feed_since FROM saved_filters f JOIN users u ON u.id = f.owner_id
	LEFT JOIN filter_subscriptions s ON s.filter_id = f.id AND s.user_id = ? AND s.ended_at IS NULL
	LEFT JOIN calendar_feeds c ON c.filter_id = f.id AND c.user_id = ? AND c.revoked_at IS NULL WHERE `

// SavedFilters lists the actor's own filters and those that are shared, the own first, in the order in which
// they were saved.
func (s *Store) SavedFilters(ctx context.Context, actor Actor) ([]SavedFilter, error) {
	return s.savedFilters(s.read(ctx), actor, "")
}

// SavedFilter gives one of them, or CodeNotFound.
func (s *Store) SavedFilter(ctx context.Context, actor Actor, id int64) (SavedFilter, error) {
	return s.savedFilter(s.read(ctx), actor, id, false)
}

func (s *Store) savedFilters(db *gorm.DB, actor Actor, and string, args ...any) ([]SavedFilter, error) {
	scope, scopeArgs := actor.filterScope()
	var out []SavedFilter
	err := db.Raw(selectFilters+scope+and+" ORDER BY CASE WHEN f.owner_id = ? THEN 0 ELSE 1 END, f.id",
		slices.Concat([]any{actor.UserID, actor.UserID}, scopeArgs, args, []any{actor.UserID})...).Scan(&out).Error
	for i := range out {
		out[i].MayChange = actor.mayChangeFilter(out[i])
	}
	return out, s.mapError(err)
}

// savedFilter gives a filter, within a change under a lock.
func (s *Store) savedFilter(db *gorm.DB, actor Actor, id int64, lock bool) (SavedFilter, error) {
	if lock && s.dialect == Postgres {
		if err := db.Exec("SELECT id FROM saved_filters WHERE id = ? FOR UPDATE", id).Error; err != nil {
			return SavedFilter{}, err
		}
	}
	all, err := s.savedFilters(db, actor, " AND f.id = ?", id)
	if err == nil && len(all) == 0 {
		err = notFound("filter")
	}
	if err != nil {
		return SavedFilter{}, err
	}
	return all[0], nil
}

// FilterChange is what a saved filter becomes. Version is that of the filter the actor saw; 0 for whichever.
type FilterChange struct {
	Name    string
	Shared  bool
	Version int64
}

// ChangeFilter renames a filter, shares it or takes it back from others, whose mails and calendars of it end.
// CodeForbidden for who is neither its owner nor, where it is shared, of the office; CodeStale; CodeInvalid and
// CodeConflict as SaveFilter has them.
func (s *Store) ChangeFilter(ctx context.Context, actor Actor, id int64, c FilterChange) (SavedFilter, error) {
	c.Name = strings.TrimSpace(c.Name)
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		f, err := s.savedFilter(tx, actor, id, true)
		switch {
		case err != nil:
			return err
		case !f.MayChange || c.Shared && !f.Shared && !actor.mayShareFilters():
			return forbidden("share_filter")
		case c.Version != 0 && c.Version != f.Version:
			return &Error{Code: CodeStale}
		}
		if err := filterNameFaults(c.Name).err(); err != nil {
			return err
		}
		before := f.recorded()
		f.Name, f.Shared = c.Name, c.Shared
		if err := tx.Exec("UPDATE saved_filters SET name = ?, shared = ?, version = version + 1 WHERE id = ?", f.Name, f.Shared, id).Error; err != nil {
			if errors.Is(err, gorm.ErrDuplicatedKey) {
				return &Error{Code: CodeConflict, Detail: "filter_named", Cause: err}
			}
			return err
		}
		return audit(tx, m, actor, "filter.change", "filter", id, before, f.recorded())
	})
	if err != nil {
		return SavedFilter{}, err
	}
	return s.SavedFilter(ctx, actor, id)
}

// RemoveFilter removes a filter; mails and calendars of it end. CodeForbidden as ChangeFilter has it, CodeStale
// where it isn't of the version the actor saw (0 for whichever).
func (s *Store) RemoveFilter(ctx context.Context, actor Actor, id, version int64) error {
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		f, err := s.savedFilter(tx, actor, id, true)
		switch {
		case err != nil:
			return err
		case !f.MayChange:
			return forbidden("share_filter")
		case version != 0 && version != f.Version:
			return &Error{Code: CodeStale}
		}
		if err := tx.Exec("UPDATE saved_filters SET removed_at = ?, version = version + 1 WHERE id = ?", m.at, id).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "filter.remove", "filter", id, f.recorded(), nil)
	})
}
