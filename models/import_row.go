package models

import (
	"slices"
	"strconv"
	"strings"

	"dondoc/models/deadline"
)

// ImportRow is a row of a list as the task it would become, or what is wrong with it.
type ImportRow struct {
	Line        int
	State       ImportRowState
	DirectiveID int64  // 0: the directive is registered with its rows
	Directive   string // its number
	Reference   string
	Provision   NewProvision
	Leads       []AgencyRef
	Coordinated []AgencyRef
	Tasks       int // one for each member where a group leads
	DueOn       deadline.Date
	Faults      []ImportFault
}

// ImportRowState says what becomes of a row.
type ImportRowState string

// The states of a row.
const (
	ImportRowNew     ImportRowState = "new"
	ImportRowThere   ImportRowState = "there"   // it was imported before
	ImportRowHeading ImportRowState = "heading" // it heads those below it
	ImportRowBad     ImportRowState = "bad"
)

// ImportFault is what is wrong with a cell. Field is the cell's address, C12; Column the field it is of.
type ImportFault struct {
	FieldError
	Column ImportField
}

// TaskStands is how far a task of an imported list is. The zero value is one not begun.
type TaskStands struct {
	Status     Status
	Percent    int
	FinishedOn deadline.Date // of a completed one
}

// ImportWords gives the code of what people call a status, a kind of result or a category in any language;
// "" for what is none. The words are the pages'.
type ImportWords func(field ImportField, typed string) string

// importStatuses are words lists have for a status beside those of the pages, as Fold writes them.
var importStatuses = map[string]Status{
	"da hoan thanh": Completed, "hoan thanh": Completed, "xong": Completed, "da xong": Completed, "da thuc hien": Completed, "done": Completed, "completed": Completed, "finished": Completed, "closed": Completed,
	"dang trien khai": InProgress, "dang thuc hien": InProgress, "dang lam": InProgress, "chua hoan thanh": InProgress, "qua han": InProgress, "in progress": InProgress, "ongoing": InProgress, "open": InProgress, "overdue": InProgress,
	"chua thuc hien": NotStarted, "chua trien khai": NotStarted, "chua bat dau": NotStarted, "moi giao": NotStarted, "not started": NotStarted, "new": NotStarted,
	"مكتمله": Completed, "منجز": Completed, "مكتمل": Completed, "قيد التنفيذ": InProgress, "لم تبدا": NotStarted, "لم يبدا": NotStarted,
	"انجام شده": Completed, "تکمیل شده": Completed, "در حال اجرا": InProgress, "در حال انجام": InProgress, "شروع نشده": NotStarted,
	"zakonczone": Completed, "wykonane": Completed, "w toku": InProgress, "w realizacji": InProgress, "nierozpoczete": NotStarted,
}

// noDeadlines are words lists have where there is no day, as Fold writes them.
var noDeadlines = []string{"thuong xuyen", "khong", "khong co", "khong thoi han", "-", "–", "none", "n/a", "ongoing", "continuous", "مستمر", "مستمره", "لا يوجد", "مستمر بدون مهلت", "ندارد", "brak", "na biezaco"}

// importLine reads the cells of a line by their fields.
type importLine struct {
	ImportLine
	at map[ImportField]int // the column of a field
}

// cell is the text of a field; "" where no column has it.
func (l importLine) cell(f ImportField) string {
	if i, there := l.at[f]; there && i < len(l.Cells) {
		return strings.TrimSpace(l.Cells[i])
	}
	return ""
}

// names cuts a cell at semicolons and line ends.
func (l importLine) names(f ImportField) []string {
	return trimmed(strings.FieldsFunc(l.cell(f), func(r rune) bool { return r == ';' || r == '\n' || r == '؛' }))
}

// address is the cell of a field as spreadsheets name it; that of the first column where no column has it.
func (l importLine) address(f ImportField) string { return ColumnName(l.at[f]) + strconv.Itoa(l.Line) }

// ColumnName is a column's letters, A to Z, AA and so on; columns are counted from 0 on.
func ColumnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// heads says whether a line is a heading within the list: of all that is read it has a text alone.
func (l importLine) heads() bool {
	for f := range l.at {
		if f != ImportText && f != ImportReference && f != ImportSection && l.cell(f) != "" {
			return false
		}
	}
	return l.cell(ImportText) != ""
}

func (r *ImportRow) fault(l importLine, f ImportField, problem string, params ...any) {
	var bad faults
	bad.add(l.address(f), problem, params...)
	r.Faults = append(r.Faults, ImportFault{bad[0], f})
}

// stands reads how far the task is.
func (r *ImportRow) stands(l importLine, words ImportWords, zero, today deadline.Date) TaskStands {
	var t TaskStands
	if typed := l.cell(ImportStatus); typed != "" {
		t.Status = Status(words(ImportStatus, typed))
		if t.Status == "" {
			t.Status = importStatuses[foldHeading(typed)]
		}
		if !slices.Contains([]Status{NotStarted, InProgress, Completed}, t.Status) {
			r.fault(l, ImportStatus, "import_status", "Value", typed)
		}
	}
	if typed := l.cell(ImportPercent); typed != "" {
		percent, ok := wholePercent(typed)
		if !ok {
			r.fault(l, ImportPercent, "not_a_percentage")
		}
		t.Percent = percent
		if t.Status == "" && percent > 0 {
			t.Status = InProgress
		}
	}
	finished := l.cell(ImportFinishedOn)
	if finished != "" {
		day, ok := cellDay(finished, zero)
		switch {
		case !ok:
			r.fault(l, ImportFinishedOn, "bad_date", "Value", finished)
		case day.After(today):
			r.fault(l, ImportFinishedOn, "import_finished_ahead", "Value", day.String(), "Today", today.String())
		}
		t.FinishedOn = day
		if t.Status == "" {
			t.Status = Completed
		}
	}
	switch {
	case t.Status == Completed && finished == "":
		r.fault(l, ImportFinishedOn, "import_finished_missing")
	case t.Status == Completed:
		t.Percent = 100
	case finished != "":
		r.fault(l, ImportFinishedOn, "import_finished_not")
	case t.Status == "" || t.Status == NotStarted:
		t.Status, t.Percent = NotStarted, 0
	}
	return t
}

// wholePercent reads 40, 40% and 40.0.
func wholePercent(typed string) (int, bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.ReplaceAll(typed, ",", "."), "%")), 64)
	if err != nil || f < 0 || f > 100 {
		return 0, false
	}
	return int(f + 0.5), true
}

// deadline reads the cell of the deadline.
func (r *ImportRow) deadline(l importLine, x *importReader, lang string, issuedOn deadline.Date) deadline.Deadline {
	typed := l.cell(ImportDeadline)
	if typed == "" || slices.Contains(noDeadlines, foldHeading(typed)) {
		return deadline.Deadline{Kind: deadline.KindNone, AsWritten: oneCell(typed)}
	}
	if day, ok := cellDay(typed, x.zero); ok {
		return deadline.Deadline{Kind: deadline.KindDate, Date: day, Inclusive: true, AsWritten: deadline.FormatDate("vi", day)}
	}
	d, ok := x.deadlines.of(typed, lang, issuedOn)
	if !ok {
		r.fault(l, ImportDeadline, "import_deadline", "Value", oneCell(typed))
		return deadline.Deadline{Kind: deadline.KindNone}
	}
	return d
}

// importFieldOf is the field of a draft's fault, "draft.12.leads".
func importFieldOf(fault string) ImportField {
	switch fault[strings.LastIndexByte(fault, '.')+1:] {
	case "leads":
		return ImportLead
	case "coordinators":
		return ImportWith
	case "submit_to":
		return ImportSubmitTo
	case "label":
		return ImportLabel
	case "due":
		return ImportDeadline
	}
	return ImportText
}
