package models

import (
	"slices"
	"strings"
)

// ImportField is what a column of an imported list holds.
type ImportField string

// The fields. Text and lead must be there, and the directive where none was chosen for the whole list.
const (
	ImportDirective  ImportField = "directive" // its number
	ImportTitle      ImportField = "title"     // of a directive that isn't registered yet
	ImportIssuedOn   ImportField = "issued_on" // the same
	ImportReference  ImportField = "reference" // the row's own name: the same again makes no second task
	ImportSection    ImportField = "section"
	ImportText       ImportField = "text"
	ImportLabel      ImportField = "label"
	ImportLead       ImportField = "lead"
	ImportWith       ImportField = "coordinators"
	ImportSubmitTo   ImportField = "submit_to"
	ImportDeadline   ImportField = "deadline"
	ImportProduct    ImportField = "deliverable"
	ImportCategory   ImportField = "category"
	ImportStatus     ImportField = "status"
	ImportPercent    ImportField = "percent"
	ImportFinishedOn ImportField = "finished_on"
)

// ImportFields lists them as a form offers them.
var ImportFields = []ImportField{ImportText, ImportLead, ImportWith, ImportDeadline, ImportProduct, ImportSection, ImportLabel, ImportReference, ImportDirective, ImportTitle, ImportIssuedOn,
	ImportSubmitTo, ImportCategory, ImportStatus, ImportPercent, ImportFinishedOn}

// importHeadings are the words over columns by which their fields are guessed, as Fold writes them: in
// Vietnamese, English, Arabic, Persian and Polish. A heading that has one of the words in it is taken for
// the field; the longest of them decides.
var importHeadings = map[ImportField][]string{
	ImportDirective: {"van ban giao", "so van ban", "so, ky hieu", "so ky hieu", "van ban chi dao", "van ban", "directive", "document number", "رقم الوثيقه", "رقم التوجيه", "الوثيقه", "شماره سند",
		"شماره ابلاغ", "سند", "numer dokumentu", "dokument"},
	ImportTitle:    {"trich yeu", "ten van ban", "title of the directive", "directive title", "عنوان الوثيقه", "عنوان سند", "tytul dokumentu"},
	ImportIssuedOn: {"ngay ban hanh", "ngay van ban", "issued on", "date of issue", "issue date", "تاريخ الاصدار", "تاریخ صدور", "data wydania"},
	ImportReference: {"ma nhiem vu", "ma so", "ma", "reference", "ref", "id", "code", "رمز المهمه", "الرمز", "المرجع", "کد وظیفه", "کد",
		"شناسه", "identyfikator", "kod", "sygnatura"},
	ImportSection: {"nhom nhiem vu", "muc", "phan", "section", "heading", "chapter", "القسم", "بخش", "sekcja", "rozdzial"},
	ImportText: {"noi dung nhiem vu", "noi dung cong viec", "ten nhiem vu", "nhiem vu duoc giao", "nhiem vu", "noi dung", "cong viec", "task", "duty", "what is to be done", "description", "activity",
		"المهمه", "العمل", "النشاط", "وظیفه", "شرح وظیفه", "اقدام", "zadanie", "tresc zadania", "opis zadania"},
	ImportLabel: {"ten ngan", "ten rut gon", "short name", "label", "اسم مختصر", "نام کوتاه", "krotka nazwa"},
	ImportLead: {"co quan chu tri", "don vi chu tri", "chu tri", "co quan thuc hien", "don vi thuc hien", "lead agency", "lead", "responsible", "in charge", "owner", "الجهه المسؤوله", "الجهه الرئيسيه",
		"الجهه المنفذه", "الجهه المكلفه", "دستگاه مسئول", "دستگاه مجری", "مسئول", "مجری", "jednostka wiodaca", "odpowiedzialny", "jednostka odpowiedzialna", "realizator"},
	ImportWith: {"co quan phoi hop", "don vi phoi hop", "phoi hop", "coordinating", "coordinators", "supporting", "in coordination with", "الجهات المنسقه", "الجهات المشاركه", "الجهات المسانده",
		"همکار", "دستگاه همکار", "wspolpracujace", "wspolpraca"},
	ImportSubmitTo: {"cap trinh", "noi trinh", "trinh cap", "submit to", "submitted to", "ترفع الى", "مرجع ارائه", "przedkladane"},
	ImportDeadline: {"thoi han hoan thanh", "thoi gian hoan thanh", "thoi han", "han hoan thanh", "thoi gian thuc hien", "han xu ly", "deadline", "due date", "due", "time limit", "الموعد النهائي", "المهله",
		"موعد الانجاز", "مهلت", "سررسید", "زمان تکمیل", "termin", "termin realizacji"},
	ImportProduct:    {"san pham", "ket qua dau ra", "hinh thuc", "deliverable", "product", "output", "المخرجات", "المنتج", "محصول", "خروجی", "produkt", "rezultat"},
	ImportCategory:   {"linh vuc", "loai nhiem vu", "category", "field of work", "المجال", "الفئه", "حوزه", "دسته", "kategoria", "obszar"},
	ImportStatus:     {"trang thai", "tinh trang", "status", "state", "الحاله", "وضعیت", "stan"},
	ImportPercent:    {"tien do %", "tien do (%)", "ty le hoan thanh", "% hoan thanh", "phan tram", "progress", "percent", "نسبه الانجاز", "درصد پیشرفت", "درصد", "postep", "procent"},
	ImportFinishedOn: {"ngay hoan thanh", "hoan thanh ngay", "completed on", "finished on", "date of completion", "تاريخ الانجاز", "تاریخ تکمیل", "data wykonania"},
}

// foldHeading writes a heading as it is compared: Arabic letters that are written in several ways are one,
// and what is no letter, digit or sign of percent parts words.
func foldHeading(s string) string {
	s = strings.NewReplacer("ة", "ه", "أ", "ا", "إ", "ا", "آ", "ا", "ى", "ي", "\u200c", " ", "\n", " ").Replace(Fold(s))
	return strings.Join(strings.Fields(s), " ")
}

// guessFields tells the fields of columns by their headings; a field is given to the column that fits best.
func guessFields(headings []string) []ImportField {
	out, weight := make([]ImportField, len(headings)), make([]int, len(headings))
	for i, h := range headings {
		folded := " " + foldHeading(h) + " "
		for _, f := range ImportFields {
			for _, word := range importHeadings[f] {
				word = foldHeading(word)
				at := strings.Contains(folded, " "+word+" ") || len(word) > 3 && strings.Contains(folded, word)
				if at && len(word) > weight[i] {
					out[i], weight[i] = f, len(word)
				}
			}
		}
	}
	for i, f := range out {
		for j, g := range out {
			if f != "" && i != j && f == g && (weight[j] > weight[i] || weight[j] == weight[i] && j < i) {
				out[i] = ""
			}
		}
	}
	return out
}

// guessMapping finds the sheet and the line of the headings: the first line, of the first thirty of each
// sheet, under which most fields are known. Where none is, the first line is taken.
func guessMapping(sheets []ImportSheet) ImportMapping {
	const asked = 30
	best, most := ImportMapping{}, 0
	for n, sheet := range sheets {
		for i, l := range sheet.Lines[:min(asked, len(sheet.Lines))] {
			fields := guessFields(sheet.headings(l.Line))
			known := 0
			for _, f := range fields {
				switch f {
				case "":
				case ImportText, ImportLead:
					known += 3
				default:
					known++
				}
			}
			if known > most || best.Heading == 0 && i == 0 {
				best, most = ImportMapping{Sheet: n, Heading: l.Line, Fields: fields}, known
			}
		}
	}
	return best
}

// check says what is wrong with a mapping, and fits its list of fields to the sheet's columns. Columns are
// counted from 0 on in the names of fields.
func (m *ImportMapping) check(sheets []ImportSheet, directive bool) faults {
	var bad faults
	if m.Sheet < 0 || m.Sheet >= len(sheets) {
		bad.add("sheet", "not_a_choice")
		return bad
	}
	if !slices.ContainsFunc(sheets[m.Sheet].Lines, func(l ImportLine) bool { return l.Line == m.Heading }) {
		bad.add("heading", "import_no_such_line", "Value", m.Heading)
		return bad
	}
	width := len(sheets[m.Sheet].headings(m.Heading))
	fields := make([]ImportField, width)
	copy(fields, m.Fields)
	m.Fields = fields
	seen := map[ImportField]bool{}
	for i, f := range fields {
		switch {
		case f == "":
		case !slices.Contains(ImportFields, f):
			bad.add(importColumn(i), "not_a_choice")
		case seen[f]:
			bad.add(importColumn(i), "import_column_twice")
		}
		seen[f] = true
	}
	for _, f := range []ImportField{ImportText, ImportLead} {
		if !seen[f] {
			bad.add("columns", "import_"+string(f)+"_missing")
		}
	}
	if !directive && !seen[ImportDirective] {
		bad.add("directive", "import_directive_missing")
	}
	return bad
}

// LookAt tells the columns of another sheet, or under another line, by its headings alone. Line 0, or one
// that isn't there, stands for the first line of the sheet.
func (i *Import) LookAt(sheet, line int) ImportMapping {
	lines := i.Sheets[sheet].Lines
	there := slices.ContainsFunc(lines, func(l ImportLine) bool { return l.Line == line })
	if !there && len(lines) > 0 {
		line = lines[0].Line
	}
	return ImportMapping{Sheet: sheet, Heading: line, Fields: guessFields(i.Sheets[sheet].headings(line))}
}
