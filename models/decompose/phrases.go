package decompose

import (
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

// trie holds phrases by their words.
type trie struct {
	next     map[string]*trie
	prefixes map[string]*trie // words that begin so
	shortest int              // of the prefixes
	found    []match
}

// add puts a phrase with all its choices into the trie.
func (t *trie) add(phrase []element, m match) {
	if len(phrase) == 0 {
		t.put(m)
		return
	}
	for _, form := range phrase[0].choices {
		t.child(form).add(phrase[1:], m)
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

func (t *trie) child(form wordForm) *trie {
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
	if (*children)[form.text] == nil {
		(*children)[form.text] = &trie{}
	}
	return (*children)[form.text]
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
	var visit func(*trie)
	visit = func(t *trie) {
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
