package decompose

import (
	"maps"
	"slices"
	"strings"
)

// element is one word of a phrase.
type element struct {
	choices  []wordForm
	optional bool
}

// wordForm is a word, or the beginning of one.
type wordForm struct {
	text   string
	prefix bool
}

// match is a phrase found: of which class, with which value, how many tokens.
type match struct {
	class, value string
	length       int
}

// trie holds phrases by their words. What follows a word that has many choices is kept
// once for all of them, until a phrase goes on behind one alone.
type trie struct {
	next     map[string]*trie
	prefixes map[string]*trie // words that begin so
	shortest int              // of the prefixes
	found    []match
	shared   bool // stands behind more than one word
}

// add puts a phrase with all its choices into the trie.
func (t *trie) add(phrase []element, m match) {
	if len(phrase) == 0 {
		t.put(m)
		return
	}
	var rest *trie // behind the choices that begin nothing yet
	for _, form := range phrase[0].choices {
		if child := t.child(form); child != nil {
			child.add(phrase[1:], m)
			continue
		}
		if rest == nil {
			rest = &trie{}
			rest.add(phrase[1:], m)
		} else {
			rest.shared = true
		}
		t.hang(form, rest)
	}
	if phrase[0].optional {
		t.add(phrase[1:], m)
	}
}

func (t *trie) put(m match) {
	for _, have := range t.found {
		if have.class == m.class && have.value == m.value {
			return
		}
	}
	t.found = append(t.found, m)
}

// child is what follows a word, its own to be added to; nil where nothing does.
func (t *trie) child(form wordForm) *trie {
	children := t.next
	if form.prefix {
		children = t.prefixes
	}
	child := children[form.text]
	if child != nil && child.shared {
		child = child.clone()
		children[form.text] = child
	}
	return child
}

// clone is a node like t that shares what follows.
func (t *trie) clone() *trie {
	for _, children := range []map[string]*trie{t.next, t.prefixes} {
		for _, child := range children {
			child.shared = true
		}
	}
	return &trie{next: maps.Clone(t.next), prefixes: maps.Clone(t.prefixes), shortest: t.shortest, found: slices.Clone(t.found)}
}

// hang puts what follows a word behind it.
func (t *trie) hang(form wordForm, child *trie) {
	children := &t.next
	if form.prefix {
		children = &t.prefixes
		if n := len(form.text); t.shortest == 0 || n < t.shortest {
			t.shortest = n
		}
	}
	if *children == nil {
		*children = map[string]*trie{}
	}
	(*children)[form.text] = child
}

// look calls found for every phrase that begins with the first of the tokens.
func (t *trie) look(tokens []token, found func(match)) { t.walk(tokens, 0, found) }

const longestPhrase = 24

func (t *trie) walk(tokens []token, depth int, found func(match)) {
	for _, m := range t.found {
		m.length = depth
		found(m)
	}
	if depth >= len(tokens) || depth >= longestPhrase {
		return
	}
	tok := tokens[depth]
	if next := t.next[tok.key]; next != nil {
		next.walk(tokens, depth+1, found)
	}
	if tok.kind == number {
		if next := t.next["#"]; next != nil {
			next.walk(tokens, depth+1, found)
		}
		return
	}
	if t.prefixes != nil && tok.kind == word {
		for n := t.shortest; n <= len(tok.key); n++ {
			if next := t.prefixes[tok.key[:n]]; next != nil {
				next.walk(tokens, depth+1, found)
			}
		}
	}
}

// words lists every word of the phrases.
func (t *trie) words() map[string]bool {
	set := map[string]bool{}
	seen := map[*trie]bool{}
	var visit func(*trie)
	visit = func(t *trie) {
		if seen[t] {
			return
		}
		seen[t] = true
		for w, next := range t.next {
			set[strings.Clone(w)] = true
			visit(next)
		}
		for _, next := range t.prefixes {
			visit(next)
		}
	}
	visit(t)
	return set
}

// begins tells whether a word is a phrase of one of the classes, or the first of
// two words that are.
func (t *trie) begins(first string, classes ...string) bool {
	node := t.next[first]
	if node == nil {
		return false
	}
	has := func(n *trie) bool {
		return slices.ContainsFunc(n.found, func(m match) bool { return slices.Contains(classes, m.class) })
	}
	if has(node) {
		return true
	}
	for _, next := range node.next {
		if has(next) {
			return true
		}
	}
	return false
}
