// Package document makes files of what pages show, for download and as attachments, and reads those
// that come back.
package document
