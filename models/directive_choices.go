package models

import "context"

// DirectiveChoice names a directive for a choice among them.
type DirectiveChoice struct {
	ID   int64
	Name string // its number, or its key where it has none
}

// DirectiveChoices lists the newest directives the actor can narrow a list of tasks to: those with
// unfinished tasks led by the given agencies, or all the actor may see where none is given.
func (s *Store) DirectiveChoices(ctx context.Context, actor Actor, agencyIDs []int64, limit int) ([]DirectiveChoice, error) {
	const name = "CASE WHEN d.number <> '' THEN d.number ELSE d.key END AS name"
	scope, args := actor.directiveScope()
	text := "SELECT d.id, " + name + " FROM directives d WHERE " + scope
	if len(agencyIDs) > 0 {
		scope, args = actor.listScope(agencyIDs)
		text = "SELECT d.id, " + name + ` FROM directives d WHERE d.id IN
			(SELECT t.directive_id FROM tasks t JOIN directives d ON d.id = t.directive_id WHERE t.lead_id IN ? AND t.open AND ` + scope + ")"
		args = append([]any{agencyIDs}, args...)
	}
	var out []DirectiveChoice
	return out, s.mapError(s.read(ctx).Raw(text+" ORDER BY d.id DESC LIMIT ?", append(args, limit)...).Scan(&out).Error)
}
