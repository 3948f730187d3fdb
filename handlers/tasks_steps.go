package handlers

import (
	"context"

	"dondoc/models"
	"dondoc/templates"
)

// How many matters of a step the inbox shows: of receipts more, because they are confirmed in one go;
// all (as many as can be moved at once) of the step that is asked for.
const (
	stepShort    = 5
	stepReceipts = 20
)

// inboxSteps fills what the reader's agencies should do first, whatever the filter.
func (s *server) inboxSteps(ctx context.Context, actor models.Actor, q tasksQuery, v *templates.InboxView) error {
	counts, err := s.store.MatterCounts(ctx, actor, models.AgencyMatters)
	if err != nil {
		return err
	}
	r := s.rows(v.Lang, actor)
	r.ours = len(actor.Agencies()) == 1
	for _, kind := range models.AgencyMatters {
		if counts[kind] == 0 {
			continue
		}
		most := stepShort
		if kind == models.ReceiptsToConfirm {
			most = stepReceipts
		}
		step := templates.Step{Pile: templates.Pile{Kind: string(kind), Total: counts[kind]}, Whole: q.step == kind}
		if step.Whole {
			most = models.MaxBulk
		}
		page, err := s.store.Matters(ctx, actor, kind, "", most)
		if err != nil {
			return err
		}
		for _, m := range page.Matters {
			step.Rows = append(step.Rows, r.matter(m, kind, s.words))
		}
		v.Steps = append(v.Steps, step)
	}
	return nil
}
