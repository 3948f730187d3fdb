package handlers

import (
	"fmt"
	"strings"

	"github.com/boombuler/barcode/qr"

	"dondoc/templates"
)

// qrOf draws a text as a QR code: a path of one square for each dark module. As a part of the page it
// needs no address of its own, and the page's content policy lets it stand.
func qrOf(text string) (templates.QR, error) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return templates.QR{}, err
	}
	const quiet = 4 // modules of empty border that ISO/IEC 18004 asks for
	size := code.Bounds()
	var path strings.Builder
	for y := range size.Dy() {
		for x := range size.Dx() {
			if r, _, _, _ := code.At(size.Min.X+x, size.Min.Y+y).RGBA(); r == 0 {
				fmt.Fprintf(&path, "M%d %dh1v1h-1z", x+quiet, y+quiet)
			}
		}
	}
	return templates.QR{Size: size.Dx() + 2*quiet, Path: path.String()}, nil
}

// spaced writes a secret in groups of four, as people copy it.
func spaced(secret string) string {
	var groups []string
	for ; len(secret) > 4; secret = secret[4:] {
		groups = append(groups, secret[:4])
	}
	return strings.Join(append(groups, secret), " ")
}
