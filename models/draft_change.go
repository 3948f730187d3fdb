package models

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// DraftInput is a draft as an officer typed it.
type DraftInput struct {
	Version      int64 // the version the officer saw
	Text         string
	Label        string
	Leads        []string
	Coordinators []string
	SubmitTo     string
	Supervisor   string
	FanOut       bool
	Deadline     deadline.Deadline
	Deliverable  string
	Category     string
}

// ChangeDraft keeps a draft as typed, and confirms it where confirm is set: then everything must be
// there, and agencies must be known and exist on the day of issue. It returns CodeStale with the draft
// as it stands now when somebody changed it since the version given, CodeWrongState when the drafting
// is not open any more.
func (s *Store) ChangeDraft(ctx context.Context, actor Actor, id int64, in DraftInput, confirm bool) (Draft, error) {
	return s.changeDraft(ctx, actor, id, in.Version, func(tx *gorm.DB, d *Drafting, x *Draft) error {
		x.Text, x.Label = strings.TrimSpace(in.Text), strings.TrimSpace(in.Label)
		x.Leads, x.Coordinators, x.SubmitTo, x.Supervisor = trimmed(in.Leads), trimmed(in.Coordinators), strings.TrimSpace(in.SubmitTo), strings.TrimSpace(in.Supervisor)
		x.FanOut, x.Deadline, x.Deliverable, x.Category = in.FanOut, in.Deadline, in.Deliverable, in.Category
		x.State = DraftOpen
		if !confirm {
			return nil
		}
		names, err := loadAgencyNames(tx)
		if err != nil {
			return err
		}
		if _, bad := d.provision(*x, names); len(bad) > 0 {
			return bad.err()
		}
		x.State = DraftConfirmed
		return nil
	})
}

// SetDraft says that a draft is none of a task, or takes that or its confirmation back.
func (s *Store) SetDraft(ctx context.Context, actor Actor, id, version int64, state DraftState) (Draft, error) {
	if state == DraftConfirmed {
		return Draft{}, &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "state", Problem: "unknown_value", Params: map[string]any{"Value": string(state)}}}}
	}
	return s.changeDraft(ctx, actor, id, version, func(_ *gorm.DB, _ *Drafting, x *Draft) error {
		x.State = state
		return nil
	})
}

// changeDraft applies fn to a draft of an open drafting, at the version the officer saw.
func (s *Store) changeDraft(ctx context.Context, actor Actor, id, version int64, fn func(*gorm.DB, *Drafting, *Draft) error) (Draft, error) {
	if !actor.mayDecompose() {
		return Draft{}, forbidden("decompose")
	}
	var x Draft
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if err := tx.Where("id = ?", id).Take(&x).Error; err != nil {
			return err
		}
		d, err := openDrafting(tx, x.DraftingID)
		if err != nil {
			return err
		}
		if x.Version != version {
			return &Error{Code: CodeStale, Detail: "draft"}
		}
		before := x
		if err := fn(tx, &d, &x); err != nil {
			return err
		}
		x.ChangedBy, x.ChangedAt, x.Version = orNull(actor.UserID), m.at, version+1
		n := tx.Model(&Draft{}).Where("id = ? AND version = ?", id, version).Select("state", "text", "label", "leads", "coordinators", "submit_to", "supervisor", "fan_out",
			"deadline", "deliverable", "category", "changed_by", "changed_at", "version").Updates(&x)
		if n.Error != nil {
			return n.Error
		}
		if n.RowsAffected == 0 {
			return &Error{Code: CodeStale, Detail: "draft"}
		}
		return audit(tx, m, actor, "draft.change", "draft", id, draftAudit(before), draftAudit(x))
	})
	return x, err
}

// draftAudit is what the record of changes keeps of a draft.
func draftAudit(x Draft) map[string]any {
	return map[string]any{"state": x.State, "label": x.Label, "leads": x.Leads, "coordinators": x.Coordinators, "fan_out": x.FanOut, "deadline": x.Deadline.AsWritten, "due": x.Deadline.Date}
}

func openDrafting(tx *gorm.DB, id int64) (Drafting, error) {
	var d Drafting
	if err := tx.Where("id = ?", id).Take(&d).Error; err != nil {
		return d, err
	}
	if d.State != DraftingOpen {
		return d, &Error{Code: CodeWrongState, Detail: "drafting_" + string(d.State)}
	}
	return d, nil
}

func trimmed(list []string) []string {
	out := []string{}
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// provision is the draft as the directive's provision, or what keeps it from being one. Several leads
// owe it jointly: the first leads, the others coordinate.
func (d *Drafting) provision(x Draft, names *AgencyNames) (NewProvision, faults) {
	var bad faults
	var p NewProvision
	at := "draft." + strconv.FormatInt(x.ID, 10) + "."
	find := func(field, typed string) string {
		a, problem := names.Find(typed, d.IssuedOn)
		switch {
		case problem != "":
			bad.add(at+field, problem, "Value", typed)
		case !a.ValidOn(d.IssuedOn):
			bad.add(at+field, "agency_not_valid", "Agency", a.NameVi, "On", d.IssuedOn.String(), "From", a.ValidFrom.String(), "To", a.ValidTo.String())
		}
		return a.Key
	}
	if x.Text == "" {
		bad.add(at+"text", "required")
	}
	switch n := len([]rune(x.Label)); {
	case n == 0:
		bad.add(at+"label", "required")
	case n > labelLength:
		bad.add(at+"label", "too_long", "Max", labelLength, "Value", n)
	}
	if len(x.Leads) == 0 {
		bad.add(at+"leads", "required")
	}
	for _, name := range x.Leads {
		p.LeadKeys = append(p.LeadKeys, find("leads", name))
	}
	for _, name := range x.Coordinators {
		p.CoordinatorKeys = append(p.CoordinatorKeys, find("coordinators", name))
	}
	if x.SubmitTo != "" {
		p.SubmitToKey = find("submit_to", x.SubmitTo)
	}
	if x.Supervisor != "" {
		p.SupervisorKey = find("supervisor", x.Supervisor)
	}
	if err := x.Deadline.Validate(d.IssuedOn); err != nil {
		bad.add(at+"due", "bad_deadline", "Value", err.Error())
	}
	if !x.FanOut && len(p.LeadKeys) > 1 {
		for _, k := range p.LeadKeys[1:] {
			if !slices.Contains(p.CoordinatorKeys, k) {
				p.CoordinatorKeys = append(p.CoordinatorKeys, k)
			}
		}
		p.LeadKeys = p.LeadKeys[:1]
	}
	p.Provision = Provision{Position: x.Position, SectionVi: x.Section, TextVi: x.Text, LabelVi: x.Label, Quote: string([]rune(d.Text)[x.StartAt:x.EndAt]), QuoteLang: d.Lang,
		Deadline: x.Deadline, Deliverable: x.Deliverable, Category: x.Category, FanOut: x.FanOut}
	if d.Lang == "en" {
		p.SectionEn, p.TextEn, p.LabelEn = x.Section, x.Text, x.Label
	}
	return p, bad
}
