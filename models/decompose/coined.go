package decompose

// coin keeps the names that the text gives to bodies of its own: those it sets
// between quotation marks, the short ones it puts in brackets behind the long, and in
// Persian those it sets up, up to the mark of the object: "تأسیس گروه کاری پیشرفت پروژه را",
// in Vietnamese up to who heads it. They are then known wherever they
// stand, whatever words they have.
func (d *drafter) coin() {
	d.coined = &trie{}
	keep := func(first, end int) {
		var name []element
		for _, t := range d.tokens[first:end] {
			name = append(name, element{choices: []wordForm{{t.key, false}}})
		}
		d.coined.add(name, match{class: classHead})
	}
	for i := range d.tokens {
		if d.shortens(i) {
			keep(i+1, i+2)
		}
		if !d.isAny(i, classHead, classWeakHead) || i == 0 {
			continue
		}
		if end := d.coinedEnd(i); end > i+1 {
			keep(i, end)
		}
	}
}

// shortens tells whether the bracket at token i holds a strange word for the Arabic or
// Persian body before it: "المؤسسة العامة القطرية للكهرباء والماء (كهرماء)".
func (d *drafter) shortens(i int) bool {
	const longest = 9 // words of the name
	if d.lexicon.Names == capitalised || d.tokens[i].text != "(" || i == 0 || i+2 >= len(d.tokens) || d.tokens[i+2].text != ")" || d.tokens[i-1].kind != word {
		return false
	}
	if t := d.tokens[i+1]; t.kind != word || d.lexicon.vocabulary[t.key] || len([]rune(t.text)) < 3 || d.isLatin(i+1) {
		return false
	}
	for k := i - 1; k >= max(0, i-longest) && d.tokens[k].kind == word; k-- {
		if d.is(k, classHead) && !d.is(k, classTitle) {
			return true
		}
	}
	return false
}

// coinedEnd is the end of the name that the text coins at token i, else i.
func (d *drafter) coinedEnd(i int) int {
	const most = 8
	quoted := d.tokens[i-1].text == "\""
	if d.lexicon.Tones && !quoted {
		return d.coinedUntil(i)
	}
	if !quoted && !d.is(i-1, classCreates) {
		return i
	}
	for j := i; j < min(len(d.tokens), i+most+1); j++ {
		switch t := d.tokens[j]; {
		case quoted && t.text == "\"", !quoted && t.text == "را":
			return j
		case t.kind != word || !quoted && d.isParticle(j):
			return i
		}
	}
	return i
}

// coinedUntil is the end of the Vietnamese name at token i of a body that is set up, before
// who heads it or belongs to it: "Thành lập Tổ công tác giải quyết ùn tắc đăng kiểm do";
// else i.
func (d *drafter) coinedUntil(i int) int {
	const most = 14
	if _, ok := d.endsAt(max(0, i-2), i, classCreates); !ok || !d.tokens[i].upper {
		return i
	}
	for j := i + 1; j < min(len(d.tokens), i+most+1); j++ {
		switch t := d.tokens[j]; {
		case t.text == "do" || t.text == "gồm":
			return j
		case t.kind != word:
			return i
		}
	}
	return i
}

// coinage reads a body at token i by the name the text coined for it.
func (d *drafter) coinage(i, end int) (mention, bool) {
	m := mention{first: i, end: i}
	if d.coined == nil || len(d.coined.next) == 0 {
		return m, false
	}
	d.coined.look(d.tokens[i:end], func(found match) { m.end = max(m.end, i+found.length) })
	if m.end == i {
		return m, false
	}
	return d.rewritten(m), true
}
