package models

import "context"

// TasksByRef gives those of the named tasks that the actor may see, in the order of the names. More
// than MaxLimit names are cut off.
func (s *Store) TasksByRef(ctx context.Context, actor Actor, refs []string) ([]Task, error) {
	if len(refs) == 0 {
		return nil, nil
	}
	refs = refs[:min(len(refs), MaxLimit)]
	scope, args := actor.taskScope()
	tasks, err := s.tasksBy(ctx, "WHERE t.ref IN ? AND "+scope, append([]any{refs}, args...)...)
	if err != nil {
		return nil, err
	}
	byRef := make(map[string]Task, len(tasks))
	for _, t := range tasks {
		byRef[t.Ref] = t
	}
	out := make([]Task, 0, len(tasks))
	for _, ref := range refs {
		if t, ok := byRef[ref]; ok {
			out = append(out, t)
		}
	}
	return out, nil
}
