package decompose

// soBehind is the "ف" behind which what is to be done about the topic at token i stands
// without a comma: "أما في محور الصحة فقد كلفت"; else i.
func (d *drafter) soBehind(i, end int) int {
	const longest = 16
	for j := i + 1; j < min(end, i+longest) && d.tokens[j].kind == word; j++ {
		if d.tokens[j].text == "ف" {
			return j
		}
	}
	return i
}
