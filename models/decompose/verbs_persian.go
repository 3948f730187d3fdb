package decompose

import (
	"slices"
	"strings"
)

// isVerbForm tells a conjugated Persian verb by its ending.
func (d *drafter) isVerbForm(i int) bool {
	t := d.tokens[i].text
	if !strings.HasSuffix(t, "د") {
		return false
	}
	return d.is(i, classVerb) || t == "خواهد" || t == "خواهند" || strings.HasPrefix(t, "می") && len(t) >= len("میکند") || strings.HasPrefix(t, "ب") && len(t) >= len("بدهد") && d.closes(i) && !d.is(i, classPast)
}

// marksObject tells whether "را" stands in the tokens.
func (d *drafter) marksObject(first, end int) bool {
	return slices.ContainsFunc(d.tokens[first:end], func(t token) bool { return t.text == "را" })
}

// doesSoThat tells whether a Persian verb that says what somebody does stands before a
// "که" in the tokens: "ترتیبی اتخاذ نماید که زنگ نواخته شود".
func (d *drafter) doesSoThat(first, end int) bool {
	for i := first; i+1 < end; i++ {
		if d.tokens[i+1].text == "که" && d.endsActive(first, i+1) {
			return true
		}
	}
	return false
}

// tellsOfOne tells whether the Persian verb that ends a segment is in the singular, so that
// several bodies are not its subject: "بورس و شرکت سپرده‌گذاری را هدایت می‌کند".
func (d *drafter) tellsOfOne(s segment) bool {
	end := s.end
	for end > s.first && d.tokens[end-1].kind == mark {
		end--
	}
	if !d.endsActive(s.first, end) {
		return false
	}
	verb := d.tokens[end-1].text
	if strings.HasPrefix(d.tokens[end-2].text, "خواه") { // "خواهند کرد"
		verb = d.tokens[end-2].text
	}
	return !strings.HasSuffix(verb, "ند") || slices.ContainsFunc(stemsInN, func(one string) bool { return strings.HasSuffix(verb, one) })
}

// saidBefore tells whether a Persian sentence has said what to do before the comma behind
// which a clause with its own verb describes something: "ساخت را بازرسی کند، به ویژه در
// مناطقی که خطر سیل دارند".
func (d *drafter) saidBefore(first, end int) bool {
	for i := first; i+1 < end; i++ {
		if d.tokens[i+1].text == "،" && d.endsActive(first, i+1) {
			return slices.ContainsFunc(d.tokens[i+1:end], func(t token) bool { return t.text == "که" })
		}
	}
	return false
}

// stemsInN are singulars of Persian verbs whose stem ends in the letter with which the
// ending of the plural begins.
var stemsInN = []string{"کند", "رساند", "گرداند", "ماند", "خواند", "داند", "تواند", "شناساند", "بیند", "چیند", "نشیند", "گزیند", "آفریند", "میزند", "بزند"}

// actsOnObject tells whether the first Persian verb behind a "را" in the tokens says what
// somebody does.
func (d *drafter) actsOnObject(first, end int) bool {
	marked := false
	for i := first; i < end; i++ {
		marked = marked || d.tokens[i].text == "را"
		if marked && d.isVerbForm(i) {
			return d.endsActive(first, i+1)
		}
	}
	return false
}

// endsActive tells whether the Persian verb that ends the tokens says what
// somebody does.
func (d *drafter) endsActive(first, end int) bool {
	for end > first && d.tokens[end-1].kind == mark {
		end--
	}
	if end-1 > first && d.is(end-1, classPast) && d.isFuture(end-1) && !slices.Contains([]string{"شد", "گردید", "بود"}, d.tokens[end-1].text) { // "خواهد کرد"
		return true
	}
	return end > first && d.isVerbForm(end-1) && !d.is(end-1, classStative) && !slices.Contains([]string{"شود", "شوند", "گردد", "گردند"}, d.tokens[end-1].text)
}

// isDoneUnderOwner tells whether something is done to the list that a Persian sentence
// begins with, or it is to be there, for which the owner of the heading above answers:
// "بیمارستان صحرایی تا یکم شهریور تجهیز شود".
func (d *drafter) isDoneUnderOwner(s segment, l list) bool {
	if d.lexicon.Order != verbLast || !d.underOwner() || d.isAnyWithin(l.end(), s.end, s.end-l.end(), classModal, classAgentive, classChargeAfter, classLead) {
		return false
	}
	if d.doesSoThat(l.end(), s.end) {
		return false
	}
	end := s.end
	for end > l.end() && d.tokens[end-1].kind == mark {
		end--
	}
	return end > l.end() && slices.Contains([]string{"شود", "شوند", "گردد", "گردند", "باشد", "باشند", "میشود", "میشوند", "میگردد", "میگردند", "برسد", "برسند", "رسد", "رسند", "یابد", "یابند"}, d.tokens[end-1].text)
}

// closes tells whether a word ends a Persian sentence or clause, where its verb is.
func (d *drafter) closes(i int) bool {
	return i+1 >= len(d.tokens) || d.tokens[i+1].kind != word
}

// obliges tells whether a Persian sentence that begins with its grounds goes on to
// what somebody must do: "طبق این دستورالعمل، وزارت بهداشت موظف است".
func (d *drafter) obliges(s segment) bool {
	return d.isAnyWithin(s.first, s.end, s.end-s.first, classModal, classChargeAfter) || d.endsActive(s.first, s.end)
}

// setsUp tells whether the verb at token verb says that something is set up: "تشکیل
// می‌شود", "تشکیل و برگزار می‌شود".
func (d *drafter) setsUp(first, verb int) bool {
	for i := first; i < verb; i++ {
		if d.is(i, classCreates) && (i+1 == verb || d.tokens[i+1].text == "و") {
			return true
		}
	}
	return false
}

// isPhrase tells whether tokens of a Persian text make no sentence, as where a list
// says what its owner is to do: "جانمایی بازارچه‌ها با هماهنگی پلیس".
func (d *drafter) isPhrase(first, end int) bool {
	return !d.endsActive(first, end) && !d.isAnyWithin(first, end, end-first, classModal, classStative, classPast)
}

// isFuture tells a Persian past stem after "will": "خواهد کرد".
func (d *drafter) isFuture(i int) bool {
	return i > 0 && strings.HasPrefix(d.tokens[i-1].text, "خواه") || i+1 < len(d.tokens) && strings.HasPrefix(d.tokens[i+1].text, "باش") // "داشته باشند"
}

// isAddress tells the Persian line that says to whom a letter is written: "وزرای محترم
// کشور و نفت".
func (d *drafter) isAddress(s segment) bool {
	if d.lexicon.Order != verbLast || s.marked || s.colon || d.isAnyWithin(s.first, s.end, s.end-s.first, classModal, classChargeAfter, classPast) {
		return false
	}
	honoured := false
	for i := s.first; i < s.end; i++ {
		if d.isVerbForm(i) || d.tokens[i].kind == number {
			return false
		}
		honoured = honoured || d.tokens[i].text == "محترم"
	}
	return honoured
}

// tellsWhatWasSaid tells a Persian sentence that only says what somebody said: "وزیر
// گفت که وزارت برنامه‌های خود را اجرا می‌کند".
func (d *drafter) tellsWhatWasSaid(s segment) bool {
	if d.isAnyWithin(s.first, s.end, s.end-s.first, classModal, classChargeAfter) {
		return false
	}
	for i := s.first; i+1 < s.end; i++ {
		if t := d.tokens[i].text; d.tokens[i+1].text == "که" && (t == "گفت" || t == "افزود" || t == "دانست" || d.is(i, classPast) && (t == "کرد" || t == "نمود" || t == "داشت" || t == "ساخت")) {
			return true
		}
	}
	return false
}

// isVerbsNoun tells whether what looks like a body is the noun of the Persian verb right behind
// it, a single word: "بدهی را حسابرسی و قطعی کند".
func (d *drafter) isVerbsNoun(m mention, first int) bool {
	if d.lexicon.Order != verbLast || m.end != m.first+1 || m.end >= len(d.tokens) || !d.isVerbForm(m.end) || d.is(m.end, classModal) || strings.HasPrefix(d.tokens[m.end].text, "خواه") || m.body.Key != "" || m.body.collective {
		return false
	}
	return m.first == first || !slices.Contains([]string{"به", "از", "با", "برای", "توسط"}, d.tokens[m.first-1].text)
}

// beginsPhrase tells whether a Persian item is no sentence but a phrase that begins with what
// is to be done, at token i: "- تعمیر پل‌های آسیب‌دیده".
func (d *drafter) beginsPhrase(s segment, i int) bool {
	if d.lexicon.Order != verbLast || !s.marked && !s.item && (i == 0 || d.tokens[i-1].text != ":") || i+1 >= s.end {
		return false
	}
	last := s.end - 1
	for last > i && d.tokens[last].kind == mark {
		last--
	}
	deed := d.is(i, classDeed) || slices.ContainsFunc(deedEndings, func(e string) bool { return strings.HasSuffix(d.tokens[i].text, e) })
	return deed && last > i && !d.isVerbForm(last) && !d.isAny(last, classPast, classStative)
}
