package document

import "dondoc/templates/paper"

const cellPad = 1.2 // within a cell, in millimetres

// cellLines are a cell's lines, those of its small print behind them.
type cellLines struct{ text, sub []line }

func (c cellLines) count() int { return len(c.text) + len(c.sub) }

// at gives a line and the size of its type.
func (c cellLines) at(i int) (line, float64) {
	if i < len(c.text) {
		return c.text[i], sizeTable
	}
	return c.sub[i-len(c.text)], sizeSmall
}

// height is that of the lines from one to before another.
func (c cellLines) height(from, to int) float64 {
	h := 0.0
	for i := from; i < min(to, c.count()); i++ {
		_, size := c.at(i)
		h += height(size)
	}
	return h
}

// grid is a table being set.
type grid struct {
	p      *pdf
	t      paper.Table
	widths []float64
	head   []cellLines
}

// grid measures a table and its rows.
func (p *pdf) grid(t paper.Table) (grid, [][]cellLines) {
	g := grid{p: p, t: t, widths: widths(t, textWidth)}
	head := make([]paper.Cell, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = paper.Cell{Text: c.Title, Bold: true}
	}
	g.head = g.measure(head)
	rows := make([][]cellLines, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = g.measure(r)
	}
	return g, rows
}

// opening is what must find room below one another for the table to begin: its heading and a row, or as
// much of a high one as is worth beginning.
func (g grid) opening(rows [][]cellLines) float64 {
	h := rowHeight(g.head)
	if len(rows) > 0 {
		h += min(rowHeight(rows[0]), 60)
	}
	return h
}

func (p *pdf) table(t paper.Table) {
	g, rows := p.grid(t)
	p.need(g.opening(rows))
	g.heading()
	for _, r := range rows {
		g.row(r)
	}
	p.y += 2 * gap
}

// widths shares a width out among the columns.
func widths(t paper.Table, width float64) []float64 {
	sum := 0
	for _, c := range t.Columns {
		sum += c.Share
	}
	out := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = width * float64(c.Share) / float64(sum)
	}
	return out
}

func (g *grid) measure(cells []paper.Cell) []cellLines {
	out := make([]cellLines, len(cells))
	for i, c := range cells {
		room := g.widths[i] - 2*cellPad
		out[i].text = g.p.lines([]paper.Run{{Text: c.Text, Bold: c.Bold}}, setting{sizeTable, room, room})
		if c.Sub != "" {
			out[i].sub = g.p.lines([]paper.Run{{Text: c.Sub, Italic: true}}, setting{sizeSmall, room, room})
		}
	}
	return out
}

func rowHeight(cells []cellLines) float64 {
	h := 0.0
	for _, c := range cells {
		h = max(h, c.height(0, c.count()))
	}
	return h + 2*cellPad
}

func (g *grid) heading() {
	g.p.file.SetFillColor(235, 235, 235)
	g.p.file.Rect(marginLeft, g.p.y, textWidth, rowHeight(g.head), "F")
	from := make([]int, len(g.head))
	g.stretch(g.head, from, rowHeight(g.head), true)
}

// row sets a row, on the next page where it has room only there. What no page has room for is divided.
func (g *grid) row(cells []cellLines) {
	h := rowHeight(cells)
	if whole := bottom - marginTop - rowHeight(g.head); g.p.y+h > bottom && (h <= whole || g.p.y+30 > bottom) {
		g.breakPage()
	}
	from := make([]int, len(cells))
	for {
		left := 0.0
		for i, c := range cells {
			left = max(left, c.height(from[i], c.count()))
		}
		left += 2 * cellPad
		if g.p.y+left <= bottom+0.01 {
			g.stretch(cells, from, left, false)
			return
		}
		g.stretch(cells, from, bottom-g.p.y, false)
		g.breakPage()
	}
}

func (g *grid) breakPage() {
	g.p.file.AddPage()
	g.heading()
}

// stretch draws a row h high with as many lines as it has room for, and notes how far each cell got.
func (g *grid) stretch(cells []cellLines, from []int, h float64, heading bool) {
	p, x := g.p, marginLeft
	for i, c := range cells {
		align := g.t.Columns[i].Align
		if heading {
			align = paper.Centre
		}
		y := p.y + cellPad
		for ; from[i] < c.count(); from[i]++ {
			l, size := c.at(from[i])
			if y+height(size) > p.y+h-cellPad+0.01 {
				break
			}
			p.set(l, x+cellPad, y, g.widths[i]-2*cellPad, size, align)
			y += height(size)
		}
		p.file.Rect(x, p.y, g.widths[i], h, "D")
		x += g.widths[i]
	}
	p.y += h
}
