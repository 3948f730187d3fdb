package models

import (
	"cmp"
	"context"
	"slices"
	"time"

	"gorm.io/gorm"
)

// MailHealth is how mail fares: what waits, and whom it doesn't reach.
type MailHealth struct {
	States   map[MessageState]int
	Deferred int       // of the queued ones, those the server refused for now
	Oldest   time.Time // UTC; since when the oldest unsent message waits; zero for none
	Refusing []RefusingAddress
	Unheard  []UnheardAgency
}

// RefusingAddress is an address whose last message was refused for good.
type RefusingAddress struct {
	Recipient string
	Name      string
	Failed    int // messages in the last RefusedWithin days
	LastID    int64
	LastAt    *time.Time
	Reply     string // the server's last words
}

// UnheardAgency is an agency with dated tasks in hand, whose alerts reach nobody: it has no recipient, or
// all its addresses refuse.
type UnheardAgency struct {
	Agency   AgencyRef
	Tasks    int
	Refusing []string // its addresses; none where it has no recipient
}

// RefusedWithin is for how many days a refusal is told.
const RefusedWithin = 90

// MailHealth gives the state of the mail, for the administrator, the office and the working group.
func (s *Store) MailHealth(ctx context.Context, actor Actor) (MailHealth, error) {
	var out MailHealth
	if !actor.mayReadOutbox() {
		return out, forbidden("mail")
	}
	db := s.read(ctx)
	var err error
	if out.States, err = s.MessageStates(ctx, actor); err != nil {
		return out, err
	}
	var waits []Message
	if err := db.Select("created_at").Where("state IN ('queued', 'sending')").Order("created_at, id").Limit(1).Find(&waits).Error; err != nil {
		return out, s.mapError(err)
	}
	if len(waits) > 0 {
		out.Oldest = waits[0].CreatedAt.UTC()
	}
	for _, read := range []*gorm.DB{
		db.Raw("SELECT COUNT(*) FROM messages WHERE state = 'queued' AND attempt > 0").Scan(&out.Deferred),
		db.Raw(`SELECT m.recipient, m.name, f.n AS failed, m.id AS last_id, m.settled_at AS last_at, m.reply
			FROM (SELECT recipient, MAX(id) AS id, COUNT(*) AS n FROM messages WHERE state = 'failed' AND day >= ? AND recipient <> '' GROUP BY recipient) f JOIN messages m ON m.id = f.id
			WHERE NOT EXISTS (SELECT 1 FROM messages x WHERE x.recipient = m.recipient AND x.state = 'sent' AND x.settled_at > m.settled_at) ORDER BY m.id DESC`,
			s.Today().AddDays(-RefusedWithin)).Scan(&out.Refusing),
	} {
		if read.Error != nil {
			return out, s.mapError(read.Error)
		}
	}
	out.Unheard, err = s.unheard(db, out.Refusing)
	return out, s.mapError(err)
}

func (s *Store) unheard(db *gorm.DB, refusing []RefusingAddress) ([]UnheardAgency, error) {
	leads, err := countsByID(db, "SELECT lead_id AS id, COUNT(*) AS n FROM tasks WHERE open AND due_on IS NOT NULL GROUP BY lead_id")
	if err != nil {
		return nil, err
	}
	var tasks []dueTask
	for id := range leads {
		tasks = append(tasks, dueTask{LeadID: id})
	}
	people, err := readRecipients(db, DefaultReminderRules(), tasks, s.Today(), true, false)
	if err != nil {
		return nil, err
	}
	refuses := map[string]bool{}
	for _, r := range refusing {
		refuses[r.Recipient] = true
	}
	names := &agencyNamer{store: s, db: db}
	var out []UnheardAgency
	for id, n := range leads {
		told := people.of(ToOwner, dueTask{LeadID: id})
		if slices.ContainsFunc(told, func(r recipient) bool { return !refuses[r.Email] }) {
			continue
		}
		u := UnheardAgency{Agency: AgencyRef{ID: id}, Tasks: n}
		for _, r := range told {
			u.Refusing = append(u.Refusing, r.Email)
		}
		names.fill(&u.Agency)
		out = append(out, u)
	}
	slices.SortFunc(out, func(a, b UnheardAgency) int { return cmp.Or(b.Tasks-a.Tasks, cmp.Compare(a.Agency.ID, b.Agency.ID)) })
	return out, names.err
}
