package models

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gorm.io/gorm"
)

// maxMentions bounds how many colleagues one text names.
const maxMentions = 20

// mention is a text about a task in which colleagues may be named, and where it stands.
type mention struct {
	words      string
	eventID    int64
	progressID int64
}

// tellReport queues the mails to those whom a report's words name. The report is the task's newest: who
// writes one holds the task until the transaction ends.
func (s *Store) tellReport(tx *gorm.DB, m moment, maker Actor, t Task, words string) error {
	if !strings.Contains(words, "@") {
		return nil
	}
	var id int64
	if err := tx.Raw("SELECT MAX(id) FROM progress WHERE task_id = ?", t.ID).Scan(&id).Error; err != nil {
		return err
	}
	return s.tellMentioned(tx, m, maker, t, mention{words: words, progressID: id})
}

// tellMentioned queues a mail to each colleague named as @address or @name who has an account, may see
// the task and wants such mails.
func (s *Store) tellMentioned(tx *gorm.DB, m moment, maker Actor, t Task, in mention) error {
	if maker.system || !strings.Contains(in.words, "@") {
		return nil
	}
	people, err := s.mentioned(tx, m, t, in.words)
	if err != nil {
		return err
	}
	if people, err = wanting(tx, KindMention, people); err != nil {
		return err
	}
	q := eventQueue{store: s, tx: tx, m: m, kind: KindMention, mails: map[string]Message{}}
	batch := strconv.FormatInt(in.eventID, 10)
	if in.progressID != 0 {
		batch = "report-" + strconv.FormatInt(in.progressID, 10)
	}
	for _, p := range people {
		if p.Email != maker.Email {
			q.add(batch, p, fact{rule: FactMentioned, taskID: t.ID, eventID: in.eventID}, in.progressID)
		}
	}
	return q.write()
}

// mentioned finds the colleagues a text names. A name counts where it is that of somebody at work on the
// task: of its agencies, of the office or of the working group.
func (s *Store) mentioned(tx *gorm.DB, m moment, t Task, words string) ([]told, error) {
	agencies := []int64{t.Lead.ID, t.Addressee.ID}
	for _, a := range t.Coordinators {
		agencies = append(agencies, a.ID)
	}
	text := readNamed(words)
	var known []told
	if err := tx.Raw(`SELECT u.id AS user_id, u.email, u.name, u.lang FROM users u WHERE u.closed_at IS NULL AND (u.email IN ? OR u.id IN
			(SELECT r.user_id FROM user_roles r WHERE (r.agency_id IN ? OR r.role IN ('office', 'working_group'))
			AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)))
		ORDER BY u.id`, text.addresses, agencies, m.today, m.today).Scan(&known).Error; err != nil {
		return nil, err
	}
	var out []told
	for _, p := range known {
		if !text.names(p) || len(out) == maxMentions {
			continue
		}
		sees, err := s.seesTask(tx, m, p.Email, t.ID)
		if err != nil {
			return nil, err
		}
		if sees {
			out = append(out, p)
		}
	}
	return out, nil
}

// seesTask says whether the account with the address may see the task.
func (s *Store) seesTask(db *gorm.DB, m moment, email string, taskID int64) (bool, error) {
	actor, err := loadActor(db, m, "u.email = ?", email)
	if err != nil || actor.UserID == 0 {
		return false, err
	}
	scope, args := actor.taskScope()
	var n int64
	err = db.Raw("SELECT COUNT(*)"+fromTasks(scope)+"WHERE t.id = ? AND "+scope, append([]any{taskID}, args...)...).Scan(&n).Error
	return n > 0, err
}

// named is what a text says after each @ that begins a word.
type named struct {
	addresses []string // folded
	rests     []string // folded, cut where no name is as long
}

// readNamed looks at the first maxMentions marks of a text.
func readNamed(words string) named {
	const longest = 200                 // bytes of a name
	n := named{addresses: []string{""}} // no account's, but a list in SQL can't be empty
	before := ' '
	for i, r := range words {
		if r == '@' && !unicode.IsLetter(before) && !unicode.IsDigit(before) && len(n.rests) < maxMentions {
			rest := words[i+1:]
			n.rests = append(n.rests, Fold(strings.ToValidUTF8(rest[:min(len(rest), longest)], "")))
			if end := strings.IndexFunc(rest, unicode.IsSpace); end >= 0 {
				rest = rest[:end]
			}
			if address := FoldEmail(strings.TrimRight(rest, ".,;:!?)]}\"'")); strings.Contains(address, "@") {
				n.addresses = append(n.addresses, address)
			}
		}
		before = r
	}
	return n
}

// names says whether the text names the person: their address or their whole name, whatever its
// diacritics.
func (n named) names(p told) bool {
	if slices.Contains(n.addresses, p.Email) {
		return true
	}
	name := Fold(p.Name)
	return name != "" && slices.ContainsFunc(n.rests, func(rest string) bool {
		tail, found := strings.CutPrefix(rest, name)
		return found && strings.IndexFunc(tail, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) != 0
	})
}
