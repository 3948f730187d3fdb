package decompose

import (
	"slices"
	"strings"
)

// disagrees tells whether the Arabic verb at token i can't have the body that begins at
// token body as its subject, since they differ in gender; what is told goes to it then:
// "وتوافي قطاع الري ببرنامج الصيانة", "وتبلغ بنك الدولة بالنتائج".
func (d *drafter) disagrees(i, body int) bool {
	if !d.imperfect(i) || body >= len(d.tokens) {
		return false
	}
	verb, noun := strings.TrimPrefix(d.tokens[i].text, "س"), d.tokens[body].key
	if d.tokens[body].kind != word || !d.isAny(body, classHead, classWeakHead, classTitle, classIssuer) || d.isAny(body, classCollective, classHeads, classPlace) || slices.Contains(pluralHeads, noun) {
		return false
	}
	feminine := strings.HasSuffix(noun, "ه") || slices.Contains(feminineHeads, noun)
	return feminine != strings.HasPrefix(verb, "ت")
}

// pluralHeads are heads in the plural, which take a verb in either gender.
var pluralHeads = []string{"لجان", "قوات", "قوی", "فرق", "غرف", "مراکز", "خفر", "حرس", "شوون", "معاهد"}

// feminineHeads are feminine without the ending that tells it.
var feminineHeads = []string{"دار"}
