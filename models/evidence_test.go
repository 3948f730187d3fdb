package models_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

func file(name, content string) models.NewFile {
	return models.NewFile{MoveInput: models.MoveInput{Via: models.ViaPage}, Name: name, Content: strings.NewReader(content), Size: int64(len(content))}
}

func document(number string) models.NewDocument {
	return models.NewDocument{MoveInput: models.MoveInput{Via: models.ViaPage}, Number: number, IssuedOn: deadline.MustDate(2025, time.June, 20)}
}

const report = "%PDF-1.7\nBáo cáo kết quả\n"

// contents lists what lies in the folder of files.
func contents(t *testing.T, e *modelstest.Env) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(e.Files, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// age makes all contents older.
func age(t *testing.T, e *modelstest.Env, by time.Duration) {
	t.Helper()
	at := time.Now().Add(-by)
	for _, name := range contents(t, e) {
		if err := os.Chtimes(name, at, at); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEvidence(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		task := taskOf(t, e, "34/CT-TTg#1")
		f, err := e.AddFile(ctx, c.MOSTOfficer, task.ID, file(`C:\báo cáo\kết quả.pdf`, report))
		if err != nil {
			t.Fatal(err)
		}
		d, err := e.AddDocument(ctx, c.MOSTHead, task.ID, document(" 12/QĐ-BKHCN "))
		if err != nil {
			t.Fatal(err)
		}
		for who, a := range map[string]models.Actor{"lead": c.MOSTHead, "coordinator": c.MPSOfficer, "office": c.Office, "working group": c.WorkingGroup} {
			all, err := e.EvidenceOf(ctx, a, task.ID)
			if err != nil || len(all) != 2 {
				t.Fatalf("%s: %+v, %v", who, all, err)
			}
			if g := all[0]; g.ID != f.ID || g.Kind != models.EvidenceFile || g.Name != "kết quả.pdf" || g.Size != int64(len(report)) || g.MediaType != "application/pdf" || len(g.SHA256) != 64 ||
				g.AddedBy != "Trần Minh Anh" || g.Agency.Code != "G06" || !g.AddedAt.Equal(modelstest.Start) {
				t.Errorf("%s: file %+v", who, g)
			}
			if g := all[1]; g.ID != d.ID || g.Kind != models.EvidenceDocument || g.Name != "12/QĐ-BKHCN" || g.IssuedOn != deadline.MustDate(2025, time.June, 20) || g.AddedBy != "Lê Thị Hoa" {
				t.Errorf("%s: document %+v", who, g)
			}
			_, r, err := e.OpenEvidence(ctx, a, task.ID, f.ID)
			if err != nil {
				t.Fatal(who, err)
			}
			got, err := io.ReadAll(r)
			if err != nil || string(got) != report || r.Close() != nil {
				t.Errorf("%s reads %q, %v", who, got, err)
			}
		}
		_, _, err = e.OpenEvidence(ctx, c.Office, task.ID, d.ID)
		wantCode(t, "a number has no content", err, models.CodeNotFound)
		past, err := e.Timeline(ctx, c.Office, task.ID)
		if err != nil || len(past.Events) != 2 || past.Events[0].Move != models.MoveAddEvidence || past.Events[1].Words != "kết quả.pdf" {
			t.Errorf("timeline %+v, %v", past.Events, err)
		}
		if trail := e.Rows(t, "SELECT after FROM audit_entries WHERE action = 'task.add_evidence' ORDER BY id"); len(trail) != 2 || !strings.Contains(trail[0][0], f.SHA256) {
			t.Errorf("audit record %q", trail)
		}
	})
}

func TestEvidenceIsTheLeads(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		task, other := taskOf(t, e, "34/CT-TTg#1"), taskOf(t, e, "34/CT-TTg#4")
		f, err := e.AddFile(ctx, c.MOSTOfficer, task.ID, file("a.pdf", report))
		if err != nil {
			t.Fatal(err)
		}
		acts := func(a models.Actor, id int64) map[string]error {
			_, file := e.AddFile(ctx, a, id, file("b.pdf", "%PDF-1.4 another"))
			_, document := e.AddDocument(ctx, a, id, document("1/BC"))
			_, removal := e.RemoveEvidence(ctx, a, id, f.ID, words(""))
			return map[string]error{"file": file, "document": document, "removal": removal}
		}
		for who, x := range map[string]struct {
			actor models.Actor
			want  models.Code
		}{
			"coordinator": {c.MPSOfficer, models.CodeForbidden}, "office": {c.Office, models.CodeForbidden}, "administrator": {c.Admin, models.CodeForbidden},
			"outsider": {c.HanoiOfficer, models.CodeNotFound}, "viewer elsewhere": {c.Viewer, models.CodeNotFound}, "nobody": {c.Nobody, models.CodeNotFound},
		} {
			for what, err := range acts(x.actor, task.ID) {
				wantCode(t, who+": "+what, err, x.want)
			}
			_, err := e.EvidenceOf(ctx, x.actor, task.ID)
			_, _, openErr := e.OpenEvidence(ctx, x.actor, task.ID, f.ID)
			want := models.Code("")
			if x.want == models.CodeNotFound {
				want = x.want
			}
			wantCode(t, who+" lists", err, want)
			if want != "" {
				wantCode(t, who+" opens", openErr, want)
			}
		}
		_, _, err = e.OpenEvidence(ctx, c.MOSTOfficer, other.ID, f.ID)
		wantCode(t, "under another task", err, models.CodeNotFound)
		_, err = e.RemoveEvidence(ctx, c.MOSTOfficer, other.ID, f.ID, words(""))
		wantCode(t, "removed under another task", err, models.CodeNotFound)
		stale := file("b.pdf", report)
		stale.Version = task.Version // the first file moved it on
		_, err = e.AddFile(ctx, c.MOSTOfficer, task.ID, stale)
		wantCode(t, "a stale version", err, models.CodeStale)
		e.Exec(t, "UPDATE directives SET confidential = TRUE")
		for who, a := range map[string]models.Actor{"working group": c.WorkingGroup, "administrator": c.Admin} {
			_, _, err := e.OpenEvidence(ctx, a, task.ID, f.ID)
			wantCode(t, "confidential: "+who, err, models.CodeNotFound)
		}
		if got := contents(t, e); len(got) != 1 {
			t.Errorf("who may not add left contents behind: %q", got)
		}
	})
}

func TestEvidenceByState(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		fresh := copies(t, e, "34/CT-TTg#1", len(models.Statuses))
		for i, status := range models.Statuses {
			reach(t, e, c, fresh[i], status)
			_, addErr := e.AddDocument(ctx, c.MOSTOfficer, fresh[i], document("1/BC"))
			_, fileErr := e.AddFile(ctx, c.MOSTOfficer, fresh[i], file("a.pdf", report))
			e.Exec(t, fmt.Sprintf("INSERT INTO evidence (task_id, agency_id, kind, name, added_at) SELECT id, lead_id, 'document', 'x', created_at FROM tasks WHERE id = %d", fresh[i]))
			id := e.Rows(t, "SELECT MAX(id) FROM evidence")[0][0]
			var number int64
			_, _ = fmt.Sscan(id, &number)
			_, removeErr := e.RemoveEvidence(ctx, c.MOSTOfficer, fresh[i], number, words(""))
			add, remove := models.Code(""), models.Code("")
			if status == models.Completed || status == models.Cancelled {
				add = models.CodeWrongState
			}
			if add != "" || status == models.Submitted {
				remove = models.CodeWrongState
			}
			wantCode(t, string(status)+": add", addErr, add)
			wantCode(t, string(status)+": add a file", fileErr, add)
			wantCode(t, string(status)+": remove", removeErr, remove)
		}
	})
}

func TestEvidenceThatIsNotTaken(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		id := taskOf(t, e, "34/CT-TTg#1").ID
		large := file("a.pdf", report)
		large.Size = models.MaxFile + 1
		for problem, n := range map[string]models.NewFile{
			"file_empty": file("a.pdf", ""), "file_too_large": large, "file_unnamed": file("../\u202e.pdf", report),
			"file_ending": file("a.html", "<html>"), "file_differs": file("a.png", "<!DOCTYPE html><script>"),
		} {
			_, err := e.AddFile(ctx, c.MOSTOfficer, id, n)
			var refused *models.Error
			if !errors.As(err, &refused) || len(refused.Fields) != 1 || refused.Fields[0].Field != "file" || refused.Fields[0].Problem != problem {
				t.Errorf("%s: %v", problem, err)
			}
		}
		tomorrow := document("1/BC")
		tomorrow.IssuedOn = e.Today().AddDays(1)
		for problem, n := range map[string]models.NewDocument{"required": document(" \t"), "too_long": document(strings.Repeat("đ", 101)), "control_characters": document("1\x00"), "in_the_future": tomorrow} {
			_, err := e.AddDocument(ctx, c.MOSTOfficer, id, n)
			var refused *models.Error
			if !errors.As(err, &refused) || len(refused.Fields) != 1 || refused.Fields[0].Problem != problem {
				t.Errorf("%s: %v", problem, err)
			}
		}
		if got := contents(t, e); len(got) != 0 {
			t.Errorf("left behind: %q", got)
		}
		for range 100 {
			if _, err := e.AddDocument(ctx, c.MOSTOfficer, id, document("1/BC")); err != nil {
				t.Fatal(err)
			}
		}
		_, err := e.AddDocument(ctx, c.MOSTOfficer, id, document("1/BC"))
		wantCode(t, "the 101st", err, models.CodeInvalid)
	})
}

func TestCleanFileName(t *testing.T) {
	for name, want := range map[string]string{
		"a.pdf": "a.pdf", "Báo cáo quý II.docx": "Báo cáo quý II.docx", "Ba\u0301o ca\u0301o.pdf": "Báo cáo.pdf", "  a  b .pdf ": "a b.pdf",
		"../../etc/passwd.txt": "passwd.txt", `C:\Users\a\b.pdf`: "b.pdf", "a/b\\c.pdf": "c.pdf", "a.pdf.": "a.pdf", "..": "", ".pdf": "", "": "", "/": "",
		"exe.\u202efdp.exe": "exe.fdp.exe", "\u2066a\u2069\u200f\u200e\u061c.pdf": "a.pdf", "a\x00\r\n\tb.pdf": "ab.pdf", "a\u2028b.pdf": "ab.pdf", "a\xffb.pdf": "ab.pdf",
		"tệp\ufeff.pdf": "tệp.pdf", "no ending": "no ending", strings.Repeat("đ", 300) + ".pdf": strings.Repeat("đ", 116) + ".pdf", "a." + strings.Repeat("x", 300): "",
		"CV số 1/2025.pdf": "2025.pdf",
	} {
		if got := models.CleanFileName(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}
