package decompose

import (
	"strings"
	"unicode"
)

// Detect finds the language of a text by its everyday words and the words with
// letters that only it has; a text in none of the languages is taken for English.
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
		score := tellingWords(text, language)
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

// telling are letters and combining marks that of the languages only one has. Persian is
// often written with the Arabic ي and ك.
var telling = map[string]string{
	"vi": "ăắằẳẵặấầẩẫậảạẻẽẹếềểễệỉĩịỏọốồổỗộơớờởỡợủũụưứừửữựỳỷỹỵđ\u0309\u031b\u0323",
	"pl": "ąćęłńśźż",
	"ar": "ةىأإؤ",
	"fa": "پچژگکی",
}

// tellingWords counts the words with a letter that tells the language.
func tellingWords(text, language string) int {
	letters := telling[language]
	if letters == "" {
		return 0
	}
	n := 0
	for word := range strings.FieldsSeq(text) {
		if strings.ContainsAny(strings.ToLower(word), letters) {
			n++
		}
	}
	return n
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
