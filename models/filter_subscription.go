package models

import (
	"context"
	"slices"
	"strconv"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// SubscriptionRhythm is how often a filter's list is mailed, on working days at the digests' hour.
type SubscriptionRhythm string

// The rhythms. A weekly list goes out on the first working day of the week.
const (
	Daily  SubscriptionRhythm = "daily"
	Weekly SubscriptionRhythm = "weekly"
)

// SubscriptionRhythms are all of them.
var SubscriptionRhythms = []SubscriptionRhythm{Daily, Weekly}

// Subscribe has the list of a saved filter mailed to the actor from the next digest hour on. CodeNotFound where
// there is no such filter for them, CodeInvalid for an unknown rhythm.
func (s *Store) Subscribe(ctx context.Context, actor Actor, filterID int64, rhythm SubscriptionRhythm) (SavedFilter, error) {
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		f, err := s.savedFilter(tx, actor, filterID, true)
		if err != nil {
			return err
		}
		if !slices.Contains(SubscriptionRhythms, rhythm) {
			var bad faults
			bad.add("rhythm", "not_a_choice")
			return bad.err()
		}
		if f.Rhythm == rhythm {
			return nil
		}
		if err := tx.Exec(`INSERT INTO filter_subscriptions (filter_id, user_id, rhythm, created_at) VALUES (?, ?, ?, ?)
			ON CONFLICT (filter_id, user_id) DO UPDATE SET rhythm = excluded.rhythm, ended_at = NULL`, filterID, actor.UserID, rhythm, m.at).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "filter.subscribe", "filter", filterID, nil, map[string]any{"rhythm": rhythm})
	})
	if err != nil {
		return SavedFilter{}, err
	}
	return s.SavedFilter(ctx, actor, filterID)
}

// EndSubscription has a filter's list mailed to the actor no longer; CodeNotFound where it isn't.
func (s *Store) EndSubscription(ctx context.Context, actor Actor, filterID int64) error {
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		f, err := s.savedFilter(tx, actor, filterID, true)
		if err != nil {
			return err
		}
		if f.Rhythm == "" {
			return notFound("subscription")
		}
		if err := tx.Exec("UPDATE filter_subscriptions SET ended_at = ? WHERE filter_id = ? AND user_id = ?", m.at, filterID, actor.UserID).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "filter.unsubscribe", "filter", filterID, nil, nil)
	})
}

// readSubscription fills in what the link in a list's mail is about.
func (u *Unsubscription) readSubscription(db *gorm.DB, id int64) error {
	var found struct {
		ID       int64
		Name     string
		Declined bool
	}
	if err := db.Raw("SELECT s.id, f.name, s.ended_at IS NOT NULL AS declined "+liveSubscriptions+" AND s.id = ?", id).Scan(&found).Error; err != nil {
		return err
	}
	if found.ID == 0 {
		return notFound("unsubscribe")
	}
	u.subscription, u.List, u.Declined = found.ID, found.Name, found.Declined
	return nil
}

// declineList ends the subscription behind the link in a list's mail, or takes that back.
func (s *Store) declineList(ctx context.Context, u Unsubscription, address string) error {
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		var ended any
		if u.Declined {
			ended = m.at
		}
		if err := tx.Exec("UPDATE filter_subscriptions SET ended_at = ? WHERE id = ?", ended, u.subscription).Error; err != nil {
			return err
		}
		return audit(tx, m, Actor{Name: u.Recipient, Address: address}, "mail.unsubscribe", "mail", 0, nil, map[string]any{"recipient": u.Recipient, "kind": u.Kind, "list": u.List, "declined": u.Declined})
	})
}

// liveSubscriptions are those whose filter and reader are there and still meet.
const liveSubscriptions = `FROM filter_subscriptions s JOIN saved_filters f ON f.id = s.filter_id AND f.removed_at IS NULL
	JOIN users u ON u.id = s.user_id AND u.closed_at IS NULL WHERE (f.owner_id = s.user_id OR f.shared)`

// lists queues the mails of the subscriptions: one a subscription and working day, or week. Of a week whose first
// working day nobody planned for, the next planning tells.
func (p *digestPlanning) lists() (int, error) {
	var rows []struct {
		ID                int64
		Rhythm            SubscriptionRhythm
		Email, Name, Lang string
	}
	if err := p.tx.Raw("SELECT s.id, s.rhythm, u.email, u.name, u.lang " + liveSubscriptions + " AND s.ended_at IS NULL ORDER BY s.id").Scan(&rows).Error; err != nil {
		return 0, err
	}
	queue := make(map[string]Message, len(rows))
	order := make([]string, len(rows))
	for i, r := range rows {
		key := "filter/" + strconv.FormatInt(r.ID, 10) + "/" + r.Rhythm.period(p.day).String()
		queue[key] = Message{Key: key, Kind: KindFilter, Recipient: r.Email, Name: r.Name, Lang: r.Lang, Day: p.day, SubjectOf: r.ID}
		order[i] = key
	}
	return p.store.queueMessages(p.tx, p.m, order, queue, nil)
}

// period is the first day of the span that one mail is for: the day, or its week's Monday.
func (r SubscriptionRhythm) period(day deadline.Date) deadline.Date {
	if r == Weekly {
		return day.AddDays(1 - weekdayNumber(day))
	}
	return day
}
