package seeds

import (
	"time"

	"dondoc/models"
)

// task makes a task of the provision p and its reports. It was issued, and falls due, on days counted
// from today; a term of 0 is none.
func (g *generator) task(b *models.Block, d *dice, p *models.BlockProvision, who *body, issued, term int) {
	g.ids.Tasks++
	t := models.BlockTask{DirectiveID: p.DirectiveID, ProvisionID: p.ID, Ref: p.Ref, AgencyID: who.id, DueOn: p.FirstDueOn,
		CreatedAt: g.days[issued].start.Add(issueHour), PastState: models.PastState{TaskID: g.ids.Tasks, Status: models.NotStarted}}
	if p.FanOut {
		t.Ref += "@" + who.code
	}
	until, handedIn, started := g.fate(d, who, issued, term)
	if started {
		start := g.back(min(issued+1+d.below(10), until))
		g.report(b, d, p, who, &t, g.at(start, 9*60+30, 11*60+55, d), models.InProgress, d.between(5, 15), g.words.Start)
		if between := g.back(start + d.below(until-start)); between > start && d.chance(70) {
			late := term > 0 && between > issued+term
			g.report(b, d, p, who, &t, g.at(between, 8*60, 12*60, d), models.InProgress, d.between(4, 18)*5, g.words.progress(p.Deliverable, p.Category, late))
		}
	}
	if handedIn {
		g.report(b, d, p, who, &t, g.at(until, 13*60+30, 16*60+45, d), models.Submitted, 100, g.words.Submit)
		t.SubmittedOn = g.days[until].date
		if decided := g.forth(until + d.between(1, 12)); decided < 0 {
			g.report(b, d, p, &body{id: g.bodies[0].id}, &t, g.at(decided, 8*60, 16*60+45, d), models.Completed, 100, g.words.Accept)
			t.FinishedOn = g.days[decided].date
		}
	}
	if t.Status.Open() && term > 0 {
		t.NextNoticeOn = g.days[issued+term].notice
	}
	b.Tasks = append(b.Tasks, t)
}

// fate says how far a task has come: whether its agency has started it, and whether it has handed the
// result in, on the day until; else until is yesterday.
func (g *generator) fate(d *dice, who *body, issued, term int) (until int, handedIn, started bool) {
	due, age := issued+term, -issued
	switch {
	case term == 0 && age > 60 && d.chance(60):
		until, handedIn = issued+d.between(20, age-1), true
	case term > 0 && due < 0 && d.chance(96):
		until, handedIn = due-d.below(min(21, term/2)), true
		if due < -1 && !d.chance(who.temper.inTime) && d.chance(60) {
			until = due + 1 + d.below(min(60, -due-1))
		}
	case term > 0 && due >= 0 && age > 20 && d.chance(20):
		until, handedIn = issued+d.between(10, age-1), true
	default:
		return -1, false, age > 1 && d.chance(78)
	}
	return g.back(until), true, true
}

// report adds one step of the task and brings the task to it.
func (g *generator) report(b *models.Block, d *dice, p *models.BlockProvision, who *body, t *models.BlockTask, at time.Time, to models.Status, percent int, sentences []string) {
	percent = max(percent, t.Percent)
	r := models.PastReport{TaskID: t.TaskID, At: at, AgencyID: who.id, From: t.Status, To: to, Percent: percent, Words: g.words.say(d, sentences, p.Deliverable, percent)}
	if who.officer != 0 {
		officer := who.officer
		r.UserID = &officer
	}
	b.Reports = append(b.Reports, r)
	t.Status, t.Percent, t.LastProgressAt = to, percent, at
}
