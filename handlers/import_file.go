package handlers

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path"
	"strings"

	"dondoc/models"
	"dondoc/models/textfile"
	"dondoc/templates/document"
)

// importSize bounds a list of tasks, in bytes: models.MaxImportRows rows of long duties are about 4 MB.
const importSize = 8 << 20

// readImport reads a list of tasks: an XLSX file, or text with cells apart. CodeInvalid says what it is
// that can't be read.
func readImport(name string, r io.Reader) (models.NewImport, error) {
	n := models.NewImport{Name: path.Base(strings.ReplaceAll(name, `\`, "/"))}
	data, err := io.ReadAll(io.LimitReader(r, importSize+1))
	switch {
	case err != nil:
		return n, err
	case len(data) == 0:
		return n, invalid("file", "file_missing")
	case len(data) > importSize:
		return n, invalid("file", "import_file_too_large", "Max", importSize>>20)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		n.Sheets, err = readXLSX(data)
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return n, invalid("file", "import_not_a_sheet")
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return n, invalid("file", "import_old_excel")
	default:
		n.Sheets, err = readCSV(n.Name, data)
	}
	return n, err
}

func readXLSX(data []byte) ([]models.ImportSheet, error) {
	tables, err := document.ReadTables(bytes.NewReader(data))
	if errors.Is(err, document.ErrNotXLSX) {
		return nil, invalid("file", "import_not_a_sheet")
	}
	if err != nil {
		return nil, err
	}
	sheets := make([]models.ImportSheet, len(tables))
	for i, t := range tables {
		sheets[i] = models.ImportSheet{Name: t.Name, Date1904: t.Date1904}
		for _, l := range t.Lines {
			sheets[i].Lines = append(sheets[i].Lines, models.ImportLine{Line: l.Number, Cells: l.Cells})
		}
	}
	return sheets, nil
}

// readCSV reads text in UTF-8 or UTF-16 whose cells are parted by commas, semicolons or tabs: by the one
// there is most of in the line that has most of it, of the first ones.
func readCSV(name string, data []byte) ([]models.ImportSheet, error) {
	text, err := textfile.Read(data)
	var fault textfile.Fault
	switch {
	case errors.As(err, &fault) && fault == textfile.BadEncoding:
		return nil, invalid("file", "import_not_unicode")
	case errors.As(err, &fault) && fault == textfile.Empty:
		return nil, invalid("file", "import_empty")
	case errors.As(err, &fault):
		return nil, invalid("file", "import_not_a_sheet")
	case err != nil:
		return nil, err
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separatorOf(text), -1, true
	sheet := models.ImportSheet{Name: name}
	for {
		cells, err := r.Read()
		var parse *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return []models.ImportSheet{sheet}, nil
		case errors.As(err, &parse):
			return nil, invalid("file", "bad_csv", "Line", parse.Line)
		case err != nil:
			return nil, err
		case len(sheet.Lines) > models.MaxImportRows+1:
			return []models.ImportSheet{sheet}, nil // the Store says that it is too long
		}
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			line, _ := r.FieldPos(0)
			sheet.Lines = append(sheet.Lines, models.ImportLine{Line: line, Cells: cells})
		}
	}
}

// separatorOf tells by what the cells of a text are parted.
func separatorOf(text string) rune {
	best, most := ',', 0
	for _, separator := range []rune{',', ';', '\t'} {
		lines := strings.SplitN(text, "\n", 11)
		for _, line := range lines[:min(10, len(lines))] {
			if n := strings.Count(line, string(separator)); n > most {
				best, most = separator, n
			}
		}
	}
	return best
}
