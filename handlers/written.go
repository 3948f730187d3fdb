package handlers

import (
	"strings"
	"unicode"

	"dondoc/templates"
)

// written is a deadline in the directive's words, with their language where it is not the reader's: that of
// the quotation they are taken from, "" for unknown, as far as their letters agree; otherwise what the letters
// say, of those without Arabic ones Vietnamese.
func written(words, quoted, lang string) templates.Written {
	w := templates.Written{Words: words, Lang: "vi"}
	arabic := strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
	switch rightToLeft := quoted == "ar" || quoted == "fa"; {
	case quoted != "" && arabic == rightToLeft:
		w.Lang = quoted
	case arabic && strings.ContainsAny(words, "پچژگکی"): // Persian's own
		w.Lang = "fa"
	case arabic:
		w.Lang = "ar"
	}
	if words == "" || w.Lang == lang {
		w.Lang = ""
	}
	return w
}
