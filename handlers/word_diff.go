package handlers

import (
	"strings"

	"dondoc/templates"
)

// diffWords bounds the comparison of two texts: words of one times words of the other.
const diffWords = 4_000_000

// wordDiff cuts two texts into stretches of words that both have and others that only one has: by the
// longest sequence of words they share. Texts that are too long for that are all different.
func wordDiff(older, newer string) (was, is []templates.DiffRun) {
	a, b := strings.Fields(older), strings.Fields(newer)
	if len(a)*len(b) > diffWords {
		return []templates.DiffRun{{Differs: true, Text: older}}, []templates.DiffRun{{Differs: true, Text: newer}}
	}
	inA, inB := sharedWords(a, b)
	return runsOf(a, inA), runsOf(b, inB)
}

// sharedWords marks the words of the longest sequence that stands in both.
func sharedWords(a, b []string) (inA, inB []bool) {
	longest := make([][]int32, len(a)+1)
	for i := range longest {
		longest[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}

// runsOf puts words that are shared, or not, together.
func runsOf(words []string, shared []bool) []templates.DiffRun {
	var out []templates.DiffRun
	for i, w := range words {
		if n := len(out); n > 0 && out[n-1].Differs != shared[i] {
			out[n-1].Text += " " + w
			continue
		}
		out = append(out, templates.DiffRun{Differs: !shared[i], Text: w})
	}
	return out
}
