package document

import "golang.org/x/text/unicode/norm"

// rightToLeft says whether a language is written so.
func rightToLeft(lang string) bool {
	switch lang {
	case "ar", "fa", "he", "ur":
		return true
	}
	return false
}

// composed gives a text whose marks stand on their letters: typefaces have a letter for each, and place
// marks of their own badly.
func composed(s string) string { return norm.NFC.String(s) }
