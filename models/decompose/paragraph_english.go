package decompose

import (
	"slices"
	"strings"
)

// isOfSpoken tells whether an English sentence obliges with a pronoun whom the one before
// told of: "The Ministry received the largest sum. It must".
func (d *drafter) isOfSpoken(p *paragraph, s segment, r reading) bool {
	const longestTopic = 6
	if !d.inEnglish() || len(p.spoken) == 0 || len(r.leads) > 0 || r.negative || r.strength < strengthPlain {
		return false
	}
	for i := s.first; i+1 < min(s.end, s.first+longestTopic); i++ {
		if slices.Contains([]string{"it", "they", "he", "she"}, d.tokens[i].text) {
			return d.is(i+1, classModal) && !d.isDone(i+1) && (i == s.first || d.tokens[i-1].text == ",")
		}
	}
	return false
}

// inFull are the bodies with those whom an English text calls "the Ministry" or "the
// Minister" by the name it gave in full, in the sentence before or to the last that was charged.
func (d *drafter) inFull(bodies, spoken []Body) []Body {
	const back = 4
	if !d.inEnglish() {
		return bodies
	}
	var out []Body
	for _, b := range bodies {
		head := strings.TrimPrefix(strings.TrimPrefix(b.AsWritten, "same "), "said ")
		if head == "ministry" || head == "minister" {
			head = "M" + head[1:]
		}
		if head == "Ministry" || head == "Minister" {
			known := slices.Clone(spoken)
			for _, x := range slices.Backward(d.drafts[max(0, len(d.drafts)-back):]) {
				known = append(known, x.Leads...)
			}
			if k := slices.IndexFunc(known, func(o Body) bool {
				return len(o.AsWritten) > len(b.AsWritten) && strings.Fields(o.AsWritten)[0] == b.AsWritten
			}); k >= 0 {
				b = known[k]
			}
		}
		out = append(out, b)
	}
	return out
}

// namesPartners tells whether a sentence only says behind a colon who takes part in what
// the one before it asks for: "Coordinating agencies: the Ministry of Justice."
func (d *drafter) namesPartners(s segment, r reading) bool {
	m, ok := d.longestWithin(s.first, s.end, classCoordinate)
	label := s.first + m.length
	return ok && !slices.ContainsFunc(r.leads, func(m mention) bool { return m.end > label }) && len(r.coordinators) > 0 && d.tokens[label-1].text == ":"
}

// doesNext tells whether an English clause behind a semicolon says what the same body does
// next: "; presides over the building of a database, to be completed in July".
func (d *drafter) doesNext(s segment) bool {
	i := s.first
	if d.is(i, classAnd) {
		i++
	}
	return d.inEnglish() && i < s.end && !d.tokens[i].upper && d.ofVerb(i)
}

// onlyBracket are the bodies of an English sentence that is nothing but their names in
// brackets, whose the one before it is: "The list shall be published. (Home Office)".
func (d *drafter) onlyBracket(s segment) []Body {
	end := s.end
	for end > s.first && d.tokens[end-1].text == "." {
		end--
	}
	if !d.inEnglish() || end-s.first < 3 || d.tokens[s.first].text != "(" || d.closing(s.first, end) != end-1 {
		return nil
	}
	all := d.mentionsIn(s.first+1, end-1)
	for i, at := 0, s.first+1; i <= len(all); i++ {
		next := end - 1
		if i < len(all) {
			next = all[i].first
		}
		if at < next && !d.joined(at, next) && !(i == 0 && d.isSkipArticle(at) && next == at+1) {
			return nil
		}
		if i < len(all) {
			at = all[i].end
		}
	}
	return reading{}.bodies(all)
}
