package document

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"dondoc/models/deadline"
	"dondoc/templates/paper"
)

// CSVType is the media type of a CSV file.
const CSVType = "text/csv; charset=utf-8"

// CSV writes a sheet as CSV, all of it.
func CSV(w io.Writer, s paper.Sheet) error {
	out, err := NewCSV(w, s.Columns)
	if err != nil {
		return err
	}
	if err := out.Rows(s.Rows); err != nil {
		return err
	}
	return out.Flush()
}

// CSVWriter writes rows as CSV (RFC 4180) as they come: a list of any length takes no memory. It begins
// with a byte order mark, without which Excel takes it for another encoding, and text that a spreadsheet
// would run as a formula gets an apostrophe before it.
type CSVWriter struct {
	out    *csv.Writer
	record []string
}

// NewCSV writes the mark and the heading.
func NewCSV(w io.Writer, columns []paper.SheetColumn) (*CSVWriter, error) {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return nil, err
	}
	c := &CSVWriter{csv.NewWriter(w), make([]string, len(columns))}
	c.out.UseCRLF = true
	for i, column := range columns {
		c.record[i] = harmless(column.Title)
	}
	return c, c.out.Write(c.record)
}

// Rows writes rows, each with a cell for every column.
func (c *CSVWriter) Rows(rows [][]any) error {
	for _, row := range rows {
		for i, v := range row {
			c.record[i] = csvCell(v)
		}
		if err := c.out.Write(c.record); err != nil {
			return err
		}
	}
	return nil
}

// Flush hands on what is written so far.
func (c *CSVWriter) Flush() error {
	c.out.Flush()
	return c.out.Error()
}

func csvCell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return harmless(composed(v))
	case deadline.Date:
		if v.IsZero() {
			return ""
		}
		return v.String()
	}
	return fmt.Sprint(v)
}

// harmless keeps a spreadsheet from running a text.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
