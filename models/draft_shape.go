package models

import (
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
	"dondoc/models/decompose"
)

// SplitDraft makes several drafts of one, a line of text each; all but the text they have from it.
func (s *Store) SplitDraft(ctx context.Context, actor Actor, id, version int64, texts []string) error {
	texts = trimmed(texts)
	if len(texts) < 2 {
		return &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "split", Problem: "split_needs_lines"}}}
	}
	return s.shape(ctx, actor, "draft.split", []int64{id}, []int64{version}, func(d *Drafting, at []int) {
		first := d.Drafts[at[0]]
		parts := make([]Draft, len(texts))
		for i, text := range texts {
			parts[i] = first
			parts[i].Text, parts[i].Label, parts[i].State = text, shortLabel(text), DraftOpen
			if i > 0 {
				parts[i].ID = 0
			}
		}
		d.Drafts = slices.Replace(d.Drafts, at[0], at[0]+1, parts...)
	})
}

// MergeDrafts makes one draft of several: their texts one after the other, all coordinators, the first
// one's lead and deadline.
func (s *Store) MergeDrafts(ctx context.Context, actor Actor, ids, versions []int64) error {
	if len(ids) < 2 {
		return &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "pick", Problem: "merge_needs_two"}}}
	}
	return s.shape(ctx, actor, "draft.merge", ids, versions, func(d *Drafting, at []int) {
		one := d.Drafts[at[0]]
		one.State = DraftOpen
		for _, i := range at[1:] {
			x := d.Drafts[i]
			one.Text = strings.TrimSpace(one.Text) + "\n" + strings.TrimSpace(x.Text)
			one.Leads, one.Coordinators = trimmed(append(one.Leads, x.Leads...)), trimmed(append(one.Coordinators, x.Coordinators...))
			one.StartAt, one.EndAt = min(one.StartAt, x.StartAt), max(one.EndAt, x.EndAt)
			one.Marks = append(one.Marks, x.Marks...)
			if one.Deadline.Kind == deadline.KindNone {
				one.Deadline = x.Deadline
			}
		}
		one.Label = shortLabel(one.Text)
		d.Drafts[at[0]] = one
		d.Drafts = slices.DeleteFunc(d.Drafts, func(x Draft) bool { return slices.Contains(ids[1:], x.ID) })
	})
}

// AddDraft makes a draft of a range of the text, in code points, that the system did not take for a
// duty.
func (s *Store) AddDraft(ctx context.Context, actor Actor, draftingID int64, start, end int) error {
	return s.shapeOf(ctx, actor, "draft.add", draftingID, func(tx *gorm.DB, d *Drafting) error {
		text := []rune(d.Text)
		if start < 0 || end > len(text) || end-start < 2 || strings.TrimSpace(string(text[start:end])) == "" {
			return &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "range", Problem: "range_outside"}}}
		}
		options, names, err := s.draftingOptions(tx)
		if err != nil {
			return err
		}
		added := Draft{State: DraftOpen, StartAt: start, EndAt: end, Text: strings.TrimSpace(string(text[start:end])), Leads: []string{}, Coordinators: []string{}, Marks: []DraftMark{},
			Questions: []decompose.Question{decompose.NoLead}, Deadline: deadline.Deadline{Kind: deadline.KindNone}, Version: 1}
		added.Label = shortLabel(added.Text)
		options.IssuedOn, options.Language = d.IssuedOn, d.Lang
		if found := decompose.New(added.Text, options).Drafts; len(found) > 0 {
			shift := start + len(text[start:end]) - len([]rune(strings.TrimLeft(string(text[start:end]), " \n\t")))
			drafted := draftOf(found[0], names)
			drafted.StartAt, drafted.EndAt, drafted.Text, drafted.Label = start, end, added.Text, added.Label
			for i := range drafted.Marks {
				drafted.Marks[i].Start, drafted.Marks[i].End = drafted.Marks[i].Start+shift, drafted.Marks[i].End+shift
			}
			added = drafted
		}
		at := slices.IndexFunc(d.Drafts, func(x Draft) bool { return x.StartAt > start })
		if at < 0 {
			at = len(d.Drafts)
		}
		d.Drafts = slices.Insert(d.Drafts, at, added)
		return nil
	})
}

// shape changes the list of drafts, of those named at the versions the officer saw, which fn gets as
// places in the list in its order.
func (s *Store) shape(ctx context.Context, actor Actor, action string, ids, versions []int64, fn func(d *Drafting, at []int)) error {
	if !actor.mayDecompose() {
		return forbidden("decompose")
	}
	var x Draft
	if err := s.read(ctx).Where("id = ?", ids[0]).Take(&x).Error; err != nil {
		return s.mapError(err)
	}
	return s.shapeOf(ctx, actor, action, x.DraftingID, func(_ *gorm.DB, d *Drafting) error {
		var at []int
		for i, id := range ids {
			place := slices.IndexFunc(d.Drafts, func(x Draft) bool { return x.ID == id })
			if place < 0 || i >= len(versions) || d.Drafts[place].Version != versions[i] {
				return &Error{Code: CodeStale, Detail: "draft"}
			}
			at = append(at, place)
		}
		fn(d, at)
		return nil
	})
}

// shapeOf lets fn change an open drafting's list of drafts, and writes what is new, changed or gone.
func (s *Store) shapeOf(ctx context.Context, actor Actor, action string, id int64, fn func(*gorm.DB, *Drafting) error) error {
	if !actor.mayDecompose() {
		return forbidden("decompose")
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		if s.dialect == Postgres { // SQLite's one writer needs no lock
			if err := tx.Exec("SELECT 1 FROM draftings WHERE id = ? FOR UPDATE", id).Error; err != nil {
				return err
			}
		}
		d, err := openDrafting(tx, id)
		if err != nil {
			return err
		}
		if err := tx.Where("drafting_id = ?", id).Order("position, id").Find(&d.Drafts).Error; err != nil {
			return err
		}
		before := map[int64]Draft{}
		for _, x := range d.Drafts {
			before[x.ID] = x
		}
		if err := fn(tx, &d); err != nil {
			return err
		}
		for i := range d.Drafts {
			x := &d.Drafts[i]
			was, known := before[x.ID]
			delete(before, x.ID)
			x.Position, x.DraftingID = i+1, id
			switch {
			case !known:
				x.ChangedBy, x.ChangedAt, x.Version = orNull(actor.UserID), m.at, 1
				err = tx.Create(x).Error
			case was.Text != x.Text || was.State != x.State:
				x.ChangedBy, x.ChangedAt, x.Version = orNull(actor.UserID), m.at, was.Version+1
				err = tx.Save(x).Error
			case was.Position != x.Position:
				err = tx.Exec("UPDATE drafts SET position = ? WHERE id = ?", x.Position, x.ID).Error
			}
			if err != nil {
				return err
			}
		}
		for gone := range before {
			if err := tx.Exec("DELETE FROM drafts WHERE id = ?", gone).Error; err != nil {
				return err
			}
		}
		return audit(tx, m, actor, action, "drafting", id, map[string]any{"drafts": len(before)}, map[string]any{"drafts": len(d.Drafts)})
	})
}
