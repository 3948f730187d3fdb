package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// directive is a text that the tests of the command draft.
const directive = `CHỈ THỊ
Thủ tướng Chính phủ yêu cầu:
1. Bộ Tài chính chủ trì, phối hợp với Bộ Y tế lập đề án quỹ dự phòng, trình Chính phủ trước ngày 30 tháng 6 năm 2025.
2. Các bộ, ngành, địa phương báo cáo kết quả hằng quý.
3. Viện Nghiên cứu Lúa tổng kết mô hình, hoàn thành trong tháng 9 năm 2025.
`

func fileWith(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDecomposeOnTheCommandLine(t *testing.T) {
	e := cli{t, map[string]string{}}
	file := fileWith(t, "directive.txt", directive)
	var result struct {
		Language string
		Drafts   []struct {
			Section, Text string
			Start, End    int
			Leads         []struct {
				AsWritten  string `json:"as_written"`
				Code       *string
				Group      *string
				Start, End int
			}
			Coordinators []struct {
				AsWritten string `json:"as_written"`
			}
			Deadline *struct {
				Kind, Precision string
				DueOn           *string `json:"due_on"`
				Inclusive       bool
				Start, End      int
			}
			FanOut    bool `json:"fan_out"`
			Questions []string
		}
	}
	dec := json.NewDecoder(strings.NewReader(e.ok("decompose", file, "--issued-on", "2025-05-12", "--lang", "auto", "--json")))
	if err := dec.Decode(&result); err != nil {
		t.Fatal(err)
	}
	if result.Language != "vi" || len(result.Drafts) != 3 {
		t.Fatalf("%+v", result)
	}
	text := []rune(directive)
	first, second, third := result.Drafts[0], result.Drafts[1], result.Drafts[2]
	for _, d := range result.Drafts {
		lead := d.Leads[0]
		if string(text[d.Start:d.End]) != d.Text || string(text[lead.Start:lead.End]) != lead.AsWritten || string(text[d.Deadline.Start:d.Deadline.End]) == "" {
			t.Errorf("the places of %+v do not fit the text", d)
		}
	}
	if lead := first.Leads[0]; lead.Code == nil || *lead.Code != "G12" || lead.Group != nil || first.Coordinators[0].AsWritten != "Bộ Y tế" {
		t.Errorf("the first is %+v", first)
	}
	if d := first.Deadline; d.Kind != "before_date" || d.Precision != "day" || d.DueOn == nil || *d.DueOn != "2025-06-30" || d.Inclusive {
		t.Errorf("the first is due %+v", d)
	}
	if lead := second.Leads[0]; lead.Code != nil || lead.Group == nil || *lead.Group != "MBL" || !second.FanOut || second.Deadline.DueOn != nil {
		t.Errorf("the second is %+v", second)
	}
	if lead := third.Leads[0]; lead.AsWritten != "Viện Nghiên cứu Lúa" || lead.Code != nil || !strings.Contains(strings.Join(third.Questions, " "), "unknown_agency") {
		t.Errorf("the third is %+v", third)
	}
	list := e.ok("decompose", file, "--issued-on", "2025-05-12")
	for _, want := range []string{"3 provisions drafted", "Bộ Tài chính [G12]", "before 30 June 2025 (last day 29 June 2025)", "every quarter"} {
		if !strings.Contains(list, want) {
			t.Errorf("the list lacks %q:\n%s", want, list)
		}
	}
	e.env["DONDOC_LANG"] = "vi"
	if list := e.ok("decompose", file, "--issued-on", "2025-05-12", "--lang", "vi"); !strings.Contains(list, "Đã dự thảo 3 nhiệm vụ") {
		t.Errorf("the Vietnamese list is\n%s", list)
	}
}

func TestDecomposeRefuses(t *testing.T) {
	e := cli{t, map[string]string{}}
	file := fileWith(t, "directive.txt", directive)
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"no file":           {[]string{"--issued-on", "2025-05-12"}, "takes exactly one argument, FILE"},
		"a file not there":  {[]string{file + "x", "--issued-on", "2025-05-12"}, "can't be opened"},
		"a folder":          {[]string{filepath.Dir(file), "--issued-on", "2025-05-12"}, "can't be opened"},
		"a picture":         {[]string{fileWith(t, "a.png", "\x89PNG\r\n\x1a\n\x00\x00"), "--issued-on", "2025-05-12"}, "neither text nor a Word document (DOCX) nor a PDF"},
		"no day":            {[]string{file}, "--issued-on is missing"},
		"no such day":       {[]string{file, "--issued-on", "2025-02-30"}, `"2025-02-30" is not a date`},
		"no such language":  {[]string{file, "--issued-on", "2025-05-12", "--lang", "de"}, "is not a language of directives"},
		"a damaged archive": {[]string{fileWith(t, "a.docx", "PK\x03\x04"), "--issued-on", "2025-05-12"}, "it is damaged"},
	} {
		if out, errs, code := e.command(append([]string{"decompose"}, c.args...)...); code != 2 || out != "" || !strings.Contains(errs, c.want) {
			t.Errorf("%s: status %d, %q, %q", name, code, out, errs)
		}
	}
}
