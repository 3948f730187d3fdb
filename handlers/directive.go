package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// directive is GET /directives/:id: its duties in the document's order, each with its task or the grid
// of those it fans out to, as far as the reader may see them.
func (s *server) directive(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	d, err := s.store.Directive(ctx, actor, id)
	if err != nil {
		return err
	}
	calendar, err := s.store.Calendar(ctx, actor)
	if err != nil {
		return err
	}
	v := &templates.DirectiveView{Page: s.page(c)}
	review, is, err := s.store.ReviewOfDirective(ctx, actor, id)
	if err != nil {
		return err
	}
	if is {
		row := reviewRow(review)
		v.Review = &row
	}
	lang := v.Lang
	v.Directive, v.Issuer, v.SignedBy = directiveLink(d.Directive, lang), d.Issuer(lang), d.SignedBy
	v.EffectiveOn, v.Provisions = d.EffectiveOn, len(d.Provisions)
	if url := d.SourceURL; isWebAddress(url) {
		v.SourceURL = url
	}
	_, v.TitleLang = textIn(lang, d.TitleVi, d.TitleEn)
	for _, p := range d.Details.Principles {
		v.Principles = append(v.Principles, p.In(lang))
	}
	for _, r := range d.Relations {
		v.Relations = append(v.Relations, relation(r, lang))
	}
	successors, err := s.amendments(c, v, id)
	if err != nil {
		return err
	}
	duties := dutyMaker{rows: s.rows(lang, actor), directive: d.Directive, calendar: calendar, office: actor.Is(models.RoleOffice)}
	for _, p := range d.Provisions {
		title := section(p, lang)
		if n := len(v.Sections); n == 0 || v.Sections[n-1].Title != title {
			v.Sections = append(v.Sections, templates.DirectiveSection{Title: title})
		}
		sec := &v.Sections[len(v.Sections)-1]
		duty, tally := duties.duty(p)
		duty.Successor = successors[p.ID]
		sec.Duties = append(sec.Duties, duty)
		sec.Counts = addCounts(sec.Counts, tally)
		v.Counts = addCounts(v.Counts, tally)
	}
	for _, b := range d.Bottlenecks {
		item := bottleneck(b, 0, lang, v.Today)
		item.State = "" // stated in the text; nobody works on it yet
		v.Bottlenecks = append(v.Bottlenecks, item)
	}
	for _, i := range d.Indicators {
		v.Indicators = append(v.Indicators, indicator(i, lang))
	}
	return s.render(c, http.StatusOK, v)
}

// amendments shows what amends the directive, and to the office what it amends; it gives the successors of
// provisions.
func (s *server) amendments(c echo.Context, v *templates.DirectiveView, id int64) (map[int64]string, error) {
	ctx, actor := c.Request().Context(), actorOf(c)
	by, err := s.store.AmendedBy(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	for _, a := range by {
		link := templates.AmendingLink{ID: a.DirectiveID, Number: a.Number, Kind: a.Kind, On: a.On, State: "open"}
		if a.Applied {
			link.State = "applied"
		}
		v.AmendedBy = append(v.AmendedBy, link)
	}
	if actor.Rights().Decompose {
		v.MayRelate = true
		amends, err := s.store.Amended(ctx, actor, id)
		if err != nil {
			return nil, err
		}
		for _, a := range amends {
			v.Amends = append(v.Amends, templates.AmendingLink{ID: a.ID, Number: a.Name, Kind: a.Kind, State: amendingState(a.Decided)})
		}
	}
	if len(by) == 0 {
		return nil, nil
	}
	return s.store.Successors(ctx, actor, id)
}

func relation(r models.DirectiveRelation, lang string) templates.Relation {
	out := templates.Relation{Kind: r.Kind, Number: r.ToNumber, ID: r.ToID, From: r.HoldsFrom}
	if lang == "vi" && r.NameVi != "" {
		out.Number = r.NameVi
	}
	return out
}

// indicator shows a target with its last measured value and, where there are more, its first.
func indicator(i models.Indicator, lang string) templates.IndicatorItem {
	unit, _ := textIn(lang, i.UnitVi, i.UnitEn)
	item := templates.IndicatorItem{Name: i.WordsOf(lang), Unit: unit, Target: decimal(i.Target, lang), Due: i.DueOn}
	if n := len(i.Measurements); n > 0 {
		item.Value = decimal(&i.Measurements[n-1].Value, lang)
		if n > 1 {
			item.Baseline = decimal(&i.Measurements[0].Value, lang)
		}
	}
	for n, a := range i.Agencies {
		if n > 0 {
			item.Agency += "; "
		}
		item.Agency += a.Name(lang)
	}
	return item
}

// dutyMaker turns provisions into lines of the directive's page.
type dutyMaker struct {
	rows
	directive models.Directive
	calendar  deadline.Calendar
	office    bool
}

// duty gives the line and the count of its tasks.
func (m dutyMaker) duty(p models.Provision) (templates.Duty, templates.Counts) {
	d := templates.Duty{Ref: p.Ref, Position: p.Position, Label: p.Label(m.lang), AsWritten: written(p.DeadlineAsWritten, p.QuoteLang, m.lang), Due: p.FirstDueOn}
	d.Text, d.TextLang = textIn(m.lang, p.TextVi, p.TextEn)
	for i, a := range p.Leads {
		if i > 0 {
			d.Lead += "; "
		}
		d.Lead += a.Name(m.lang)
	}
	for _, a := range p.Coordinators {
		d.With = append(d.With, a.Name(m.lang))
	}
	if p.Deadline.Kind == deadline.KindRecurring || d.AsWritten.Lang != "" {
		d.Reading = p.Deadline.Read(m.lang, m.directive.IssuedOn, m.calendar)
	}
	if m.office {
		d.Questions = questions(p, m.lang)
	}
	var tally templates.Counts
	for _, t := range p.Tasks {
		tally = addCounts(tally, countOf(t, m.today))
	}
	switch {
	case len(p.Tasks) == 1 && !p.FanOut:
		row := m.row(p.Tasks[0])
		d.Task = &row
		d.Due = row.Due
	case len(p.Tasks) > 0:
		for _, t := range p.Tasks {
			d.Members = append(d.Members, m.member(t))
		}
		d.Counts = tally
	}
	return d, tally
}

func (m dutyMaker) member(t models.Task) templates.FanMember {
	return templates.FanMember{TaskID: t.ID, Code: t.Lead.Code, Name: t.Lead.Name(m.lang), Status: string(t.Status), Timeliness: m.timeliness(t),
		Blocked: t.Blocked(), Days: m.days(t), Inherited: t.Inherited()}
}

// countOf is one task in the four-way count; a cancelled one is not in it.
func countOf(t models.Task, today deadline.Date) templates.Counts {
	switch t.Timeliness(today) {
	case models.CompletedOnTime:
		return templates.Counts{Total: 1, CompletedOnTime: 1}
	case models.CompletedLate:
		return templates.Counts{Total: 1, CompletedLate: 1}
	case models.CompletedUndued:
		return templates.Counts{Total: 1, CompletedUndated: 1}
	case models.Overdue:
		return templates.Counts{Total: 1, Overdue: 1}
	case models.NoDeadline:
		return templates.Counts{Total: 1, Undated: 1}
	case models.OnTrack, models.DueSoon:
		return templates.Counts{Total: 1, InTerm: 1}
	}
	return templates.Counts{}
}

func addCounts(a, b templates.Counts) templates.Counts {
	return templates.Counts{Total: a.Total + b.Total, CompletedOnTime: a.CompletedOnTime + b.CompletedOnTime, CompletedLate: a.CompletedLate + b.CompletedLate,
		InTerm: a.InTerm + b.InTerm, Overdue: a.Overdue + b.Overdue, CompletedUndated: a.CompletedUndated + b.CompletedUndated, Undated: a.Undated + b.Undated}
}
