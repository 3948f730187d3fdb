package decompose

import "slices"

// obligedAgain finds where an English sentence obliges the same body a second time, by
// another day: "shall meet within 30 days and shall report quarterly", "…, and within 60
// days shall publish".
func (d *drafter) obligedAgain(s segment) (at, next int, ok bool) {
	if !d.inEnglish() {
		return 0, 0, false
	}
	const shortest = 6
	for i := s.first + shortest; i+2 < s.end; i++ {
		if d.tokens[i].text != "and" {
			continue
		}
		again := d.pastPronoun(i+1, s.end)
		modal, fronted := again, again > i+1
		if x, found := d.deadlineAt(modal, s.end); found && x.rank <= rankRecurring {
			if modal, fronted = x.end, true; modal < s.end && d.tokens[modal].text == "," {
				modal++
			}
		}
		if modal >= s.end || !d.isSameModal(modal) {
			continue
		}
		if x, found := d.deadlineAt(min(modal+2, s.end-1), s.end); found && d.tokens[modal+1].text == "," && x.rank <= rankRecurring { // "and shall, by 30 November, submit"
			fronted = true
		}
		before, behind := best(d.deadlinesIn(s.first, i)), best(d.deadlinesIn(i+1, s.end))
		if behind == nil || behind.rank > rankRecurring || !fronted && (before == nil || before.rank > rankRecurring) || !d.isAnyWithin(s.first, i, i-s.first, classModal) {
			continue
		}
		if at = i; d.tokens[i-1].text == "," {
			at--
		}
		return at, i + 1, true
	}
	return 0, 0, false
}

// pastPronoun is the token behind the English pronoun at token i, or the body it points back
// to, else i: "and it will", "and this ministry must".
func (d *drafter) pastPronoun(i, end int) int {
	if i+1 >= end {
		return i
	}
	switch d.tokens[i].text {
	case "it", "they", "he", "she":
		return i + 1
	case "this", "that", "these":
		if d.isAny(i+1, classHead, classCollective) && !d.tokens[i+1].upper {
			return i + 2
		}
	}
	return i
}

// obligesAgain tells whether an English clause behind a semicolon obliges the body of the
// one before, after a deadline or at once: "; by 31 May at the latest it has to report".
func (d *drafter) obligesAgain(s segment) bool {
	if !d.inEnglish() {
		return false
	}
	i := s.first
	if x, ok := d.deadlineAt(i, s.end); ok {
		i = x.end
	}
	for i < s.end && slices.Contains([]string{"at", "the", "latest", ",", "and", "then"}, d.tokens[i].text) {
		i++
	}
	next := d.pastPronoun(i, s.end)
	return next > i && next < s.end && d.isSameModal(next)
}

// endsNames tells whether the English conjunction at token at, not right behind a body,
// joins the last of several names: "mobilize Laos, Australia and veterans' organizations to".
func (d *drafter) endsNames(at, last int, m mention) bool {
	return d.inEnglish() && at > last && !d.tokens[m.first].upper && !d.is(at-1, classMonth) && d.tokens[at].text == "and" && d.tokens[at-1].upper
}

// startsClause tells whether an English body behind a comma and "and" begins a clause of
// its own, though a kind of body stands before it: "the fees of traders, and the Ministry adds".
func (d *drafter) startsClause(before, m mention, end int) bool {
	return d.inEnglish() && d.tokens[before.end].text == "," && d.tokens[before.end+1].text == "and" && !d.tokens[before.first].upper && d.tokens[m.first].upper && d.acts(m, nil, end)
}

// isSameModal tells a word that may oblige the subject of the clause before again.
func (d *drafter) isSameModal(i int) bool {
	switch d.tokens[i].text {
	case "shall", "must", "will", "should":
		return true
	case "has", "have":
		return i+1 < len(d.tokens) && d.tokens[i+1].text == "to"
	}
	return false
}

// behindTopic are the bodies of an English sentence without the one that only says what
// the sentence is about: "For the education sector, the Minister was asked to".
func (d *drafter) behindTopic(s segment, mentions []mention) []mention {
	if !d.inEnglish() || len(mentions) < 3 || d.tokens[s.first].text != "for" && !d.is(s.first, classTopic) || mentions[0].end >= s.end || d.tokens[mentions[0].end].text != "," {
		return mentions
	}
	if next := mentions[1].first; next == mentions[0].end+1 || next == mentions[0].end+2 && d.isSkipArticle(next-1) {
		return mentions[1:]
	}
	return mentions
}
