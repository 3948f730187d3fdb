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
	byID map[int64]AgencyRef
	at   time.Time
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
	h := &heldRefs{byID: make(map[int64]AgencyRef, len(all)), at: now}
	for _, a := range all {
		h.byID[a.ID] = a
	}
	r.held.Store(h)
	return h, nil
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
