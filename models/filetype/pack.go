package filetype

import (
	archive "archive/zip"
	"errors"
	"io"
	"path"
	"strings"
)

// Bounds on what an office file may hold. They lie far above what real documents need: a workbook of
// a million rows unpacks to some 150 MB at 15 to 1.
const (
	maxParts     = 10_000
	maxDirectory = 2 << 20   // bytes of the archive's list of parts
	maxUnpacked  = 256 << 20 // bytes, all parts together
	freeUnpacked = 16 << 20  // bytes up to which the ratio doesn't matter
	maxRatio     = 200       // unpacked to packed
)

// pack is how the parts of an office file show what it is: part is there, and reads as says where
// that is given.
type pack struct{ part, says string }

// problem is what is wrong with an office file, "" for nothing.
func (p pack) problem(content io.ReaderAt, size int64) string {
	// archive/zip keeps each part of the list in memory, and goes on as long as there are any.
	list := &bounded{from: content, left: maxDirectory}
	parts, err := archive.NewReader(list, size)
	switch {
	case list.left < 0:
		return TooLargeInside
	case err != nil:
		return Unreadable
	case len(parts.File) > maxParts:
		return TooLargeInside
	}
	list.left = 2*size + maxDirectory // each part is read once
	var declared uint64
	for _, f := range parts.File {
		if declared += f.UncompressedSize64; declared > maxUnpacked || f.UncompressedSize64 > maxUnpacked {
			return TooLargeInside
		}
		if strings.EqualFold(path.Base(f.Name), "vbaProject.bin") {
			return HasMacros
		}
	}
	if declared > freeUnpacked && declared > maxRatio*uint64(size) {
		return TooLargeInside
	}
	return p.walk(parts.File)
}

// walk unpacks each part, to nowhere, and holds it to what the list says: a part that goes on longer
// is a trap for a program that believes the list.
func (p pack) walk(parts []*archive.File) string {
	there := false
	for _, f := range parts {
		r, err := f.Open()
		if err != nil {
			return Unreadable
		}
		var says strings.Builder
		if p.says != "" && f.Name == p.part {
			_, err = io.CopyN(&says, r, int64(len(p.says))+1)
		}
		if err == nil || errors.Is(err, io.EOF) {
			_, err = io.Copy(io.Discard, r) // gives an error at the first byte beyond the size the list tells
		}
		_ = r.Close()
		if err != nil {
			return Unreadable
		}
		there = there || f.Name == p.part && says.String() == p.says
	}
	if !there {
		return ContentDiffers
	}
	return ""
}

// errBounded is given once more was read than may be.
var errBounded = errors.New("filetype: too much to read")

// bounded reads so many bytes in all and no more.
type bounded struct {
	from io.ReaderAt
	left int64
}

func (b *bounded) ReadAt(p []byte, at int64) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, errBounded
	}
	return b.from.ReadAt(p, at)
}
