package models

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// DirectiveChoice names a directive for a choice among them.
type DirectiveChoice struct {
	ID   int64
	Name string // its number, or its key where it has none
}

// choicesTTL is for how long a new directive may be missing from the choice.
const choicesTTL = time.Minute

// choices holds what was offered lately: every page of the inbox asks, and the answer seldom changes.
type choices struct {
	mu   sync.Mutex
	held map[string]heldChoices
}

type heldChoices struct {
	list []DirectiveChoice
	at   time.Time
}

func (c *choices) get(key string, now time.Time) ([]DirectiveChoice, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	h, ok := c.held[key]
	return h.list, ok && !now.Before(h.at) && now.Sub(h.at) < choicesTTL
}

func (c *choices) put(key string, list []DirectiveChoice, now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	const most = 5000 // a bound on memory
	if c.held == nil || len(c.held) >= most {
		c.held = map[string]heldChoices{}
	}
	c.held[key] = heldChoices{list, now}
}

// forget makes the next reader look anew.
func (c *choices) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.held = nil
}

// DirectiveChoices lists the newest directives the actor can narrow a list of tasks to: those with
// unfinished tasks led by the given agencies, or all the actor may see where none is given. The caller
// leaves the list as it is.
func (s *Store) DirectiveChoices(ctx context.Context, actor Actor, agencyIDs []int64, limit int) ([]DirectiveChoice, error) {
	text, args := "SELECT d.id, CASE WHEN d.number <> '' THEN d.number ELSE d.key END AS name FROM directives d WHERE ", []any{}
	if len(agencyIDs) == 0 {
		scope, scopeArgs := actor.directiveScope()
		text, args = text+scope, append(args, scopeArgs...)
	} else {
		scope, scopeArgs := actor.listScope(agencyIDs, true)
		text += "d.id IN (SELECT t.directive_id FROM tasks t WHERE t.lead_id IN ? AND t.open AND " + scope + ")"
		args = append(append(args, agencyIDs), scopeArgs...)
	}
	args = append(args, limit)
	key, now := fmt.Sprint(text, args), s.now().at
	if held, ok := s.choices.get(key, now); ok {
		return held, nil
	}
	var out []DirectiveChoice
	if err := s.read(ctx).Raw(text+" ORDER BY d.id DESC LIMIT ?", args...).Scan(&out).Error; err != nil {
		return nil, s.mapError(err)
	}
	s.choices.put(key, out, now)
	return out, nil
}
