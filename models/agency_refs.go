package models

import (
	"sync/atomic"
	"time"

	"gorm.io/gorm"
)

// refsTTL bounds for how long a name corrected by another instance can go unseen. New agencies are
// seen at once, because their ids are not known yet.
const refsTTL = time.Minute

// agencyRefs holds the names of all agencies. There are a few thousand of them and nearly every
// answer names some.
type agencyRefs struct{ held atomic.Pointer[heldRefs] }

type heldRefs struct {
	byID   map[int64]AgencyRef
	byCode map[string][]int64 // codes are reused over the years
	at     time.Time
}

// forget makes the next reader load the names anew.
func (r *agencyRefs) forget() { r.held.Store(nil) }

// forgetRegistry drops all that is held of agencies, after a change of theirs.
func (s *Store) forgetRegistry() {
	s.refs.forget()
	s.words.forget()
	s.choices.forget()
	s.actors.forget()
}

func (r *agencyRefs) get(now time.Time) *heldRefs {
	h := r.held.Load()
	if h == nil || now.Sub(h.at) >= refsTTL || now.Before(h.at) {
		return nil
	}
	return h
}

func (r *agencyRefs) load(db *gorm.DB, now time.Time) (*heldRefs, error) {
	var all []AgencyRef
	if err := db.Raw("SELECT a.id, a.code, a.name_vi, a.name_en FROM agencies a").Scan(&all).Error; err != nil {
		return nil, err
	}
	h := &heldRefs{byID: make(map[int64]AgencyRef, len(all)), byCode: make(map[string][]int64, len(all)), at: now}
	for _, a := range all {
		h.byID[a.ID] = a
		h.byCode[a.Code] = append(h.byCode[a.Code], a.ID)
	}
	r.held.Store(h)
	return h, nil
}

// agencyIDs gives the agencies that have or had the code; none for an unknown one.
func (s *Store) agencyIDs(db *gorm.DB, code string) ([]int64, error) {
	if held := s.refs.get(s.now().at); held != nil && held.byCode[code] != nil {
		return held.byCode[code], nil
	}
	var ids []int64
	return ids, db.Raw("SELECT a.id FROM agencies a WHERE a.code = ?", code).Scan(&ids).Error
}

// agencyNamer fills in agencies that are known by id, loading the names at most once.
type agencyNamer struct {
	store  *Store
	db     *gorm.DB
	held   *heldRefs
	loaded bool
	err    error
}

func (n *agencyNamer) fill(a *AgencyRef) {
	if n.held == nil {
		n.held = n.store.refs.get(n.store.now().at)
	}
	if n.held != nil {
		if found, ok := n.held.byID[a.ID]; ok {
			*a = found
			return
		}
	}
	if n.loaded || n.err != nil {
		return
	}
	n.loaded = true
	if n.held, n.err = n.store.refs.load(n.db, n.store.now().at); n.err == nil {
		n.fill(a)
	}
}
