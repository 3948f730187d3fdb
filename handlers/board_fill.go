package handlers

import (
	"context"
	"slices"
	"strconv"

	"dondoc/models"
	"dondoc/templates"
)

// Sizes of the board's lists, and how many weeks its charts show before and after today.
const (
	boardList       = 10
	boardAgencies   = 15 // unless all are asked for
	boardDirectives = 20
	weeksPast       = 12
	weeksBefore     = 4
	weeksAhead      = 12
)

// boardFill fills the board, part by part.
type boardFill struct {
	*server
	ctx    context.Context
	actor  models.Actor
	filter models.CountFilter
	view   *templates.BoardView
	sum    models.Tally // of the agencies
}

// whole fills the headline figures, and the overdue tasks by age.
func (b *boardFill) whole() error {
	t, err := b.store.Tally(b.ctx, b.actor, b.filter)
	if err == nil {
		b.headline(t)
	}
	return err
}

// past fills the same of a day that is past: each task has one agency, so together they are the whole.
func (b *boardFill) past() error {
	b.headline(b.sum)
	return nil
}

func (b *boardFill) headline(t models.Tally) {
	v := b.view
	v.Counts, v.OfAll, v.OfFallenDue = counts(t.Counts), share(t.OfAll()), share(t.OfFallenDue())
	v.Waiting, v.Blocked, v.OverdueTotal, v.AtRisk, v.Silent, v.DueSoon = t.Waiting, t.Blocked, t.Overdue, t.AtRisk, t.Silent, t.DueSoon
	for i, n := range t.Ages {
		band := templates.AgeBand{From: models.OverdueBands[i], Count: n}
		if i+1 < len(models.OverdueBands) {
			band.To = models.OverdueBands[i+1] - 1
		}
		v.Ages = append(v.Ages, band)
	}
}

// group adds a group of tasks that holds any.
func (b *boardFill) group(by, code string, t models.Tally) {
	if t.Total() > 0 {
		b.view.Groups = append(b.view.Groups, templates.ShareRow{By: by, Code: code, Counts: counts(t.Counts), OfAll: share(t.OfAll()), OfFallenDue: share(t.OfFallenDue())})
	}
}

// categories fills the figures by category, and those of the key tasks.
func (b *boardFill) categories() error {
	tallies, err := b.store.CategoryTallies(b.ctx, b.actor, b.filter)
	if err != nil {
		return err
	}
	for _, code := range append(slices.Clone(models.BottleneckCategories), "") {
		b.group("category", code, tallies[code])
	}
	f := b.filter
	f.KeyTasks = true
	key, err := b.store.Tally(b.ctx, b.actor, f)
	b.group("key", "1", key)
	return err
}

// changes fills what happened since the last report.
func (b *boardFill) changes() error {
	since, err := b.store.LastReportDay(b.ctx, b.actor)
	if err != nil || since.IsZero() {
		return err
	}
	b.view.Since = since
	changes, err := b.store.Changes(b.ctx, b.actor, b.filter, since)
	for _, c := range changes {
		b.view.Changes = append(b.view.Changes, templates.ChangeFigure{Kind: string(c.Kind), Tasks: c.Tasks})
	}
	return err
}

// weeks fills the charts.
func (b *boardFill) weeks() error {
	today := b.store.Today()
	weeks, err := b.store.Weeks(b.ctx, b.actor, b.filter, today.AddDays(7*(1-weeksPast)), today.AddDays(7*weeksAhead))
	for i, w := range weeks {
		figures := templates.WeekFigures{Monday: w.Monday, Due: w.Due, Completed: w.Completed, Overdue: w.Overdue, Done: w.Done}
		if i < weeksPast {
			b.view.Past = append(b.view.Past, figures)
		}
		if i >= weeksPast-1-weeksBefore {
			b.view.Coming = append(b.view.Coming, figures)
		}
	}
	return err
}

// lists fills the oldest overdue tasks, those at risk and those that fall due next.
func (b *boardFill) lists() error {
	f := models.TaskFilter{DirectiveID: b.filter.DirectiveID, AgencyIDs: b.filter.AgencyIDs, LeadKind: b.filter.Kind, Category: b.filter.Category, KeyTasks: b.filter.KeyTasks, Limit: boardList}
	lines := b.rows(b.view.Lang, b.actor)
	overdue, risks, next := f, f, f
	overdue.Timeliness, next.Timeliness, risks.AtRisk = models.Overdue, models.DueSoon, true
	page, err := b.store.Tasks(b.ctx, b.actor, overdue)
	if err != nil {
		return err
	}
	b.view.Overdue = lines.all(page.Tasks)
	if page, err = b.store.Tasks(b.ctx, b.actor, next); err != nil {
		return err
	}
	b.view.NextDue = lines.all(page.Tasks)
	if page, err = b.store.Tasks(b.ctx, b.actor, risks); err != nil {
		return err
	}
	for _, t := range page.Tasks {
		row := templates.RiskRow{TaskRow: lines.row(t)}
		for _, why := range t.Risks(lines.today, lines.zone) {
			row.Why = append(row.Why, string(why))
		}
		b.view.Risks = append(b.view.Risks, row)
	}
	return nil
}

// choices fills the directives to choose among.
func (b *boardFill) choices() error {
	choices, err := b.store.DirectiveChoices(b.ctx, b.actor, b.filter.AgencyIDs, choicesMost)
	if err != nil {
		return err
	}
	for _, d := range choices {
		b.view.Choices = append(b.view.Choices, templates.Option{Value: strconv.FormatInt(d.ID, 10), Label: d.Name})
	}
	return nil
}

// directives fills the newest directives, and the choice among them.
func (b *boardFill) directives() error {
	if err := b.choices(); err != nil {
		return err
	}
	tallies, err := b.store.NewestDirectives(b.ctx, b.actor, b.filter, boardDirectives)
	for _, d := range tallies {
		if d.Total() > 0 { // else the filter leaves it no task
			b.view.ByDirective = append(b.view.ByDirective, directiveRow(d, b.view.Lang, b.actor))
		}
	}
	return err
}
