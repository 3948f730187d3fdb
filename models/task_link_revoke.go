package models

import (
	"context"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"
)

// TaskLink is somebody who can reach a task's form through a link in a mail.
type TaskLink struct {
	Recipient string
	Name      string
	MessageID int64     // the newest mail with a link to it
	Until     time.Time // UTC; when that mail's link ends
}

// TaskLinks lists whose links to a task's form are alive. The office and the lead's head may:
// CodeForbidden for others who see the task, else CodeNotFound.
func (s *Store) TaskLinks(ctx context.Context, actor Actor, taskID int64) ([]TaskLink, error) {
	t, err := s.Task(ctx, actor, taskID)
	switch {
	case err != nil:
		return nil, err
	case !actor.mayManageLinks(t):
		return nil, forbidden("task_links")
	case !t.Status.Open() || t.Confidential:
		return nil, nil
	}
	m, db := s.now(), s.read(ctx)
	people, err := toldOf(db, []int64{t.Lead.ID}, m.today)
	if err != nil {
		return nil, s.mapError(err)
	}
	revoked, err := revokedLinks(db, taskID)
	if err != nil {
		return nil, s.mapError(err)
	}
	var emails []string
	for _, p := range people[t.Lead.ID] {
		emails = append(emails, p.Email)
	}
	var mails []Message
	if len(emails) > 0 { // a mail is tried for three days at most before it is sent
		if err := db.Select("id, kind, recipient, name, refs, created_at, settled_at").Where("recipient IN ? AND kind IN ? AND state IN ('sending', 'sent') AND created_at > ?",
			emails, linkingKinds, m.at.Add(-TaskLinkLasts-3*24*time.Hour)).Order("id DESC").Find(&mails).Error; err != nil {
			return nil, s.mapError(err)
		}
	}
	var out []TaskLink
	for _, mail := range mails {
		known := slices.ContainsFunc(out, func(l TaskLink) bool { return l.Recipient == mail.Recipient })
		if !known && slices.Contains(mail.Refs, t.Ref) && mail.linksUntil().After(m.at) && !mail.revoked(revoked) {
			out = append(out, TaskLink{Recipient: mail.Recipient, Name: mail.Name, MessageID: mail.ID, Until: mail.linksUntil()})
		}
	}
	slices.SortFunc(out, func(a, b TaskLink) int { return strings.Compare(a.Recipient, b.Recipient) })
	return out, nil
}

// RevokeTaskLinks ends all links to a task's form that were mailed to the recipient so far. It can be
// called again. For its errors see TaskLinks.
func (s *Store) RevokeTaskLinks(ctx context.Context, actor Actor, taskID int64, recipient string) error {
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		t, err := s.lockTask(tx, actor, taskID)
		if err != nil {
			return err
		}
		acting, head := actor.as(PartyHead, Circumstances{Task: t})
		if !head && !actor.mayManageLinks(t) {
			return forbidden("task_links")
		}
		recipient = FoldEmail(recipient)
		if !validAddress(recipient) {
			return &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "recipient", Problem: "bad_address"}}}
		}
		if err := tx.Exec(`INSERT INTO task_link_revocations (task_id, recipient, revoked_at, revoked_by) VALUES (?, ?, ?, ?)
			ON CONFLICT (task_id, recipient) DO UPDATE SET revoked_at = excluded.revoked_at, revoked_by = excluded.revoked_by`, t.ID, recipient, m.at, orNull(actor.UserID)).Error; err != nil {
			return err
		}
		return audit(tx, m, acting, "task.revoke_links", "task", t.ID, nil, map[string]any{"recipient": recipient})
	})
}

// revokedLinks gives until when the links to a task that were mailed to a recipient are ended.
func revokedLinks(db *gorm.DB, taskID int64) (map[string]time.Time, error) {
	var rows []struct {
		Recipient string
		RevokedAt time.Time
	}
	err := db.Raw("SELECT recipient, revoked_at FROM task_link_revocations WHERE task_id = ?", taskID).Scan(&rows).Error
	out := map[string]time.Time{}
	for _, r := range rows {
		out[r.Recipient] = r.RevokedAt
	}
	return out, err
}

// revoked says whether the message's links are ended.
func (m Message) revoked(until map[string]time.Time) bool {
	at, ok := until[m.Recipient]
	return ok && !m.CreatedAt.After(at)
}
