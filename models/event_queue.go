package models

import (
	"slices"
	"strconv"
	"time"

	"gorm.io/gorm"
)

// batchHold keeps the mail of a move made with many tasks back until all of them are made: they are
// told in one mail.
const batchHold = time.Minute

// tell queues the mails of facts in the transaction that made them: one to a recipient, whatever the
// number of tasks. batch names what made them; who made them is not told. What the system enters by
// itself, such as the demonstration's directives, is told nobody.
func (s *Store) tell(tx *gorm.DB, m moment, maker Actor, batch string, hold time.Duration, facts []fact) error {
	if maker.system || len(facts) == 0 {
		return nil
	}
	var agencies []int64
	for _, f := range facts {
		if !slices.Contains(agencies, f.agencyID) {
			agencies = append(agencies, f.agencyID)
		}
	}
	people, err := toldOf(tx, agencies, m.today)
	if err != nil {
		return err
	}
	q := eventQueue{store: s, tx: tx, m: m, kind: KindEvent, hold: hold, mails: map[string]Message{}}
	for _, f := range facts {
		for _, p := range f.of(people[f.agencyID]) {
			if p.Email != maker.Email {
				q.add(batch, p, f, 0)
			}
		}
	}
	return q.write()
}

// eventQueue gathers mails and the tasks they tell of.
type eventQueue struct {
	store *Store
	tx    *gorm.DB
	m     moment
	kind  MessageKind
	hold  time.Duration
	mails map[string]Message
	order []string
	rows  []eventRow
}

// eventRow is a task in a mail and why it stands there.
type eventRow struct {
	key        string
	fact       fact
	progressID int64
}

func (q *eventQueue) add(batch string, p told, f fact, progressID int64) {
	key := string(q.kind) + "/" + batch + "/" + p.Email
	if _, ok := q.mails[key]; !ok {
		q.mails[key] = Message{Key: key, Kind: q.kind, Recipient: p.Email, Name: p.Name, Lang: p.Lang, Day: q.m.today, NotBefore: q.m.at.Add(q.hold)}
		q.order = append(q.order, key)
	}
	q.rows = append(q.rows, eventRow{key, f, progressID})
}

// write enters the mails that are not there yet and links their tasks.
func (q *eventQueue) write() error {
	if len(q.order) == 0 {
		return nil
	}
	if err := q.passOver(); err != nil {
		return err
	}
	mails := make([][]any, len(q.order))
	for i, key := range q.order {
		mails[i] = q.mails[key].row(q.m.at, q.store.mail)
	}
	if err := insertRows(q.tx, "messages", messageColumns, mails, "ON CONFLICT (key) DO NOTHING"); err != nil {
		return err
	}
	ids := map[string]int64{}
	for part := range slices.Chunk(q.order, 5000) {
		var found []struct {
			ID  int64
			Key string
		}
		if err := q.tx.Raw("SELECT id, key FROM messages WHERE key IN ?", part).Scan(&found).Error; err != nil {
			return err
		}
		for _, f := range found {
			ids[f.Key] = f.ID
		}
	}
	rows := make([][]any, len(q.rows))
	for i, r := range q.rows {
		rows[i] = []any{ids[r.key], r.fact.taskID, r.fact.rule, orNull(r.fact.eventID), orNull(r.progressID), orNull(r.fact.agencyID)}
	}
	return insertRows(q.tx, "message_tasks", []string{"message_id", "task_id", "rule", "event_id", "progress_id", "agency_id"}, rows, "ON CONFLICT DO NOTHING")
}

// passOver gives another key to the mails of a batch that are being sent already, or were: what comes
// after is told in a mail of its own. Those still waiting are kept from being sent until all is written.
func (q *eventQueue) passOver() error {
	if q.hold == 0 { // the key names this one event: nobody else has written under it
		return nil
	}
	lock := ""
	if q.store.dialect == Postgres {
		lock = " FOR UPDATE"
	}
	var there []struct {
		Key     string
		State   MessageState
		Attempt int
	}
	if err := q.tx.Raw("SELECT key, state, attempt FROM messages WHERE key IN ? ORDER BY id"+lock, q.order).Scan(&there).Error; err != nil {
		return err
	}
	for _, x := range there {
		if x.State == Queued && x.Attempt == 0 {
			continue
		}
		m := q.mails[x.Key]
		m.Key += "/" + strconv.FormatInt(q.rows[0].fact.eventID, 10)
		delete(q.mails, x.Key)
		q.mails[m.Key] = m
		q.order[slices.Index(q.order, x.Key)] = m.Key
		for i := range q.rows {
			if q.rows[i].key == x.Key {
				q.rows[i].key = m.Key
			}
		}
	}
	return nil
}
