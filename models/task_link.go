package models

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"
)

// TaskLinkLasts is how long a mail's link to a task's form can be used.
const TaskLinkLasts = 14 * 24 * time.Hour

// linkingKinds are the mails that carry links to forms: those to who answers for the tasks.
var linkingKinds = []MessageKind{KindDigest, KindEvent}

// TaskLinkSecret is the secret of the link from a message to the form of one of its tasks. It is
// derived, stands in the mail alone, and is kept nowhere; empty for a mail from before there were links.
// The system's alone: CodeForbidden for others.
func (s *Store) TaskLinkSecret(actor Actor, m Message, taskID int64) (string, error) {
	if !actor.system {
		return "", forbidden("task_link")
	}
	return s.mailSecret("task", m, taskID), nil
}

// LinkedTask is the task behind a link, and who came by it.
type LinkedTask struct {
	Task
	Recipient string // their name
	Lang      string
	Until     time.Time // UTC; the link's end
	actor     Actor
}

// LinkedTask gives the task behind a link and changes nothing: mail programs open links before people
// do. CodeNotFound where we did not write the link, it is older than TaskLinkLasts or revoked, the
// task is finished or another agency's by now, or its recipient no longer answers for that agency.
func (s *Store) LinkedTask(ctx context.Context, secret string) (LinkedTask, error) {
	m := s.now()
	db := s.read(ctx)
	mail, taskID, err := s.linkingMail(db, m, secret)
	if err != nil {
		return LinkedTask{}, s.mapError(err)
	}
	tasks, err := s.tasksIn(db, 1, "WHERE t.id = ? AND t.open", taskID)
	if err != nil {
		return LinkedTask{}, err
	}
	if len(tasks) == 0 {
		return LinkedTask{}, notFound("task_link")
	}
	actor, err := linkActor(db, m, mail, tasks[0])
	if err != nil {
		return LinkedTask{}, s.mapError(err)
	}
	return LinkedTask{Task: tasks[0], Recipient: actor.Name, Lang: mail.Lang, Until: mail.linksUntil(), actor: actor}, nil
}

// ReportByLink records progress in the name of the link's recipient. CodeSignIn for a task of a
// confidential directive; else for its errors see LinkedTask and ReportProgress.
func (s *Store) ReportByLink(ctx context.Context, secret, address string, n NewProgress) (Task, error) {
	l, err := s.LinkedTask(ctx, secret)
	switch {
	case err != nil:
		return Task{}, err
	case l.Confidential:
		return Task{}, &Error{Code: CodeSignIn}
	}
	l.actor.Address = address
	n.Via = ViaMailLink
	return s.ReportProgress(ctx, l.actor, l.ID, n)
}

// linksUntil is the end of the links in a mail: they last from its sending on.
func (m Message) linksUntil() time.Time {
	from := m.CreatedAt
	if m.SettledAt != nil {
		from = *m.SettledAt
	}
	return from.UTC().Add(TaskLinkLasts)
}

// linkingMail finds the mail in which a link stands that is alive, and the link's task.
func (s *Store) linkingMail(db *gorm.DB, m moment, secret string) (Message, int64, error) {
	parts := strings.SplitN(secret, ".", 3)
	if len(parts) != 3 {
		return Message{}, 0, notFound("task_link")
	}
	id, err := strconv.ParseInt(parts[0], 10, 64)
	taskID, bad := strconv.ParseInt(parts[1], 10, 64)
	if err != nil || bad != nil {
		return Message{}, 0, notFound("task_link")
	}
	var found []Message
	err = db.Select("id, kind, recipient, lang, nonce, created_at, settled_at").Where("id = ? AND kind IN ? AND state IN ('sending', 'sent')", id, linkingKinds).Limit(1).Find(&found).Error
	switch {
	case err != nil:
		return Message{}, 0, err
	case len(found) == 0 || !s.wroteSecret(secret, "task", found[0], taskID) || !found[0].linksUntil().After(m.at):
		return Message{}, 0, notFound("task_link")
	}
	revoked, err := revokedLinks(db, taskID)
	if err == nil && found[0].revoked(revoked) {
		err = notFound("task_link")
	}
	return found[0], taskID, err
}

// linkActor is who came by a link: the recipient's account or, without one, the contact, as one who
// works for the task's lead and sees this task alone. CodeNotFound where they no longer do.
func linkActor(db *gorm.DB, m moment, mail Message, t Task) (Actor, error) {
	actor, err := loadActor(db, m, "u.email = ?", mail.Recipient)
	if err != nil {
		return Actor{}, err
	}
	if actor.UserID == 0 {
		var contacts []struct{ Name, Lang string }
		if err := db.Raw("SELECT name, lang FROM contacts WHERE email = ? AND agency_id = ? AND purpose = 'alerts' AND closed_at IS NULL LIMIT 1", mail.Recipient, t.Lead.ID).Scan(&contacts).Error; err != nil {
			return Actor{}, err
		}
		if len(contacts) == 0 {
			return Actor{}, notFound("task_link")
		}
		actor = Actor{Name: contacts[0].Name, Email: mail.Recipient, Lang: contacts[0].Lang, Grants: []Grant{{Role: RoleOfficer, AgencyID: t.Lead.ID}}}
	}
	actor.task = t.ID
	actor.Grants = slices.DeleteFunc(actor.Grants, func(g Grant) bool { return !g.is(PartyLead, Circumstances{Task: t}) })
	if len(actor.Grants) == 0 {
		return Actor{}, notFound("task_link")
	}
	return actor, nil
}
