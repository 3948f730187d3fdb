package textfile

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
)

// style is what a paragraph style says of lists.
type style struct {
	basedOn string
	level   int // from 1; 0: its paragraphs are no items
}

// readStyles reads the levels of the lists that paragraph styles make, by the
// style's name in the archive. What can't be read is left out: the text counts.
func readStyles(f *zip.File) map[string]int {
	const most = 8 << 20 // bytes, unpacked
	styles := map[string]style{}
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer func() { _ = r.Close() }()
	dec := xml.NewDecoder(io.LimitReader(r, most))
	id := ""
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) || err != nil {
			return resolve(styles)
		}
		e, opens := t.(xml.StartElement)
		if !opens {
			continue
		}
		s := styles[id]
		switch e.Name.Local {
		case "style":
			id = attribute(e, "styleId")
			continue
		case "basedOn":
			s.basedOn = attribute(e, "val")
		case "numPr":
			s.level = max(s.level, 1)
		case "ilvl":
			s.level = listLevel(e)
		default:
			continue
		}
		styles[id] = s
	}
}

// resolve gives every style the level of the one it is based on where it has none.
func resolve(styles map[string]style) map[string]int {
	const deepest = 16
	out := map[string]int{}
	for id, s := range styles {
		for n := 0; s.level == 0 && s.basedOn != "" && n < deepest; n++ {
			s = styles[s.basedOn]
		}
		if s.level > 0 {
			out[id] = s.level
		}
	}
	return out
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// listLevel is the level that an element of a list states, from 1.
func listLevel(e xml.StartElement) int {
	if n, err := strconv.Atoi(attribute(e, "val")); err == nil && n >= 0 && n < 9 {
		return n + 1
	}
	return 1
}
