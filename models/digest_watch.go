package models

import (
	"slices"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// watches tells of what waits for an answer beside the tasks themselves: opinions that are overdue,
// requests for more time, bottlenecks. Each says when it was last told of.
func (p *digestPlanning) watches() error {
	rules := p.policies.defaultRules()
	again := p.day.AddDays(-max(1, rules.RepeatEvery))
	if err := p.opinions(again); err != nil {
		return err
	}
	if rules.AnswerAfter <= 0 {
		return nil
	}
	waiting := p.calendar.AddWorkingDays(p.day, -rules.AnswerAfter)
	if err := p.extensions(waiting, again); err != nil {
		return err
	}
	return p.bottlenecks(waiting, again)
}

// opinions: the coordinating agency hears of an opinion from the day after its due day on.
func (p *digestPlanning) opinions(again deadline.Date) error {
	var due []struct{ ID, TaskID, AgencyID int64 }
	if err := p.tx.Raw("SELECT id, task_id, agency_id FROM opinions WHERE state = 'asked' AND due_on < ? AND (noticed_on IS NULL OR noticed_on <= ?) ORDER BY id", p.day, again).Scan(&due).Error; err != nil {
		return err
	}
	var ids []int64
	for _, o := range due {
		p.tell(p.people.owners[o.AgencyID], o.TaskID, ruleOpinion)
		ids = append(ids, o.ID)
	}
	return p.told("opinions", ids)
}

// extensions: the office hears of a request that has waited for its term.
func (p *digestPlanning) extensions(waiting, again deadline.Date) error {
	var due []struct{ ID, TaskID int64 }
	if err := p.tx.Raw("SELECT id, task_id FROM extensions WHERE state = 'asked' AND asked_at < ? AND (noticed_on IS NULL OR noticed_on <= ?) ORDER BY id",
		waiting.AddDays(1).In(p.store.zone).UTC(), again).Scan(&due).Error; err != nil {
		return err
	}
	var ids []int64
	for _, e := range due {
		p.tell(p.people.office, e.TaskID, ruleExtension)
		ids = append(ids, e.ID)
	}
	return p.told("extensions", ids)
}

// bottlenecks: who must act, of a group its members, hears of one that somebody raised and nobody has answered.
func (p *digestPlanning) bottlenecks(waiting, again deadline.Date) error {
	var due []struct{ ID, AgencyID int64 }
	if err := p.tx.Raw(`SELECT b.id, x.agency_id FROM bottlenecks b JOIN (SELECT g.bottleneck_id, g.agency_id FROM bottleneck_agencies g
			UNION SELECT g.bottleneck_id, m.agency_id FROM bottleneck_agencies g JOIN `+membersOn+` m ON m.group_id = g.agency_id) x ON x.bottleneck_id = b.id
		WHERE b.state IN ('open', 'escalated') AND b.raised_by IS NOT NULL AND b.raised_on <= @waiting AND (b.noticed_on IS NULL OR b.noticed_on <= @again) ORDER BY b.id, x.agency_id`,
		map[string]any{"day": p.day, "waiting": waiting, "again": again}).Scan(&due).Error; err != nil {
		return err
	}
	var ids []int64
	for _, b := range due {
		p.tell(p.people.owners[b.AgencyID], 0, ruleBottleneck)
		ids = append(ids, b.ID)
	}
	return p.told("bottlenecks", ids)
}

func (p *digestPlanning) told(table string, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	return p.tx.Exec("UPDATE "+table+" SET noticed_on = ? WHERE id IN ?", p.day, ids).Error
}

// waitingBottlenecks are those on which the agencies, or groups they are in, must act and that a digest of day
// tells of, by agency.
func waitingBottlenecks(db *gorm.DB, agencies []int64, day deadline.Date) (map[int64][]ListedBottleneck, error) {
	out := map[int64][]ListedBottleneck{}
	if len(agencies) == 0 {
		return out, nil
	}
	groups, err := groupsOf(db, agencies, day)
	if err != nil {
		return nil, err
	}
	named := slices.Clone(agencies)
	for _, theirs := range groups {
		named = append(named, theirs...)
	}
	const week = 7 // a recipient's chosen day may lie so far after the planning
	var rows []struct {
		Bottleneck
		AgencyID     int64
		Number, Key  string
		Confidential bool
	}
	err = db.Raw(`SELECT b.*, x.agency_id, COALESCE(d.number, '') AS number, COALESCE(d.key, '') AS key, `+bottleneckSecret+` AS confidential
		FROM bottlenecks b JOIN bottleneck_agencies x ON x.bottleneck_id = b.id LEFT JOIN directives d ON d.id = b.directive_id WHERE x.agency_id IN ? AND b.state IN ('open', 'escalated') AND b.noticed_on > ? ORDER BY b.id`, named, day.AddDays(-week)).Scan(&rows).Error
	for _, r := range rows {
		row := ListedBottleneck{BottleneckRow{Bottleneck: r.Bottleneck, Directive: Directive{Number: r.Number, Key: r.Key}.Name()}, r.Confidential}
		for _, id := range agencies {
			if id == r.AgencyID || slices.Contains(groups[id], r.AgencyID) {
				out[id] = append(out[id], row)
			}
		}
	}
	return out, err
}
