package models

import (
	"context"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// ActShare is what one agency passes to another by an act: would pass now, where the act lies ahead;
// has passed, where it was carried out (tasks alone are known then).
type ActShare struct {
	From, To    Agency
	Tasks       int // unfinished, that it leads
	People      int // accounts with a role
	Contacts    int // recipients of mail without an account
	Opinions    int // asked of it and not given
	Extensions  int // asked for its tasks and not decided
	Groups      int // that name it as a member
	Bottlenecks int // open, that it must act on
	Parts       int // unfinished tasks of others that it coordinates or urges
	NextNotice  deadline.Date
}

// ActPreview is an act with what it passes on.
type ActPreview struct {
	Act
	Shares []ActShare
	Total  ActShare // sums; people and groups may be counted more than once
}

// PreviewAct says what an act would pass on if its day were today, without registering it. Faults are
// those of RegisterAct.
func (s *Store) PreviewAct(ctx context.Context, actor Actor, in ActInput) (ActPreview, error) {
	var out ActPreview
	if !actor.mayManageActs() {
		return out, forbidden("acts")
	}
	db, m := s.read(ctx), s.now()
	pairs, err := in.check(db, m)
	if err != nil {
		return out, s.mapError(err)
	}
	out.Act = Act{TitleVi: in.TitleVi, TitleEn: in.TitleEn, LegalBasis: in.LegalBasis, EffectiveOn: in.EffectiveOn, RegisteredOn: m.today, Note: in.Note}
	return out, s.mapError(out.fill(db, pairs))
}

// ActInFull gives an act with its agencies: what it would pass on now, or how many tasks it has passed.
func (s *Store) ActInFull(ctx context.Context, actor Actor, id int64) (ActPreview, error) {
	var out ActPreview
	if !actor.mayManageActs() {
		return out, forbidden("acts")
	}
	db := s.read(ctx)
	if err := db.Where("id = ?", id).Take(&out.Act).Error; err != nil {
		return out, s.mapError(err)
	}
	pairs, err := actPairs(db, id)
	if err != nil {
		return out, s.mapError(err)
	}
	if out.AppliedAt == nil {
		return out, s.mapError(out.fill(db, pairs))
	}
	moved, err := countsByID(db, "SELECT from_id AS id, COUNT(*) AS n FROM task_transfers WHERE act_id = ? GROUP BY from_id", id)
	for _, p := range pairs {
		out.add(ActShare{From: p.From, To: p.To, Tasks: moved[p.From.ID]})
	}
	return out, s.mapError(err)
}

func actPairs(db *gorm.DB, id int64) ([]actPair, error) {
	var moves []struct{ FromID, ToID int64 }
	if err := db.Raw("SELECT from_id, to_id FROM act_moves WHERE act_id = ? ORDER BY to_id, from_id", id).Scan(&moves).Error; err != nil {
		return nil, err
	}
	var agencies []Agency
	if err := db.Where("id IN (SELECT from_id FROM act_moves WHERE act_id = ?) OR id IN (SELECT to_id FROM act_moves WHERE act_id = ?)", id, id).Find(&agencies).Error; err != nil {
		return nil, err
	}
	byID := map[int64]Agency{}
	for _, a := range agencies {
		byID[a.ID] = a
	}
	pairs := make([]actPair, len(moves))
	for i, v := range moves {
		pairs[i] = actPair{byID[v.FromID], byID[v.ToID]}
	}
	return pairs, nil
}

func (p *ActPreview) add(x ActShare) {
	p.Shares = append(p.Shares, x)
	t := &p.Total
	t.Tasks, t.People, t.Contacts, t.Opinions = t.Tasks+x.Tasks, t.People+x.People, t.Contacts+x.Contacts, t.Opinions+x.Opinions
	t.Extensions, t.Groups, t.Bottlenecks, t.Parts = t.Extensions+x.Extensions, t.Groups+x.Groups, t.Bottlenecks+x.Bottlenecks, t.Parts+x.Parts
	if !x.NextNotice.IsZero() && (t.NextNotice.IsZero() || x.NextNotice.Before(t.NextNotice)) {
		t.NextNotice = x.NextNotice
	}
}

// fill counts what each agency of the act has to pass on.
func (p *ActPreview) fill(db *gorm.DB, pairs []actPair) error {
	ids := make([]int64, len(pairs))
	shares := make([]ActShare, len(pairs))
	place := map[int64]int{}
	for i, x := range pairs {
		ids[i], shares[i], place[x.From.ID] = x.From.ID, ActShare{From: x.From, To: x.To}, i
	}
	day := p.EffectiveOn
	for _, c := range []struct {
		into func(*ActShare) *int
		text string
		args []any
	}{
		{func(x *ActShare) *int { return &x.Tasks }, "SELECT lead_id AS id, COUNT(*) AS n FROM tasks WHERE open AND lead_id IN ? GROUP BY lead_id", []any{ids}},
		{func(x *ActShare) *int { return &x.People }, "SELECT r.agency_id AS id, COUNT(DISTINCT r.user_id) AS n FROM user_roles r JOIN users u ON u.id = r.user_id AND u.closed_at IS NULL WHERE r.agency_id IN ? AND (r.valid_to IS NULL OR r.valid_to >= ?) GROUP BY r.agency_id", []any{ids, day}},
		{func(x *ActShare) *int { return &x.Contacts }, "SELECT agency_id AS id, COUNT(*) AS n FROM contacts WHERE closed_at IS NULL AND agency_id IN ? GROUP BY agency_id", []any{ids}},
		{func(x *ActShare) *int { return &x.Opinions }, "SELECT agency_id AS id, COUNT(*) AS n FROM opinions WHERE state = 'asked' AND agency_id IN ? GROUP BY agency_id", []any{ids}},
		{func(x *ActShare) *int { return &x.Extensions }, "SELECT t.lead_id AS id, COUNT(*) AS n FROM extensions e JOIN tasks t ON t.id = e.task_id WHERE e.state = 'asked' AND t.open AND t.lead_id IN ? GROUP BY t.lead_id", []any{ids}},
		{func(x *ActShare) *int { return &x.Groups }, "SELECT agency_id AS id, COUNT(*) AS n FROM group_members WHERE agency_id IN ? AND (valid_to IS NULL OR valid_to >= ?) GROUP BY agency_id", []any{ids, day}},
		{func(x *ActShare) *int { return &x.Bottlenecks }, "SELECT g.agency_id AS id, COUNT(*) AS n FROM bottleneck_agencies g JOIN bottlenecks b ON b.id = g.bottleneck_id WHERE b.state IN ('open', 'escalated') AND g.agency_id IN ? GROUP BY g.agency_id", []any{ids}},
		{func(x *ActShare) *int { return &x.Parts }, "SELECT s.holder_id AS id, COUNT(DISTINCT t.id) AS n FROM provision_parties s JOIN tasks t ON t.provision_id = s.provision_id WHERE t.open AND s.role IN ('coordinator', 'supervisor') AND s.holder_id IN ? AND t.lead_id <> s.holder_id GROUP BY s.holder_id", []any{ids}},
	} {
		counts, err := countsByID(db, c.text, c.args...)
		if err != nil {
			return err
		}
		for id, n := range counts {
			*c.into(&shares[place[id]]) = n
		}
	}
	var notices []struct {
		ID int64
		On deadline.Date
	}
	if err := db.Raw(`SELECT lead_id AS id, MIN(next_notice_on) AS "on" FROM tasks WHERE open AND next_notice_on IS NOT NULL AND lead_id IN ? GROUP BY lead_id`, ids).Scan(&notices).Error; err != nil {
		return err
	}
	for _, n := range notices {
		shares[place[n.ID]].NextNotice = n.On
	}
	for _, x := range shares {
		p.add(x)
	}
	return nil
}

func countsByID(db *gorm.DB, text string, args ...any) (map[int64]int, error) {
	var rows []struct {
		ID int64
		N  int
	}
	err := db.Raw(text, args...).Scan(&rows).Error
	out := make(map[int64]int, len(rows))
	for _, r := range rows {
		out[r.ID] = r.N
	}
	return out, err
}
