package models

import "context"

// Draftings lists those that are open, the newest first, without text and drafts.
func (s *Store) Draftings(ctx context.Context, actor Actor) ([]Drafting, error) {
	if !actor.mayDecompose() {
		return nil, forbidden("decompose")
	}
	var out []Drafting
	err := s.read(ctx).Select("id, number, kind, title, issued_on, lang, confidential, state, created_by, created_at, version").
		Where("state = ?", DraftingOpen).Order("id DESC").Find(&out).Error
	return out, s.mapError(err)
}

// Drafting gives one with its drafts in the order of the text, the open ones with the near-identical
// provisions of other directives. CodeNotFound when there is none.
func (s *Store) Drafting(ctx context.Context, actor Actor, id int64) (Drafting, error) {
	var d Drafting
	if !actor.mayDecompose() {
		return d, forbidden("decompose")
	}
	db := s.read(ctx)
	if err := db.Where("id = ?", id).Take(&d).Error; err != nil {
		return d, s.mapError(err)
	}
	if err := db.Where("drafting_id = ?", id).Order("position, id").Find(&d.Drafts).Error; err != nil {
		return d, s.mapError(err)
	}
	if d.CreatedBy != nil {
		if err := db.Raw("SELECT name FROM users WHERE id = ?", *d.CreatedBy).Scan(&d.Author).Error; err != nil {
			return d, s.mapError(err)
		}
	}
	for i, x := range d.Drafts {
		if x.State != DraftOpen {
			continue
		}
		twins, err := s.Twins(ctx, actor, x.Text)
		if err != nil {
			return d, err
		}
		d.Drafts[i].Twins = twins
	}
	return d, nil
}

// DraftVersions gives the version of each draft: what a page that is open asks now and then, to show
// what colleagues do.
func (s *Store) DraftVersions(ctx context.Context, actor Actor, id int64) (map[int64]int64, error) {
	if !actor.mayDecompose() {
		return nil, forbidden("decompose")
	}
	var rows []struct{ ID, Version int64 }
	if err := s.read(ctx).Raw("SELECT id, version FROM drafts WHERE drafting_id = ?", id).Scan(&rows).Error; err != nil {
		return nil, s.mapError(err)
	}
	out := map[int64]int64{}
	for _, r := range rows {
		out[r.ID] = r.Version
	}
	return out, nil
}
