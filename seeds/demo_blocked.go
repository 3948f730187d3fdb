package seeds

import (
	"cmp"
	"context"
	"slices"

	"dondoc/models"
)

// holdUp lets some of the directives' bottlenecks hold up a few tasks of their own directive that
// work against the same kind of bottleneck.
func (h *historian) holdUp(ctx context.Context, s *models.Store) error {
	bottlenecks, err := s.Bottlenecks(ctx, system())
	if err != nil {
		return err
	}
	tasks := slices.DeleteFunc(h.tasks, func(o models.TaskOutline) bool { return o.Status != models.InProgress })
	// An order that has nothing to do with that of the provinces, so that not always the same are held up.
	slices.SortFunc(tasks, func(a, b models.TaskOutline) int { return cmp.Compare(throw(a.Ref), throw(b.Ref)) })
	for _, b := range bottlenecks {
		d := throw(b.TextEn)
		if b.DirectiveID == nil || !d.chance(50) {
			continue
		}
		most := d.between(1, 5)
		var held []int64
		for _, o := range tasks {
			if o.DirectiveID == *b.DirectiveID && o.Category == b.Category && len(held) < most {
				held = append(held, o.ID)
			}
		}
		if len(held) == 0 {
			continue
		}
		if _, err := s.LinkBottleneck(ctx, system(), b.ID, held); err != nil {
			return err
		}
	}
	return nil
}
