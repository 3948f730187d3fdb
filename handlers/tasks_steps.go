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
	heads := make([]models.PileHead, len(models.AgencyMatters))
	for i, kind := range models.AgencyMatters {
		heads[i] = models.PileHead{Kind: kind, Most: stepShort}
		switch {
		case q.step == kind:
			heads[i].Most = models.MaxBulk
		case kind == models.ReceiptsToConfirm:
			heads[i].Most = stepReceipts
		}
	}
	piles, err := s.store.MatterHeads(ctx, actor, heads)
	if err != nil {
		return err
	}
	r := s.rows(v.Lang, actor)
	r.leaveOutOwn()
	for _, p := range piles {
		step := templates.Step{Pile: templates.Pile{Kind: string(p.Kind), Total: p.Total}, Whole: q.step == p.Kind}
		for _, m := range p.Matters {
			step.Rows = append(step.Rows, r.matter(m, p.Kind, s.words))
		}
		v.Steps = append(v.Steps, step)
	}
	return nil
}
