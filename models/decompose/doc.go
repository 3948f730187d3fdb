// Package decompose drafts provisions from the text of a directive: which
// sentences are duties, who leads, who coordinates, to whom the result goes, by
// when, and what it is. It proposes; an officer confirms.
//
// The package is pure and deterministic: the same text, day of issue and
// registry give the same drafts. What it knows of a language stands in that
// language's lexicon (lexicon/*.yaml); the rules are the same for all of them
// and are told in docs/decomposition.md.
package decompose
