package seeds

import (
	"cmp"

	"dondoc/models/deadline"
)

// succession answers who holds a body's tasks on a day.
type succession struct {
	byKey map[string]*Agency
	next  map[string]passedOn
	prior map[string]string // the body of the same code that was there before, else the first that was passed on
}

type passedOn struct {
	to string
	on deadline.Date
}

func (r *Registry) succession() succession {
	s := succession{byKey: map[string]*Agency{}, next: map[string]passedOn{}, prior: map[string]string{}}
	for i := range r.Agencies {
		s.byKey[r.Agencies[i].Key] = &r.Agencies[i]
	}
	for _, act := range r.Acts {
		for _, m := range act.Moves {
			s.next[m.From] = passedOn{to: m.To, on: date(act.EffectiveOn)}
			if s.byKey[m.From].Code == s.byKey[m.To].Code {
				s.prior[m.To] = m.From
			}
			s.prior[m.To] = cmp.Or(s.prior[m.To], m.From)
		}
	}
	return s
}

// on gives the key of the body that holds on day what was given to the body key.
func (s succession) on(key string, day deadline.Date) string {
	for {
		next, ok := s.next[key]
		if !ok || day.Before(next.on) {
			return key
		}
		key = next.to
	}
}

// then gives the key of the body that stood in the place of key on day: its successor, or what came
// before it.
func (s succession) then(key string, day deadline.Date) string {
	for from := date(s.byKey[key].ValidFrom); !from.IsZero() && day.Before(from); from = date(s.byKey[key].ValidFrom) {
		before, ok := s.prior[key]
		if !ok {
			return key
		}
		key = before
	}
	return s.on(key, day)
}

// sameCode gives key and the bodies before it that bore the same code: one office under several
// rows, whose people stayed.
func (s succession) sameCode(key string) []string {
	out := []string{key}
	for {
		before, ok := s.prior[key]
		if !ok || s.byKey[before].Code != s.byKey[key].Code {
			return out
		}
		out = append(out, before)
		key = before
	}
}
