package textfile

import (
	"bytes"
	"strings"
	"unicode"
)

// Limits of what is read.
const (
	MaxFile  = 32 << 20 // bytes of a file
	MaxText  = 16 << 20 // bytes of its text
	MaxPages = 2000     // of a PDF
)

// Fault says why a file is not read.
type Fault string

// The faults.
const (
	Empty       Fault = "empty"       // nothing in it, or no letter
	TooLarge    Fault = "too_large"   // more than MaxFile, MaxText or MaxPages
	UnknownKind Fault = "unknown"     // no text, DOCX or PDF
	NotWord     Fault = "not_word"    // a ZIP that holds no Word document
	Damaged     Fault = "damaged"     // its structure is broken
	Encrypted   Fault = "encrypted"   // it asks for a password
	Scanned     Fault = "scanned"     // a PDF of pictures without a text layer
	Suspicious  Fault = "suspicious"  // it would grow out of all proportion, or refers to things outside itself
	OldWord     Fault = "old_word"    // a DOC of before 2007
	BadEncoding Fault = "bad_letters" // text in no encoding of Unicode
)

// Error says in plain English what is wrong.
func (f Fault) Error() string {
	return map[Fault]string{
		Empty:       "the file holds no text",
		TooLarge:    "the file is too large",
		UnknownKind: "the file is no text, Word document or PDF",
		NotWord:     "the file is a ZIP archive but no Word document",
		Damaged:     "the file is damaged",
		Encrypted:   "the file is protected by a password",
		Scanned:     "the PDF has no text layer: it was scanned",
		Suspicious:  "the file unpacks out of all proportion or refers to other files",
		OldWord:     "the file is in the format of Word before 2007",
		BadEncoding: "the text is not in Unicode",
	}[f]
}

// Read returns the text of a file, its paragraphs as lines, the rows of its
// tables as lines with tabs between the cells. The error is a Fault.
func Read(data []byte) (string, error) {
	if len(data) > MaxFile {
		return "", TooLarge
	}
	read := readPlain
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		read = readWord
	case bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return "", NotWord
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		read = readPDF
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return "", oldOffice(data)
	}
	text, err := read(data)
	if err != nil {
		return "", err
	}
	if len(text) > MaxText {
		return "", TooLarge
	}
	if strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return "", Empty
	}
	return text, nil
}

// oldOffice tells a DOCX under a password, which hides in the same container,
// from a Word document of before 2007.
func oldOffice(data []byte) Fault {
	name := make([]byte, 0, 32)
	for _, c := range "EncryptedPackage" { // names are UTF-16 there
		name = append(name, byte(c), 0)
	}
	if bytes.Contains(data, name) {
		return Encrypted
	}
	return OldWord
}
