package textfile

import "github.com/ledongthuc/pdf"

// matrix is a transformation of the page: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// times is first m, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// walker draws the text of a page sign by sign, to learn where each stands
// (ISO 32000-1, 9.4).
type walker struct {
	page       pdf.Page
	fonts      map[string]*walkerFont
	font       *walkerFont
	size       float64
	spacing    float64
	wordSpace  float64
	leading    float64
	text, line matrix
	page2user  matrix
	saved      []matrix
	glyphs     []glyph
}

// walkerFont is a font with what its codes mean.
type walkerFont struct {
	pdf.Font
	encoding pdf.TextEncoding
	codes    int             // bytes of a code
	widths   map[int]float64 // of a composite font, in thousandths
	normal   float64
}

const maxGlyphs = 1 << 20 // of a page

func drawnGlyphs(page pdf.Page) []glyph {
	w := &walker{page: page, fonts: map[string]*walkerFont{}, text: identity, line: identity, page2user: identity}
	pdf.Interpret(page.V.Key("Contents"), w.do)
	return w.glyphs
}

// do carries out one operator.
func (w *walker) do(stack *pdf.Stack, op string) {
	args := make([]pdf.Value, stack.Len())
	for i := len(args) - 1; i >= 0; i-- {
		args[i] = stack.Pop()
	}
	number := func(i int) float64 {
		if i >= len(args) {
			return 0
		}
		return args[i].Float64()
	}
	at := matrix{number(0), number(1), number(2), number(3), number(4), number(5)}
	switch op {
	case "q":
		if len(w.saved) < maxDepth {
			w.saved = append(w.saved, w.page2user)
		}
	case "Q":
		if n := len(w.saved); n > 0 {
			w.page2user, w.saved = w.saved[n-1], w.saved[:n-1]
		}
	case "cm":
		w.page2user = at.times(w.page2user)
	case "BT":
		w.text, w.line = identity, identity
	case "Tf":
		if len(args) == 2 {
			w.font, w.size = w.fontNamed(args[0].Name()), number(1)
		}
	case "Tc":
		w.spacing = number(0)
	case "Tw":
		w.wordSpace = number(0)
	case "TL":
		w.leading = number(0)
	case "Tm":
		w.text, w.line = at, at
	case "TD":
		w.leading = -number(1)
		w.move(number(0), number(1))
	case "Td":
		w.move(number(0), number(1))
	case "T*":
		w.move(0, -w.leading)
	case "Tj", "'", "\"":
		if op != "Tj" {
			w.move(0, -w.leading)
		}
		if len(args) > 0 {
			w.show(args[len(args)-1].RawString())
		}
	case "TJ":
		for i := 0; len(args) > 0 && i < args[0].Len(); i++ {
			if x := args[0].Index(i); x.Kind() == pdf.String {
				w.show(x.RawString())
			} else {
				w.advance(-x.Float64() / 1000 * w.size)
			}
		}
	}
}

func (w *walker) move(x, y float64) {
	w.line = matrix{1, 0, 0, 1, x, y}.times(w.line)
	w.text = w.line
}

func (w *walker) advance(x float64) { w.text = matrix{1, 0, 0, 1, x, 0}.times(w.text) }

func (w *walker) show(codes string) {
	if w.font == nil || len(w.glyphs) > maxGlyphs {
		return
	}
	n := w.font.codes
	for i := 0; i+n <= len(codes); i += n {
		code := codes[i : i+n]
		width := w.font.width(code) / 1000 * w.size
		place := w.text.times(w.page2user)
		w.glyphs = append(w.glyphs, glyph{text: w.font.encoding.Decode(code), x: place.e, y: place.f, width: width * place.a, size: w.size * place.a})
		if width += w.spacing; n == 1 && code == " " {
			width += w.wordSpace
		}
		w.advance(width)
	}
}

func (w *walker) fontNamed(name string) *walkerFont {
	if f, known := w.fonts[name]; known {
		return f
	}
	font := w.page.Font(name)
	f := &walkerFont{Font: font, encoding: font.Encoder(), codes: 1}
	if font.V.Key("Subtype").Name() == "Type0" {
		f.codes, f.widths, f.normal = 2, map[int]float64{}, 1000
		f.readWidths(font.V.Key("DescendantFonts").Index(0))
	}
	w.fonts[name] = f
	return f
}

// readWidths reads the widths of a composite font: "first [w …]" or "first last w".
func (f *walkerFont) readWidths(descendant pdf.Value) {
	if dw := descendant.Key("DW"); !dw.IsNull() {
		f.normal = dw.Float64()
	}
	const most = 1 << 16
	list := descendant.Key("W")
	for i := 0; i+1 < list.Len() && i < most; {
		first, next := int(list.Index(i).Int64()), list.Index(i+1)
		if next.Kind() == pdf.Array {
			for j := range min(next.Len(), most) {
				f.widths[first+j] = next.Index(j).Float64()
			}
			i += 2
			continue
		}
		for code := first; code <= int(next.Int64()) && code-first < most; code++ {
			f.widths[code] = list.Index(i + 2).Float64()
		}
		i += 3
	}
}

func (f *walkerFont) width(code string) float64 {
	if f.codes == 1 {
		return f.Width(int(code[0]))
	}
	if w, known := f.widths[int(code[0])<<8|int(code[1])]; known {
		return w
	}
	return f.normal
}
