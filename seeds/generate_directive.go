package seeds

import (
	"fmt"

	"dondoc/models"
	"dondoc/models/deadline"
)

// block makes directives until they hold at least n tasks, or none is left to make.
func (g *generator) block(n int) models.Block {
	b := models.Block{ReportsAt: g.ids.Reports + 1}
	for len(b.Tasks) < n && g.left > 0 {
		g.directive(&b)
	}
	g.ids.Reports += int64(len(b.Reports))
	return b
}

// directive makes a directive with two or three duties, as in the real count of 5.4 tasks a tasking
// document: most duties are one agency's, one in 25 fans out.
func (g *generator) directive(b *models.Block) {
	d := throw(fmt.Sprintf("%d/%d", g.options.Seed, g.made))
	g.made++
	g.ids.Directives++
	issued := g.back(-1 - d.below(oldestIssue))
	number := fmt.Sprintf("%d/GEN-%c", (g.made-1)%90_000+1, 'A'+rune((g.made-1)/90_000%26))
	subject := g.speech.Subjects[d.below(len(g.speech.Subjects))]
	b.Directives = append(b.Directives, models.Directive{ID: g.ids.Directives, Key: generatedKey + fmt.Sprint(g.made), Number: number, Kind: "directive",
		TitleVi: "Chỉ đạo về " + subject.Vi, TitleEn: "Directive on " + subject.En, IssuerVi: "Thủ tướng Chính phủ", IssuerEn: "Prime Minister",
		IssuedOn: g.days[issued].date, ReferenceOn: g.days[issued].date, CreatedAt: g.days[issued].start.Add(issueHour)})
	duties := d.between(1, 4)
	for position := 1; position <= duties && g.left > 0; position++ {
		g.provision(b, &d, number, position, issued)
	}
}

func (g *generator) provision(b *models.Block, d *dice, number string, position, issued int) {
	g.ids.Provisions++
	action, subject := g.speech.Actions[d.below(len(g.speech.Actions))], g.speech.Subjects[d.below(len(g.speech.Subjects))]
	p := models.BlockProvision{Provision: models.Provision{ID: g.ids.Provisions, DirectiveID: g.ids.Directives, Position: position, Ref: fmt.Sprintf("%s#%d", number, position),
		SectionVi: "Nhiệm vụ", SectionEn: "Duties", LabelVi: action.Vi + " " + subject.Vi, LabelEn: action.En + " " + subject.En,
		TextVi: action.Vi + " " + subject.Vi + "; báo cáo kết quả và các khó khăn, vướng mắc trong quá trình thực hiện.",
		TextEn: action.En + " " + subject.En + "; report on the result and on what stands in the way.", Deliverable: action.Deliverable, Category: subject.Category,
		Deadline: deadline.Deadline{Kind: deadline.KindNone}}}
	term := 0
	if !d.chance(8) {
		term = d.between(15, longestTerm-60)
		day := g.days[issued+term].date
		p.FirstDueOn = day
		p.Deadline = deadline.Deadline{Kind: deadline.KindDate, Date: day, Inclusive: true, AsWritten: fmt.Sprintf("trước hoặc trong ngày %02d/%02d/%d", day.Day, day.Month, day.Year)}
	}
	owners := g.owners(&p, d)
	for range d.below(3) {
		if with := g.bodies[d.below(len(g.bodies))].id; with != p.LeadID && (len(p.CoordinatorIDs) == 0 || p.CoordinatorIDs[0] != with) {
			p.CoordinatorIDs = append(p.CoordinatorIDs, with)
		}
	}
	b.Provisions = append(b.Provisions, p)
	for _, place := range owners {
		g.task(b, d, &p, &g.bodies[place], issued, term)
	}
}

// owners gives who owes the provision: one agency, ministries and provinces more often than a
// commune, or up to 63 members of a group.
func (g *generator) owners(p *models.BlockProvision, d *dice) []int {
	kind := 2
	switch roll := d.below(100); {
	case roll < 25:
		kind = 0
	case roll < 60:
		kind = 1
	}
	if len(g.parts[kind]) == 0 {
		kind = 0
	}
	members := g.parts[kind]
	if !d.chance(4) {
		place := members[d.below(len(members))]
		p.LeadID = g.bodies[place].id
		g.left--
		return []int{place}
	}
	p.FanOut, p.LeadID = true, g.groups[kind]
	first := d.below(len(members))
	var out []int
	for i := range min(63, len(members)) {
		if g.left == 0 {
			break
		}
		out = append(out, members[(first+i)%len(members)])
		g.left--
	}
	return out
}
