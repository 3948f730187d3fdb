package models

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxFileName bounds a file's name, in characters.
const maxFileName = 120

// CleanFileName is a file's name as it is kept and shown: without the path some browsers send, without
// control characters and the marks that turn the direction of text round (a name that ends in
// "gpj.exe" can be made to read "exe.jpg"), in the composed form of Unicode, and not too long. It is
// empty where nothing but an ending is left. It is only ever shown: where the content lies follows from its
// hash.
func CleanFileName(name string) string {
	name = strings.ToValidUTF8(norm.NFC.String(name), "")
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) || r == '\ufeff' {
			return -1
		}
		return r
	}, name)
	name = strings.TrimRight(strings.Join(strings.Fields(name), " "), ". ")
	ending := path.Ext(name)
	stem := strings.TrimRight(strings.TrimSuffix(name, ending), ". ")
	if stem == "" || utf8.RuneCountInString(ending) > maxFileName/2 {
		return ""
	}
	if most := maxFileName - utf8.RuneCountInString(ending); utf8.RuneCountInString(stem) > most {
		stem = strings.TrimRight(string([]rune(stem)[:most]), ". ")
	}
	return stem + ending
}
