package templates

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// rightToLeft says whether a language is written from right to left.
func rightToLeft(lang string) bool { return lang == "ar" || lang == "fa" }

// direction is a language's writing direction, as the dir attribute names it.
func direction(lang string) string {
	if rightToLeft(lang) {
		return "rtl"
	}
	return "ltr"
}

// latinDigits is a language that writes numbers with the digits 0 to 9, whatever its own are: numbers of
// directives and days of law stand beside the counts, and are written so everywhere.
func latinDigits(tag language.Tag) language.Tag {
	if t, err := tag.SetTypeForKey("nu", "latn"); err == nil {
		return t
	}
	return tag
}

const leftToRightMark, rightToLeftMark = "\u200e", "\u200f"

// isolated keeps a text's own direction where the one around it is another's: a chart's is always from left to right
// (Unicode's first strong isolate).
func isolated(text string) string { return "\u2068" + text + "\u2069" }

// inOrder keeps the order within a value that stands in a sentence written from right to left: the parts
// of "34/CT-TTg#2" would change places.
func inOrder(value any, rtl bool) any {
	text, ok := value.(string)
	if !ok || !rtl || !strings.ContainsFunc(text, unicode.IsLetter) || strings.ContainsFunc(text, isRightToLeft) {
		return value
	}
	return leftToRightMark + text + leftToRightMark
}

// comma stands between the parts of a list.
func (s *speaker) comma() string {
	if rightToLeft(s.lang) {
		return "، "
	}
	return ", "
}

// kept is a text in its own order.
func (s *speaker) kept(text string) string { return fmt.Sprint(s.inOrder(text)) }

// line puts values side by side, each in its own order: where a line runs from right to left, two that
// are written from left to right stay two.
func (s *speaker) line(values ...string) string {
	if !rightToLeft(s.lang) {
		return strings.Join(values, betweenValues)
	}
	kept := make([]string, len(values))
	for i, v := range values {
		kept[i] = s.kept(v)
	}
	return strings.Join(kept, rightToLeftMark+betweenValues+rightToLeftMark)
}

// betweenValues stands between the values of a line.
const betweenValues = " · "

func isRightToLeft(r rune) bool { return unicode.Is(unicode.Arabic, r) }

func (s *speaker) inOrder(value any) any { return inOrder(value, rightToLeft(s.lang)) }
