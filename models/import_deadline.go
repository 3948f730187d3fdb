package models

import (
	"strconv"
	"strings"

	"dondoc/models/deadline"
	"dondoc/models/decompose"
)

// Cells that hold a date hold a number of days. These are the days of 2000 to 2099, the only ones taken
// for dates.
const (
	firstSerial = 36526
	lastSerial  = 73050
)

// cellDay reads a cell as a day: a date cell's number, 2025-06-30, or 30/6/2025 as people type it. It gives
// false for anything else.
func cellDay(typed string, zero deadline.Date) (deadline.Date, bool) {
	typed = strings.TrimSpace(typed)
	if n, err := strconv.ParseFloat(typed, 64); err == nil {
		if n < firstSerial || n > lastSerial {
			return deadline.Date{}, false
		}
		return zero.AddDays(int(n)), true
	}
	if day, _, timed := strings.Cut(typed, "T"); timed {
		typed = day // 2025-06-30T00:00:00, as some programs write
	}
	return deadline.ReadDate(typed)
}

// deadlineTables are the heads of a table of duties in each language that deadlines are read in.
var deadlineTables = map[string]string{
	"vi": "Nhiệm vụ\tCơ quan chủ trì\tThời hạn",
	"en": "Task\tLead agency\tDeadline",
	"ar": "المهمة\tالجهة المسؤولة\tالموعد النهائي",
	"fa": "وظیفه\tدستگاه مسئول\tمهلت",
	"pl": "Zadanie\tJednostka wiodąca\tTermin",
}

// deadlineReader reads deadlines in words, as a resolution's appendix has them, by the rules by which a
// directive's own table is read: they are laid before it as one. What was read is kept.
type deadlineReader struct {
	calendar deadline.Calendar
	known    map[deadlineAsked]deadline.Deadline
}

// deadlineAsked is a deadline's words and what they are counted by.
type deadlineAsked struct {
	words, lang string
	issuedOn    deadline.Date
}

// read reads many at once, all of one directive.
func (r *deadlineReader) read(all []string, lang string, issuedOn deadline.Date) {
	const row = "Việc %\tX\t"
	head, ok := deadlineTables[lang]
	if !ok {
		return
	}
	var table strings.Builder
	table.WriteString(head + "\n")
	var asked []deadlineAsked
	for _, words := range all {
		a := deadlineAsked{oneCell(words), lang, issuedOn}
		if _, done := r.known[a]; done || a.words == "" {
			continue
		}
		r.known[a] = deadline.Deadline{}
		table.WriteString(strings.Replace(row, "%", strconv.Itoa(len(asked)), 1) + a.words + "\n")
		asked = append(asked, a)
	}
	if len(asked) == 0 {
		return
	}
	for _, d := range decompose.New(table.String(), decompose.Options{IssuedOn: issuedOn, Language: lang, Calendar: r.calendar}).Drafts {
		name, _, _ := strings.Cut(strings.TrimPrefix(d.Text, "Việc "), "\t")
		n, err := strconv.Atoi(strings.TrimSpace(name))
		if err == nil && n < len(asked) && d.Deadline != nil {
			found := d.Deadline.Deadline
			found.AsWritten = asked[n].words
			r.known[asked[n]] = found
		}
	}
}

// of gives a deadline that was read; false where the words are none.
func (r *deadlineReader) of(words, lang string, issuedOn deadline.Date) (deadline.Deadline, bool) {
	d, ok := r.known[deadlineAsked{oneCell(words), lang, issuedOn}]
	return d, ok && d.Kind != ""
}

// oneCell is a cell's words on one line, without what would part cells.
func oneCell(words string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(words, "|", " ")), " ")
}
