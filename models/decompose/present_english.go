package decompose

import (
	"slices"
	"strings"
)

// hasCharged tells whether the text has charged somebody before an English sentence,
// or the sentence says which paper does: "According to the Plan, the Ministry".
func (d *drafter) hasCharged(s segment) bool {
	return d.enacted || len(d.charged) > 0 || len(d.drafts) > 0 || s.first >= 2 && d.tokens[s.first-1].text == "," || d.is(s.first, classTopic)
}

// tellsPresent tells whether what an English body does follows it in the present:
// "inspects", "Localities review".
func (d *drafter) tellsPresent(r reading, end int) bool {
	if r.past {
		return false
	}
	last := r.leads[len(r.leads)-1]
	many := len(r.leads) > 1 || last.body.collective || d.isManyBodies(last) || d.isWished(r.leads[0])
	i := d.pastInsertion(d.pastParent(last.end, end), end)
	if n := len(r.coordinators); n > 0 && d.is(i, classCoordinate) && !d.presentAt(i, end, many) && r.coordinators[n-1].end > i { // "in coordination with the Police organises"
		i = d.pastInsertion(r.coordinators[n-1].end, end)
	}
	if r.due != nil && r.due.first == i { // "the Ministry within 20 days gives"
		i = r.due.end
	}
	return d.presentAt(d.pastAdverbs(i, end), end, many)
}

// isDone tells whether what English words at token i oblige to is done to their subject:
// "shall be furnished", "to be published".
func (d *drafter) isDone(i int) bool {
	m, ok := d.longest(i, classModal)
	if !ok && d.tokens[min(i, len(d.tokens)-1)].text == "to" {
		m, ok = match{length: 1}, true
	}
	return ok && d.inEnglish() && i+m.length < len(d.tokens) && d.tokens[i+m.length].text == "be"
}

// thingDoes tells whether an English sentence says what a thing, not somebody, will do: "A
// scheme for old weapons will operate in July".
func (d *drafter) thingDoes(s segment) bool {
	i := d.sentenceStart(s)
	for j := i + 1; j < s.end && d.inEnglish(); j++ {
		if m, ok := d.longest(j, classModal); ok {
			return m.length == 1 && j+1 < s.end && d.tokens[j+1].text != "be" && d.isThing(i, j)
		}
	}
	return false
}

// assents tells whether English words that may oblige only say that somebody is for a
// thing: "Ministers agreed to a plan".
func (d *drafter) assents(i int) bool {
	m, _ := d.longest(i, classModal)
	next := i + m.length
	return d.inEnglish() && next < len(d.tokens) && (d.tokens[next-1].text == "to" && d.isSkipArticle(next) || d.tokens[next].text == "to" && d.isSkipArticle(next+1))
}

// statesAim tells whether an English sentence says what the aim of something is: "agreed
// that the aim of the next phase is to keep the lakes free".
func (d *drafter) statesAim(s segment) bool {
	const farthest = 12
	for i := s.first; i+1 < s.end && d.inEnglish(); i++ {
		if !slices.Contains([]string{"aim", "aims", "goal", "goals", "objective", "objectives", "purpose", "ambition", "target"}, d.tokens[i].text) || d.tokens[i+1].text != "of" || i > s.first+farthest {
			continue
		}
		for j := i + 2; j+1 < min(s.end, i+farthest); j++ {
			if t := d.tokens[j].text; (t == "is" || t == "are") && (d.tokens[j+1].text == "to" || d.isSkipArticle(j+1)) {
				return true
			}
		}
	}
	return false
}

// isToldOf tells whether all that will happen to an English subject is that it is asked,
// told or made to pay: "Parliament will be informed".
func (d *drafter) isToldOf(s segment, r reading) bool {
	if !d.inEnglish() || len(r.leads) == 0 || r.assigned {
		return false
	}
	i := r.leads[len(r.leads)-1].end
	if i+2 >= s.end || !slices.Contains([]string{"will", "shall", "must", "should"}, d.tokens[i].text) || d.tokens[i+1].text != "be" {
		return false
	}
	told := []string{"consulted", "informed", "notified", "told", "thanked", "briefed", "updated", "surcharged", "penalised", "penalized", "fined", "prosecuted", "punished", "sanctioned", "disciplined", "rewarded", "commended", "compensated", "paid", "reimbursed"}
	return slices.Contains(told, d.tokens[i+2].text) && (i+3 >= s.end || d.tokens[i+3].text != "to")
}

// tellsState tells whether an English sentence says how something shall be, not what is to
// be done: "The new form will be in use".
func (d *drafter) tellsState(s segment, r reading) bool {
	if !d.inEnglish() || r.startsVerb || len(r.leads) > 0 {
		return false
	}
	for i := s.first; i+2 < s.end; i++ {
		if m, ok := d.longest(i, classModal); ok {
			be := i + m.length
			return be+1 < s.end && d.tokens[be].text == "be" && (d.is(be+1, classObject) || d.isDeterminer(be+1))
		}
	}
	return false
}

// pastRelative is the token of the words that oblige an English body behind the clause
// at token i that only says which is meant, else i: "Towns that have declared a drought must".
func (d *drafter) pastRelative(i, end int) int {
	const longest = 25
	if !d.inEnglish() || i >= end || !d.is(i, classRelative) {
		return i
	}
	for j := i + 2; j < min(end, i+longest); j++ {
		if d.is(j, classModal) {
			return j
		}
	}
	return i
}

// pastParent is the token behind the body under which an English one stands that ends
// right before token i, else i: "the Innovation Center under the Ministry of Finance".
func (d *drafter) pastParent(i, end int) int {
	const most = 3
	if !d.inEnglish() || i+2 >= end || d.tokens[i].text != "under" {
		return i
	}
	for j := i + 1; j < min(end, i+1+most); j++ {
		if m, ok := d.mentionAt(j, end); ok {
			return m.end
		}
		if !d.isDeterminer(j) {
			break
		}
		if _, named := d.mentionAt(j+1, end); !named && slices.Contains(kindsOfBody, d.tokens[j+1].text) { // "under this ministry"
			return j + 2
		}
	}
	return i
}

// presentBehind tells whether what an English subject does follows it in the present,
// behind what may be set in between: "The Minister, within ten days, publishes".
func (d *drafter) presentBehind(l list, end int) bool {
	last := l.members[len(l.members)-1]
	i := d.pastAdverbs(d.pastInsertion(d.pastParent(l.end(), end), end), end)
	return d.presentAt(i, end, len(l.members) > 1 || last.body.collective || d.isManyBodies(last))
}

// isWished tells whether an English body stands behind the "that" of a wish or a decision,
// so that the bare verb says what it is to do: "agreed that the Ministry repair".
func (d *drafter) isWished(m mention) bool {
	i := m.first
	if i > 0 && d.isSkipArticle(i-1) {
		i--
	}
	return i > 0 && d.tokens[i-1].text == "that"
}

// isManyBodies tells whether an English name is that of several bodies of one kind:
// "People's Committees of provinces".
func (d *drafter) isManyBodies(m mention) bool {
	i := m.first
	for i+1 < m.end && !d.is(i+1, classJoin) {
		i++
	}
	return d.is(i, classHead) && strings.HasSuffix(d.tokens[i].text, "s") && i < m.end
}

// presentAt tells an English verb in the present at token i, of one or of many; not
// one of saying ("notes that") or of intending ("plans to").
func (d *drafter) presentAt(i, end int, many bool) bool {
	if i >= end || d.tokens[i].kind != word || d.tokens[i].upper || i+1 < end && (d.tokens[i+1].text == "that" || strings.HasPrefix(d.tokens[i].text, "plan") && d.tokens[i+1].text == "to") {
		return false
	}
	if many && d.is(i, classVerb) {
		return true
	}
	return d.ofVerb(i) || d.unknownVerb(i, end, many)
}

// ofVerb tells the form that a known English verb has after one who acts: "reviews".
func (d *drafter) ofVerb(i int) bool {
	for _, ending := range [][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(d.tokens[i].text, ending[0]); ok && d.lexicon.phrases.begins(stem+ending[1], classVerb, classLead) {
			return true
		}
	}
	return false
}

// unknownVerb tells an English verb in the present that no list has by what stands
// around it: the name before it is whole, and what is done to something follows, or an
// adverb goes before: "proactively selects officers".
func (d *drafter) unknownVerb(i, end int, many bool) bool {
	const shortest = 4
	t := d.tokens[i].text
	if !d.inEnglish() || i == 0 || i+1 >= end || len(t) < shortest || d.isAny(i, nounsAndFunctionWords...) {
		return false
	}
	ends := strings.HasSuffix(t, "s") && !strings.HasSuffix(t, "ss")
	if many {
		ends = !strings.HasSuffix(t, "s") && !strings.HasSuffix(t, "ed") && !strings.HasSuffix(t, "ing") && !strings.HasSuffix(t, "ly")
	}
	adverb := strings.HasSuffix(d.tokens[i-1].text, "ly") && !d.tokens[i-1].upper
	return ends && !slices.Contains(tellingVerbs, t) && (adverb || d.isDeterminer(i+1))
}

// isDeterminer tells an English word with which an object begins.
func (d *drafter) isDeterminer(i int) bool {
	return i >= 0 && i < len(d.tokens) && (d.isSkipArticle(i) || slices.Contains([]string{"its", "their", "his", "her", "all", "any", "every", "each", "this", "these", "such"}, d.tokens[i].text))
}

// nounsAndFunctionWords are the classes whose words are no verbs.
var nounsAndFunctionWords = []string{classObject, classPast, classMay, classModal, classAnd, classSkip, classThing, classDeliverable, classCollective, classHead, classPronoun, classCoordinate, classAgent, classUrgent, classUnit, classOpening, classCopula, classBy, classBefore, classIn}

// tellingVerbs tell how things are, not what is done.
var tellingVerbs = []string{"employs", "employ", "becomes", "become", "believes", "believe", "depends", "depend", "enjoys", "enjoy", "exceeds", "exceed", "faces", "face", "feels", "feel", "gets", "hopes", "hope", "knows", "know", "likes", "like", "looks", "loses", "lose", "means", "mean", "needs", "need", "occupies", "occupy", "owes", "owe", "owns", "possesses", "possess", "reaches", "reach", "regrets", "regret", "represents", "represent", "says", "seems", "seem", "shares", "shows", "show", "stands", "stand", "suffers", "suffer", "thinks", "think", "understands", "understand", "values", "wants", "want", "welcomes", "welcome", "wishes", "wish", "lacks", "lack", "comprises", "comprise", "constitutes", "constitute", "expects", "expect", "accounts", "account", "boasts", "boast"}

// believing are verbs behind which "that" says what somebody holds true, not what is to
// be done.
var believing = []string{"hoped", "hopes", "believed", "believes", "noted", "notes", "estimated", "estimates", "predicted", "predicts", "forecasts", "forecasted", "warned", "warns", "reported", "reports", "showed", "shows", "recalled", "recalls", "acknowledged", "acknowledges", "revealed", "reveals", "assumed", "assumes", "argued", "argues", "claimed", "claims", "feared", "fears", "denied", "observed", "observes", "informed", "learned", "welcomed", "regretted", "regrets"}

// irregularPasts are the English verbs of what happened that do not end in "ed".
var irregularPasts = []string{"said", "told", "spoke", "wrote", "found", "rose", "fell", "grew", "saw", "took", "gave", "made", "began", "became", "went", "came", "brought", "met", "led", "kept", "built", "bought", "chose", "drew", "drove", "felt", "got", "heard", "held", "knew", "laid", "left", "lent", "lost", "meant", "paid", "ran", "sent", "sold", "spent", "stood", "struck", "taught", "thought", "threw", "understood", "withdrew", "won", "arose", "broke", "caught", "dealt", "fought", "forgot", "sought", "shut", "sat", "slept", "swept", "oversaw", "wound"}

// onlyDescribed tells whether the English "by" at token i stands behind a participle that
// describes the noun before it, and no passive: "a Committee headed by the Secretary".
func (d *drafter) onlyDescribed(first, i int) bool {
	const most = 4
	if !d.inEnglish() || i <= first || !strings.HasSuffix(d.tokens[i-1].text, "ed") || d.is(i-1, classCoordinate) {
		return false
	}
	for j := i - 2; j >= max(first, i-most-1); j-- {
		if slices.Contains([]string{"be", "is", "are", "was", "were", "been", "being"}, d.tokens[j].text) || d.is(j, classModal) {
			return false
		}
	}
	return i-2 >= first && d.tokens[i-2].kind == word && !strings.HasSuffix(d.tokens[i-2].text, "ly")
}

// isInserted tells whether the English "by" at token i stands behind a participle that a
// comma parts from the noun it describes: "The project, funded by the Bank, is".
func (d *drafter) isInserted(i int) bool {
	return d.inEnglish() && i >= 2 && strings.HasSuffix(d.tokens[i-1].text, "ed") && d.tokens[i-2].text == "," && !d.is(i-1, classCoordinate) && !slices.Contains([]string{"chaired", "headed", "convened", "coordinated"}, d.tokens[i-1].text)
}
