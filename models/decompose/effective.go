package decompose

import "dondoc/models/deadline"

// findEffective finds the day the text takes effect: the day it names, that of
// issue where it says so or says nothing; no day where it names another event.
func (d *drafter) findEffective() deadline.Date {
	for i := range d.tokens {
		m, ok := d.longest(i, classTakesForce)
		if !ok {
			continue
		}
		const most = 20
		end := min(len(d.tokens), i+m.length+most)
		for j := i + m.length; j < end && d.tokens[j].text != "."; j++ {
			if d.is(j, classAtIssue) {
				return d.options.IssuedOn
			}
			if day, ok := d.readMoment(j, end); ok && day.day > 0 && day.month > 0 {
				if kind, date, ok := d.resolve(day); ok && kind == deadline.KindDate {
					return date
				}
			}
		}
		if _, ok := d.endsAt(max(0, i-8), i, classAtIssue); ok { // before the verb, where Persian has it
			return d.options.IssuedOn
		}
		return deadline.Date{}
	}
	return d.options.IssuedOn
}

// counted makes a term that runs from another day than that of issue the day it
// ends on.
func (d *drafter) counted(s stated, from deadline.Date) stated {
	if from == d.options.IssuedOn || s.Kind != deadline.KindWithinDays && s.Kind != deadline.KindWithinWorkingDays {
		return s
	}
	s.Date = s.LastDay(from, d.options.Calendar)
	s.Kind, s.N = deadline.KindDate, 0
	return s
}

// describesLaw tells whether the Vietnamese words at token i for what is in force only say
// which law is meant: "hướng dẫn thi hành Luật có hiệu lực từ ngày 01/7".
func (d *drafter) describesLaw(s segment, i int) bool {
	return d.lexicon.Tones && i > s.first && d.tokens[i].text == "có" && i+1 < s.end && d.tokens[i+1].text == "hiệu" && d.tokens[i-1].text != "này" && !d.is(d.sentenceStart(s), classDeliverable) && d.isAnyWithin(s.first, i, i-s.first, classVerb, classModal, classLead)
}
