// Package textfile reads the text of a directive out of the file it came in:
// plain text, a Word document (DOCX) or a PDF with a text layer. What kind a
// file is, its content says; its name does not matter.
//
// The package is pure, and bounded: a file that is damaged, encrypted, scanned
// or made to burst is refused with a Fault.
package textfile
