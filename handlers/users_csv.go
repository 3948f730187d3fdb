package handlers

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"dondoc/models"
)

// peopleColumns are the columns of a list of people; the first line names those that are there, in any
// order.
var peopleColumns = []string{"email", "name", "title", "lang", "role", "agency", "from", "to"}

// personLine is a line of the list: its number in the text, and whom it invites.
type personLine struct {
	number int
	person models.NewInvitation
}

// readPeople reads a list of people: CSV with a line of column names, separated by commas, semicolons
// (as spreadsheets with a decimal comma write) or tabs. CodeInvalid says why it can't be read as one.
func readPeople(text string) ([]personLine, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return nil, invalid("csv", "not_utf8")
	}
	if strings.TrimSpace(text) == "" {
		return nil, invalid("csv", "required")
	}
	r := csv.NewReader(strings.NewReader(text))
	first, _, _ := strings.Cut(text, "\n")
	for _, separator := range []rune{';', '\t'} {
		if strings.Count(first, string(separator)) > strings.Count(first, string(r.Comma)) {
			r.Comma = separator
		}
	}
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = true
	head, err := r.Read()
	if err != nil {
		return nil, csvFault(err)
	}
	at, err := columnsOf(head)
	if err != nil {
		return nil, err
	}
	var out []personLine
	for {
		record, err := r.Read()
		switch {
		case errors.Is(err, io.EOF) && len(out) == 0:
			return nil, invalid("csv", "no_lines")
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return nil, csvFault(err)
		case len(out) >= models.MaxInvitations:
			return nil, invalid("csv", "too_many_lines", "Max", models.MaxInvitations)
		}
		line, _ := r.FieldPos(0)
		out = append(out, readPerson(line, len(record) > len(head), func(column string) string {
			if i, there := at[column]; there && i < len(record) {
				return strings.TrimSpace(record[i])
			}
			return ""
		}))
	}
}

func columnsOf(head []string) (map[string]int, error) {
	at := map[string]int{}
	for i, name := range head {
		name = strings.ToLower(strings.TrimSpace(name))
		known := false
		for _, c := range peopleColumns {
			known = known || c == name
		}
		if _, twice := at[name]; !known || twice {
			return nil, invalid("csv", "bad_column", "Value", shown(name), "Columns", strings.Join(peopleColumns, ", "))
		}
		at[name] = i
	}
	for _, needed := range []string{"email", "name"} {
		if _, there := at[needed]; !there {
			return nil, invalid("csv", "column_missing", "Value", needed)
		}
	}
	return at, nil
}

func readPerson(number int, tooLong bool, value func(column string) string) personLine {
	l := personLine{number: number, person: models.NewInvitation{NewUser: models.NewUser{Email: value("email"), Name: value("name"), Title: value("title"), Lang: value("lang")}}}
	if tooLong {
		l.person.Unread = append(l.person.Unread, fieldError("csv", "too_many_cells"))
	}
	role := models.RoleGiven{Role: models.Role(value("role")), AgencyCode: value("agency")}
	var ok bool
	if role.From, ok = parseDay(value("from")); !ok {
		l.person.Unread = append(l.person.Unread, fieldError("from", "bad_date", "Value", shown(value("from"))))
	}
	if role.To, ok = parseDay(value("to")); !ok {
		l.person.Unread = append(l.person.Unread, fieldError("to", "bad_date", "Value", shown(value("to"))))
	}
	if role != (models.RoleGiven{}) {
		l.person.Roles = []models.RoleGiven{role}
	}
	return l
}

func csvFault(err error) error {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return invalid("csv", "bad_csv", "Line", parse.Line)
	}
	return err
}
