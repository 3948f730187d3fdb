package handlers

// boardIndicators is how many indicators the board shows.
const boardIndicators = 6

// indicators fills the targets with a value to show against them, the earliest due first.
func (b *boardFill) indicators() error {
	all, err := b.store.Indicators(b.ctx, b.actor)
	if err != nil {
		return err
	}
	for _, i := range all {
		if b.filter.DirectiveID != 0 && i.DirectiveID != b.filter.DirectiveID || len(b.view.Indicators) == boardIndicators {
			continue
		}
		if card := indicatorCard(i, b.view.Lang); card.Share() != "" {
			b.view.Indicators = append(b.view.Indicators, card)
		}
	}
	return nil
}
