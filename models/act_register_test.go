package models_test

import (
	"strconv"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

func merger(on time.Month, d int, pairs ...string) models.ActInput {
	in := models.ActInput{TitleVi: "Hợp nhất", TitleEn: "Merger", LegalBasis: "202/2025/QH15", EffectiveOn: day(2025, on, d)}
	for i := 0; i+1 < len(pairs); i += 2 {
		in.Moves = append(in.Moves, models.TypedMove{From: pairs[i], To: pairs[i+1]})
	}
	return in
}

// TestActMovesAsItsPreviewSaid: two provinces and a ministry pass on what the preview counted, on the day
// and not before, and are closed.
func TestActMovesAsItsPreviewSaid(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		hue, caobang, mps, most := agencyByKey(t, e, "hue"), agencyByKey(t, e, "caobang"), agencyByKey(t, e, "mps"), agencyByKey(t, e, "most")
		child, err := e.CreateAgency(ctx, c.Admin, models.AgencyInput{Code: "D1", Kind: "department", NameVi: "Cục", NameEn: "Department", Parent: "mps"})
		if err != nil {
			t.Fatal(err)
		}
		named, err := e.CreateAgency(ctx, c.Admin, models.AgencyInput{Code: "TCT", Kind: models.KindGroup, NameVi: "Tổ", NameEn: "Group"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.ChangeGroup(ctx, c.Admin, named.ID, named.Version, models.GroupInput{MembersNamed: true, Members: []models.TypedMember{{Agency: "mps"}, {Agency: "hue"}}}); err != nil {
			t.Fatal(err)
		}
		before, err := e.Tally(ctx, c.Office, models.CountFilter{})
		if err != nil {
			t.Fatal(err)
		}
		in := merger(time.July, 1, "H57", "H14 Tỉnh Cao Bằng", "hanoi", "caobang", "Bộ công an", "most")
		p, err := e.PreviewAct(ctx, c.Office, in)
		if err != nil || len(p.Shares) != 3 || p.Total.Tasks != 3 || p.Total.Contacts != 1 || p.Total.People != 3 || p.Total.Groups != 2 || p.Total.Bottlenecks != 1 || p.Total.NextNotice.IsZero() {
			t.Fatalf("%+v, %v", p, err)
		}
		if x := p.Shares[0]; x.From.ID != hue.ID || x.To.ID != caobang.ID || x.Tasks != 1 || x.Contacts != 1 || x.People != 1 {
			t.Errorf("of Huế: %+v", x)
		}
		if acts, err := e.Acts(ctx, c.Admin); err != nil || len(acts) != 1 {
			t.Fatalf("the preview left %d acts, %v", len(acts), err)
		}
		a, err := e.RegisterAct(ctx, c.Office, in)
		if err != nil || a.AppliedAt != nil {
			t.Fatal(a, err)
		}
		if applied, err := e.ApplyActs(ctx, modelstest.System); err != nil || len(applied) != 0 {
			t.Fatalf("carried out ahead of its day: %+v, %v", applied, err)
		}
		e.Clock.Advance(4 * 24 * time.Hour)
		applied, err := e.ApplyActs(ctx, modelstest.System)
		if err != nil || len(applied) != 1 || applied[0].TasksMoved != p.Total.Tasks {
			t.Fatal(applied, err)
		}
		after := agencyByKey(t, e, "hue")
		if after.ValidTo != day(2025, time.June, 30) || after.Version != hue.Version+1 || agencyByKey(t, e, "hanoi").ValidOn(day(2025, time.July, 1)) {
			t.Errorf("Huế stands to %s", after.ValidTo)
		}
		if x := agencyByKey(t, e, child.Key); x.ParentID == nil || *x.ParentID != most.ID {
			t.Errorf("the department belongs to %v", x.ParentID)
		}
		for on, want := range map[time.Month][]int64{time.June: {hue.ID, mps.ID}, time.July: {most.ID, caobang.ID}} {
			g, err := e.Group(ctx, c.Admin, named.ID, day(2025, on, 5))
			if err != nil || len(g.In) != 2 || !has(g.In, want[0]) || !has(g.In, want[1]) {
				t.Errorf("in the group in %s: %+v, %v", on, g.In, err)
			}
		}
		if got, err := e.Tally(ctx, c.Office, models.CountFilter{}); err != nil || got.Total() != before.Total() {
			t.Errorf("%d tasks, had been %d, %v", got.Total(), before.Total(), err)
		}
		if rows := e.Rows(t, "SELECT agency_id FROM bottleneck_agencies"); len(rows) != 1 || rows[0][0] != strconv.FormatInt(most.ID, 10) {
			t.Errorf("the bottleneck is with %v", rows)
		}
		if full, err := e.ActInFull(ctx, c.Admin, a.ID); err != nil || full.Total.Tasks != p.Total.Tasks || len(full.Shares) != 3 {
			t.Errorf("%+v, %v", full, err)
		}
		if _, err := e.UndoAct(ctx, c.Admin, a.ID); models.CodeOf(err) != models.CodeWrongState {
			t.Errorf("undone after its day: %v", err)
		}
	})
}

func has(all []models.Agency, id int64) bool {
	for _, a := range all {
		if a.ID == id {
			return true
		}
	}
	return false
}

func TestActIsUndoneUntilItsDay(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		a, err := e.RegisterAct(ctx, c.Admin, merger(time.July, 1, "hue", "caobang"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.UndoAct(ctx, c.MOSTHead, a.ID); models.CodeOf(err) != models.CodeForbidden {
			t.Errorf("a ministry undid it: %v", err)
		}
		if undone, err := e.UndoAct(ctx, c.Office, a.ID); err != nil || undone.UndoneAt == nil {
			t.Fatal(undone, err)
		}
		if _, err := e.UndoAct(ctx, c.Office, a.ID); models.CodeOf(err) != models.CodeWrongState {
			t.Errorf("undone twice: %v", err)
		}
		e.Clock.Advance(30 * 24 * time.Hour)
		if applied, err := e.ApplyActs(ctx, modelstest.System); err != nil || len(applied) != 0 {
			t.Errorf("an undone act was carried out: %+v, %v", applied, err)
		}
		acts, err := e.Acts(ctx, c.Admin)
		if err != nil || len(acts) != 2 || acts[1].UndoneAt == nil {
			t.Errorf("%+v, %v", acts, err)
		}
		if again, err := e.RegisterAct(ctx, c.Office, merger(time.August, 1, "hue", "caobang")); err != nil || again.Key == a.Key {
			t.Errorf("registered anew: %+v, %v", again, err)
		}
	})
}

func TestActRegisteredLateIsCarriedOutAtOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		in := merger(time.June, 1, "hue", "caobang")
		_, err := e.RegisterAct(ctx, c.Office, in)
		wantProblems(t, "a day that is past", err, "late: act_in_the_past")
		in.Late = true
		a, err := e.RegisterAct(ctx, c.Office, in)
		if err != nil || a.AppliedAt == nil || a.TasksMoved != 1 || a.RegisteredOn != e.Today() {
			t.Fatalf("%+v, %v", a, err)
		}
		if x := agencyByKey(t, e, "hue"); x.ValidTo != day(2025, time.May, 31) {
			t.Errorf("Huế stands to %s", x.ValidTo)
		}
	})
}

func TestActFaults(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		ahead := merger(time.July, 15, "caobang", "hanoi")
		if _, err := e.RegisterAct(ctx, c.Office, ahead); err != nil {
			t.Fatal(err)
		}
		for _, x := range []struct {
			what string
			in   models.ActInput
			want []string
		}{
			{"nothing said", models.ActInput{}, []string{"effective_on: required", "legal_basis: required", "title_en: required", "title_vi: required"}},
			{"nobody moves", merger(time.July, 1), []string{"moves: moves_missing"}},
			{"unknown, and a group", merger(time.July, 1, "nobody", "ppcs"), []string{"moves.1: agency_is_group", "moves.1: unknown_agency"}},
			{"twice", merger(time.July, 1, "hue", "hanoi", "H57", "mps"), []string{"moves.2: source_twice"}},
			{"to itself", merger(time.July, 1, "hue", "hue"), []string{"moves.1: source_is_successor"}},
			{"in a ring", merger(time.July, 1, "hue", "hanoi", "hanoi", "hue"), []string{"moves.1: source_is_successor", "moves.2: source_is_successor"}},
			{"in a chain", merger(time.July, 1, "hue", "hanoi", "hanoi", "mps"), []string{"moves.1: source_is_successor"}},
			{"closed already", merger(time.July, 1, "mic_old", "most"), []string{"moves.1: agency_not_valid", "moves.1: source_in_act"}},
			{"leaves by another act", merger(time.August, 1, "caobang", "hue"), []string{"moves.1: source_in_act"}},
			{"to one that is gone by then", merger(time.August, 1, "hue", "caobang"), []string{"moves.1: agency_not_valid"}},
		} {
			_, err := e.PreviewAct(ctx, c.Office, x.in)
			wantProblems(t, "preview, "+x.what, err, x.want...)
			_, err = e.RegisterAct(ctx, c.Office, x.in)
			wantProblems(t, "register, "+x.what, err, x.want...)
		}
		for _, who := range []models.Actor{c.WorkingGroup, c.MOSTHead, c.Viewer, c.Nobody} {
			if _, err := e.RegisterAct(ctx, who, merger(time.July, 1, "hue", "hanoi")); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("%s registered an act: %v", who.Name, err)
			}
			if _, err := e.PreviewAct(ctx, who, merger(time.July, 1, "hue", "hanoi")); models.CodeOf(err) != models.CodeForbidden {
				t.Errorf("%s previewed an act: %v", who.Name, err)
			}
		}
	})
}
