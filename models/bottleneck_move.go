package models

import (
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// BottleneckInput is what every move with a bottleneck takes.
type BottleneckInput struct {
	Version int64         // of the bottleneck its maker saw; 0 when they don't mind what changed since
	Words   string        // the comment, question, answer or reasons; MaxWords characters at most
	By      deadline.Date // of BottleneckAskDecision: the day by which
	Into    int64         // of BottleneckMerge: the one that is kept
}

// bottleneckParties are the agencies that have a part in a bottleneck.
type bottleneckParties struct {
	Bottleneck
	mustAct []int64
	waiting []int64 // who raised it, and the leads of the tasks it holds up
}

// bottleneckStep is a move being made: the bottleneck as it stood and as it will stand.
type bottleneckStep struct {
	store  *Store
	tx     *gorm.DB
	m      moment
	actor  Actor
	before bottleneckParties
	b      Bottleneck
	event  BottleneckEvent
	trail  map[string]any
	tell   []int64 // agencies that hear of it by mail
}

// MoveBottleneck makes a move in one transaction: it reads the bottleneck under the actor's scope, applies
// the table of moves, counts the blockers of its tasks anew and writes it with its history, the audit entry
// and the mails. It returns CodeNotFound, CodeForbidden, CodeStale, CodeWrongState and CodeInvalid; then
// nothing was written.
func (s *Store) MoveBottleneck(ctx context.Context, actor Actor, id int64, move BottleneckMove, in BottleneckInput) (Bottleneck, error) {
	var bad faults
	checkWords(&bad, "words", in.Words)
	if err := bad.err(); err != nil {
		return Bottleneck{}, err
	}
	var out Bottleneck
	err := s.change(ctx, func(tx *gorm.DB, m moment) (err error) {
		out, err = s.moveBottleneckIn(tx, m, actor, id, move, in)
		return err
	})
	return out, err
}

// moveBottleneckIn is MoveBottleneck within the transaction of something larger.
func (s *Store) moveBottleneckIn(tx *gorm.DB, m moment, actor Actor, id int64, move BottleneckMove, in BottleneckInput) (Bottleneck, error) {
	if move == BottleneckMerge && s.dialect == Postgres { // both, in one order: two that are merged crosswise must not wait for each other
		if err := tx.Exec("SELECT 1 FROM bottlenecks b WHERE b.id IN ? ORDER BY b.id FOR NO KEY UPDATE", []int64{id, in.Into}).Error; err != nil {
			return Bottleneck{}, err
		}
	}
	b, err := s.lockBottleneck(tx, actor, id)
	if err != nil {
		return Bottleneck{}, err
	}
	before, err := partiesTo(tx, b, m.today)
	if err != nil {
		return Bottleneck{}, err
	}
	rule, acting, agency, err := before.check(actor, move, in)
	if err != nil {
		return Bottleneck{}, err
	}
	x := &bottleneckStep{store: s, tx: tx, m: m, actor: acting, before: before, b: b, trail: map[string]any{},
		event: BottleneckEvent{BottleneckID: id, At: m.at, Day: m.today, Move: move, AgencyID: agency, Words: strings.TrimSpace(in.Words)}}
	if rule.To != "" {
		x.b.State = rule.To
	}
	if err := x.do(in); err != nil {
		return Bottleneck{}, err
	}
	return x.b, x.write()
}

// lockBottleneck reads a bottleneck under the actor's scope and keeps it from being changed meanwhile.
func (s *Store) lockBottleneck(tx *gorm.DB, actor Actor, id int64) (Bottleneck, error) {
	scope, args := actor.bottleneckScope()
	statement := "SELECT b.* FROM bottlenecks b LEFT JOIN directives d ON d.id = b.directive_id WHERE b.id = ? AND " + scope
	if s.dialect == Postgres { // SQLite's transaction holds the one writer already
		statement += " FOR NO KEY UPDATE OF b"
	}
	var found []Bottleneck
	if err := tx.Raw(statement, append([]any{id}, args...)...).Scan(&found).Error; err != nil {
		return Bottleneck{}, err
	}
	if len(found) == 0 {
		return Bottleneck{}, notFound("bottleneck")
	}
	return found[0], nil
}

// partiesTo gives the agencies a bottleneck concerns: of a group that must act, its members on the day too.
func partiesTo(db *gorm.DB, b Bottleneck, day deadline.Date) (bottleneckParties, error) {
	p := bottleneckParties{Bottleneck: b}
	var named []int64
	err := db.Raw("SELECT agency_id FROM bottleneck_agencies WHERE bottleneck_id = ? ORDER BY agency_id", b.ID).Scan(&named).Error
	if err != nil {
		return p, err
	}
	if p.mustAct, err = withMembers(db, named, day); err != nil {
		return p, err
	}
	if err := db.Raw("SELECT DISTINCT t.lead_id FROM bottleneck_tasks x JOIN tasks t ON t.id = x.task_id WHERE x.bottleneck_id = ? ORDER BY 1", b.ID).Scan(&p.waiting).Error; err != nil {
		return p, err
	}
	if b.RaisedAgencyID != nil && !slices.Contains(p.waiting, *b.RaisedAgencyID) {
		p.waiting = append(p.waiting, *b.RaisedAgencyID)
	}
	return p, nil
}

// check gives the rule under which the actor may make the move and on whose behalf, or says why not.
func (p bottleneckParties) check(actor Actor, move BottleneckMove, in BottleneckInput) (BottleneckRule, Actor, int64, error) {
	rule, known := bottleneckRule(move)
	acting, agency, may := actor.asInBottleneck(rule.By, p)
	var err error
	switch {
	case !known || !may:
		err = forbidden("bottleneck_" + string(move))
	case in.Version != 0 && in.Version != p.Version: // before the state: who saw another one is told of the change
		err = &Error{Code: CodeStale}
	case p.MergedInto != nil && move == BottleneckReopen:
		err = &Error{Code: CodeWrongState, Detail: "bottleneck_merged"}
	case !slices.Contains(rule.From, p.State):
		err = &Error{Code: CodeWrongState, Detail: "bottleneck_" + p.State}
	case rule.Words && strings.TrimSpace(in.Words) == "":
		err = &Error{Code: CodeInvalid, Fields: []FieldError{{Field: "words", Problem: "required"}}}
	}
	return rule, acting, agency, err
}

// allows lists the moves the actor may make now, in the table's order: what a page offers.
func (p bottleneckParties) allows(actor Actor) []BottleneckMove {
	var out []BottleneckMove
	for _, r := range BottleneckRules() {
		if _, _, _, err := p.check(actor, r.Move, BottleneckInput{Words: "-"}); err == nil {
			out = append(out, r.Move)
		}
	}
	return out
}

// CheckBottleneck says why the actor can't make the move with the bottleneck now, nil when they can.
func (s *Store) CheckBottleneck(ctx context.Context, actor Actor, id int64, move BottleneckMove) error {
	full, err := s.BottleneckInFull(ctx, actor, id)
	if err != nil {
		return err
	}
	_, _, _, err = full.parties.check(actor, move, BottleneckInput{Words: "-"})
	return err
}

// write keeps what the step changed.
func (x *bottleneckStep) write() error {
	b := &x.b
	if x.event.Move != BottleneckComment { // whoever comments takes nothing away from who acts meanwhile
		b.Version++
		done := x.tx.Exec(`UPDATE bottlenecks SET state = ?, resolution = ?, settled_on = ?, decision_asked = ?, decide_by = ?, answer = ?, answered_on = ?, proposed_on = ?,
			merged_into = ?, version = ? WHERE id = ? AND version = ?`,
			b.State, b.Resolution, b.SettledOn, b.DecisionAsked, b.DecideBy, b.Answer, b.AnsweredOn, b.ProposedOn, b.MergedInto, b.Version, b.ID, x.before.Version)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale}
		}
	}
	if err := x.event.write(x.tx, x.actor); err != nil {
		return err
	}
	if err := x.store.tellBottleneck(x.tx, x.m, x.actor, x.event, x.tell); err != nil {
		return err
	}
	x.trail["state"], x.trail["words"], x.trail["version"] = b.State, x.event.Words, b.Version
	return audit(x.tx, x.m, x.actor, "bottleneck."+string(x.event.Move), "bottleneck", b.ID, map[string]any{"state": x.before.State, "version": x.before.Version}, x.trail)
}
