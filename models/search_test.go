package models_test

import (
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// What is searched is found whatever its case, diacritics and signs, by whom it may be seen.
func TestSearchIgnoresMarksCaseAndSigns(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		task, err := e.Tasks(ctx, c.Office, models.TaskFilter{Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		label := strings.Fields(task.Tasks[0].LabelVi)
		for name, words := range map[string]string{
			"number": "34/CT-TTg", "number in lower case": "34/ct-ttg", "parts of the number": "34 ct ttg", "reference": task.Tasks[0].ProvisionRef,
			"label": task.Tasks[0].LabelVi, "label without marks": models.Fold(task.Tasks[0].LabelVi), "capitals": strings.ToUpper(task.Tasks[0].LabelVi), "two letters": label[0][:2],
		} {
			found, err := e.Search(ctx, c.Office, words)
			if err != nil || len(found.Tasks) == 0 {
				t.Errorf("%s %q finds %d tasks, %v", name, words, len(found.Tasks), err)
			}
			if strings.HasPrefix(name, "number") || name == "parts of the number" {
				if len(found.Directives) != 1 || found.Directives[0].Number != "34/CT-TTg" {
					t.Errorf("%s finds the directives %+v", name, found.Directives)
				}
			}
		}
		for name, words := range map[string]string{"nothing": "  ", "a word that is nowhere": "34 qqqzzz", "a sign of the query language": `"x" OR NOT *`, "per cent": "%%%", "a part of a word and a stranger": "ttg zz"} {
			if found, err := e.Search(ctx, c.Office, words); err != nil || len(found.Tasks)+len(found.Directives)+len(found.Bottlenecks) > 0 {
				t.Errorf("%s finds %+v, %v", name, found, err)
			}
		}
		_, err = e.Search(ctx, c.Nobody, "34/CT-TTg")
		wantCode(t, "who is not signed in", err, models.CodeSignIn)
		e.Exec(t, "UPDATE directives SET confidential = TRUE")
		if found, err := e.Search(ctx, c.WorkingGroup, "34/CT-TTg"); err != nil || len(found.Tasks)+len(found.Directives) > 0 {
			t.Errorf("who is not cleared finds a confidential directive: %+v, %v", found, err)
		}
	})
}

// What came in bulk becomes searchable by the job, a batch after the other, and once.
func TestRowsOfBeforeBecomeSearchable(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		e.Fill(t, 3000)
		words := "nhiem vu so 77"
		if found, err := e.Search(t.Context(), c.Office, words); err != nil || len(found.Tasks) > 0 {
			t.Fatal("found before it was written", err)
		}
		if up, err := e.Upkeep(t.Context(), modelstest.System); err != nil || !up.Texts {
			t.Fatal("nobody says that texts are to be written", err)
		}
		for range 20 {
			n, err := e.MakeSearchable(t.Context(), modelstest.System)
			if err != nil {
				t.Fatal(err)
			}
			if n == 0 {
				break
			}
		}
		if found, err := e.Search(t.Context(), c.Office, words); err != nil || len(found.Tasks) != 20 {
			t.Errorf("%d tasks, %v; want the provision's 20", len(found.Tasks), err)
		}
		if up, err := e.Upkeep(t.Context(), modelstest.System); err != nil || up.Texts {
			t.Error("texts are still to be written", err)
		}
		if _, err := e.MakeSearchable(t.Context(), c.Office); models.CodeOf(err) != models.CodeForbidden {
			t.Errorf("a person does it: %v", err)
		}
	})
}

// A duty that stands elsewhere in nearly the same words is found, one that is about the same matter is not.
func TestNearIdenticalProvisionsAreFound(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		first := newDrafting()
		d, err := e.StartDrafting(ctx, c.Office, first)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range d.Drafts {
			if _, err := e.ChangeDraft(ctx, c.Office, x.ID, draftInput(x), true); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := e.RegisterDrafting(ctx, c.Office, d.ID, 1); err != nil {
			t.Fatal(err)
		}
		second := newDrafting()
		second.Number = "90/CT-TTg"
		second.Text = "1. Bộ Công an chủ trì, phối hợp với Bộ Khoa học và Công nghệ xây dựng kế hoạch kết nối dữ liệu về dân cư; hoàn thành trước ngày 31 tháng 12 năm 2025.\n\n2. Bộ Công an tổ chức tập huấn về an ninh mạng trước ngày 31 tháng 12 năm 2025."
		again, err := e.StartDrafting(ctx, c.Office, second)
		if err != nil {
			t.Fatal(err)
		}
		shown, err := e.Drafting(ctx, c.Office, again.ID)
		if err != nil || len(shown.Drafts) != 2 {
			t.Fatal(shown.Drafts, err)
		}
		if twins := shown.Drafts[0].Twins; len(twins) != 1 || twins[0].Ref != "77/CT-TTg#1" {
			t.Errorf("nearly the same: %+v", twins)
		}
		if twins := shown.Drafts[1].Twins; len(twins) != 0 {
			t.Errorf("another duty: %+v", twins)
		}
	})
}
