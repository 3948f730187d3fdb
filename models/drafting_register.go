package models

import (
	"context"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// RegisterDrafting makes of the confirmed drafts the directive with its provisions and tasks, and
// queues the mails to their leads, in one transaction. It returns CodeInvalid while drafts are
// undecided or none is confirmed, or names what keeps a confirmed one from being a provision now;
// CodeStale when somebody changed the drafting since the version given.
func (s *Store) RegisterDrafting(ctx context.Context, actor Actor, id, version int64) (Registered, error) {
	var out Registered
	if !actor.mayDecompose() {
		return out, forbidden("decompose")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		d, err := openDrafting(tx, id)
		if err != nil {
			return err
		}
		if d.Version != version {
			return &Error{Code: CodeStale, Detail: "draft"}
		}
		if err := tx.Where("drafting_id = ?", id).Order("position, id").Find(&d.Drafts).Error; err != nil {
			return err
		}
		r := registration{tx: tx, m: m, s: s, byKey: map[string]Agency{}}
		if err := r.prepare(ctx); err != nil {
			return err
		}
		n, err := d.directive(tx)
		if err != nil {
			return err
		}
		if err := r.check(&n); err != nil {
			return err
		}
		if err := r.write(actor, &n, &out); err != nil {
			return err
		}
		if err := r.tell(actor, out.DirectiveID); err != nil {
			return err
		}
		if _, err := makeRecurring(tx, m, actor, "d.id = ?", out.DirectiveID); err != nil {
			return err
		}
		done := tx.Exec("UPDATE draftings SET state = 'registered', directive_id = ?, version = version + 1 WHERE id = ? AND version = ?", out.DirectiveID, id, version)
		if done.Error == nil && done.RowsAffected == 0 {
			return &Error{Code: CodeStale, Detail: "draft"}
		}
		return done.Error
	})
	s.choices.forget()
	return out, err
}

// directive is the drafting as the directive to register.
func (d *Drafting) directive(tx *gorm.DB) (NewDirective, error) {
	n := NewDirective{Directive: Directive{Number: d.Number, Kind: d.Kind, TitleVi: d.Title, IssuerVi: d.Issuer, SignedBy: d.SignedBy, IssuedOn: d.IssuedOn, ReferenceOn: d.IssuedOn,
		EffectiveOn: d.EffectiveOn, SourceURL: d.SourceURL, Lang: d.Lang, Text: d.Text, Confidential: d.Confidential}}
	if d.Lang == "en" {
		n.TitleEn, n.IssuerEn = d.Title, d.Issuer
	}
	n.Key = directiveKey(*d)
	n.Relations = d.Relations
	names, err := loadAgencyNames(tx)
	if err != nil {
		return n, err
	}
	var bad faults
	open := 0
	for _, x := range d.Drafts {
		switch x.State {
		case DraftOpen:
			open++
		case DraftConfirmed:
			p, faults := d.provision(x, names)
			bad = append(bad, faults...)
			p.Position = len(n.Provisions) + 1
			n.Provisions = append(n.Provisions, p)
		}
	}
	if open > 0 {
		bad.add("drafts", "drafts_undecided", "Count", open)
	} else if len(n.Provisions) == 0 {
		bad.add("drafts", "drafts_none")
	}
	return n, bad.err()
}

// directiveKey names a directive for good: by number and year, or by the drafting where it has none.
func directiveKey(d Drafting) string {
	if d.Number == "" {
		return "drafting-" + strconv.FormatInt(d.ID, 10)
	}
	key := strings.NewReplacer("/", "-", " ", "-").Replace(d.Number)
	return key + "-" + strconv.Itoa(d.IssuedOn.Year)
}

// DiscardDrafting gives a drafting up: nothing was made of it, and it stays on record.
func (s *Store) DiscardDrafting(ctx context.Context, actor Actor, id, version int64) error {
	if !actor.mayDecompose() {
		return forbidden("decompose")
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		if _, err := openDrafting(tx, id); err != nil {
			return err
		}
		done := tx.Exec("UPDATE draftings SET state = 'discarded', version = version + 1 WHERE id = ? AND version = ?", id, version)
		if done.Error == nil && done.RowsAffected == 0 {
			return &Error{Code: CodeStale, Detail: "draft"}
		}
		if done.Error != nil {
			return done.Error
		}
		return audit(tx, m, actor, "drafting.discard", "drafting", id, nil, nil)
	})
}
