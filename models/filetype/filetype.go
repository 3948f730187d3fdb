// Package filetype says which files are taken as evidence. A file is known by its content; its name
// must agree.
package filetype

import (
	"io"
	"path"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// kind is a kind of file that is taken.
type kind struct {
	ext   string // the ending of its name, in lower case
	media string // under which it is served
	seen  string // how its content is recognised; "" stands for media
	pack  pack   // for office files, which are ZIP archives
}

const (
	zip   = "application/zip"
	plain = "text/plain"
	ooxml = "application/vnd.openxmlformats-officedocument."
	odf   = "application/vnd.oasis.opendocument."
)

// kinds is the list of what is taken: what an administration's results come as, in forms that hold no
// macros. Older binary office files (.doc, .xls) can't be told from ones with macros, and archives
// (.zip, .rar) can hold anything: neither is taken.
var kinds = []kind{
	{ext: ".pdf", media: "application/pdf"}, // a digital signature stands within it
	{ext: ".docx", media: ooxml + "wordprocessingml.document", seen: zip, pack: pack{part: "word/document.xml"}},
	{ext: ".xlsx", media: ooxml + "spreadsheetml.sheet", seen: zip, pack: pack{part: "xl/workbook.xml"}},
	{ext: ".pptx", media: ooxml + "presentationml.presentation", seen: zip, pack: pack{part: "ppt/presentation.xml"}},
	{ext: ".odt", media: odf + "text", seen: zip, pack: pack{part: "mimetype", says: odf + "text"}},
	{ext: ".ods", media: odf + "spreadsheet", seen: zip, pack: pack{part: "mimetype", says: odf + "spreadsheet"}},
	{ext: ".odp", media: odf + "presentation", seen: zip, pack: pack{part: "mimetype", says: odf + "presentation"}},
	{ext: ".jpg", media: "image/jpeg"},
	{ext: ".jpeg", media: "image/jpeg"},
	{ext: ".png", media: "image/png"},
	{ext: ".tif", media: "image/tiff"},
	{ext: ".tiff", media: "image/tiff"},
	{ext: ".txt", media: plain, seen: plain},
	{ext: ".csv", media: "text/csv", seen: plain},
}

// Endings lists the endings of the names that are taken, such as ".pdf".
func Endings() []string {
	var all []string
	for _, k := range kinds {
		all = append(all, k.ext)
	}
	return all
}

// Refusal is why a file isn't taken. Problem is a code for which the reader's language has a sentence.
type Refusal struct {
	Problem string // one of the constants below
	Ending  string // of the name
	Found   string // for ContentDiffers: what the content is, such as ".html"
}

// The problems.
const (
	EndingRefused  = "file_ending"  // files with this ending aren't taken
	ContentDiffers = "file_differs" // the content is of another kind than the name says
	Unreadable     = "file_broken"  // an office file that can't be read
	TooLargeInside = "file_bomb"    // an office file that would grow beyond all measure when opened
	HasMacros      = "file_macros"  // an office file with a program in it
)

// Error is the problem's code; people are told its sentence.
func (r *Refusal) Error() string { return r.Problem + " " + r.Ending }

// Check tells the media type of a file that is taken. Where it isn't, the error is a *Refusal; any
// other error is the reader's. Of an archive no more is unpacked than a file may hold.
func Check(name string, content io.ReaderAt, size int64) (media string, err error) {
	ending := strings.ToLower(path.Ext(name))
	i := slices.IndexFunc(kinds, func(k kind) bool { return k.ext == ending })
	if i < 0 {
		return "", &Refusal{Problem: EndingRefused, Ending: ending}
	}
	k := kinds[i]
	found, err := mimetype.DetectReader(io.NewSectionReader(content, 0, size))
	if err != nil {
		return "", err
	}
	if !k.is(found) {
		return "", &Refusal{Problem: ContentDiffers, Ending: ending, Found: found.Extension()}
	}
	if k.seen != zip {
		return k.media, nil
	}
	if problem := k.pack.problem(content, size); problem != "" {
		return "", &Refusal{Problem: problem, Ending: ending, Found: found.Extension()}
	}
	return k.media, nil
}

// is says whether a recognised content is of this kind. What has a ZIP archive's form is any of the
// office formats until its parts have been looked at; of text only what no browser or machine would
// run.
func (k kind) is(found *mimetype.MIME) bool {
	switch k.seen {
	case zip:
		for ; found != nil; found = found.Parent() {
			if found.Is(zip) {
				return true
			}
		}
		return false
	case plain:
		return found.Is(plain) || found.Is("text/csv") || found.Is("text/tab-separated-values")
	}
	return found.Is(k.media)
}
