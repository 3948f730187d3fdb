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

// CSV writes a sheet as CSV (RFC 4180). It begins with a byte order mark, without which Excel takes it
// for another encoding, and text that a spreadsheet would run as a formula gets an apostrophe before it.
func CSV(w io.Writer, s paper.Sheet) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	record := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		record[i] = harmless(c.Title)
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for _, row := range s.Rows {
		for i, v := range row {
			switch v := v.(type) {
			case nil:
				record[i] = ""
			case string:
				record[i] = harmless(composed(v))
			case deadline.Date:
				record[i] = ""
				if !v.IsZero() {
					record[i] = v.String()
				}
			default:
				record[i] = fmt.Sprint(v)
			}
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// harmless keeps a spreadsheet from running a text.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
