package models

import (
	"context"

	"gorm.io/gorm"
)

// DirectiveFull is a directive with all that hangs on it.
type DirectiveFull struct {
	Directive
	Relations   []DirectiveRelation
	Provisions  []Provision
	Bottlenecks []Bottleneck
	Indicators  []Indicator
}

// Directives lists the directives the actor may see by id, after the given one.
func (s *Store) Directives(ctx context.Context, actor Actor, after int64, limit int) ([]Directive, error) {
	scope, args := actor.directiveScope()
	var out []Directive
	return out, s.mapError(s.read(ctx).Table("directives d").Select("d.*").Where(scope, args...).Where("d.id > ?", after).
		Order("d.id").Limit(limit).Find(&out).Error)
}

// DirectiveIDByKey gives the id of the directive with this key or number, or CodeNotFound.
func (s *Store) DirectiveIDByKey(ctx context.Context, actor Actor, key string) (int64, error) {
	scope, args := actor.directiveScope()
	var d Directive
	err := s.read(ctx).Table("directives d").Select("d.id").Where("(d.key = ? OR d.number = ?)", key, key).Where(scope, args...).Take(&d).Error
	return d.ID, s.mapError(err)
}

// Directive gives a directive with its provisions in order, their parties and those of their tasks
// the actor may see; CodeNotFound where the actor may not know of it.
func (s *Store) Directive(ctx context.Context, actor Actor, id int64) (DirectiveFull, error) {
	var out DirectiveFull
	scope, args := actor.directiveScope()
	db := s.read(ctx)
	if err := db.Table("directives d").Select("d.*").Where("d.id = ?", id).Where(scope, args...).Take(&out.Directive).Error; err != nil {
		return out, s.mapError(err)
	}
	if err := db.Where("directive_id = ?", id).Order("position").Find(&out.Provisions).Error; err != nil {
		return out, s.mapError(err)
	}
	for _, fill := range []func(*gorm.DB, *DirectiveFull) error{addParties, actor.addRelations, actor.addBottlenecks, addIndicators} {
		if err := fill(db, &out); err != nil {
			return out, s.mapError(err)
		}
	}
	taskCond, taskArgs := actor.taskScope()
	tasks, err := s.tasksBy(ctx, "WHERE t.directive_id = ? AND "+taskCond+" ORDER BY t.id", append([]any{id}, taskArgs...)...)
	if err != nil {
		return out, err
	}
	at := map[int64]int{}
	for i, p := range out.Provisions {
		at[p.ID] = i
	}
	for _, t := range tasks {
		p := &out.Provisions[at[t.ProvisionID]]
		p.Tasks = append(p.Tasks, t)
	}
	return out, nil
}

type agencyLink struct {
	OwnerID        int64
	Role           string
	ID             int64
	Code           string
	NameVi, NameEn string
}

func (l agencyLink) ref() AgencyRef { return AgencyRef{l.ID, l.Code, l.NameVi, l.NameEn} }

func addParties(db *gorm.DB, d *DirectiveFull) error {
	var links []agencyLink
	if err := db.Raw(`SELECT pp.provision_id AS owner_id, pp.role, a.id, a.code, a.name_vi, a.name_en FROM provision_parties pp
		JOIN provisions p ON p.id = pp.provision_id JOIN agencies a ON a.id = pp.agency_id
		WHERE p.directive_id = ? ORDER BY pp.provision_id, pp.role, pp.position`, d.ID).Scan(&links).Error; err != nil {
		return err
	}
	at := map[int64]*Provision{}
	for i := range d.Provisions {
		at[d.Provisions[i].ID] = &d.Provisions[i]
	}
	for _, l := range links {
		at[l.OwnerID].addParty(l.Role, l.ref())
	}
	return nil
}

// addParty enters an agency in the part it has.
func (p *Provision) addParty(role string, a AgencyRef) {
	switch role {
	case "lead":
		p.Leads = append(p.Leads, a)
	case "coordinator":
		p.Coordinators = append(p.Coordinators, a)
	case "submit_to":
		p.SubmitTo = append(p.SubmitTo, a)
	case "supervisor":
		p.Supervisors = append(p.Supervisors, a)
	}
}

// addBottlenecks adds those the actor may see.
func (a Actor) addBottlenecks(db *gorm.DB, d *DirectiveFull) error {
	scope, args := a.bottleneckScope()
	if err := db.Table("bottlenecks b").Select("b.*").Joins("JOIN directives d ON d.id = b.directive_id").Where("d.id = ?", d.ID).Where(scope, args...).
		Order("b.position, b.id").Find(&d.Bottlenecks).Error; err != nil {
		return err
	}
	var links []agencyLink
	if err := db.Raw(`SELECT x.bottleneck_id AS owner_id, a.id, a.code, a.name_vi, a.name_en FROM bottleneck_agencies x
		JOIN bottlenecks b ON b.id = x.bottleneck_id JOIN agencies a ON a.id = x.agency_id WHERE b.directive_id = ? ORDER BY a.id`, d.ID).Scan(&links).Error; err != nil {
		return err
	}
	for i := range d.Bottlenecks {
		for _, l := range links {
			if l.OwnerID == d.Bottlenecks[i].ID {
				d.Bottlenecks[i].Agencies = append(d.Bottlenecks[i].Agencies, l.ref())
			}
		}
	}
	return nil
}

func addIndicators(db *gorm.DB, d *DirectiveFull) error {
	if err := db.Where("directive_id = ?", d.ID).Order("id").Find(&d.Indicators).Error; err != nil {
		return err
	}
	var links []agencyLink
	if err := db.Raw(`SELECT x.indicator_id AS owner_id, a.id, a.code, a.name_vi, a.name_en FROM indicator_agencies x
		JOIN indicators i ON i.id = x.indicator_id JOIN agencies a ON a.id = x.agency_id WHERE i.directive_id = ? ORDER BY a.id`, d.ID).Scan(&links).Error; err != nil {
		return err
	}
	var values []Measurement
	if err := db.Raw("SELECT m.indicator_id, m.taken_on, m.value FROM measurements m JOIN indicators i ON i.id = m.indicator_id WHERE i.directive_id = ? AND m.agency_id IS NULL AND NOT m.replaced ORDER BY m.taken_on", d.ID).Scan(&values).Error; err != nil {
		return err
	}
	for i := range d.Indicators {
		ind := &d.Indicators[i]
		for _, l := range links {
			if l.OwnerID == ind.ID {
				ind.Agencies = append(ind.Agencies, l.ref())
			}
		}
		for _, v := range values {
			if v.IndicatorID == ind.ID {
				ind.Measurements = append(ind.Measurements, v)
			}
		}
	}
	return nil
}
