package models

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"gorm.io/gorm"
)

// Reviews lists the reviews, the newest first, without agenda and decisions: at most MaxLimit and one
// more, which tells that there is a next page. Reviews are for the office and the working group.
func (s *Store) Reviews(ctx context.Context, actor Actor, before int64, limit int) ([]Review, error) {
	if !actor.mayReview() {
		return nil, forbidden("reviews")
	}
	db := s.read(ctx)
	q := db.Omit("agenda").Order("held_on DESC, id DESC").Limit(min(max(limit, 1), MaxLimit+1))
	if before > 0 {
		q = q.Where("(held_on, id) < (SELECT b.held_on, b.id FROM reviews b WHERE b.id = ?)", before)
	}
	var out []Review
	if err := q.Find(&out).Error; err != nil {
		return nil, s.mapError(err)
	}
	for i := range out {
		if err := out[i].concluded(db); err != nil {
			return nil, s.mapError(err)
		}
	}
	return out, nil
}

// Review gives a review with its agenda, whose hash is checked, notes and decisions as far as the actor
// may know. CodeNotFound when there is none.
func (s *Store) Review(ctx context.Context, actor Actor, id int64) (Review, error) {
	if !actor.mayReview() {
		return Review{}, forbidden("reviews")
	}
	r, err := s.readReview(s.read(ctx), s.now(), id)
	if err == nil && !actor.seesConfidential() {
		r.withoutSecrets()
	}
	return r, s.mapError(err)
}

func (s *Store) readReview(db *gorm.DB, m moment, id int64) (Review, error) {
	var row struct {
		Review
		Agenda string
	}
	if err := db.Table("reviews").Where("id = ?", id).Take(&row).Error; err != nil {
		return Review{}, err
	}
	r := row.Review
	if r.State != ReviewPlanned {
		if err := unseal(row.Agenda, r.AgendaSHA256, &r.Agenda); err != nil {
			return r, errors.Join(errors.New("read review "+strconv.FormatInt(id, 10)), err)
		}
	}
	if err := db.Where("review_id = ?", id).Order("position").Find(&r.Items).Error; err != nil {
		return r, err
	}
	if err := db.Where("review_id = ?", id).Order("id").Find(&r.Decisions).Error; err != nil {
		return r, err
	}
	for i := range r.Decisions {
		if err := s.outcome(db, m, &r.Decisions[i]); err != nil {
			return r, err
		}
	}
	return r, r.concluded(db)
}

// concluded fills in the directive of the conclusions, where they are registered.
func (r *Review) concluded(db *gorm.DB) error {
	if r.DraftingID == nil {
		return nil
	}
	var row struct {
		ID   *int64
		Name string
	}
	err := db.Raw("SELECT d.id, COALESCE(NULLIF(d.number, ''), d.title_vi) AS name FROM draftings x JOIN directives d ON d.id = x.directive_id WHERE x.id = ?", *r.DraftingID).Scan(&row).Error
	r.DirectiveID, r.Directive = row.ID, row.Name
	return err
}

// withoutSecrets leaves of confidential directives nothing but that there is something: the totals count it.
func (r *Review) withoutSecrets() {
	a := &r.Agenda
	secretTask := func(t ReportTask) bool { return t.Confidential }
	secretRequest := func(x ReviewRequest) bool { return x.Confidential }
	secretPoint := func(b ReviewBottleneck) bool { return b.Secret }
	a.Late, a.Due = slices.DeleteFunc(a.Late, secretTask), slices.DeleteFunc(a.Due, secretTask)
	a.Extensions, a.Returned = slices.DeleteFunc(a.Extensions, secretRequest), slices.DeleteFunc(a.Returned, secretRequest)
	a.Unanswered, a.New, a.Old = slices.DeleteFunc(a.Unanswered, secretPoint), slices.DeleteFunc(a.New, secretPoint), slices.DeleteFunc(a.Old, secretPoint)
	for i := range a.Last {
		a.Last[i].hide()
	}
	for i := range r.Decisions {
		d := &r.Decisions[i]
		d.Became.hide()
		if d.Secret || d.Became.Secret {
			d.Text, d.Lead, d.Coordinators, d.TaskID = "", "", []string{}, nil
		}
	}
}

func (o *ReviewOutcome) hide() {
	if o.Secret {
		o.Text, o.Lead, o.Ref, o.TaskID, o.Of = "", "", "", 0, Bilingual{}
	}
}

// outcome says what became of a decision: the task's status, the bottleneck's state, the due day.
func (s *Store) outcome(db *gorm.DB, m moment, d *ReviewDecision) error {
	d.Became = ReviewOutcome{Kind: d.Kind, Text: d.Text, Lead: d.Lead, DueOn: d.DueOn, Granted: d.Granted, Secret: d.Secret}
	switch d.Kind {
	case DecidedResolution:
		var b Bottleneck
		err := db.Where("id = ?", d.BottleneckID).Take(&b).Error
		d.Became.State, d.Became.Of = b.State, Bilingual{b.TextVi, b.TextEn}
		return err
	case DecidedExtension:
		return s.becameTasks(db, m, d, "WHERE t.id = ?", d.TaskID)
	case DecidedTask:
		if d.DraftID == nil {
			return nil
		}
		// A confirmed draft is the provision at its place among those that were confirmed.
		return s.becameTasks(db, m, d, `WHERE t.provision_id IN (SELECT p.id FROM drafts x JOIN draftings g ON g.id = x.drafting_id JOIN provisions p ON p.directive_id = g.directive_id
			WHERE x.id = ? AND x.state = 'confirmed' AND p.position = (SELECT COUNT(*) FROM drafts y WHERE y.drafting_id = x.drafting_id AND y.state = 'confirmed'
				AND (y.position < x.position OR y.position = x.position AND y.id <= x.id))) ORDER BY t.id`, *d.DraftID)
	}
	return nil
}

func (s *Store) becameTasks(db *gorm.DB, m moment, d *ReviewDecision, rest string, args ...any) error {
	tasks, err := s.tasksIn(db, 1, rest, args...)
	if err != nil || len(tasks) == 0 {
		return err
	}
	t, o := tasks[0], &d.Became
	o.TaskID, o.Ref, o.Status, o.Late, o.DueNow, o.Tasks = t.ID, t.Ref, t.Status, t.DaysLate(m.today) > 0, t.Deadline.DueOn, len(tasks)
	o.Secret = o.Secret || t.Confidential
	return nil
}

// lastDecided fills in what the cadence's review before decided and what became of it by now.
func (s *Store) lastDecided(db *gorm.DB, m moment, r Review, a *ReviewAgenda) error {
	var last Review
	found := db.Omit("agenda").Where("cadence = ? AND held_on < ? AND state <> 'planned'", r.Cadence, r.HeldOn).Order("held_on DESC, id DESC").Limit(1).Find(&last)
	if found.Error != nil || found.RowsAffected == 0 {
		return found.Error
	}
	before, err := s.readReview(db, m, last.ID)
	if err != nil {
		return err
	}
	a.LastID, a.LastOn = last.ID, last.HeldOn
	for _, d := range before.Decisions {
		if d.Secret || d.Became.Secret {
			d.Became.Text, d.Became.Lead, d.Became.Of = "", "", Bilingual{}
		}
		a.Last = append(a.Last, d.Became)
	}
	return nil
}
