package models

import (
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"gorm.io/gorm"
)

// taskWords is what a task's provision and directive say, and who coordinates: the same for all tasks of
// the provision, and unchanged from its registration on but for mergers.
type taskWords struct {
	DirectiveNumber, DirectiveKey string
	ProvisionRef                  string
	LabelVi, LabelEn              string
	TextVi, TextEn                string
	SectionVi, SectionEn          string
	AsWritten, Kind, Precision    string
	Coordinators                  []AgencyRef

	coordinatorIDs sql.NullString // as read
}

const wordsColumns = `d.number, d.key, p.ref, p.label_vi, p.label_en, p.text_vi, p.text_en, p.section_vi, p.section_en,
	p.deadline_as_written, p.deadline_kind, p.deadline_precision,
	(SELECT string_agg(CAST(c.holder_id AS TEXT), ',' ORDER BY c.position) FROM provision_parties c
		WHERE c.provision_id = p.id AND c.role = 'coordinator')`

// targets are where a row of wordsColumns goes.
func (w *taskWords) targets() []any {
	return []any{&w.DirectiveNumber, &w.DirectiveKey, &w.ProvisionRef, &w.LabelVi, &w.LabelEn, &w.TextVi, &w.TextEn, &w.SectionVi, &w.SectionEn,
		&w.AsWritten, &w.Kind, &w.Precision, &w.coordinatorIDs}
}

// nameCoordinators turns the ids read into agencies. Of two that merged one is left.
func (w *taskWords) nameCoordinators(names *agencyNamer) {
	for id := range strings.SplitSeq(w.coordinatorIDs.String, ",") {
		n, err := strconv.ParseInt(id, 10, 64)
		if err == nil && !slices.ContainsFunc(w.Coordinators, func(a AgencyRef) bool { return a.ID == n }) {
			a := AgencyRef{ID: n}
			names.fill(&a)
			w.Coordinators = append(w.Coordinators, a)
		}
	}
}

// give writes the words to a task.
func (w *taskWords) give(t *Task) {
	t.DirectiveNumber, t.DirectiveKey, t.ProvisionRef = w.DirectiveNumber, w.DirectiveKey, w.ProvisionRef
	t.LabelVi, t.LabelEn, t.TextVi, t.TextEn, t.SectionVi, t.SectionEn = w.LabelVi, w.LabelEn, w.TextVi, w.TextEn, w.SectionVi, w.SectionEn
	t.Deadline.AsWritten, t.Deadline.Kind, t.Deadline.Precision = w.AsWritten, w.Kind, w.Precision
	t.Coordinators = w.Coordinators // shared by all tasks of the provision: to be read only
}

// The bounds of wordsCache. A correction made by another instance is seen when wordsTTL is over.
// Who may see what is never told from here: scope and confidentiality are read each time.
const (
	wordsTTL  = time.Minute
	wordsMost = 10_000 // some 15 MB
)

// wordsCache keeps the words of provisions lately listed: lists are asked for over and over, and their
// words are nine tenths of what the database would have to join and send.
type wordsCache struct {
	mu    sync.RWMutex
	held  map[int64]*taskWords // never changed once in here
	since time.Time
}

// get gives the words held for provisions, and which are not held.
func (c *wordsCache) get(provisions []int64, now time.Time) (found map[int64]*taskWords, missing []int64) {
	found = make(map[int64]*taskWords, len(provisions))
	c.mu.RLock()
	defer c.mu.RUnlock()
	fresh := !now.Before(c.since) && now.Sub(c.since) < wordsTTL
	for _, id := range provisions {
		if w := c.held[id]; fresh && w != nil {
			found[id] = w
		} else {
			missing = append(missing, id)
		}
	}
	return found, missing
}

func (c *wordsCache) put(words map[int64]*taskWords, now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.held == nil || now.Before(c.since) || now.Sub(c.since) >= wordsTTL || len(c.held)+len(words) > wordsMost {
		c.held, c.since = make(map[int64]*taskWords, len(words)), now
	}
	maps.Copy(c.held, words)
}

// forget makes the next reader look anew.
func (c *wordsCache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.held = nil
}

// giveWords fills in the words of listed tasks, reading those not at hand with one query.
func (s *Store) giveWords(db *gorm.DB, tasks []Task, names *agencyNamer) error {
	provisions := make([]int64, len(tasks))
	for i := range tasks {
		provisions[i] = tasks[i].ProvisionID
	}
	now := s.now().at
	words, missing := s.words.get(provisions, now)
	if len(missing) > 0 {
		read, err := s.readWords(db, missing, names)
		if err != nil {
			return err
		}
		s.words.put(read, now)
		maps.Copy(words, read)
	}
	for i := range tasks {
		if w := words[tasks[i].ProvisionID]; w != nil {
			w.give(&tasks[i])
		}
	}
	return nil
}

func (s *Store) readWords(db *gorm.DB, provisions []int64, names *agencyNamer) (map[int64]*taskWords, error) {
	out := make(map[int64]*taskWords, len(provisions))
	for len(provisions) > 0 {
		part := provisions[:min(len(provisions), maxPlaceholders)]
		provisions = provisions[len(part):]
		rows, err := db.Raw("SELECT p.id, "+wordsColumns+" FROM provisions p JOIN directives d ON d.id = p.directive_id WHERE p.id IN ?", part).Rows()
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var id int64
			w := &taskWords{}
			if err := rows.Scan(append([]any{&id}, w.targets()...)...); err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			out[id] = w
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	for _, w := range out { // after the rows: in a transaction names are read through the same connection
		w.nameCoordinators(names)
	}
	return out, names.err
}
