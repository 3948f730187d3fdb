package models

// likenessIndex tells how much a text is like each of many, without going through the pieces of all: two long
// directives have a million pairs of provisions.
type likenessIndex struct {
	holders map[string][]int // the texts that have a three-letter piece
	sizes   []int            // how many pieces each text has
}

func newLikenessIndex(texts []string) likenessIndex {
	x := likenessIndex{holders: map[string][]int{}, sizes: make([]int, len(texts))}
	for i, text := range texts {
		all := pieces(text)
		x.sizes[i] = len(all)
		for p := range all {
			x.holders[p] = append(x.holders[p], i)
		}
	}
	return x
}

// to gives the likeness of a text to each.
func (x likenessIndex) to(text string) []float64 {
	all, common := pieces(text), make([]int, len(x.sizes))
	for p := range all {
		for _, i := range x.holders[p] {
			common[i]++
		}
	}
	out := make([]float64, len(x.sizes))
	for i, n := range common {
		if n > 0 {
			out[i] = float64(n) / float64(len(all)+x.sizes[i]-n)
		}
	}
	return out
}
