package document

import (
	"strings"

	"dondoc/templates/paper"
)

// letterhead sets both halves of the letterhead side by side (Decree 30/2020/ND-CP, annex I, IV).
func (p *pdf) letterhead(h paper.Letterhead) {
	top := p.y
	left := func(text string, size float64, bold bool) []line {
		return p.block([]paper.Run{{Text: text, Bold: bold}}, marginLeft, headWidth, size, paper.Centre)
	}
	const half = textWidth - headWidth
	right := func(r paper.Run, size float64) []line {
		return p.block([]paper.Run{r}, marginLeft+headWidth, half, size, paper.Centre)
	}
	left(strings.ToUpper(h.Above), sizeHead, false)
	lines := left(strings.ToUpper(h.Issuer), sizeHead, true)
	if h.Issuer != "" { // a third to a half of the line
		p.stroke(marginLeft+headWidth/2, widest(lines)*0.42)
	}
	p.y += gap
	left(h.Number, sizeMotto, false)
	left(h.About, sizeHead, false)
	foot := p.y

	p.y = top
	right(paper.Run{Text: strings.ToUpper(h.Country), Bold: true}, sizeHead)
	lines = right(paper.Run{Text: h.Motto, Bold: true}, sizeMotto)
	if h.Motto != "" { // as long as the line above it
		p.stroke(marginLeft+headWidth+half/2, widest(lines))
	}
	p.y += gap
	right(paper.Run{Text: h.Place, Italic: true}, sizeMotto)
	p.y = max(p.y, foot) + 2*gap
}

// block sets runs at x and gives their lines; none for no text.
func (p *pdf) block(runs []paper.Run, x, width, size float64, align paper.Align) []line {
	lines := p.lines(runs, setting{size, width, width})
	if len(lines[0].words) == 0 {
		return nil
	}
	p.flow(lines, x, width, 0, size, align)
	return lines
}

func widest(lines []line) float64 {
	width := 0.0
	for _, l := range lines {
		width = max(width, l.width)
	}
	return width
}

func (p *pdf) stroke(middle, width float64) {
	p.y += 0.8
	p.file.Line(middle-width/2, p.y, middle+width/2, p.y)
}

// ending sets who gets copies at the start and who signs at the end of the page; both stay together.
func (p *pdf) ending(e paper.Ending) {
	const width = textWidth / 2
	p.y += 2 * gap
	p.need(max(float64(len(e.Copies)+1)*height(sizeCopies), float64(len(e.Signer)+1)*height(sizeBody)+signSpace))
	top := p.y
	if len(e.Copies) > 0 {
		p.block([]paper.Run{{Text: e.CopiesTitle, Bold: true, Italic: true}}, marginLeft, width, sizeHead, paper.Start)
		for _, c := range e.Copies {
			p.block([]paper.Run{{Text: "- " + c}}, marginLeft, width-5, sizeCopies, paper.Start)
		}
	}
	foot := p.y
	p.y = top
	for _, s := range e.Signer {
		p.block([]paper.Run{{Text: strings.ToUpper(s), Bold: true}}, marginLeft+width, width, sizeBody, paper.Centre)
	}
	if len(e.Signer) > 0 {
		p.y += signSpace
		p.block([]paper.Run{{Text: e.SignerName, Bold: true}}, marginLeft+width, width, sizeBody, paper.Centre)
	}
	p.y = max(p.y, foot)
}
