package decompose

// addsAffair tells whether a construct stands at token j with which "و" adds to what Arabic
// offices are in charge of: "للثروة الزراعية وموارد المياه", "للتربية وشؤون الطلبة".
func (d *drafter) addsAffair(j, end int) bool {
	return j+1 < end && !d.hasArticle(j) && d.hasArticle(j+1) && (d.tokens[j].text == "شوون" || d.is(j, classSubject) && !d.isAny(j, classHead, classCollective, classTitle) || d.addsConstruct(j, end))
}

// ofAffairs tells whether the body that begins at first sees to the affairs of those named
// before token j, so that "و" there adds others whose affairs they are: "دائرة شؤون مجلس
// الوزراء واللجان".
func (d *drafter) ofAffairs(first, j, end int) bool {
	const most = 5
	if j+1 >= end || d.tokens[j].text != "و" || !d.hasArticle(j+1) || !d.isAny(j+1, classCollective, classHead) || j+2 < end && (d.hasArticle(j+2) || d.tokens[j+2].text == "ل") {
		return false
	}
	for k := first + 1; k < min(j, first+most); k++ {
		if d.tokens[k].text == "شوون" {
			return true
		}
	}
	return false
}
