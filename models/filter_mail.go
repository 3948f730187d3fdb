package models

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"gorm.io/gorm"
)

// toldApart bounds the lists of which a mail says what is new: of a longer one it says the first and how many.
const toldApart = 500

// ListMail is what the mail of a subscription tells, read at the moment of sending as its reader sees it.
type ListMail struct {
	Filter      SavedFilter
	Tasks       []Task // toldApart at most
	Bottlenecks []ListedBottleneck
	Total       int      // of the whole list
	Refs        []string // what is told of, by which the next mail knows what is new
	Before      []string // what the last one told of; nil where there was none, or it was too long
	Fault       error    // why the filter can't be read any more
}

// ListedBottleneck is a bottleneck of a list. Of one of a confidential directive mail says the number alone.
type ListedBottleneck struct {
	BottleneckRow
	Confidential bool
}

// Ref names it among what a mail tells of.
func (b Bottleneck) Ref() string { return "bottleneck/" + strconv.FormatInt(b.ID, 10) }

// New says whether the last mail didn't tell of it.
func (l ListMail) New(ref string) bool { return l.Before != nil && !slices.Contains(l.Before, ref) }

// ListMails gives what the mails of subscriptions tell, by message. One that ended, whose filter is gone or no
// longer shared, whose reader's account is closed or has another address, tells nothing.
func (s *Store) ListMails(ctx context.Context, actor Actor, mails []Message) (map[int64]ListMail, error) {
	if !actor.system {
		return nil, forbidden("deliver")
	}
	out := map[int64]ListMail{}
	for _, mail := range mails {
		l, there, err := s.listMail(ctx, mail)
		if err != nil {
			return nil, err
		}
		if there {
			out[mail.ID] = l
		}
	}
	return out, nil
}

func (s *Store) listMail(ctx context.Context, mail Message) (ListMail, bool, error) {
	db := s.read(ctx)
	var sub struct {
		UserID, FilterID int64
		Email            string
	}
	if err := db.Raw("SELECT s.user_id, s.filter_id, u.email "+liveSubscriptions+" AND s.ended_at IS NULL AND s.id = ?", mail.SubjectOf).Scan(&sub).Error; err != nil {
		return ListMail{}, false, s.mapError(err)
	}
	if sub.UserID == 0 || sub.Email != mail.Recipient && sub.Email != mail.StandsFor {
		return ListMail{}, false, nil
	}
	l := ListMail{}
	reader, err := s.ActorByUser(ctx, sub.UserID)
	if err == nil {
		l.Filter, err = s.SavedFilter(ctx, reader, sub.FilterID)
	}
	if code := CodeOf(err); code == CodeSignIn || code == CodeNotFound { // gone just now
		return l, false, nil
	} else if err != nil {
		return l, false, err
	}
	err = s.fillList(ctx, reader, &l)
	if CodeOf(err) == CodeInvalid {
		l.Fault = err
		return l, true, nil
	}
	if err == nil {
		l.Before, err = toldBefore(db, mail)
	}
	if l.Total > toldApart {
		l.Before = nil
	}
	return l, true, s.mapError(err)
}

// fillList reads the filter's list as its reader sees it.
func (s *Store) fillList(ctx context.Context, reader Actor, l *ListMail) error {
	tasks, bottlenecks, err := l.Filter.conditions()
	if err != nil {
		return err
	}
	if l.Filter.List == ListOfBottlenecks {
		return s.fillBottlenecks(ctx, reader, bottlenecks, l)
	}
	tasks = tasks.ofReader(reader)
	n, err := s.InboxCounts(ctx, reader, tasks)
	if err != nil {
		return err
	}
	l.Total = n.Total()
	l.Tasks, err = s.firstTasks(ctx, reader, tasks, toldApart)
	for _, t := range l.Tasks {
		l.Refs = append(l.Refs, t.Ref)
	}
	return err
}

func (s *Store) fillBottlenecks(ctx context.Context, reader Actor, f BottleneckFilter, l *ListMail) error {
	for f.Limit = MaxLimit; f.Offset < toldApart; f.Offset += f.Limit {
		page, err := s.ListBottlenecks(ctx, reader, f)
		if err != nil {
			return err
		}
		for _, b := range page.Rows {
			l.Bottlenecks = append(l.Bottlenecks, ListedBottleneck{BottleneckRow: b})
			l.Refs = append(l.Refs, b.Ref())
		}
		if len(page.Rows) > 0 {
			l.Total = page.Total
		}
		if len(page.Rows) < f.Limit {
			break
		}
	}
	return s.markConfidential(ctx, l.Bottlenecks)
}

// bottleneckSecret says of bottlenecks b (with directive d left-joined) whether they are about, or hold up tasks of,
// confidential directives.
const bottleneckSecret = `(COALESCE(d.confidential, FALSE) OR EXISTS (SELECT 1 FROM bottleneck_tasks bx JOIN tasks bt ON bt.id = bx.task_id JOIN directives bd ON bd.id = bt.directive_id WHERE bx.bottleneck_id = b.id AND bd.confidential))`

// markConfidential notes which of the bottlenecks are.
func (s *Store) markConfidential(ctx context.Context, all []ListedBottleneck) error {
	if len(all) == 0 {
		return nil
	}
	ids := make([]int64, len(all))
	for i, b := range all {
		ids[i] = b.ID
	}
	var secret []int64
	if err := s.read(ctx).Raw("SELECT b.id FROM bottlenecks b LEFT JOIN directives d ON d.id = b.directive_id WHERE b.id IN ? AND "+bottleneckSecret, ids).Scan(&secret).Error; err != nil {
		return s.mapError(err)
	}
	for i := range all {
		all[i].Confidential = slices.Contains(secret, all[i].ID)
	}
	return nil
}

// firstTasks reads a list page by page, up to most.
func (s *Store) firstTasks(ctx context.Context, reader Actor, f TaskFilter, most int) ([]Task, error) {
	var out []Task
	for {
		f.Limit = min(MaxLimit, most-len(out))
		page, err := s.Tasks(ctx, reader, f)
		if err != nil {
			return nil, err
		}
		out = append(out, page.Tasks...)
		if f.Cursor = page.NextCursor; f.Cursor == "" || len(out) >= most {
			return out, nil
		}
	}
}

// toldBefore gives what the subscription's last mail before this one told of.
func toldBefore(db *gorm.DB, mail Message) ([]string, error) {
	var refs []string
	if err := db.Raw("SELECT refs FROM messages WHERE kind = 'filter' AND subject_of = ? AND state = 'sent' AND id < ? ORDER BY id DESC LIMIT 1", mail.SubjectOf, mail.ID).Scan(&refs).Error; err != nil || len(refs) == 0 {
		return nil, err
	}
	out := []string{}
	err := json.Unmarshal([]byte(refs[0]), &out)
	if len(out) >= toldApart { // it was too long to tell what is new since
		return nil, err
	}
	return out, err
}
