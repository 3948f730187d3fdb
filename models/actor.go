package models

import (
	"slices"
	"sync"
	"time"
)

// Role is what a person may do, for one agency or (office, working group, administrator) for all.
type Role string

// The roles, after DOMAIN.md's users.
const (
	RoleAdministrator Role = "administrator"
	RoleOffice        Role = "office"
	RoleWorkingGroup  Role = "working_group"
	RoleHead          Role = "head"
	RoleOfficer       Role = "officer"
	RoleViewer        Role = "viewer"
)

// Grant is one role held, for an agency where AgencyID is not 0.
type Grant struct {
	Role     Role
	AgencyID int64
	For      int64  // the absent person whose role it is; 0 for one's own
	ForName  string // that person's name
	Reviews  bool   // the agency accepts results of some directive in the office's place
}

// Actor is on whose behalf a Store method acts. The zero Actor is nobody and sees nothing.
type Actor struct {
	UserID  int64
	Name    string
	Email   string
	Lang    string
	Grants  []Grant
	Cleared bool   // for confidential directives, where the role sees the whole
	Address string // where the request came from

	// ActingFor is in whose place the actor does what is being done, for the trail; the Store sets it.
	ActingFor string

	system bool
	task   int64 // whoever came by a link in a mail may see this task alone

	// predecessors are the closed agencies whose business those of the grants have: their record is
	// read, nothing in it is moved.
	predecessors []int64

	// groups are those in which each of the grants' agencies is today: who must act may be named by them.
	groups map[int64][]int64

	// The first agency, for the head of pages.
	AgencyCode, Agency, AgencyEn string
}

// SystemActor is the actor of jobs and commands; name says which.
func SystemActor(name string) Actor { return Actor{Name: name, system: true} }

// SignedIn says whether there is a person (or the system) behind the actor.
func (a Actor) SignedIn() bool { return a.system || a.UserID != 0 || a.task != 0 }

// nameWithoutAccount is the name of who came by a link in a mail and has no account; else it is the
// account's, which is known by its number.
func (a Actor) nameWithoutAccount() string {
	if a.task != 0 && a.UserID == 0 {
		return a.Name
	}
	return ""
}

// Is says whether the actor holds one of the roles, for whatever agency.
func (a Actor) Is(roles ...Role) bool {
	if a.system {
		return true
	}
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return slices.Contains(roles, g.Role) })
}

// Agencies gives the agencies for which the actor holds one of the roles; any role when none is
// named.
func (a Actor) Agencies(roles ...Role) []int64 {
	var ids []int64
	for _, g := range a.Grants {
		if g.AgencyID != 0 && (len(roles) == 0 || slices.Contains(roles, g.Role)) && !slices.Contains(ids, g.AgencyID) {
			ids = append(ids, g.AgencyID)
		}
	}
	return ids
}

// Reads gives the agencies whose tasks the actor reads: those they hold a role for, and those that
// mergers passed on to these, whose finished tasks stay under their own name.
func (a Actor) Reads() []int64 {
	ids := a.Agencies()
	for _, id := range a.predecessors {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// actorTTL bounds for how long another instance's closing of an account or token can go unseen;
// what this instance changes is seen at once.
const actorTTL = 2 * time.Second

// actorCache spares each request of a busy client the same two look-ups.
type actorCache struct {
	mu   sync.Mutex
	held map[string]cachedActor
}

type cachedActor struct {
	actor Actor
	until time.Time
}

func newActorCache() *actorCache { return &actorCache{held: map[string]cachedActor{}} }

func (c *actorCache) get(key string, now time.Time) (Actor, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.held[key]
	if !ok || now.After(e.until) || e.until.Sub(now) > actorTTL {
		return Actor{}, false
	}
	return e.actor, true
}

func (c *actorCache) put(key string, a Actor, now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	const most = 10_000 // keys are only those that were valid, so this is a bound on memory, not a defence
	if len(c.held) >= most {
		clear(c.held)
	}
	c.held[key] = cachedActor{a, now.Add(actorTTL)}
}

func (c *actorCache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.held)
}
