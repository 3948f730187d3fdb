package handlers_test

import (
	"bytes"
	"encoding/binary"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// trackedList is a list as offices keep it: a title above the headings, a heading within, a date cell, a
// share of a hundred, an agency that has merged since, a group, something finished, and a faulty row.
func trackedList(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 9})
	if err != nil {
		t.Fatal(err)
	}
	for cell, row := range map[string][]any{
		"A1": {"DANH MỤC NHIỆM VỤ"},
		"A3": {"STT", "Mã", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn hoàn thành", "Sản phẩm", "Trạng thái", "Tiến độ (%)", "Ngày hoàn thành"},
		"A4": {"I", "", "Nhóm dữ liệu"},
		"A5": {1, "NV-01", "Xây dựng nền tảng dữ liệu dân cư", "Bộ Công an", "Bộ Khoa học và Công nghệ\nG13", time.Date(2025, 7, 31, 0, 0, 0, 0, time.UTC), "Kế hoạch", "Đang thực hiện", 0.4},
		"A6": {2, "NV-02", "Công bố mô hình thành phần dữ liệu mở", "Bộ Thông tin và Truyền thông", "", "Quý III/2025"},
		"A7": {3, "NV-03", "Số hóa sổ hộ tịch còn lại", "Ủy ban nhân dân các tỉnh, thành phố", "", "tháng 12 năm 2025"},
		"A8": {4, "NV-04", "Ban hành quy chế khai thác dữ liệu", "Bộ trưởng Bộ Công an", "", "30/5/2025", "", "Đã hoàn thành", "", "20/5/2025"},
		"A9": {5, "NV-05", "Rà soát chuẩn kết nối", "Bộ Không Có", "", "khi rảnh"},
	} {
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellStyle("Sheet1", "I5", "I5", percent); err != nil {
		t.Fatal(err)
	}
	return workbook(t, f)
}

// bringList uploads a list and gives where it is.
func (v *visitor) bringList(t *testing.T, name string, content []byte, directive string) seen {
	t.Helper()
	body, kind := form(t, map[string]string{"csrf": v.token(t), "directive": directive}, name, bytes.NewReader(content))
	return v.send(t, http.MethodPost, "/imports", body, "Content-Type", kind)
}

func TestListIsImported(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Office)
		v.get(t, "/directives").has(t, `href="/imports"`)
		columns := v.bringList(t, `C:\Theo dõi.xlsx`, trackedList(t), "34/CT-TTg").is(t, http.StatusSeeOther, "upload").Location
		page := v.get(t, columns).is(t, http.StatusOK, "the columns")
		page.has(t, `name="heading" type="number" value="3"`, "Theo dõi.xlsx", `<option value="lead" selected>`, `<option value="deadline" selected>`, `<option value="finished_on" selected>`, `<option value="reference" selected>`)
		mapping := url.Values{"version": {"1"}, "sheet": {"0"}, "heading": {"3"}, "directive": {"34/CT-TTg"}}
		for i, field := range []string{"", "reference", "text", "lead", "coordinators", "deadline", "deliverable", "status", "percent", "finished_on"} {
			mapping.Set("column_"+strconv.Itoa(i), field)
		}
		list := v.post(t, columns, columns, mapping).is(t, http.StatusSeeOther, "the columns told").Location
		v.post(t, columns, columns, mapping).is(t, http.StatusConflict, "the columns told from an old page")
		preview := v.get(t, list).is(t, http.StatusOK, "the preview")
		preview.has(t, "Sẽ tạo 6 nhiệm vụ", "Nhóm dữ liệu", "31/7/2025", "40%", "D9", "Cơ quan chủ trì: ", "Bộ Không Có", "F9", "“khi rảnh”", "3 nhiệm vụ, mỗi thành viên một", "Bộ Khoa học và Công nghệ</span><span class=\"sub\">Bộ Thông tin và Truyền thông")
		v.get(t, list+"?part=bad").lacks(t, "NV-01")
		v.post(t, list, list, url.Values{"version": {"2"}}).is(t, http.StatusUnprocessableEntity, "applied with a bad row").has(t, "1 dòng có lỗi")
		if n := s.countTasks(t, "34/CT-TTg"); n != 6 {
			t.Fatalf("%d tasks after a refusal, want the cast's 6", n)
		}
		v.post(t, list, list, url.Values{"version": {"1"}, "go_on": {"1"}}).is(t, http.StatusConflict, "applied from an old page")
		v.post(t, list, list, url.Values{"version": {"2"}, "go_on": {"1"}, "tell": {"1"}}).is(t, http.StatusSeeOther, "applied")
		v.get(t, list).is(t, http.StatusOK, "the result").has(t, "Đã tạo 6 nhiệm vụ", "34/CT-TTg#5", "34/CT-TTg#8", "được báo qua thư")
		v.post(t, "/imports", list, url.Values{"version": {"3"}, "go_on": {"1"}}).is(t, http.StatusConflict, "applied twice")

		s.as(t, modelstest.MPSOfficer).get(t, "/tasks").has(t, "Xây dựng nền tảng dữ liệu dân cư", "40%", "31/7/2025")
		s.as(t, modelstest.MOSTOfficer).get(t, "/tasks").has(t, "Công bố mô hình thành phần dữ liệu mở", "30/9/2025") // inherited
		done := s.oneTask(t, "34/CT-TTg#8")
		if done.Status != models.Completed || done.Percent != 100 || done.Timeliness(s.Today()) != models.CompletedOnTime {
			t.Errorf("what was finished is %+v", done)
		}
		if under := s.oneTask(t, "34/CT-TTg#5"); under.Status != models.InProgress || len(under.Coordinators) != 1 || under.SectionVi != "Nhóm dữ liệu" {
			t.Errorf("what is under way is %+v", under)
		}
		messages, err := s.Messages(t.Context(), modelstest.System, models.MessageFilter{Limit: 20})
		if err != nil {
			t.Fatal(err)
		}
		told := map[string]int{}
		for _, m := range messages {
			told[m.Recipient]++
		}
		if told[modelstest.MPSOfficer] != 1 || told[modelstest.HanoiOfficer] != 1 || told[modelstest.ProvinceBox] != 1 {
			t.Errorf("told were %v", told)
		}

		again := v.bringList(t, "Theo dõi.xlsx", trackedList(t), "34/CT-TTg").Location
		v.post(t, again, again, mapping).is(t, http.StatusSeeOther, "the same list again")
		same := strings.TrimSuffix(again, "/columns")
		v.get(t, same+"?part=there").has(t, "Đã có từ trước", "NV-01", "NV-04")
		v.post(t, same, same, url.Values{"version": {"2"}, "go_on": {"1"}}).is(t, http.StatusUnprocessableEntity, "nothing new").has(t, "Không có dòng nào để nhập")
		v.post(t, same, same+"/discard", url.Values{"version": {"2"}}).is(t, http.StatusSeeOther, "given up")
		v.post(t, "/imports", same+"/discard", url.Values{"version": {"3"}}).is(t, http.StatusConflict, "given up twice")

		s.Clock.Advance(models.ImportKept)
		v = s.as(t, modelstest.Office)
		v.get(t, list).is(t, http.StatusNotFound, "after its time")
		if kept, err := s.KeepHouse(t.Context(), modelstest.System, nil); err != nil || kept.Imports != 2 {
			t.Errorf("%d removed, %v", kept.Imports, err)
		}
	})
}

// countTasks counts the tasks of a directive.
func (s *site) countTasks(t *testing.T, directive string) int {
	t.Helper()
	id, err := s.DirectiveIDByKey(t.Context(), modelstest.System, directive)
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Store.Directive(t.Context(), modelstest.System, id)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, p := range d.Provisions {
		n += len(p.Tasks)
	}
	return n
}

// oneTask is a task by its reference.
func (s *site) oneTask(t *testing.T, ref string) models.Task {
	t.Helper()
	found, err := s.TasksByRef(t.Context(), modelstest.System, []string{ref})
	if err != nil || len(found) != 1 {
		t.Fatal(ref, found, err)
	}
	return found[0]
}

// Each row names its directive: one that is registered gets more provisions, one that isn't is registered
// with its rows where the list says enough of it.
func TestListOfSeveralDirectives(t *testing.T) {
	const list = "Số văn bản;Trích yếu;Ngày ban hành;Nhiệm vụ;Chủ trì;Thời hạn\n" +
		"34/CT-TTg;;;Họp giao ban dữ liệu;Bộ Công an;\n" +
		"88/CT-TTg;Về hạ tầng số;1/6/2025;Lập quy hoạch hạ tầng số;G06;trước 30/9/2025\n" +
		"88 ct ttg;;;Báo cáo việc thực hiện;Bộ Công an;Hàng quý\n" +
		"99/CT-TTg;;;Không ai đăng ký;G06;\n" +
		"88/CT-TTg;;;Lập quy hoạch  hạ tầng số;G06;\n"
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Office)
		columns := v.bringList(t, "a.csv", []byte(list), "").is(t, http.StatusSeeOther, "upload").Location
		v.get(t, columns).has(t, `<option value="directive" selected>`, `<option value="title" selected>`, `<option value="issued_on" selected>`)
		mapping := url.Values{"version": {"1"}, "sheet": {"0"}, "heading": {"1"}}
		v.post(t, columns, columns, mapping).is(t, http.StatusUnprocessableEntity, "nothing told").has(t, "cột nào ghi cơ quan chủ trì", "Hãy chọn văn bản cho cả danh sách")
		for i, field := range []string{"directive", "title", "issued_on", "text", "lead", "deadline"} {
			mapping.Set("column_"+strconv.Itoa(i), field)
		}
		path := v.post(t, columns, columns, mapping).is(t, http.StatusSeeOther, "the columns").Location
		v.get(t, path+"?part=bad").has(t, "99/CT-TTg chưa được đăng ký", "“Lập quy hoạch hạ tầng số” đã có ở một dòng phía trên")
		v.post(t, path, path, url.Values{"version": {"2"}, "go_on": {"1"}}).is(t, http.StatusSeeOther, "applied")
		v.get(t, path).has(t, "34/CT-TTg#5", "88/CT-TTg#1", "88/CT-TTg#2", "Không gửi thư")
		if due := s.oneTask(t, "88/CT-TTg#1").Deadline; due.DueOn.String() != "2025-09-29" || due.AsWritten != "trước 30/9/2025" {
			t.Errorf("the deadline is %+v", due)
		}
		v.get(t, "/search?q=88+ct+ttg").has(t, "Về hạ tầng số")
	})
}

func TestListsThatCannotBeRead(t *testing.T) {
	utf16le := func(text string) []byte {
		b := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(text)) {
			b = binary.LittleEndian.AppendUint16(b, u)
		}
		return b
	}
	const head = "Nhiệm vụ\tCơ quan chủ trì\nLập báo cáo\tG01\n"
	wide := strings.Repeat("a,", 70) + "b\n" + strings.Repeat("1,", 70) + "2\n"
	long := "Nhiệm vụ,Chủ trì\n" + strings.Repeat("Lập báo cáo,G01\n", models.MaxImportRows+1)
	eachSite(t, func(t *testing.T, s *site) {
		v := s.as(t, modelstest.Office)
		for name, c := range map[string]struct {
			content []byte
			says    string // "" where it is taken
		}{
			"utf8.csv": {[]byte("\ufeff" + head), ""}, "utf16.csv": {utf16le(head), ""}, "semicolons.csv": {[]byte(strings.ReplaceAll(head, "\t", ";")), ""},
			"windows-1258.csv": {[]byte("Nhi\xeam v\xf9;Ch\xfd tr\xec\nL\xe2p;G01\n"), "CSV UTF-8"},
			"old.xls":          {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)), "Excel trước 2007"},
			"broken.xlsx":      {[]byte("PK\x03\x04 nothing"), "không phải bảng tính"},
			"scan.pdf":         {[]byte("%PDF-1.4\n%%EOF"), "không phải bảng tính"},
			"empty.csv":        {[]byte("Nhiệm vụ,Chủ trì\n"), "không có dòng nào"},
			"nothing.csv":      {nil, "tệp"},
			"wide.csv":         {[]byte(wide), "71 cột"},
			"long.csv":         {[]byte(long), "dài hơn 5000 dòng"},
		} {
			got := v.bringList(t, name, c.content, "34/CT-TTg")
			if c.says == "" {
				v.get(t, got.is(t, http.StatusSeeOther, name).Location).has(t, "Lập báo cáo", `<option value="text" selected>`, `<option value="lead" selected>`)
				continue
			}
			got.is(t, http.StatusUnprocessableEntity, name).has(t, c.says, `value="34/CT-TTg"`)
		}
		v.bringList(t, "a.csv", []byte(head), "1/XX-YY").is(t, http.StatusUnprocessableEntity, "an unknown directive").has(t, "1/XX-YY")
	})
}
