package models

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// IndicatorInput is what the office says of an indicator. Texts in English may be empty: then the Vietnamese ones
// stand for them.
type IndicatorInput struct {
	TextVi, TextEn          string
	UnitVi, UnitEn          string
	Baseline, Target, OutOf *float64
	DueOn                   deadline.Date
	Shares                  []NewIndicatorShare
	Version                 int64 // of the indicator that was seen; 0 for whichever
}

// NewIndicatorShare is an agency's part in it, with a target of its own or without.
type NewIndicatorShare struct {
	AgencyID int64
	Target   *float64
}

// Bounds on an indicator.
const (
	longestIndicator = 500 // characters of its text
	longestUnit      = 60
	mostShares       = 500
)

// DefineIndicator adds an indicator to a directive. It is the office's. CodeNotFound for a directive that the actor
// may not know of, CodeInvalid by field.
func (s *Store) DefineIndicator(ctx context.Context, actor Actor, directiveID int64, in IndicatorInput) (IndicatorFull, error) {
	if !actor.mayDefineIndicators() {
		return IndicatorFull{}, forbidden("define_indicator")
	}
	i, err := in.indicator()
	if err != nil {
		return IndicatorFull{}, err
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		scope, args := actor.directiveScope()
		lock := ""
		if s.dialect == Postgres { // so that two at once get different keys
			lock = " FOR UPDATE"
		}
		if err := tx.Raw("SELECT d.id FROM directives d WHERE d.id = ? AND "+scope+lock, append([]any{directiveID}, args...)...).Scan(&i.DirectiveID).Error; err != nil {
			return err
		}
		if i.DirectiveID == 0 {
			return notFound("directive")
		}
		var there int
		if err := tx.Raw("SELECT COUNT(*) FROM indicators WHERE directive_id = ?", directiveID).Scan(&there).Error; err != nil {
			return err
		}
		i.Key, i.Version = "added-"+strconv.Itoa(there+1), 1
		if err := tx.Create(&i).Error; err != nil {
			return err
		}
		if err := in.writeShares(tx, i.ID); err != nil {
			return err
		}
		return audit(tx, m, actor, "indicator.define", "indicator", i.ID, nil, in.recorded())
	})
	if err != nil {
		return IndicatorFull{}, err
	}
	return s.Indicator(ctx, actor, i.ID)
}

// ChangeIndicator changes one: its words, numbers and agencies. Values stay, those of agencies that no longer have a
// part too. It is the office's. CodeStale, and the errors of DefineIndicator.
func (s *Store) ChangeIndicator(ctx context.Context, actor Actor, id int64, in IndicatorInput) (IndicatorFull, error) {
	before, err := s.Indicator(ctx, actor, id)
	if err != nil {
		return IndicatorFull{}, err
	}
	if !actor.mayDefineIndicators() {
		return IndicatorFull{}, forbidden("define_indicator")
	}
	i, err := in.indicator()
	if err != nil {
		return IndicatorFull{}, err
	}
	if in.Version == 0 {
		in.Version = before.Version
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		done := tx.Exec("UPDATE indicators SET text_vi = ?, text_en = ?, unit_vi = ?, unit_en = ?, baseline = ?, target = ?, out_of = ?, due_on = ?, version = version + 1 WHERE id = ? AND version = ?",
			i.TextVi, i.TextEn, i.UnitVi, i.UnitEn, i.Baseline, i.Target, i.OutOf, i.DueOn, id, in.Version)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale}
		}
		if err := tx.Exec("DELETE FROM indicator_agencies WHERE indicator_id = ?", id).Error; err != nil {
			return err
		}
		if err := in.writeShares(tx, id); err != nil {
			return err
		}
		return audit(tx, m, actor, "indicator.change", "indicator", id, before.Input().recorded(), in.recorded())
	})
	if err != nil {
		return IndicatorFull{}, err
	}
	return s.Indicator(ctx, actor, id)
}

// Input is the indicator as it would be said anew.
func (i IndicatorFull) Input() IndicatorInput {
	in := IndicatorInput{TextVi: i.TextVi, TextEn: i.TextEn, UnitVi: i.UnitVi, UnitEn: i.UnitEn, Baseline: i.Baseline, Target: i.Target, OutOf: i.OutOf, DueOn: i.DueOn}
	for _, x := range i.Shares {
		in.Shares = append(in.Shares, NewIndicatorShare{x.Agency.ID, x.Target})
	}
	return in
}

// recorded is what the audit trail keeps.
func (in IndicatorInput) recorded() map[string]any {
	return map[string]any{"text_vi": in.TextVi, "text_en": in.TextEn, "unit_vi": in.UnitVi, "unit_en": in.UnitEn, "baseline": in.Baseline, "target": in.Target, "out_of": in.OutOf, "due_on": in.DueOn, "shares": in.Shares}
}

// indicator checks what was said, and gives it as it is kept.
func (in IndicatorInput) indicator() (Indicator, error) {
	i := Indicator{TextVi: strings.TrimSpace(in.TextVi), TextEn: strings.TrimSpace(in.TextEn), UnitVi: strings.TrimSpace(in.UnitVi), UnitEn: strings.TrimSpace(in.UnitEn),
		Baseline: in.Baseline, Target: in.Target, OutOf: in.OutOf, DueOn: in.DueOn}
	var bad faults
	for _, f := range []struct {
		field, text string
		most        int
	}{{"text_vi", i.TextVi, longestIndicator}, {"text_en", i.TextEn, longestIndicator}, {"unit_vi", i.UnitVi, longestUnit}, {"unit_en", i.UnitEn, longestUnit}} {
		n := utf8.RuneCountInString(f.text)
		switch {
		case n == 0 && strings.HasSuffix(f.field, "_vi"):
			bad.add(f.field, "required")
		case n > f.most:
			bad.add(f.field, "too_long", "Value", n, "Max", f.most)
		case hasControl(f.text) || !utf8.ValidString(f.text):
			bad.add(f.field, "control_characters")
		}
	}
	for field, v := range map[string]*float64{"baseline": i.Baseline, "target": i.Target, "out_of": i.OutOf} {
		if v != nil && !isValue(*v) {
			bad.add(field, "not_a_value", "Value", "")
		}
	}
	in.checkShares(&bad)
	if i.TextEn == "" {
		i.TextEn = i.TextVi
	}
	if i.UnitEn == "" {
		i.UnitEn = i.UnitVi
	}
	return i, bad.err()
}

// isValue says whether v is a number that is kept exactly enough.
func isValue(v float64) bool { return !math.IsNaN(v) && math.Abs(v) <= largestValue }

func (in IndicatorInput) checkShares(bad *faults) {
	var seen []int64
	for n, x := range in.Shares {
		field := "shares." + strconv.Itoa(n)
		switch {
		case x.AgencyID == 0:
			bad.add(field+".agency", "required")
		case slices.Contains(seen, x.AgencyID):
			bad.add(field+".agency", "named_twice")
		case x.Target != nil && !isValue(*x.Target):
			bad.add(field+".target", "not_a_value", "Value", "")
		}
		seen = append(seen, x.AgencyID)
	}
	if len(in.Shares) > mostShares {
		bad.add("shares", "too_many_shares", "Max", mostShares, "Value", len(in.Shares))
	}
}

func (in IndicatorInput) writeShares(tx *gorm.DB, id int64) error {
	rows := make([][]any, len(in.Shares))
	for n, x := range in.Shares {
		rows[n] = []any{id, x.AgencyID, x.Target}
	}
	return insertRows(tx, "indicator_agencies", []string{"indicator_id", "agency_id", "target"}, rows, "")
}
