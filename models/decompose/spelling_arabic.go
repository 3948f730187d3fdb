package decompose

import "strings"

// usualSpelling is an Arabic word with its hamza where most write it: "هيأة" of Iraq is
// "هيئة", "شئون" of Egypt is "شؤون".
func usualSpelling(s string) string {
	if stem, ok := strings.CutSuffix(s, "هیاه"); ok {
		return stem + "هییه"
	}
	if stem, ok := strings.CutSuffix(s, "شیون"); ok && len(stem) <= len("وال") {
		return stem + "شوون"
	}
	return s
}
