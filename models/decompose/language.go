package decompose

import "unicode"

// Detect finds the language of a text by its everyday words; a text in none of
// the languages is taken for English.
func Detect(text string) string {
	const enough = 40_000
	if len(text) > enough {
		text = bounded(text[:enough])
		for len(text) > 0 && text[len(text)-1] >= 0x80 {
			text = text[:len(text)-1]
		}
	}
	best, most := "en", 0
	for _, language := range Languages {
		l := lexicons()[language]
		score := 0
		for _, t := range l.tokenize(fold(text, l.Tones)) {
			if t.kind == word && l.common[t.text] {
				score++
			}
		}
		if score > most {
			best, most = language, score
		}
	}
	if most == 0 && onlyArabic(text) {
		return "ar"
	}
	return best
}

func onlyArabic(text string) bool {
	for _, r := range text {
		if unicode.Is(unicode.Latin, r) {
			return false
		}
		if unicode.Is(unicode.Arabic, r) {
			return true
		}
	}
	return false
}
