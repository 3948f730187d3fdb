package document

import (
	_ "embed"

	"codeberg.org/go-pdf/fpdf"

	"dondoc/templates/paper"
)

// Liberation Serif has the measures of Times New Roman and all of Vietnamese. Its licence (fonts/OFL.txt)
// allows it in documents and programs.
var (
	//go:embed fonts/LiberationSerif-Regular.ttf
	serif []byte
	//go:embed fonts/LiberationSerif-Bold.ttf
	serifBold []byte
	//go:embed fonts/LiberationSerif-Italic.ttf
	serifItalic []byte
	//go:embed fonts/LiberationSerif-BoldItalic.ttf
	serifBoldItalic []byte
)

const typeface = "Serif"

func addTypeface(f *fpdf.Fpdf) {
	f.AddUTF8FontFromBytes(typeface, "", serif)
	f.AddUTF8FontFromBytes(typeface, "B", serifBold)
	f.AddUTF8FontFromBytes(typeface, "I", serifItalic)
	f.AddUTF8FontFromBytes(typeface, "BI", serifBoldItalic)
}

// face is a run's style as fpdf names it.
func face(r paper.Run) string {
	out := ""
	if r.Bold {
		out = "B"
	}
	if r.Italic {
		out += "I"
	}
	return out
}
