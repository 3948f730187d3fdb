package models

import (
	"context"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// feedMost bounds the deadlines of a calendar.
const feedMost = 2_000

// CalendarFeed is what a calendar program reads under a secret address: the deadlines of a saved filter as its
// reader sees them at that moment.
type CalendarFeed struct {
	Name  string // the filter's
	Lang  string // the reader's
	Tasks []Task // that have a due day, the earliest first; feedMost at most
}

// MakeFeed makes the actor's calendar address for a filter and gives its secret, which is kept only as a keyed
// hash; an address made before is dead from then on. CodeNotFound where there is no such filter for them,
// CodeInvalid for a list without deadlines.
func (s *Store) MakeFeed(ctx context.Context, actor Actor, filterID int64) (string, error) {
	secret, hash := s.newSecret("ddf_")
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		f, err := s.savedFilter(tx, actor, filterID, true)
		if err != nil {
			return err
		}
		if f.List != ListOfTasks {
			var bad faults
			bad.add("list", "no_deadlines")
			return bad.err()
		}
		if err := tx.Exec("UPDATE calendar_feeds SET revoked_at = ? WHERE filter_id = ? AND user_id = ? AND revoked_at IS NULL", m.at, filterID, actor.UserID).Error; err != nil {
			return err
		}
		if err := tx.Exec("INSERT INTO calendar_feeds (filter_id, user_id, token_hash, created_at) VALUES (?, ?, ?, ?)", filterID, actor.UserID, hash, m.at).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "filter.feed", "filter", filterID, nil, nil)
	})
	if err != nil {
		return "", err
	}
	return secret, nil
}

// RevokeFeed makes the actor's calendar address for a filter useless; CodeNotFound where there is none.
func (s *Store) RevokeFeed(ctx context.Context, actor Actor, filterID int64) error {
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		if _, err := s.savedFilter(tx, actor, filterID, true); err != nil {
			return err
		}
		done := tx.Exec("UPDATE calendar_feeds SET revoked_at = ? WHERE filter_id = ? AND user_id = ? AND revoked_at IS NULL", m.at, filterID, actor.UserID)
		if done.Error != nil || done.RowsAffected == 0 {
			return firstError(done.Error, notFound("feed"))
		}
		return audit(tx, m, actor, "filter.feed_revoke", "filter", filterID, nil, nil)
	})
}

// CalendarFeed reads what is under a secret address. CodeNotFound for one that is not, or no longer, alive: revoked,
// its filter removed or no longer shared with its reader, or the reader's account closed.
func (s *Store) CalendarFeed(ctx context.Context, secret string) (CalendarFeed, error) {
	var found struct{ FilterID, UserID int64 }
	if err := s.read(ctx).Raw("SELECT filter_id, user_id FROM calendar_feeds WHERE token_hash = ? AND revoked_at IS NULL", s.hashSecret(secret)).Scan(&found).Error; err != nil {
		return CalendarFeed{}, s.mapError(err)
	}
	if found.UserID == 0 {
		return CalendarFeed{}, notFound("feed")
	}
	reader, err := s.ActorByUser(ctx, found.UserID)
	if CodeOf(err) == CodeSignIn {
		return CalendarFeed{}, notFound("feed")
	}
	if err != nil {
		return CalendarFeed{}, err
	}
	f, err := s.SavedFilter(ctx, reader, found.FilterID)
	if err != nil {
		return CalendarFeed{}, err
	}
	out := CalendarFeed{Name: f.Name, Lang: reader.Lang}
	tasks, _, err := f.conditions()
	if err != nil {
		return out, err
	}
	tasks = tasks.ofReader(reader)
	if tasks.DueFrom.IsZero() {
		tasks.DueFrom = deadline.MustDate(1900, time.January, 1) // those without a due day have no place in a calendar
	}
	out.Tasks, err = s.firstTasks(ctx, reader, tasks, feedMost)
	return out, err
}
