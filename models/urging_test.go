package models_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func urge(agency int64, press string) models.NewUrgingLetter {
	return models.NewUrgingLetter{AgencyID: agency, Lang: "vi", Press: press}
}

// A letter names all that is late and the lead's to do, at that moment and for ever; it goes to the head
// and stands on each task's timeline.
func TestUrgingLetterNamesWhatIsLate(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		most := c.MOSTOfficer.Agencies()[0]
		ids := copies(t, e, "34/CT-TTg#1", 3) // and the original: four tasks, due on 20 June
		reach(t, e, c, ids[0], models.Submitted)
		e.Exec(t, "UPDATE tasks SET due_on = '2025-06-27' WHERE id = "+fmt.Sprint(ids[1])) // today: not late yet
		blocked := taskOf(t, e, "34/CT-TTg#1")
		if _, err := e.RaiseBottleneck(ctx, c.MOSTOfficer, blocked.ID, models.NewRaisedBottleneck{MoveInput: words("Chưa có dữ liệu gốc"), Category: "data", MustAct: c.MPSOfficer.Agencies()}); err != nil {
			t.Fatal(err)
		}
		draft, err := e.DraftLetter(ctx, c.WorkingGroup, most, "vi")
		if err != nil || len(draft.Tasks) != 2 || len(draft.Recipients) != 1 || draft.Recipients[0].Email != modelstest.MOSTHead {
			t.Fatalf("draft %+v, %v", draft, err)
		}
		letter, made, err := e.UrgeAgency(ctx, c.WorkingGroup, models.NewUrgingLetter{AgencyID: most, Lang: "vi", Press: "a", Version: draft.Version})
		if err != nil || !made || letter.Number != "01/CV-TCT" || letter.Tasks != 2 {
			t.Fatalf("letter %+v, %v, %v", letter, made, err)
		}
		got, data, err := e.UrgingLetter(ctx, c.MOSTOfficer, letter.ID)
		if err != nil || got.Number != letter.Number {
			t.Fatal(got, err)
		}
		first := data.Tasks[slices.IndexFunc(data.Tasks, func(x models.UrgedTask) bool { return x.ID == blocked.ID })]
		if first.Label != "Publish the component model" || first.DaysLate != 7 || first.DueOn != blocked.Deadline.DueOn || first.Directive != "34/CT-TTg" || !slices.Equal(first.Blocks, []string{"Chưa có dữ liệu gốc"}) {
			t.Errorf("the letter says %+v", first)
		}
		if n := rowCount(t, e, "SELECT COUNT(*) FROM messages WHERE kind = 'urging' AND recipient = '"+modelstest.MOSTHead+"' AND state = 'queued'"); n != 1 {
			t.Errorf("%d mails queued, want 1", n)
		}
		past, err := e.Timeline(ctx, c.MOSTOfficer, blocked.ID)
		if err != nil || len(past.Letters) != 1 || past.Letters[0].Number != "01/CV-TCT" || past.Letters[0].By != "Tổ công tác" || past.Messages[0].Rule != "urging" {
			t.Errorf("the timeline has %+v %+v, %v", past.Letters, past.Messages, err)
		}
		if n := rowCount(t, e, "SELECT COUNT(*) FROM audit_entries WHERE action = 'letter.make' AND object_id = "+fmt.Sprint(letter.ID)); n != 1 {
			t.Errorf("%d audit entries, want 1", n)
		}

		reach(t, e, c, blocked.ID, models.Submitted)
		if _, again, _ := e.UrgingLetter(ctx, c.WorkingGroup, letter.ID); fmt.Sprint(again) != fmt.Sprint(data) {
			t.Error("the letter changed with its tasks")
		}
		_, _, err = e.UrgeAgency(ctx, c.Office, models.NewUrgingLetter{AgencyID: most, Lang: "vi", Press: "b", Version: draft.Version})
		wantCode(t, "a draft that is no longer true", err, models.CodeStale)
		reach(t, e, c, ids[2], models.Submitted)
		_, _, err = e.UrgeAgency(ctx, c.Office, urge(most, "b"))
		wantCode(t, "an agency late with nothing", err, models.CodeWrongState)
		hue := c.Viewer.Agencies()[0]
		if next, _, err := e.UrgeAgency(ctx, c.Office, urge(hue, "b")); err != nil || next.Number != "02/CV-TCT" {
			t.Errorf("after two refusals the number is %q, %v", next.Number, err)
		}
		e.Exec(t, "UPDATE urging_letters SET data = REPLACE(data, '20', '21') WHERE id = "+fmt.Sprint(letter.ID))
		if _, _, err := e.UrgingLetter(ctx, c.Office, letter.ID); err == nil {
			t.Error("a letter that was tampered with opens")
		}
	})
}

func TestUrgingLettersAreForTheirAgencyAndWhoSeesTheWhole(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		most := c.MOSTOfficer.Agencies()[0]
		for name, a := range map[string]models.Actor{"officer": c.MOSTOfficer, "head": c.MOSTHead, "viewer": c.Viewer, "administrator": c.Admin, "nobody": c.Nobody} {
			_, _, err := e.UrgeAgency(ctx, a, urge(most, name))
			wantCode(t, name+" makes one", err, models.CodeForbidden)
			_, err = e.DraftLetter(ctx, a, most, "vi")
			wantCode(t, name+" drafts one", err, models.CodeForbidden)
			_, err = e.LateAgencies(ctx, a)
			wantCode(t, name+" asks who is late", err, models.CodeForbidden)
		}
		_, err := e.DraftLetter(ctx, c.Office, most, "xx")
		wantCode(t, "a language nobody writes", err, models.CodeInvalid)
		_, err = e.DraftLetter(ctx, c.Office, 999, "vi")
		wantCode(t, "an agency that is not there", err, models.CodeNotFound)
		letter, _, err := e.UrgeAgency(ctx, c.Office, urge(most, "x"))
		if err != nil {
			t.Fatal(err)
		}
		reads := func(name string, a models.Actor, want int) {
			t.Helper()
			list, err := e.UrgingLetters(ctx, a, models.LetterFilter{Limit: 9})
			if err != nil || len(list) != want {
				t.Errorf("%s lists %d letters, %v; want %d", name, len(list), err, want)
			}
			if _, _, err := e.UrgingLetter(ctx, a, letter.ID); (err == nil) != (want == 1) {
				t.Errorf("%s opens it: %v", name, err)
			}
		}
		reads("the agency's officer", c.MOSTOfficer, 1)
		reads("the working group", c.WorkingGroup, 1)
		reads("the administrator", c.Admin, 1)
		reads("another agency's officer", c.MPSOfficer, 0)
		reads("another agency's viewer", c.Viewer, 0)

		e.Exec(t, "UPDATE directives SET confidential = TRUE")
		_, _, err = e.UrgeAgency(ctx, c.WorkingGroup, urge(most, "y"))
		wantCode(t, "who is not cleared knows of nothing late", err, models.CodeWrongState)
		letter, _, err = e.UrgeAgency(ctx, c.Office, urge(most, "y"))
		if err != nil {
			t.Fatal(err)
		}
		_, data, err := e.UrgingLetter(ctx, c.MOSTOfficer, letter.ID)
		if err != nil || len(data.Tasks) != 1 || data.Tasks[0].Ref == "" || data.Tasks[0].Label+data.Tasks[0].Text+data.Tasks[0].Directive != "" {
			t.Errorf("of a confidential task the letter says %+v, %v", data.Tasks, err)
		}
		if strings.Contains(letter.Data, "component") {
			t.Error("the stored letter has a confidential task's words")
		}
		_, _, err = e.UrgingLetter(ctx, c.WorkingGroup, letter.ID)
		wantCode(t, "who is not cleared opens it", err, models.CodeNotFound)
		if list, _ := e.UrgingLetters(ctx, c.WorkingGroup, models.LetterFilter{Limit: 9}); len(list) != 1 {
			t.Errorf("who is not cleared lists %d letters, want 1", len(list))
		}
	})
}

// Eight makers at once, each with letters of their own and one press they share: no number twice, none
// left out, and the shared press made one letter.
func TestUrgingLettersAreNumberedTogether(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		most := c.MOSTOfficer.Agencies()[0]
		const makers, each = 8, 4
		var wg sync.WaitGroup
		var mu sync.Mutex
		var numbers []string
		shared := 0
		var failed error
		for i := range makers {
			wg.Go(func() {
				for j := range each {
					press := fmt.Sprint(i, ".", j)
					if j == 0 {
						press = "shared"
					}
					if j == 1 { // and refusals between
						_, _, err := e.UrgeAgency(t.Context(), c.Office, models.NewUrgingLetter{AgencyID: most, Lang: "vi", Press: press + "x", Version: "other"})
						if models.CodeOf(err) != models.CodeStale {
							t.Error(err)
						}
					}
					letter, made, err := e.UrgeAgency(t.Context(), c.Office, urge(most, press))
					mu.Lock()
					failed = errors.Join(failed, err)
					if made {
						numbers = append(numbers, letter.Number)
						if j == 0 {
							shared++
						}
					}
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if failed != nil {
			t.Fatal(failed)
		}
		slices.Sort(numbers)
		if want := makers*(each-1) + 1; len(numbers) != want || shared != 1 {
			t.Fatalf("%d letters, %d of the shared press; want %d and 1", len(numbers), shared, want)
		}
		for i, n := range numbers {
			if want := fmt.Sprintf("%02d/CV-TCT", i+1); n != want {
				t.Fatalf("number %d is %s, want %s", i+1, n, want)
			}
		}
	})
}

func rowCount(t *testing.T, e *modelstest.Env, query string) int {
	t.Helper()
	var n int
	if _, err := fmt.Sscan(e.Rows(t, query)[0][0], &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestLetterhead(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		l, err := e.Letterhead(ctx, c.Office)
		if err != nil || l.Issuer.Vi != "Tổ công tác" {
			t.Fatal(l, err)
		}
		wantCode(t, "the office changes it", e.SetLetterhead(ctx, c.Office, l), models.CodeForbidden)
		l.LetterNumber = "{n}/VPCP-TCT"
		if err := e.SetLetterhead(ctx, c.Admin, l); err != nil {
			t.Fatal(err)
		}
		wantCode(t, "the version before", e.SetLetterhead(ctx, c.Admin, l), models.CodeStale)
		l.Version++
		l.LetterNumber = "CV-TCT"
		wantCode(t, "numbers without a number", e.SetLetterhead(ctx, c.Admin, l), models.CodeInvalid)
		letter, _, err := e.UrgeAgency(ctx, c.Office, urge(c.MOSTOfficer.Agencies()[0], "x"))
		if err != nil || letter.Number != "01/VPCP-TCT" {
			t.Error(letter.Number, err)
		}
	})
}
