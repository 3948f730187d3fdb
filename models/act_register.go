package models

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// ActInput is an act to be registered: each agency named as people type it.
type ActInput struct {
	TitleVi, TitleEn, LegalBasis, Note string
	EffectiveOn                        deadline.Date
	Moves                              []TypedMove
	Late                               bool // a day that is past is meant
}

// TypedMove is a pair of agencies as typed.
type TypedMove struct{ From, To string }

// mostActMoves bounds an act: 3,300 communes merge in one.
const mostActMoves = 5000

// RegisterAct enters an act. On its day the job carries it out; one whose day has come is carried out at
// once, with CodeInvalid unless Late says that a past day is meant. CodeInvalid names every fault: the
// line of a move is in the field's name, "moves.3".
func (s *Store) RegisterAct(ctx context.Context, actor Actor, in ActInput) (Act, error) {
	var a Act
	if !actor.mayManageActs() {
		return a, forbidden("acts")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		moves, err := in.check(tx, m)
		if err != nil {
			return err
		}
		a = Act{TitleVi: strings.TrimSpace(in.TitleVi), TitleEn: strings.TrimSpace(in.TitleEn), LegalBasis: strings.TrimSpace(in.LegalBasis), Note: strings.TrimSpace(in.Note),
			EffectiveOn: in.EffectiveOn, RegisteredOn: m.today}
		var before int64
		if err := tx.Raw("SELECT COALESCE(MAX(id), 0) FROM acts").Scan(&before).Error; err != nil {
			return err
		}
		a.Key = fmt.Sprintf("act-%s-%d", a.EffectiveOn, before+1)
		if err := tx.Create(&a).Error; err != nil {
			return err
		}
		rows, said := make([][]any, len(moves)), make([]string, len(moves))
		for i, v := range moves {
			rows[i], said[i] = []any{a.ID, v.From.ID, v.To.ID}, v.From.Key+" → "+v.To.Key
		}
		if err := insertRows(tx, "act_moves", []string{"act_id", "from_id", "to_id"}, rows, ""); err != nil {
			return err
		}
		if err := audit(tx, m, actor, "act.register", "act", a.ID, nil, map[string]any{"key": a.Key, "title": a.TitleVi, "legal_basis": a.LegalBasis, "effective_on": a.EffectiveOn, "moves": said}); err != nil {
			return err
		}
		if a.EffectiveOn.After(m.today) {
			return nil
		}
		if err := tx.Exec("UPDATE acts SET applied_at = ? WHERE id = ?", m.at, a.ID).Error; err != nil {
			return err
		}
		return s.applyAct(tx, m, actor, &a)
	})
	s.forgetRegistry()
	return a, err
}

// UndoAct takes an act back before its day. It stays listed as undone. CodeWrongState when its day has
// come or it was undone already.
func (s *Store) UndoAct(ctx context.Context, actor Actor, id int64) (Act, error) {
	var a Act
	if !actor.mayManageActs() {
		return a, forbidden("acts")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if err := tx.Where("id = ?", id).Take(&a).Error; err != nil {
			return err
		}
		done := tx.Exec("UPDATE acts SET undone_at = ? WHERE id = ? AND applied_at IS NULL AND undone_at IS NULL AND effective_on > ?", m.at, id, m.today)
		switch {
		case done.Error != nil:
			return done.Error
		case done.RowsAffected == 0 && a.UndoneAt != nil:
			return &Error{Code: CodeWrongState, Detail: "act_undone"}
		case done.RowsAffected == 0:
			return &Error{Code: CodeWrongState, Detail: "act_day_come", Params: map[string]any{"On": a.EffectiveOn.String()}}
		}
		a.UndoneAt = &m.at
		return audit(tx, m, actor, "act.undo", "act", id, map[string]any{"key": a.Key, "effective_on": a.EffectiveOn}, nil)
	})
	return a, err
}

// actPair is a move whose agencies are known.
type actPair struct{ From, To Agency }

// check names what is wrong with an act: a date or title missing, an agency twice as source, in another
// act, closed too early or not there on the day, one that is source and successor.
func (in ActInput) check(tx *gorm.DB, m moment) ([]actPair, error) {
	var bad faults
	checkLine(&bad, "title_vi", strings.TrimSpace(in.TitleVi), longestLine, true)
	checkLine(&bad, "title_en", strings.TrimSpace(in.TitleEn), longestLine, true)
	checkLine(&bad, "legal_basis", strings.TrimSpace(in.LegalBasis), longestLine, true)
	checkWords(&bad, "note", in.Note)
	switch {
	case in.EffectiveOn.IsZero():
		bad.add("effective_on", "required")
		return nil, bad.err()
	case in.EffectiveOn.Before(m.today) && !in.Late:
		bad.add("late", "act_in_the_past", "Value", in.EffectiveOn.String(), "Today", m.today.String())
	}
	switch n := len(in.Moves); {
	case n == 0:
		bad.add("moves", "moves_missing")
	case n > mostActMoves:
		bad.add("moves", "too_many_moves", "Max", mostActMoves, "Value", n)
		return nil, bad.err()
	}
	pairs, err := in.pairs(tx, &bad)
	if err != nil {
		return nil, err
	}
	return pairs, bad.err()
}

func (in ActInput) pairs(tx *gorm.DB, bad *faults) ([]actPair, error) {
	names, err := loadAgencyNames(tx)
	if err != nil {
		return nil, err
	}
	leaving, err := leavingAgencies(tx)
	if err != nil {
		return nil, err
	}
	day := in.EffectiveOn
	pairs := make([]actPair, len(in.Moves))
	sources := map[int64]bool{}
	for i, v := range in.Moves {
		field := fmt.Sprintf("moves.%d", i+1)
		from := findFor(names, bad, field, v.From, day.AddDays(-1))
		to := findFor(names, bad, field, v.To, day)
		pairs[i] = actPair{from, to}
		if from.ID == 0 {
			continue
		}
		switch on, elsewhere := leaving[from.ID]; {
		case sources[from.ID]:
			bad.add(field, "source_twice", "Agency", from.NameVi)
		case elsewhere:
			bad.add(field, "source_in_act", "Agency", from.NameVi, "On", on.String())
		}
		sources[from.ID] = true
		if on, leaves := leaving[to.ID]; leaves && !on.After(day) {
			bad.add(field, "agency_not_valid", "Agency", to.NameVi, "On", day.String())
		}
	}
	for i, p := range pairs {
		if p.To.ID != 0 && (sources[p.To.ID] || p.From.ID == p.To.ID) {
			bad.add(fmt.Sprintf("moves.%d", i+1), "source_is_successor", "Agency", p.To.NameVi)
		}
	}
	return slices.Clip(pairs), nil
}

// findFor finds the agency meant, which must be one and exist on the day.
func findFor(names *AgencyNames, bad *faults, field, typed string, on deadline.Date) Agency {
	a, problem := names.Find(typed, on)
	switch {
	case problem != "":
		bad.add(field, problem, "Value", typed)
	case a.Kind == KindGroup:
		bad.add(field, "agency_is_group", "Agency", a.NameVi)
	case !a.ValidOn(on):
		bad.add(field, "agency_not_valid", "Agency", a.NameVi, "On", on.String())
	}
	return a
}

// leavingAgencies are the sources of acts that stand, with the act's day.
func leavingAgencies(tx *gorm.DB) (map[int64]deadline.Date, error) {
	var all []struct {
		FromID      int64
		EffectiveOn deadline.Date
	}
	err := tx.Raw("SELECT v.from_id, c.effective_on FROM act_moves v JOIN acts c ON c.id = v.act_id WHERE c.undone_at IS NULL").Scan(&all).Error
	out := make(map[int64]deadline.Date, len(all))
	for _, x := range all {
		out[x.FromID] = x.EffectiveOn
	}
	return out, err
}
