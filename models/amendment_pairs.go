package models

import (
	"slices"

	"dondoc/models/deadline"
)

// AmendmentPair is a provision of the older directive beside the one that takes its place.
type AmendmentPair struct {
	Old    Provision
	NewID  int64 // 0 for none
	Choice AmendmentDo
	Why    string // how the pair was found: "reference", "words", "" where there is none

	Moves, Cancels int // unfinished tasks that would move with it, and that would be cancelled: nobody owes them any more, or the new one is under way
}

// Measures of provisions that take one another's place.
const (
	replaces      = 0.4 // likeness from which the words say so
	samePartyGain = 0.1 // what the same lead adds
)

// propose gives what the office looks over: pairs where duties take one another's place; where a directive is
// repealed as a whole its unfinished tasks and recurring duties end, and where a part of it is they stay unless the office says.
func propose(kind string, older, newer []Provision) []AmendmentPair {
	if !Repeals(kind) {
		return proposePairs(older, newer)
	}
	pairs := make([]AmendmentPair, len(older))
	for i, p := range older {
		pairs[i] = AmendmentPair{Old: p, Choice: AmendKeep}
		if kind == RelationRepeals && (len(openTasks(p.Tasks)) > 0 || p.Deadline.Kind == deadline.KindRecurring) {
			pairs[i].Choice = AmendCancel
		}
	}
	return pairs
}

// proposePairs tells for each of the older directive's provisions which new one takes its place: the one
// whose text names it ("điểm 3 mục II"), or the one whose words are most alike, each new one once.
func proposePairs(older, newer []Provision) []AmendmentPair {
	pairs := make([]AmendmentPair, len(older))
	for i, p := range older {
		pairs[i] = AmendmentPair{Old: p, Choice: AmendKeep}
	}
	taken := map[int64]bool{}
	for _, n := range newer {
		for _, r := range provisionReferences(n.TextVi + "\n" + n.TextEn + "\n" + n.Quote) {
			i := r.in(older)
			if i >= 0 && pairs[i].NewID == 0 && !taken[n.ID] {
				pairs[i].pair(n.ID, "reference")
				taken[n.ID] = true
			}
		}
	}
	type candidate struct {
		at    int
		newID int64
		like  float64
	}
	var all []candidate
	vi, en := make([]string, len(newer)), make([]string, len(newer))
	for j, n := range newer {
		vi[j], en[j] = n.TextVi, n.TextEn
	}
	inVi, inEn := newLikenessIndex(vi), newLikenessIndex(en)
	for i, p := range older {
		likeVi, likeEn := inVi.to(p.TextVi), inEn.to(p.TextEn)
		for j, n := range newer {
			like := max(likeVi[j], likeEn[j])
			if len(p.Leads) > 0 && len(n.Leads) > 0 && p.Leads[0].ID == n.Leads[0].ID {
				like += samePartyGain
			}
			if like >= replaces {
				all = append(all, candidate{i, n.ID, like})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		switch {
		case a.like > b.like:
			return -1
		case a.like < b.like:
			return 1
		}
		return 0
	})
	for _, c := range all {
		if pairs[c.at].NewID == 0 && !taken[c.newID] {
			pairs[c.at].pair(c.newID, "words")
			taken[c.newID] = true
		}
	}
	for i := range pairs {
		pairs[i].weigh(newer, true)
	}
	return pairs
}

// pair sets what takes the provision's place.
func (p *AmendmentPair) pair(newID int64, why string) { p.NewID, p.Why = newID, why }

// weigh counts what moving would do. It is proposed only where every unfinished task goes on.
func (p *AmendmentPair) weigh(newer []Provision, propose bool) {
	p.Moves, p.Cancels = 0, 0
	for i := range newer {
		if newer[i].ID != p.NewID {
			continue
		}
		to := counterparts(&p.Old, &newer[i])
		for _, t := range openTasks(p.Old.Tasks) {
			if u, there := to[t.ID]; there && u.isUntouched() {
				p.Moves++
			} else {
				p.Cancels++
			}
		}
	}
	if propose && p.Moves > 0 && p.Cancels == 0 {
		p.Choice = AmendMove
	}
}
