package models_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

func agencyByKey(t *testing.T, e *modelstest.Env, key string) models.Agency {
	t.Helper()
	all, err := e.Agencies(t.Context(), modelstest.System, models.AgencyFilter{Groups: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if a.Key == key {
			return a
		}
	}
	t.Fatalf("no agency %s", key)
	return models.Agency{}
}

// inputOf is an agency as its form would send it back.
func inputOf(a models.Agency) models.AgencyInput {
	return models.AgencyInput{Code: a.Code, NameVi: a.NameVi, NameEn: a.NameEn, Abbr: a.Abbr, Note: a.Note, Kind: a.Kind, ValidFrom: a.ValidFrom, ValidTo: a.ValidTo, SignOff: a.SignOff}
}

// problems are the faults of an error, "field: problem".
func problems(err error) []string {
	out := strings.Split(errText(err), "; ")[1:]
	slices.Sort(out)
	return out
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func wantProblems(t *testing.T, what string, err error, want ...string) {
	t.Helper()
	if got := problems(err); models.CodeOf(err) != models.CodeInvalid || !slices.Equal(got, want) {
		t.Errorf("%s: %q (%v), want %q", what, got, models.CodeOf(err), want)
	}
}

func TestAgencyIsChangedAuditedAndSeenAtOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		most := agencyByKey(t, e, "most")
		page, err := e.Tasks(ctx, c.Office, models.TaskFilter{Agency: "G06"})
		if err != nil || len(page.Tasks) == 0 || page.Tasks[0].Lead.NameVi != most.NameVi {
			t.Fatal(page, err)
		}
		in := inputOf(most)
		in.NameVi, in.SignOff, in.Parent = "Bộ KHCN mới", true, "g01"
		in.Aliases = []models.Alias{{Lang: "vi", Name: "Bộ Khoa học, Công nghệ"}, {Lang: "en", Name: "MoST"}, {Lang: "en", Name: "MoST"}}
		got, err := e.ChangeAgency(ctx, c.Admin, most.ID, most.Version, in)
		if err != nil || got.Version != most.Version+1 {
			t.Fatal(got, err)
		}
		if page, err = e.Tasks(ctx, c.Office, models.TaskFilter{Agency: "G06"}); err != nil || page.Tasks[0].Lead.NameVi != "Bộ KHCN mới" {
			t.Errorf("lists still say %q, %v", page.Tasks[0].Lead.NameVi, err)
		}
		full, err := e.AgencyInFull(ctx, c.Admin, most.ID)
		if err != nil || !full.SignOff || len(full.Aliases) != 2 || full.Parent == nil || full.Parent.Key != "mps" || full.OpenTasks != 2 || full.People != 2 || len(full.Acts) != 1 {
			t.Errorf("%+v, %v", full, err)
		}
		names, err := e.AgencyNames(ctx, c.Admin)
		if err != nil {
			t.Fatal(err)
		}
		for _, typed := range []string{"most", "G06", " bo khoa hoc,  cong nghe", "G06 Bộ KHCN mới"} {
			if a, problem := names.Find(typed, e.Today()); problem != "" || a.ID != most.ID {
				t.Errorf("%q finds %s, %s", typed, a.Key, problem)
			}
		}
		if found := names.Search(models.AgencyFilter{Query: "cong nghe KHOA"}); len(found) != 1 || found[0].ID != most.ID {
			t.Errorf("search finds %v", found)
		}
		entries, err := e.AuditEntries(ctx, c.Admin, models.AuditFilter{Action: "agency.", Limit: 9})
		if err != nil || len(entries) != 1 || !strings.Contains(entries[0].Before, most.NameVi) || !strings.Contains(entries[0].After, "Bộ KHCN mới") || entries[0].ObjectID != most.ID {
			t.Errorf("%+v, %v", entries, err)
		}
		if _, err := e.ChangeAgency(ctx, c.Admin, most.ID, most.Version, in); models.CodeOf(err) != models.CodeStale {
			t.Errorf("an old version was taken: %v", err)
		}
		for _, who := range []models.Actor{c.Office, c.WorkingGroup, c.MOSTHead, c.Nobody} {
			if _, err := e.ChangeAgency(ctx, who, most.ID, got.Version, in); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("%s changed an agency: %v", who.Name, err)
			}
			if _, err := e.AgencyInFull(ctx, who, most.ID); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("%s read it in full: %v", who.Name, err)
			}
		}
	})
}

func TestAgencyFaults(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		_, err := e.CreateAgency(ctx, c.Admin, models.AgencyInput{Code: "a b", Kind: "none", Parent: "nobody", NameEn: "x\x00", ValidFrom: day(2025, time.May, 2), ValidTo: day(2025, time.May, 1),
			Aliases: []models.Alias{{Lang: "vietnamese", Name: "x"}}})
		wantProblems(t, "all at once", err, "aliases: unknown_value", "code: bad_code", "kind: not_a_choice", "name_en: control_characters", "name_vi: required", "parent: unknown_agency", "valid_to: before_from")
		_, err = e.CreateAgency(ctx, c.Admin, models.AgencyInput{Code: "G06", Kind: "ministry", NameVi: "A", NameEn: "A"})
		wantProblems(t, "a code in use from the same day", err, "code: code_taken")
		reused, err := e.CreateAgency(ctx, c.Admin, models.AgencyInput{Code: "G06", Kind: "ministry", NameVi: "A", NameEn: "A", ValidFrom: day(2025, time.May, 1), Parent: "mps"})
		if err != nil {
			t.Fatalf("a code used again from another day: %v", err)
		}
		mps := agencyByKey(t, e, "mps")
		in := inputOf(mps)
		in.Parent = reused.Key
		_, err = e.ChangeAgency(ctx, c.Admin, mps.ID, mps.Version, in)
		wantProblems(t, "its own child above it", err, "parent: parent_below")
		in = inputOf(mps)
		in.ValidTo = e.Today()
		_, err = e.ChangeAgency(ctx, c.Admin, mps.ID, mps.Version, in)
		wantProblems(t, "closed with tasks in hand", err, "valid_to: closes_with_open_tasks")
		group := agencyByKey(t, e, "ppcs")
		in = inputOf(group)
		in.Kind = "province"
		_, err = e.ChangeAgency(ctx, c.Admin, group.ID, group.Version, in)
		wantProblems(t, "a group made an agency", err, "kind: group_stays_group")
		if _, err := e.ChangeAgency(ctx, c.Admin, 424242, 1, in); models.CodeOf(err) != models.CodeNotFound {
			t.Errorf("an agency that isn't there: %v", err)
		}
	})
}

func TestContactsAreAddedClosedAndAddedAgain(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		hanoi := agencyByKey(t, e, "hanoi")
		_, err := e.AddContact(ctx, c.Admin, hanoi.ID, models.Contact{Email: "no address", Lang: "?", Purpose: "x"})
		wantProblems(t, "faults", err, "email: bad_address", "lang: not_a_choice", "name: required", "purpose: not_a_choice")
		contact := models.Contact{Email: "Registry@Hanoi.example", Name: "Văn thư", Lang: "vi", Purpose: models.PurposeAlerts}
		added, err := e.AddContact(ctx, c.Admin, hanoi.ID, contact)
		if err != nil || added.ID == 0 || added.Email != "registry@hanoi.example" {
			t.Fatal(added, err)
		}
		_, err = e.AddContact(ctx, c.Admin, hanoi.ID, contact)
		wantProblems(t, "the same address twice", err, "email: contact_there")
		if other, err := e.AddContact(ctx, c.Admin, agencyByKey(t, e, "hue").ID, contact); err != nil || other.ID == added.ID {
			t.Errorf("the same mailbox for another agency: %+v, %v", other, err)
		}
		if _, err := e.CloseContact(ctx, c.Office, added.ID); models.CodeOf(err) != models.CodeForbidden {
			t.Errorf("the office closed it: %v", err)
		}
		if at, err := e.CloseContact(ctx, c.Admin, added.ID); err != nil || at != hanoi.ID {
			t.Errorf("%d, %v", at, err)
		}
		if _, err := e.CloseContact(ctx, c.Admin, added.ID); models.CodeOf(err) != models.CodeNotFound {
			t.Errorf("closed twice: %v", err)
		}
		if again, err := e.AddContact(ctx, c.Admin, hanoi.ID, contact); err != nil || again.ID == added.ID {
			t.Errorf("entered again: %+v, %v", again, err)
		}
	})
}

func day(y int, m time.Month, d int) deadline.Date { return deadline.MustDate(y, m, d) }
